"""The page: map, list and filters. Whole without a script, but for the map."""

import json
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from layers import Query
from layers.nearby import Nearby
from layers.query import RECENT
from layers.view import BY_DISTANCE, USUAL, View
from layers.viewed import Viewed
from mapapp.answers import answer, etag_of
from mapapp.asking import asked
from mapapp.errors import ProjectUnknownError
from mapapp.languages import PARAMETER, spoken
from mapapp.nearby import told
from mapapp.places import PLACE, Candidate, candidates, typed
from mapapp.roll import Roll, Row
from mapapp.served import served

blueprint = Blueprint("home", __name__)
CONTEXT = frozenset({"overlay", "service", "sensors", "analysis"})
"""What may lie beside the works on the map: the page's script reads it, and says what of it there is not."""
OWN = frozenset({"project", "at", "from", PLACE, *CONTEXT})
"""Parameters of the page itself: the project that is open, the view of the map, the rows of a long list, the name of a
place, and what lies beside the works."""
LISTS = ("category", "status", "phase", "year", "district", "q")


@blueprint.get("/")
def show() -> Response:
    """Answer the page, as the address says it; a place that is typed there is asked about, if only one can be meant."""
    text = typed()
    query = _meant(text)
    found = candidates(text) if text else []
    if len(found) == 1 and found[0].is_sound:
        return Response(status=303, headers={"Location": found[0].url})
    project = request.args.get("project")
    if project and served().store.get(project) is None:
        raise ProjectUnknownError(project)
    if not request.args.keys() - {PARAMETER}:
        body, packed = _unasked(query)
        return answer(body, "text/html", packed=packed)
    content = _content(query) | ({"nearby": _ambiguous(text, found), "found_places": found} if text else {})
    return answer(render_template("home.html", **content).encode(), "text/html")


def _unasked(query: Query) -> tuple[bytes, bytes]:
    """Write the page that asks nothing, which most readers open first, once for each edition and language."""
    press, edition = served().press, served().store.edition
    return press.made(f"home/{spoken()}", edition, lambda: render_template("home.html", **_content(query)).encode())


def _meant(text: str | None) -> Query:
    """Read the query. What was finished long ago is asked for here, and nowhere else, by saying so."""
    # a form sends its radius with and without a place, and with a new place the one that it was asked about before
    void = {"near", "radius"} if text else {"radius"} if PLACE in request.args and "near" not in request.args else set()
    query = asked(besides=OWN | void)
    return query if request.args.get("finished") else replace(query, finished=RECENT)


def _ambiguous(text: str, found: list[Candidate]) -> dict[str, str]:
    words = served().words
    said = words("near.which", q=text, n=len(found)) if found else words("ask.none", q=text)
    return {"sentence": said, "note": ""}


def _content(query: Query) -> dict[str, Any]:
    parts = served()
    roll = parts.rolls.of(parts.store)
    seen = parts.store.view(query, _view(query, roll))
    found = parts.store.nearby(query) if query.near else None
    chosen = _chosen()
    return {
        "roll": roll,
        "seen": seen,
        "rows": _rows(query, roll, seen, found),
        "nearby": found and told(query, found),
        "hidden_finished": seen.old,
        "first": _first(),
        "facets": seen.facets,
        "chosen": chosen,
        "chosen_years": _years(chosen["year"], roll),
        "finished_before": parts.store.finished_before,
        "settings": parts.settings,
        "browser_words": parts.words.for_browser(),
        # folium rendered it from no word of any document
        "map_element": Markup(parts.drawing.html),  # noqa: S704
        "map_scripts": [*map(parts.assets.url, parts.drawing.scripts), f"/map.js?v={etag_of(parts.drawing.script)}"],
        "style_version": etag_of(parts.drawing.style),
    }


def _first() -> int:
    """Give how many rows the address leaves out before the first."""
    return View.parse({"from": request.args["from"]} if "from" in request.args else {}).first


def _view(query: Query, roll: Roll) -> View:
    if not roll.crowded:
        return View(rows=0)
    return View(first=_first(), sort=BY_DISTANCE if query.near else USUAL)


def _rows(query: Query, roll: Roll, seen: Viewed, found: Nearby | None) -> list[tuple[Row, bool]]:
    """List rows, and whether each is meant: of a crowd some of those that are, otherwise all, those near first."""
    if roll.crowded:
        return [(Row.read(feature, metres), True) for feature, metres in seen.page]
    if found is None:
        shown = {json.loads(feature)["id"] for feature in served().store.query(query)}
        return [(row, row.id in shown) for row in roll.rows]
    far = {one.id: one.metres for one in found.within}
    by_id = {row.id: row for row in roll.rows}
    near = [(replace(by_id[name], metres=metres), True) for name, metres in far.items() if name in by_id]
    return [*near, *((row, False) for row in roll.rows if row.id not in far)]


def _chosen() -> dict[str, list[str]]:
    """Values that the address names; they are sound, as the query was parsed from them."""
    texts = {name: ",".join(request.args.getlist(name)) for name in LISTS}
    values = {name: [value.strip() for value in text.split(",") if value.strip()] for name, text in texts.items()}
    return values | {"q": [texts["q"]] if texts["q"] else []}


def _years(tokens: list[str], roll: Roll) -> set[int]:
    spans = [text.split("..") for text in tokens if text != "none"]
    return {year for year in roll.years for span in spans if int(span[0]) <= year <= int(span[-1])}
