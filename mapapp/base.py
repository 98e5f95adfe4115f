"""The base of the map: districts, the neighbouring counties, and the lines that run through the city today."""

from flask import Blueprint, Response

from mapapp.answers import GEOJSON, answer, etag_of
from mapapp.asking import none_asked
from mapapp.errors import LayerUnknownError
from mapapp.served import served

blueprint = Blueprint("base", __name__)
BASES = frozenset({"districts", "neighbours", "lines"})


@blueprint.get("/base/<name>.geojson")
def show(name: str) -> Response:
    """Answer polygons or lines with a property ``name``, CRS84."""
    none_asked()
    if name not in BASES:
        raise LayerUnknownError(name)
    store, press = served().store, served().press
    body, packed = press.made(f"base/{name}", store.edition, lambda: store.asset(f"base/{name}.geojson"))
    return answer(body, GEOJSON, etag=etag_of(body), packed=packed, cache="public, max-age=86400")
