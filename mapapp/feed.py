"""What happened, as a feed that any reader may follow: Atom, RFC 4287."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Response

from layers.events import Event
from mapapp.asking import asked
from mapapp.following import follow, here, in_line, instant, legible, name_of, page, permanent, project_page
from mapapp.languages import spoken
from mapapp.saying import say_query
from mapapp.served import served
from mapapp.telling import Telling

blueprint = Blueprint("feed", __name__)
ATOM = "application/atom+xml"
MOST = 200
"""Entries of a feed: readers ask for all of them each time."""


@blueprint.get("/feed.atom")
def show() -> Response:
    """Answer what happened to the projects that are meant, newest first."""
    query = asked()
    found = served().store.events(query, MOST + 1)
    telling = Telling.of(served().words, served().coverage)
    feed = _head(say_query(query, telling.words), found, telling)
    feed.extend(_entry(event, telling) for event in found[:MOST])
    return follow(tostring(feed, "utf-8", xml_declaration=True) + b"\n", ATOM)


def _head(filtered: str, found: Sequence[Event], telling: Telling) -> Element:
    words, newest = telling.words, found[0].at if found else telling.as_of
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": spoken()})
    lead = [words("feed.lead"), *([words("feed.limited", n=MOST)] if len(found) > MOST else [])]
    _text(feed, "id", name_of("feed").urn)
    _text(feed, "title", in_line(words("feed.title", filters=filtered)))
    _text(feed, "subtitle", in_line("\n".join(lead)))
    _text(feed, "updated", instant(newest).isoformat())
    _text(SubElement(feed, "author"), "name", words("site.name"))
    SubElement(feed, "link", rel="self", type=ATOM, href=here())
    SubElement(feed, "link", rel="alternate", type="text/html", href=page())
    return feed


def _entry(event: Event, telling: Telling) -> Element:
    words = telling.words
    entry = Element("entry")
    _text(entry, "id", permanent("event", event.id).urn)
    _text(entry, "title", in_line(telling.title(event)))
    _text(entry, "updated", instant(event.at).isoformat())
    SubElement(entry, "link", rel="alternate", type="text/html", href=project_page(event.project))
    for section, term in (("event_kind", event.what), ("category", event.category)):
        SubElement(entry, "category", term=term, label=words(f"{section}.{term}"))
    _text(entry, "content", legible(telling.text(event)), type="text")
    return entry


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text
