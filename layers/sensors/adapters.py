"""What we know of each kind of feed: its address, its fields, and the values that mean nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from layers.sensors.reading import Kind

SENSORTHINGS = "sensorthings"
FIELDS = ("station", "called", "place", "value", "lon", "lat")
"""What a reading is made of; each has one or several names in a feed's rows."""


@dataclass(frozen=True)
class Adapter:
    """How one kind of feed is asked and read.

    Parameters
    ----------
    name : str
    form : str
        ``rows`` or ``sensorthings``.
    kind : Kind or None
        None where the operator says it.
    title, source, url, places, terms : str
        What it is called, whose it is, its address, that of the stations' places where it is another, and what is known
        of the terms; empty where the operator says it.
    fields : mapping of str to sequence of str
        Each of `FIELDS` → names to try in turn.
    more : mapping of str to str
        Values beside the value → their names.
    """

    name: str
    form: str
    kind: Kind | None = None
    title: str = ""
    source: str = ""
    url: str = ""
    places: str = ""
    terms: str = ""
    fields: Mapping[str, list[str]] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)


@cache
def rules() -> Mapping[str, Any]:
    """Read ``adapters.toml``."""
    return tomllib.loads(Path(__file__).with_name("adapters.toml").read_text("utf-8"))


@cache
def adapters() -> Mapping[str, Adapter]:
    """Give all adapters by name."""
    return {one["name"]: _adapter(one) for one in rules()["adapter"]}


def _adapter(facts: Mapping[str, Any]) -> Adapter:
    kind = Kind(facts["kind"]) if "kind" in facts else None
    texts = {name: facts.get(name, "") for name in ("name", "form", "title", "source", "url", "places", "terms")}
    fields = {name: facts[name] for name in FIELDS if name in facts}
    return Adapter(**texts, kind=kind, fields=fields, more=facts.get("more", {}))
