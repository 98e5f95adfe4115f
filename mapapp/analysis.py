"""Works over overlays: a page that asks and answers without a script, and the same as files."""

from __future__ import annotations

import json
from typing import Any, BinaryIO
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, render_template, request

from layers.analysis.asked import Asked, whole
from layers.analysis.roles import found
from layers.errors import EditionError
from layers.export.crs import WGS84, parse_crs
from mapapp.analysis_forms import forms
from mapapp.analysis_job import FORMS, Wanted
from mapapp.analysis_table import LISTED, table
from mapapp.answers import answer
from mapapp.asking import given, none_asked
from mapapp.errors import PrintOutdatedError
from mapapp.handout import TRIES, Handout, hand_out
from mapapp.languages import spoken
from mapapp.served import served
from mapapp.words import Words

blueprint = Blueprint("analysis", __name__)
KIND, TOP, CRS = "kind", "top", "crs"
ON_MAP = 200
"""Places that the map draws of a result: the first of them."""
MOST_TOP = 100_000


@blueprint.get("/analysis")
def show() -> Response:
    """Answer what can be analysed here; and, where an analysis is asked for, what was found."""
    parts = served()
    sound, _ = parts.overlays.sound()
    content: dict[str, Any] = {"result": None}
    if request.args.get(KIND):
        content = _found(Asked.parse(request.args[KIND], given(besides={KIND})))
    else:
        none_asked(besides={KIND})
    content["forms"] = forms([one.shown for one in sound], request.args, parts.words)
    response = answer(render_template("analysis.html", **content).encode(), "text/html")
    response.vary.update(["Accept-Language", "Cookie"])
    return response


@blueprint.get("/analysis/<kind>.geojson", defaults={"form": "geojson"})
@blueprint.get("/analysis/<kind>.csv", defaults={"form": "csv"})
@blueprint.get("/analysis/<kind>.gpkg", defaults={"form": "gpkg"})
@blueprint.get("/analysis/<kind>.json", defaults={"form": "json"})
def file(kind: str, form: str) -> Response:
    """Answer an analysis as a file."""
    own = {TOP} if form != "gpkg" else {CRS}
    asked = Asked.parse(kind, given(besides=own))
    top = whole(TOP, request.args[TOP], MOST_TOP) if TOP in own and request.args.get(TOP) else None
    crs = parse_crs(request.args.get(CRS) or WGS84) if CRS in own else WGS84

    def of(edition: str) -> Handout:
        wanted = _wanted(asked, edition, form, crs, top)
        make = lambda: served().analyst.file(wanted)  # noqa: E731
        return Handout(wanted.name, FORMS[form], _saved(asked, form), speaks=True, make=make)

    return hand_out(of)


def _wanted(asked: Asked, edition: str, form: str, crs: str = WGS84, top: int | None = None) -> Wanted:
    """Name what is wanted; an overlay that is not there, or does not fit, is told before anything is made."""
    overlays = tuple(one.shown.name for one in found(asked, served().overlays))
    texts = tuple(sorted(asked.texts.items()))
    return Wanted(edition, overlays, spoken(), asked.kind, texts, form, crs, top)


def _found(asked: Asked) -> dict[str, Any]:
    """Give what the page tells of a result."""
    with _made(asked) as body:
        result = json.load(body)
    overlays = [one.shown for one in found(asked, served().overlays)]
    query = urlencode(asked.texts, safe=",")
    return {
        "result": result,
        "asked": asked,
        "table": table(result, overlays, served().words),
        "listed": LISTED,
        "query": query,
        "on_map": quote(f"{asked.kind}?{query}", safe=""),
        "most_on_map": ON_MAP,
    }


def _made(asked: Asked) -> BinaryIO:
    for _ in range(TRIES):
        try:
            return served().analyst.file(_wanted(asked, served().store.edition, "json"))
        except PrintOutdatedError:
            continue
    raise EditionError("the edition was replaced again and again while an analysis of it was made")


def _saved(asked: Asked, form: str) -> str:
    """Say under which name it is saved, in ASCII too."""
    plain, full = (_name(asked, form, words) for words in (served().catalogues["en"], served().words))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full, safe='')}"


def _name(asked: Asked, form: str, words: Words) -> str:
    kind = words(f"analysis.{asked.kind}") if words.language != "en" else str(asked.kind)
    return f"{words('analysis.file_name', kind=kind, as_of=served().coverage['as_of'])}.{form}"
