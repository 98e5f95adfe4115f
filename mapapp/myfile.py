"""A reader's own file over the works: compared with them, drawn, and not kept."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request
from flask.blueprints import BlueprintSetupState

from layers.errors import OverlayError, QueryError
from layers.myfile import Wanted, compare
from layers.myfile.compare import SUFFIXES
from layers.near import EXPECTED_RADIUS, MOST_M
from layers.numbers import parse_numbers
from layers.overlays.limits import Limits
from layers.overlays.read import Told
from mapapp.answers import answer
from mapapp.asking import none_asked
from mapapp.myfile_told import told_of
from mapapp.refused import say_refused
from mapapp.served import KEY, served
from mapapp.settings import Settings
from mapapp.uploading import Desk, Upload, receive

blueprint = Blueprint("myfile", __name__)
DESK = "worksmap.myfile"
FIELD = "file"
DISTANCES = (50, 100, 250, 500, 1_000)
USUAL = 100
"""Metres within which a work is told when nothing else is asked: across the street and round the corner."""
SYSTEMS = ("EPSG:3826", "EPSG:3828", "EPSG:4326")
"""Of files that say nothing of it: TWD97 and TWD67 (zone 121), and degrees."""
FORM: dict[str, Any] = {"suffixes": SUFFIXES, "distances": DISTANCES, "usual": USUAL, "systems": SYSTEMS}


@blueprint.record
def _open(state: BlueprintSetupState) -> None:
    state.app.extensions[DESK] = Desk(state.app.extensions[KEY].settings.myfile_at_once)
    state.app.jinja_env.globals["myfile_form"] = FORM


@blueprint.get("/myfile")
def show() -> Response:
    """Answer the form, for who has no script."""
    none_asked()
    return answer(render_template("myfile.html", size_mb=served().settings.myfile_mb).encode(), "text/html")


@blueprint.post("/myfile")
def compare_file() -> Response:
    """Compare the file that is sent with the works, as JSON or as a page; nothing of it is kept."""
    none_asked()
    settings = served().settings
    with current_app.extensions[DESK].seat():
        upload = receive(FIELD, settings.myfile_mb, settings.myfile_seconds)
        try:
            wanted = _wanted(upload, settings)
            told = told_of(compare(wanted), wanted)
        except OverlayError as error:
            if not _is_page():
                raise
            return _answered({"refused": say_refused(served().words, str(error))}, 400)
    return _answered({"told": told}, 200)


def _is_page() -> bool:
    return request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"


def _answered(content: dict[str, Any], status: int) -> Response:
    if _is_page():
        body, mimetype = render_template("myfile.html", size_mb=served().settings.myfile_mb, **content), "text/html"
    else:
        body, mimetype = json.dumps(content["told"], ensure_ascii=False, separators=(",", ":")), "application/json"
    response = Response(body, status=status, mimetype=mimetype)
    response.headers["Cache-Control"] = "no-store"
    return response


def _wanted(upload: Upload, settings: Settings) -> Wanted:
    words = {"distance": str(USUAL), "crs": ""} | {name: text for name, text in upload.words.items() if text}
    for name, text in words.items():
        if name not in ("distance", "crs"):
            raise QueryError(name, text, "no such parameter at this address")
    if words["crs"] and words["crs"] not in SYSTEMS:
        raise QueryError("crs", words["crs"], f"one of {', '.join(SYSTEMS)}")
    if not upload.name:
        raise OverlayError("expected a file, none was sent")
    return Wanted(
        name=upload.name,
        data=upload.data,
        distance_m=_distance(words["distance"]),
        edition=settings.edition,
        told=Told(crs=words["crs"]),
        limits=_limits(settings),
    )


def _distance(text: str) -> float:
    numbers = parse_numbers("distance", text, EXPECTED_RADIUS)
    if len(numbers) != 1 or not 0 < numbers[0] <= MOST_M:
        raise QueryError("distance", text, EXPECTED_RADIUS)
    return numbers[0]


def _limits(settings: Settings) -> Limits:
    return Limits(
        size_mb=settings.myfile_mb,
        unpacked_mb=settings.myfile_unpacked_mb,
        features=settings.myfile_features,
        positions=settings.myfile_positions,
        depth=settings.myfile_depth,
        seconds=settings.myfile_seconds,
        memory_mb=settings.myfile_memory_mb,
    )
