"""Live sensors as the last snapshot has them: a page, and data for the map. No request here asks a feed."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, render_template

from mapapp.answers import GEOJSON, answer
from mapapp.asking import none_asked
from mapapp.languages import spoken
from mapapp.sensed import Sensed
from mapapp.served import served

blueprint = Blueprint("sensors", __name__)
STEP_S = 15
"""Answers are written anew after so many seconds, however many ask: nobody sees states from one minute to the next."""


@blueprint.get("/sensors")
def show() -> Response:
    """Answer every station with its value, its time and its state, as tables."""
    is_on = served().sensors.is_on
    return _once("html", "text/html", lambda sensed: render_template("sensors.html", sensed=sensed, is_on=is_on))


@blueprint.get("/sensors.json")
def feeds() -> Response:
    """Answer how each feed is: when it answered, how many stations are in which state."""
    return _once("json", "application/json", lambda sensed: _written(_head(sensed)))


@blueprint.get("/sensors.geojson")
def stations() -> Response:
    """Answer every station as a point."""
    return _once("geojson", GEOJSON, lambda sensed: _written(_collection(sensed)))


def _once(name: str, mimetype: str, make: Callable[[Sensed | None], str]) -> Response:
    """Answer what is written once for each snapshot, step of time and language."""
    none_asked()
    sensed = _sensed()
    version = f"{served().store.edition}/{sensed.snapshot.written}/{sensed.now}" if sensed else served().store.edition
    body, packed = served().press.made(f"sensors.{name}/{spoken()}", version, lambda: make(sensed).encode())
    response = answer(body, mimetype, packed=packed)
    response.vary.update(["Accept-Language", "Cookie"])
    return response


def _sensed() -> Sensed | None:
    snapshot = served().sensors.snapshot()
    now = datetime.now(UTC)
    now = now.replace(second=now.second // STEP_S * STEP_S, microsecond=0)
    return Sensed(snapshot, max(now, snapshot.written), served().words) if snapshot else None


def _head(sensed: Sensed | None) -> dict[str, Any]:
    if sensed:
        return sensed.head()
    is_on = served().sensors.is_on
    return {"on": is_on, "said": served().words("sensors.none" if is_on else "sensors.off"), "feeds": []}


def _collection(sensed: Sensed | None) -> dict[str, Any]:
    told = [(feed, one) for feed in sensed.snapshot.feeds for one in feed.readings] if sensed else []
    features = [
        {
            "type": "Feature",
            "id": f"{feed.feed}/{one.station}",
            "geometry": {"type": "Point", "coordinates": [one.lon, one.lat]},
            "properties": sensed.reading(feed, one),
        }
        for feed, one in told
        if sensed
    ]
    return {"type": "FeatureCollection", **_head(sensed), "features": features}


def _written(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
