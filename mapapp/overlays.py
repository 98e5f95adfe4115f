"""Overlays as a page's script reads them: a list, few features as GeoJSON, many as tiles by ranges."""

import json
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response

from layers.errors import OverlayUnreadableError, QueryError
from layers.overlays import Shown
from layers.overlays.form import form_of
from layers.overlays.shelf import Overlay
from mapapp.answers import GEOJSON, REVALIDATE, answer, etag_of
from mapapp.asking import none_asked
from mapapp.errors import LayerUnknownError
from mapapp.following import site
from mapapp.languages import spoken
from mapapp.overlaid import called, caution, class_words, described, kind_of, rain
from mapapp.ranges import ranged
from mapapp.served import served
from mapapp.words import Words

blueprint = Blueprint("overlays", __name__)
PMTILES = "application/vnd.pmtiles"


@blueprint.get("/overlays")
def listed() -> Response:
    """List all overlays, those that cannot be read by their id alone."""
    none_asked()
    parts = served()
    sound, broken = parts.overlays.sound()
    overlays = []
    for one in sound:
        try:
            overlays.append(_told(one, parts.words))
        except OverlayUnreadableError:
            broken.append(one.shown.about.id)
    body = {"overlays": overlays, "unreadable": sorted(broken)}
    response = answer(_written(body), "application/json")
    response.vary.update(["Accept-Language", "Cookie"])
    return response


@blueprint.get("/overlays/<name>.geojson")
def features(name: str) -> Response:
    """Answer all features of an overlay that has few of them."""
    none_asked()
    one = _found(name)
    if not one.shown.packed:
        raise QueryError("overlay", name, f"an overlay that is small enough; ask for {_path(name)}.pmtiles")
    head = {"type": "FeatureCollection", **_beside(one.shown)}
    body = b"".join((_written(head)[:-1], b',"features":[\n', b",\n".join(one.features()), b"\n]}\n"))
    response = answer(body, GEOJSON, etag=etag_of(one.shown.name, spoken()))
    response.vary.update(["Accept-Language", "Cookie"])
    return response


@blueprint.get("/overlays/<name>.pmtiles")
def tiles(name: str) -> Response:
    """Answer the tiles' archive, or the range of it that is asked for."""
    none_asked()
    one = _found(name)
    if not one.shown.tiles:
        raise QueryError("overlay", name, f"an overlay that has tiles; ask for {_path(name)}.geojson")
    response = ranged(one.tiles, one.shown.tiles, PMTILES, one.shown.name)
    response.headers["Cache-Control"] = REVALIDATE
    return response


def _found(name: str) -> Overlay:
    found = served().overlays.find(name)
    if found is None:
        raise LayerUnknownError(name)
    return found


def _told(stored: Overlay, words: Words) -> dict[str, Any]:
    one, about = stored.shown, stored.shown.about
    form, ending = ("geojson", ".geojson") if one.packed else ("tiles", ".pmtiles")
    return {
        "id": about.id,
        **_beside(one),
        "called": called(about, words),
        "description": described(one, words),
        "kind": about.kind,
        "kind_words": kind_of(about.kind, words),
        **({"scenario_words": rain(about.scenario, words)} if about.scenario else {}),
        "shape": form_of(stored),
        "size": one.packed or one.tiles,
        "count": one.count,
        "in_city": one.in_city,
        "extent": one.extent,
        "classes": [dict(each) | {"words": class_words(each, words)} for each in one.classes],
        "class_field": one.field,
        "sha256": one.sha256,
        "added": one.added,
        "notes": dict(one.notes),
        "data": {form: f"{_path(about.id)}{ending}", "items": f"{site()}ogc/collections/{quote(about.id)}/items"},
    }


def _beside(one: Shown) -> dict[str, str]:
    about = one.about
    said = {"title": about.title, "source": about.source, "date": about.date, "scenario": about.scenario}
    said["caution"] = caution(about.kind, served().words)
    return {name: text for name, text in said.items() if text}


def _path(name: str) -> str:
    return f"/overlays/{quote(name)}"


def _written(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
