"""From the name of a place to the ground that the page asks about, for a reader whose browser runs no script."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import request

from layers import Search
from layers.errors import AddressesUnreadableError
from layers.query import sound
from layers.words import fold
from mapapp.served import served

PLACE = "place"
"""The parameter that holds what a reader typed; it stands in place of ``near``."""
MOST_FOUND = 6
_ASKED_ANEW = frozenset({PLACE, "near", "radius", "project", "at", "from"})
"""Parameters that another place makes void."""
_WIDE = ("district", "village")
"""Kinds that are meant whole where they are named; of anything else a stand-in is not what was asked for."""


@dataclass(frozen=True)
class Candidate:
    """A place that a text may mean.

    Parameters
    ----------
    name, where : str
        Its name, and the districts that it lies in.
    url : str
        The page about it: a project's own, else the page that asks what is near it, its filters as they are.
    is_sound : bool
        Whether it may be taken without asking, where it is the only one: not a project, which may be long or wide,
        and not a stand-in for a place that nobody knows.
    """

    name: str
    where: str
    url: str
    is_sound: bool


def typed() -> str | None:
    """Give the place that the current request names; None where none is typed.

    Raises
    ------
    layers.errors.QueryError
        If it is too long, or holds what no reader can type.
    """
    return sound(PLACE, request.args.get(PLACE, "")).strip() or None


def candidates(text: str) -> list[Candidate]:
    """Find what a text may mean, best first; of several places one that bears the very name is the only one.

    Raises
    ------
    layers.errors.EditionError
        If the edition cannot be read.
    """
    try:
        answer = json.loads(served().finder.search(Search(text, MOST_FOUND)))
    except AddressesUnreadableError:
        return []
    found = [one["properties"] | {"spot": one["geometry"]} for one in answer["features"]]
    named = [one for one in found if fold(one["name"]) == fold(text)]
    return [_candidate(one) for one in (named if len(named) == 1 else found) if one["spot"] or one["kind"] == "project"]


def _candidate(found: dict[str, Any]) -> Candidate:
    kind, name = found["kind"], found["name"]
    is_sound = kind != "project" and (kind in _WIDE or found["method"] != "fallback")
    where = "" if [name] == found["districts"] else served().wording.districts(found["districts"], 3)
    return Candidate(name, where, _url(found), is_sound)


def _url(found: dict[str, Any]) -> str:
    if found["kind"] == "project":
        return f"/projects/{found['id']}"
    # a district also stands in for an address in it that nobody knows
    if found["name"] in served().words.section("district"):
        return _with({"district": found["name"]})
    lon, lat = found["spot"]["coordinates"]
    return _with({"near": f"{lon},{lat}"} | {name: text for name, text in request.args.items() if name == "radius"})


def _with(ground: dict[str, str]) -> str:
    """Write the address of this page with its filters and another ground."""
    void = _ASKED_ANEW | ground.keys()
    kept = [(name, text) for name, text in request.args.items(multi=True) if name not in void and text]
    return f"/?{urlencode([*kept, *ground.items()], safe=',')}"
