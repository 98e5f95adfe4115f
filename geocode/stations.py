"""How people write one station: with its system before or behind it, with its code, or with both."""

import re
from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Final

from geocode.entry import Entry

SYSTEMS: Final[Mapping[str, tuple[str, ...]]] = {
    "mrt_station": ("捷運", "高捷", "高雄捷運", "MRT"),
    "mrt_station_planned": ("捷運", "高捷", "高雄捷運", "MRT"),
    "lrt_station": ("輕軌", "高雄輕軌", "環狀輕軌"),
    "tra_station": ("臺鐵", "火車"),
    "hsr_station": ("高鐵",),
}
"""Kind of a gazetteer row → the words for its system, as the operators, the city's reports and people use them."""

_CODE = re.compile(r"[A-Z]{1,2}\d{1,2}[A-Z]?")
_MOST_CODES: Final = 3


def spellings(entry: Entry) -> frozenset[str]:
    """List the ways to write a station that follow from its name and its codes; nothing for what is no station.

    A station's short name alone, such as 「鳳山」, is not among them: districts, parks and schools bear it too.

    Examples
    --------
    >>> station = Entry("捷運後勁站", ("R20",), "mrt_station", (), None, 0, None, "", "")
    >>> {"後勁捷運站", "高捷後勁站", "捷運後勁", "R20站", "捷運後勁站(R20)", "R20後勁站"} <= spellings(station)
    True
    """
    systems = SYSTEMS.get(entry.kind, ())
    codes = [alias for alias in entry.aliases if _CODE.fullmatch(alias)][:_MOST_CODES]
    cores = _cores(entry, systems)
    written = {form for core in {*cores, *codes} for form in _with_system(core, systems)}
    named = {form for core in cores for form in _with_system(core, systems) if form.endswith("站")}
    return frozenset({*written, *(form for name in named for form in _with_codes(name, codes))})


def _cores(entry: Entry, systems: tuple[str, ...]) -> set[str]:
    """Take the short names: 「後勁」 of 「捷運後勁站」."""
    named = (re.fullmatch(rf"(?:{'|'.join(systems)})(.+)站", name) for name in (entry.name, *entry.aliases))
    return {found[1] for found in named if found} if systems else set()


def _with_system(core: str, systems: tuple[str, ...]) -> Iterator[str]:
    yield f"{core}站"
    for system in systems:
        yield from (f"{system}{core}站", f"{system}{core}", f"{core}{system}站", f"{core}{system}", f"{system}站{core}")


def _with_codes(name: str, codes: list[str]) -> Iterator[str]:
    for number in range(1, len(codes) + 1):
        for chosen in permutations(codes, number):
            together = "/".join(chosen)
            yield from (f"{together}{name}", f"{name}({together})", f"{name}{together}")
