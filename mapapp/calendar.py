"""Promised completions, as a calendar that any device may subscribe to: iCalendar, RFC 5545 and 7986."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
from flask import Blueprint, Response

from layers.promises import Promise
from mapapp.asking import asked
from mapapp.following import follow, here, in_line, instant, legible, name_of, page, permanent, project_page
from mapapp.saying import say_query
from mapapp.served import served
from mapapp.telling import Telling
from mapapp.wording import Wording

blueprint = Blueprint("calendar", __name__)
CALENDAR = "text/calendar"
MOST = 2000
"""Entries of a calendar, as many features as a view of the map has; of more, those that end last."""
A_DAY = timedelta(days=1)
_PRODUCT = "-//worksmap//Kaohsiung Works Map//EN"
_STATES = {"done": "CONFIRMED", "cancelled": "CANCELLED"}
"""How sure an entry is (RFC 5545, 3.8.1.11); a promise is tentative."""


@blueprint.get("/calendar.ics")
def show() -> Response:
    """Answer an entry for each promised completion among the projects that are meant."""
    query = asked()
    found = served().store.promises(query, MOST + 1)
    telling = Telling.of(served().words, served().coverage)
    calendar = _head(say_query(query, telling.words), telling, limited=len(found) > MOST)
    for feature, promise in reversed(found[:MOST]):
        calendar.add_component(_entry(json.loads(feature)["properties"], promise, telling))
    if not found:
        # a calendar must have a component (RFC 5545, 3.6): the city's time says nothing about any work
        calendar.add_component(_city_time())
    return follow(calendar.to_ical(), CALENDAR)


def _head(filtered: str, telling: Telling, *, limited: bool) -> icalendar.Calendar:
    words = telling.words
    title = in_line(words("calendar.title", filters=filtered))
    lead = words("calendar.lead", date=Wording(words).period(telling.as_of))
    told = lead + (words("calendar.limited", n=MOST) if limited else "")
    calendar = icalendar.Calendar()
    said = {"prodid": _PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}
    shown = {"name": title, "x-wr-calname": title, "description": told, "x-wr-caldesc": told}
    for name, text in {**said, "uid": str(name_of("calendar")), **shown, "x-wr-timezone": "Asia/Taipei"}.items():
        # the library knows not all of these names, and escapes only what it knows to be a text
        calendar.add(name, icalendar.vText(text))
    calendar.add("last-modified", instant(telling.as_of).astimezone(UTC))
    calendar.add("url", page())
    calendar.add("source", here(), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", A_DAY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    return calendar


def _entry(properties: dict[str, Any], promise: Promise, telling: Telling) -> icalendar.Event:
    words, until = telling.words, date.fromisoformat(promise.until)
    when = Wording(words).period(properties["completion"])
    entry = icalendar.Event()
    entry.add("uid", str(permanent("promise", promise.project)))
    entry.add("dtstamp", instant(telling.as_of).astimezone(UTC))
    entry.add("dtstart", until)
    entry.add("dtend", until + A_DAY)
    entry.add("summary", in_line(words(f"calendar.{_key(properties)}", when=when, name=properties["name"])))
    entry.add("description", legible(_told(properties, promise, telling)))
    entry.add("categories", [words(f"category.{properties['category']}")])
    entry.add("url", project_page(promise.project))
    entry.add("sequence", promise.moved)
    entry.add("status", _STATES.get(properties["status"], _STATES.get(properties["phase"], "TENTATIVE")))
    entry.add("transp", "TRANSPARENT")
    return entry


def _city_time() -> icalendar.Timezone:
    """Give Kaohsiung's time: eight hours before UTC, all year."""
    eight = timedelta(hours=8)
    zone, standard = icalendar.Timezone(), icalendar.TimezoneStandard()
    zone.add("tzid", "Asia/Taipei")
    standard.add("dtstart", datetime(1980, 1, 1))
    standard.add("tzoffsetfrom", eight)
    standard.add("tzoffsetto", eight)
    zone.add_component(standard)
    return zone


def _key(properties: dict[str, Any]) -> str:
    if properties["overdue"]:
        return "overdue"
    return properties["phase"] if properties["phase"] in ("done", "stopped") else "promised"


def _told(properties: dict[str, Any], promise: Promise, telling: Telling) -> str:
    words, as_of = telling.words, Wording(telling.words).period(telling.as_of)
    lines = [
        words("event.said", said=telling.quoted(properties["completion_said"])),
        telling.source(promise.document, promise.section, promise.paragraph),
        words("event.stands", status=words(f"status.{properties['status'] or 'none'}")),
        words("calendar.overdue_note", date=as_of) if properties["overdue"] else "",
        words("calendar.moved", n=promise.moved) if promise.moved else "",
        words("calendar.loose") if properties["completion_precision"] != "day" else "",
        project_page(promise.project),
    ]
    return "\n".join(filter(None, lines))
