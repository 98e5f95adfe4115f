"""The page: map, list and filters. Whole without a script, but for the map."""

import json
from typing import Any

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from layers import Query
from mapapp.answers import answer, etag_of
from mapapp.asking import asked
from mapapp.errors import ProjectUnknownError
from mapapp.roll import Roll
from mapapp.served import served

blueprint = Blueprint("home", __name__)
OWN = frozenset({"project", "at"})
"""Parameters of the page itself: the project that is open, and the view of the map."""
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
    shown = {json.loads(feature)["properties"]["id"] for feature in parts.store.query(query)}
    chosen = _chosen()
    return {
        "roll": roll,
        "shown": shown,
        "unlocated": sum(row.id in shown and not row.located for row in roll.rows),
        "facets": parts.store.facets(query),
        "chosen": chosen,
        "chosen_years": _years(chosen["year"], roll),
        "statuses": {row.properties["status"] or "none" for row in roll.rows},
        "finished_before": finished_before(parts.coverage["as_of"]),
        "browser_words": parts.words.for_browser(),
        # folium rendered it from no word of any document
        "map_element": Markup(parts.drawing.html),  # noqa: S704
        "script_version": etag_of(parts.drawing.script),
        "style_version": etag_of(parts.drawing.style),
    }


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
