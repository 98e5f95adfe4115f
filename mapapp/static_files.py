"""The files that the page loads."""

from flask import Blueprint, Response, abort

from mapapp.answers import IMMUTABLE, REVALIDATE, answer
from mapapp.served import served

blueprint = Blueprint("static", __name__)


@blueprint.get("/static/<path:path>")
def show(path: str) -> Response:
    """Give a file: for good under its version, otherwise to be asked for again."""
    assets = served().assets
    version, _, rest = path.partition("/")
    named = version.startswith("v-")
    asset = assets.get(rest if named else path)
    if asset is None:
        abort(404)
    cache = IMMUTABLE if version == assets.version else REVALIDATE
    return answer(asset.body, asset.mimetype, cache=cache, packed=asset.packed)


@blueprint.get("/favicon.ico")
def icon() -> Response:
    """Give the icon to browsers that ask for it at its old address."""
    return show("img/favicon.svg")
