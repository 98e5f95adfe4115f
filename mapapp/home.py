"""The page: map, list and filters. Whole without a script, but for the map."""

import json
from typing import Any

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from layers import Query
from layers.view import BY_DISTANCE, USUAL, View
from layers.viewed import Viewed
from mapapp.answers import answer, etag_of
from mapapp.asking import asked
from mapapp.errors import ProjectUnknownError
from mapapp.roll import Roll, Row
from mapapp.served import served

blueprint = Blueprint("home", __name__)
OWN = frozenset({"project", "at", "from"})
"""Parameters of the page itself: the project that is open, the view of the map, and the rows of a long list."""
RECENT_YEARS = 2
LISTS = ("category", "status", "phase", "year", "district", "q")


@blueprint.get("/")
def show() -> Response:
    """Answer the page, as the address says it."""
    query = asked(besides=OWN)
    parts = served()
    project = request.args.get("project")
    if project and parts.store.get(project) is None:
        raise ProjectUnknownError(project)
    return answer(render_template("home.html", **_content(query)).encode(), "text/html")


def _content(query: Query) -> dict[str, Any]:
    parts = served()
    roll = parts.rolls.of(parts.store)
    seen = parts.store.view(query, _view(query, roll))
    chosen = _chosen()
    return {
        "roll": roll,
        "seen": seen,
        "rows": _rows(query, roll, seen),
        "first": _first(),
        "facets": seen.facets,
        "chosen": chosen,
        "chosen_years": _years(chosen["year"], roll),
        "finished_before": finished_before(parts.coverage["as_of"]),
        "browser_words": parts.words.for_browser(),
        # folium rendered it from no word of any document
        "map_element": Markup(parts.drawing.html),  # noqa: S704
        "script_version": etag_of(parts.drawing.script),
        "style_version": etag_of(parts.drawing.style),
    }


def _first() -> int:
    """Give how many rows the address leaves out before the first."""
    return View.parse({"from": request.args["from"]} if "from" in request.args else {}).first


def _view(query: Query, roll: Roll) -> View:
    if not roll.crowded:
        return View(rows=0)
    return View(first=_first(), sort=BY_DISTANCE if query.near else USUAL)


def _rows(query: Query, roll: Roll, seen: Viewed) -> list[tuple[Row, bool]]:
    """List rows, and whether each is meant: of a crowd some of those that are, otherwise all."""
    if roll.crowded:
        return [(Row.read(feature, metres), True) for feature, metres in seen.page]
    shown = {json.loads(feature)["id"] for feature in served().store.query(query)}
    return [(row, row.id in shown) for row in roll.rows]


def _chosen() -> dict[str, list[str]]:
    """Values that the address names; they are sound, as the query was parsed from them."""
    texts = {name: ",".join(request.args.getlist(name)) for name in LISTS}
    values = {name: [value.strip() for value in text.split(",") if value.strip()] for name, text in texts.items()}
    return values | {"q": [texts["q"]] if texts["q"] else []}


def finished_before(as_of: str) -> int:
    """Give the year before which a work that is done was finished long ago."""
    return int(as_of[:4]) - RECENT_YEARS


def _years(tokens: list[str], roll: Roll) -> set[int]:
    spans = [text.split("..") for text in tokens if text != "none"]
    return {year for year in roll.years for span in spans if int(span[0]) <= year <= int(span[-1])}
