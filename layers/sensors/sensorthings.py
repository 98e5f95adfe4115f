"""Feeds of OGC SensorThings: data streams, each with its thing, the thing's place, and its last observation.

https://docs.ogc.org/is/18-088/18-088.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from layers.errors import FeedError, shown
from layers.sensors.adapters import rules
from layers.sensors.failure import Failure
from layers.sensors.gathering import Gathered
from layers.sensors.reading import Fault, Kind, Reading
from layers.sensors.rows import Ask, judged, text
from layers.sensors.values import read_place, read_time, read_value
from layers.sensors.wanted import Feed

EXPAND = "Thing,Thing/Locations,Observations($orderby=phenomenonTime desc;$top=1)"
PAGE = 100
MOST_PAGES = 60
"""With `PAGE` more stations than `layers.sensors.gathering.MOST_READINGS`; what has more pages goes in circles."""
NUMBERS = ("stationID", "stationId", "station_id", "stationNo", "stationCode")
"""Properties under which 民生公共物聯網's services number a station."""
NEXT = "@iot.nextLink"
PLAIN = "$(),;=/'"
"""Signs of a question that services want as they are."""


def read_sensorthings(feed: Feed, ask: Ask, now: datetime) -> Gathered:
    """Ask a SensorThings service for its data streams, page by page, and read them.

    Raises
    ------
    FeedError
        If it does not answer, with something else, or leads to another service.
    """
    gathered = Gathered(now)
    for stream in _streams(feed, ask):
        gathered.add(_reading(stream, feed.kind, now))
    return gathered


def _streams(feed: Feed, ask: Ask) -> Iterator[Mapping[str, Any]]:
    base = feed.url.rstrip("/") + "/Datastreams"
    asked = {"$expand": EXPAND, "$top": PAGE} | ({"$filter": feed.filter} if feed.filter else {})
    question = urlencode(asked, quote_via=quote, safe=PLAIN)
    for _ in range(MOST_PAGES):
        page = ask(f"{base}?{question}")
        if not isinstance(page, dict) or not isinstance(page.get("value"), list):
            raise FeedError(Failure.SHAPE, "expected data streams")
        yield from (one for one in page["value"] if isinstance(one, dict))
        if not isinstance(page.get(NEXT), str):
            return
        question = _question(page[NEXT])
    raise FeedError(Failure.HUGE, f"more than {MOST_PAGES} pages")


def _question(link: str) -> str:
    """Take from a link to the next page its question alone: an answer does not say which addresses we open.

    Services behind another name write links to a host that nobody outside can reach.
    """
    there = urlsplit(link)
    if not there.path.endswith("Datastreams") or not there.query or not there.query.isascii() or " " in there.query:
        raise FeedError(Failure.ASTRAY, f"leads to {shown(link)}")
    return there.query


def _reading(stream: Mapping[str, Any], kind: Kind, now: datetime) -> Reading | str:
    thing = _mapping(stream.get("Thing"))
    properties = _mapping(thing.get("properties"))
    numbers = (text(properties.get(name)) for name in NUMBERS)
    station = next(filter(None, numbers), "") or text(thing.get("@iot.id"))
    place = _place(thing)
    if not station or isinstance(place, str):
        return place if station and isinstance(place, str) else "nameless"
    seen = _mapping(_one(stream.get("Observations")))
    observed = _time(seen)
    value = judged(_value(stream, seen, kind), observed, now) if seen else Fault.MISSING
    name = text(properties.get("stationName")) or text(thing.get("name")) or station
    sound, fault = (None, value) if isinstance(value, Fault) else (value, None)
    return Reading(station, name, kind, *place, observed=observed, value=sound, fault=fault)


def _value(stream: Mapping[str, Any], seen: Mapping[str, Any], kind: Kind) -> float | Fault:
    unit = _mapping(stream.get("unitOfMeasurement"))
    factors = rules()["units"][kind]
    said = (text(unit.get(name)).casefold() for name in ("symbol", "name"))
    factor = next((factors[one] for one in said if one in factors), None)
    # metres taken for centimetres would be a lie; what has no unit that we know has no value
    return Fault.UNREADABLE if factor is None else read_value(seen.get("result"), kind, factor)


def _time(seen: Mapping[str, Any]) -> datetime | None:
    """Read when it was observed; of a stretch of time its end."""
    said = seen.get("phenomenonTime") or seen.get("resultTime")
    return read_time(said.rsplit("/", 1)[-1] if isinstance(said, str) else None, 0)


def _place(thing: Mapping[str, Any]) -> tuple[float, float] | str:
    where = _mapping(_mapping(_one(thing.get("Locations"))).get("location"))
    point = _mapping(where.get("geometry")) or where
    at = point.get("coordinates")
    if point.get("type") != "Point" or not isinstance(at, list) or len(at) not in {2, 3}:
        return "placeless"
    return read_place(at[0], at[1])


def _one(listed: object) -> object:
    return listed[0] if isinstance(listed, list) and listed else None


def _mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}
