"""What lets the page open without a network, and stand among a phone's own applications."""

import json
from typing import Any

from flask import Blueprint, Response, render_template

from layers.errors import EditionError
from mapapp.answers import answer, etag_of
from mapapp.asking import none_asked
from mapapp.languages import LANGUAGES, PARAMETER
from mapapp.served import Served, served

blueprint = Blueprint("offline", __name__)
WORKER = "built/worker.js"
CONTEXT = "built/context.js"
"""Kept when it is first used: most readers never open what lies beside the works."""
LICENCES = "built/LICENCES.txt"
SURFACE, PAPER = "#fffefb", "#f4f3ee"
"""``--surface`` and ``--paper`` of ``static/css/tokens.css``: what a phone paints round the page."""
ICONS = {"img/icon.svg": "any", "img/icon-192.png": "192x192", "img/icon-512.png": "512x512"}
"""Picture to its size, as the manifest writes it. Each keeps to the middle, so that any mask may cut its corners."""


@blueprint.get("/sw.js")
def worker() -> Response:
    """Answer the service worker: what it is to keep, then its script.

    It changes with the edition and with every change of a file, so browsers that ask for it, as they do with every
    visit, fetch anew what they keep.
    """
    none_asked()
    parts = served()
    known = json.dumps(_kept(parts), ensure_ascii=False, sort_keys=True)
    body = f"self.kept = {known};\n".encode() + parts.assets.body(WORKER)
    return answer(body, "text/javascript")


@blueprint.get("/offline")
def away() -> Response:
    """Answer the page that is shown in place of one that has not been kept."""
    none_asked()
    return answer(render_template("offline.html").encode(), "text/html")


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    """Answer what a phone asks that puts the page among its applications (https://www.w3.org/TR/appmanifest/)."""
    none_asked()
    words, asset = served().words, served().assets.url
    said = {
        "name": words("site.name"),
        "short_name": words("site.name"),
        "description": words("site.lead"),
        "lang": words.language,
        "dir": "ltr",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": SURFACE,
        "background_color": PAPER,
        "icons": [
            {"src": asset(path), "sizes": size, "type": _type(path), "purpose": "any maskable"}
            for path, size in ICONS.items()
        ],
    }
    body = json.dumps(said, ensure_ascii=False).encode()
    return answer(body, "application/manifest+json")


def shown() -> dict[str, Any]:
    """Give what a page knows of itself when the network goes: its edition, the data's day, and what to say.

    Where the edition cannot be read, both are empty: a page that says so needs neither.
    """
    parts = served()
    said = parts.words.section("offline")
    words = {name: said[name] for name in ("away", "back", "newer", "renew")}
    try:
        return {"edition": parts.store.edition, "as_of": parts.coverage["as_of"], "words": words}
    except EditionError:
        return {"edition": "", "as_of": "", "words": words}


def _type(path: str) -> str:
    return "image/svg+xml" if path.endswith(".svg") else "image/png"


def _kept(parts: Served) -> dict[str, Any]:
    """Name what the worker keeps from the first visit on, and what it says where it has nothing."""
    files, pages = _files(parts), _pages(parts)
    words = {language: catalogue.section("offline") for language, catalogue in parts.catalogues.items()}
    known = {
        "files": files,
        "pages": pages,
        "away": {language: f"/offline?{PARAMETER}={language}" for language in LANGUAGES},
        "words": {
            language: {name: said[name] for name in ("title", "geocode", "nearby", "other")}
            for language, said in words.items()
        },
    }
    return known | {"version": etag_of(parts.store.edition, json.dumps(known, sort_keys=True))}


def _files(parts: Served) -> list[str]:
    """List what never changes under its address."""
    asset, drawing = parts.assets.url, parts.drawing
    scripts = {*parts.assets.under("built"), *drawing.scripts} - {WORKER, CONTEXT, LICENCES}
    files = [asset(path) for path in ("site.css", "img/favicon.svg", *sorted(scripts))]
    made = {"/map.css": drawing.style, "/map.js": drawing.script}
    return files + [f"{address}?v={etag_of(body)}" for address, body in made.items()]


def _pages(parts: Served) -> list[str]:
    """List the page and its data; of a crowd the server has the data."""
    data = [] if parts.rolls.of(parts.store).crowded else ["/projects.geojson"]
    return ["/", *data, "/base/districts.geojson", "/base/neighbours.geojson"]
