"""One layer for each category, and one for what has no place: the published layers, filtered."""

import json

from flask import Blueprint, Response, request

from layers import Query
from layers.errors import QueryError
from mapapp.answers import GEOJSON, answer
from mapapp.asking import asked
from mapapp.errors import LayerUnknownError
from mapapp.served import served

blueprint = Blueprint("category_layers", __name__)
UNLOCATED = "unlocated"


@blueprint.get("/layers/<name>.geojson")
def show(name: str) -> Response:
    """Answer the features of one category that have a place; or, of all categories, those that have none."""
    if name == UNLOCATED:
        return answer(_features(asked(), located=False), GEOJSON)
    if name not in served().words.section("category"):
        raise LayerUnknownError(name)
    if "category" in request.args:
        raise QueryError("category", request.args["category"], "no category, as the address names one")
    return answer(_features(asked(fixed={"category": name}), located=True), GEOJSON)


def _features(query: Query, *, located: bool) -> bytes:
    """Give a collection of features that have a geometry, or of those that have none."""
    features = [one for one in served().store.query(query) if (json.loads(one)["geometry"] is not None) == located]
    return b'{"type":"FeatureCollection","features":[' + b",".join(features) + b"]}"
