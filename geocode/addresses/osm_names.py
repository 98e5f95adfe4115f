"""What the tags of a road call it: its name, its number, and what else it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import osmium

from geocode.reading.numerals import canonical
from geocode.text import normalise

ROADS: Final = frozenset(
    f"{kind}{link}"
    for kind, links in (
        ("motorway trunk primary secondary tertiary", ("", "_link")),
        ("unclassified residential living_street service pedestrian track road busway", ("",)),
        ("footway cycleway bridleway steps path", ("",)),
    )
    for kind in kind.split()
    for link in links
)
"""Values of ``highway`` that are ground to go on (OpenStreetMap wiki, "Key:highway"). Not: what is planned or being
built, race tracks, corridors inside houses, platforms and rest areas."""

_KEYS: Final = ("name", "ref", "ref:zh", "alt_name", "old_name")
"""``ref:zh`` is the number as it is said (台17線); the last two are what else a road is or was called."""

_NUMBER: Final = re.compile(r"(\d{1,3})([甲乙丙丁]?)")
_DISTRICT_ROAD: Final = re.compile(r"高\d{1,3}(?:-\d+)?")
_NUMBERED: Final = {
    "motorway": ("國道{}號{}", range(1, 101)),
    "trunk": ("台{}{}線", range(1, 101)),
    "primary": ("台{}{}線", range(1, 101)),
    "secondary": ("市道{}{}號", range(101, 1000)),
}
"""How roads with a bare number are called, by their kind (OpenStreetMap wiki, "WikiProject Taiwan/Taiwan tagging": 國道
are motorways, 省道 trunk and primary roads, 縣道 and 市道 secondary ones) and by their number (國家教育研究院,
測繪學辭典, 「公路編號」: 國道 and 省道 are counted from 1, 縣道 from 101; in a special municipality they are 市道,
公路法 §2). A number that does not fit its kind is left out: it may be one of another kind. Roads of a district (區道)
carry the sign of the city, 高, before their number."""


class Names(NamedTuple):
    """What a way is called.

    Parameters
    ----------
    own, others : tuple of str
        Canonical. One of the others counts only where no road bears it as its own: an old name may be the name of
        another road today.
    """

    own: tuple[str, ...]
    others: tuple[str, ...]


def names_of(tags: osmium.osm.TagList | Mapping[str, str]) -> Names | None:
    """Read the names of a way; None where it is no road, or has none.

    Parameters
    ----------
    tags : TagList or mapping of str to str

    Examples
    --------
    >>> names_of({"highway": "primary", "name": "測試3路", "ref": "17;186"})
    Names(own=('測試三路', '台17線'), others=())
    """
    kind = tags.get("highway")
    if kind not in ROADS or tags.get("area") == "yes":
        return None
    return _names(kind, *(tags.get(key, "") for key in _KEYS))


@lru_cache(maxsize=65536)
def _names(kind: str, name: str, ref: str, said_ref: str, *others: str) -> Names | None:
    """Read the names; once for the many ways of a road."""
    own = dict.fromkeys([*_parted(name), *(_parted(said_ref) if said_ref else _numbered(kind, ref))])
    further = dict.fromkeys(part for other in others for part in _parted(other))
    return Names(tuple(own), tuple(further)) if own or further else None


def _numbered(kind: str, ref: str) -> Iterator[str]:
    """Give what a road is called by its number."""
    form, fitting = _NUMBERED.get(kind, ("", range(0)))
    for part in normalise(ref).split(";"):
        number = _NUMBER.fullmatch(part)
        if number and int(number[1]) in fitting:
            yield canonical(form.format(*number.groups()))
        elif _DISTRICT_ROAD.fullmatch(part):
            yield canonical(part)


def _parted(said: str) -> Iterator[str]:
    """Give each of some names that a semicolon parts (OpenStreetMap wiki, "Semi-colon value separator")."""
    return filter(None, map(canonical, said.split(";")))
