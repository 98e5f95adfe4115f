"""Places for the search field, and where a point lies."""

from flask import Blueprint, Response, request

from layers import Search, Spot
from layers.errors import QueryError
from mapapp.answers import GEOJSON, answer
from mapapp.languages import PARAMETER
from mapapp.served import served

blueprint = Blueprint("geocode", __name__)
LISTS = frozenset({"district"})
"""Parameters that may be given several times, as a form sends them, and may be empty."""


@blueprint.get("/geocode")
def search() -> Response:
    """Answer what a text may mean while it is typed, best first; nothing found is an empty collection and a reason."""
    return answer(served().finder.search(Search.parse(_asked())), GEOJSON)


@blueprint.get("/reverse")
def reverse() -> Response:
    """Answer the district and village of a point; outside the city they are null, and a reason says so."""
    return answer(served().finder.whereabouts(Spot.parse(_asked())), "application/json")


def _asked() -> dict[str, str]:
    """Read the current request's parameters.

    Raises
    ------
    layers.errors.QueryError
        If one that has one value is given twice.
    """
    given = {}
    for name, texts in request.args.lists():
        if name == PARAMETER:
            continue
        if len(texts) > 1 and name not in LISTS:
            raise QueryError(name, "、".join(texts), "this parameter once")
        given[name] = ",".join(filter(None, texts))
    return given
