"""Which feeds an operator wants asked: a TOML file of his, and nothing without it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.errors import SensorError, shown
from layers.sensors.adapters import SENSORTHINGS, Adapter, adapters
from layers.sensors.reading import Kind

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
ADDRESS = re.compile(r"https?://[\w.\-]+(:\d{1,5})?(/[\w./~%\-]*)?", re.ASCII)
"""Of a feed: no password in it, and no question, which is the adapter's."""
KEYS = ("adapter", "id", "title", "source", "url", "places", "kind", "filter")
MOST_LETTERS = 1000
LEAST_EVERY_S, USUAL_EVERY_S, MOST_EVERY_S = 30, 60, 3600
"""Stations tell every minute at most, most every ten: who asks more often learns nothing."""
LEAST_SECONDS, USUAL_SECONDS, MOST_SECONDS = 1, 20, 300
"""How long a feed may take; a service with many pages needs more, and what answers meanwhile is kept with the round."""


@dataclass(frozen=True)
class Feed:
    """A feed that is to be asked.

    Parameters
    ----------
    id, title, source : str
    adapter : Adapter
    kind : Kind
    url, places : str
        Addresses; that of the stations' places is empty where there is none.
    filter : str
        Of SensorThings alone: which data streams.
    """

    id: str
    title: str
    source: str
    adapter: Adapter
    kind: Kind
    url: str
    places: str = ""
    filter: str = ""


@dataclass(frozen=True)
class Wanted:
    """All feeds of a file, the seconds from one round to the next, and those that a feed may take in it."""

    feeds: tuple[Feed, ...]
    every_s: int = USUAL_EVERY_S
    seconds: int = USUAL_SECONDS


def read_wanted(path: Path) -> Wanted:
    """Read a file of feeds.

    Raises
    ------
    SensorError
        With what is wrong, and where.
    """
    try:
        facts = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SensorError(f"{path.name}: expected TOML in UTF-8: {shown(str(error))}") from None
    _known(facts, ("every", "seconds", "feed"), path.name)
    every = _number(path.name, "every", facts.get("every", USUAL_EVERY_S), (LEAST_EVERY_S, MOST_EVERY_S))
    seconds = _number(path.name, "seconds", facts.get("seconds", USUAL_SECONDS), (LEAST_SECONDS, MOST_SECONDS))
    listed = facts.get("feed", [])
    if not isinstance(listed, list) or not listed:
        raise SensorError(f"{path.name}: expected at least one [[feed]]")
    feeds = tuple(_feed(one, f"{path.name}: feed {number}") for number, one in enumerate(listed, 1))
    twice = {one.id for at, one in enumerate(feeds) if one.id in {other.id for other in feeds[:at]}}
    if twice:
        raise _wrong(path.name, "id", min(twice), "an id that no other feed has")
    return Wanted(feeds, every, seconds)


def _number(where: str, name: str, said: object, bounds: tuple[int, int]) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or not bounds[0] <= said <= bounds[1]:
        raise _wrong(where, name, said, f"seconds, {bounds[0]} to {bounds[1]}")
    return said


def _feed(facts: Mapping[str, Any], where: str) -> Feed:
    _known(facts, KEYS, where)
    for name, value in facts.items():
        if not isinstance(value, str) or not value.isprintable() or not 0 < len(value) <= MOST_LETTERS:
            raise _wrong(where, name, value, f"a text in one line, at most {MOST_LETTERS} letters")
    adapter = adapters().get(facts.get("adapter", ""))
    if adapter is None:
        raise _wrong(where, "adapter", facts.get("adapter", ""), f"one of {', '.join(adapters())}")
    texts = {name: facts.get(name) or getattr(adapter, name) for name in ("title", "source", "url", "places")}
    feed = Feed(
        facts.get("id", adapter.name),
        **texts,
        adapter=adapter,
        kind=_kind(facts, adapter, where),
        filter=facts.get("filter", ""),
    )
    _check(feed, where)
    return feed


def _check(feed: Feed, where: str) -> None:
    if not ID.fullmatch(feed.id):
        raise _wrong(where, "id", feed.id, "1 to 63 small letters, digits and -, the first no sign")
    for name in ("title", "source"):
        if not getattr(feed, name):
            raise _wrong(where, name, "", "what it is called, and whose it is")
    for name, text in (("url", feed.url), ("places", feed.places or feed.url)):
        if not ADDRESS.fullmatch(text):
            raise _wrong(where, name, text, "an address such as https://example.org/api/latest")
    if feed.filter and feed.adapter.form != SENSORTHINGS:
        raise _wrong(where, "filter", feed.filter, "none, as only sensorthings has one")


def _kind(facts: Mapping[str, Any], adapter: Adapter, where: str) -> Kind:
    said = facts.get("kind", adapter.kind or "")
    if said not in set(Kind) or (adapter.kind and said != adapter.kind):
        raise _wrong(where, "kind", said, adapter.kind or f"one of {', '.join(Kind)}")
    return Kind(said)


def _known(facts: object, names: tuple[str, ...], where: str) -> None:
    if not isinstance(facts, dict):
        raise SensorError(f"{where}: expected {', '.join(names)}")
    if strange := sorted(facts.keys() - set(names)):
        raise SensorError(f"{where}: 「{shown(strange[0])}」: expected {', '.join(names)}")


def _wrong(where: str, name: str, said: object, expected: str) -> SensorError:
    return SensorError(f"{where}: {name}: 「{shown(str(said))}」: expected {expected}")
