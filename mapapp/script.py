"""The script and the style that folium renders, as files."""

from flask import Blueprint, Response, request

from mapapp.answers import IMMUTABLE, REVALIDATE, answer, etag_of
from mapapp.asking import none_asked
from mapapp.served import served

blueprint = Blueprint("script", __name__)


@blueprint.get("/map.js")
def show_script() -> Response:
    """Answer the map's script."""
    return _show(served().drawing.script, "text/javascript")


@blueprint.get("/map.css")
def show_style() -> Response:
    """Answer the map's style."""
    return _show(served().drawing.style, "text/css")


def _show(body: bytes, mimetype: str) -> Response:
    none_asked(besides={"v"})
    name = etag_of(body)
    return answer(body, mimetype, etag=name, cache=IMMUTABLE if request.args.get("v") == name else REVALIDATE)
