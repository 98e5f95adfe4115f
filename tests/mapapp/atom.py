"""What RFC 4287 asks of a feed, written out: an entry in the list that `faults` gives is a rule that is broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ONCE = {
    "feed": ("id", "title", "updated"),
    "entry": ("id", "title", "updated"),
    "author": ("name",),
}
"""4.1.1, 4.1.2, 3.2: what must stand exactly once."""
AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
    "author": ("uri", "email"),
}
ANY_NUMBER = {
    "feed": ("author", "category", "contributor", "link", "entry"),
    "entry": ("author", "category", "contributor", "link"),
    "author": (),
}
ATTRIBUTES = {
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"},
    "content": {"type", "src"},
    "title": {"type"},
    "subtitle": {"type"},
}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
"""RFC 3339, with a capital T and Z (3.3)."""
MEDIA_TYPE = re.compile(r"[^/\s]+/[^/\s]+")
IRI = re.compile(r"[^\s<>\"{}|\\^`]+")


def faults(text: bytes) -> list[str]:
    """List what is wrong with a feed document."""
    feed = fromstring(text)  # noqa: S314  our own answer
    if feed.tag != f"{ATOM}feed":
        return [f"2: the document is no feed but {feed.tag}"]
    return [*_children(feed), *_links(feed), *_ids(feed), *_newest(feed)]


def _name(element: Element) -> str:
    return element.tag.removeprefix(ATOM)


def _children(element: Element) -> Iterator[str]:
    name = _name(element)
    yield from _attributes(element)
    if name not in ONCE:
        yield from (*_leaf(element), *_pointing(element))
        return
    found = Counter(_name(child) for child in element)
    known = {*ONCE[name], *AT_MOST_ONCE[name], *ANY_NUMBER[name]}
    yield from (f"{name}: unknown child {child}" for child in found.keys() - known)
    yield from (f"{name}: {found[child]} × {child}, not one" for child in ONCE[name] if found[child] != 1)
    yield from (f"{name}: {found[child]} × {child}" for child in AT_MOST_ONCE[name] if found[child] > 1)
    for child in element:
        yield from _children(child)


def _attributes(element: Element) -> Iterator[str]:
    plain = {name for name in element.attrib if not name.startswith(XML)}
    strange = plain - ATTRIBUTES.get(_name(element), set())
    yield from (f"{_name(element)}: unknown attribute {name}" for name in strange)


def _leaf(element: Element) -> Iterator[str]:
    name, text = _name(element), element.text or ""
    if len(element):
        yield f"{name}: holds elements, as type text may not (3.1.1.1)"
    if name in ("updated", "published") and not DATE.fullmatch(text):
        yield f"{name}: {text!r} is no date (3.3)"
    if name in ("id", "uri", "icon", "logo") and not (urlsplit(text).scheme and IRI.fullmatch(text)):
        yield f"{name}: {text!r} is no absolute IRI (4.2.6)"
    if name in ("title", "name", "content") and not text.strip():
        yield f"{name}: is empty"
    if element.get("type", "text") not in ("text", "html") and name in ("title", "subtitle", "content"):
        yield f"{name}: type {element.get('type')!r}"


def _pointing(element: Element) -> Iterator[str]:
    name, address = _name(element), element.get("href", "")
    if name == "category" and not element.get("term"):
        yield "category: no term (4.2.2.1)"
    if name == "link" and not (urlsplit(address).netloc and IRI.fullmatch(address)):
        yield f"link: {address!r} is no absolute IRI"
    if name == "link" and not MEDIA_TYPE.fullmatch(element.get("type", "a/b")):
        yield f"link: type {element.get('type')!r} (4.2.7.3)"


def _links(feed: Element) -> Iterator[str]:
    if len(feed.findall(f"{ATOM}link[@rel='self']")) != 1:
        yield "feed: one link to itself is wanted (4.1.1)"
    for holder in [feed, *feed.iter(f"{ATOM}entry")]:
        alternates = [
            (link.get("type"), link.get("hreflang")) for link in holder.iter(f"{ATOM}link") if link.get("rel") != "self"
        ]
        if holder is not feed and len(alternates) != len(set(alternates)):
            yield "entry: two alternates of one type and language (4.1.2)"
        if holder is not feed and not alternates and holder.find(f"{ATOM}content") is None:
            yield "entry: neither content nor alternate (4.1.2)"
    if feed.find(f"{ATOM}author") is None:
        yield "feed: no author, and not all entries have one (4.1.1)"


def _ids(feed: Element) -> Iterator[str]:
    named = Counter(element.text for element in feed.iter(f"{ATOM}id"))
    yield from (f"id: {name} is given {times} times (4.2.6)" for name, times in named.items() if times > 1)


def _newest(feed: Element) -> Iterator[str]:
    dates = [element.text or "" for element in feed.findall(f"{ATOM}entry/{ATOM}updated")]
    if dates != sorted(dates, reverse=True):
        yield "entries: not newest first"
    if dates and feed.findtext(f"{ATOM}updated") != dates[0]:
        yield "updated: not that of the newest entry"
