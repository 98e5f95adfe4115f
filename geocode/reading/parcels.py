"""Land parcels: 「信義段一小段46-2地號」, 「信義段46、47地號」."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from geocode.reading.numerals import NUMERALS, canonical, value

_N: Final = rf"[{NUMERALS}]+"
_ONE: Final = rf"第?{_N}(?:[-之]{_N})?(?:地號|號)?"
# 「X段」 is a cadastral section unless a road's numbered section ends there (中華路二段46號 is a door-plate).
_SECTION: Final = rf"(?P<section>[^路街道號、,()]{{1,8}}(?<![{NUMERALS}])段(?:[^段號]{{1,3}}小段)?)"
_PARCELS: Final = re.compile(rf"{_SECTION}(?P<numbers>{_ONE}(?:[、,及與和]{_ONE})*)(?<=號)(?:等.{{0,8}})?(?:土地)?")
_NUMBER: Final = re.compile(rf"({_N})(?:[-之]({_N}))?")
_ALONE: Final = re.compile(rf"[^路街道號()\d{NUMERALS}]{{2,4}}段(?:[^段號]{{1,3}}小段)?")


class Parcels(NamedTuple):
    """Parcels of one cadastral section.

    Parameters
    ----------
    section : str
        Canonical, its 小段 included.
    numbers : tuple of (int, int)
        Number and branch; 0 and 0 where only the section is named.
    """

    section: str
    numbers: tuple[tuple[int, int], ...]


def parcels_in(said: str) -> Parcels | None:
    """Read a text as parcels of one section.

    Parameters
    ----------
    said : str
        Normalised, without district.

    Examples
    --------
    >>> parcels_in("信義段46、47-2地號")
    Parcels(section='信義段', numbers=((46, 0), (47, 2)))
    """
    found = _PARCELS.fullmatch(said)
    if found is None:
        return None
    numbers = [(value(number), value(sub) if sub else 0) for number, sub in _NUMBER.findall(found["numbers"])]
    read = tuple((number, sub) for number, sub in numbers if number and sub is not None)
    return Parcels(canonical(found["section"]), read) if len(read) == len(numbers) else None


def section_in(said: str) -> Parcels | None:
    """Read a text that may be a cadastral section and nothing more: 「信義段」."""
    return Parcels(canonical(said), ((0, 0),)) if _ALONE.fullmatch(said) else None
