"""What is asked of an analysis: its kind, overlays, distances and works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from layers.analysis.gaps import Rank
from layers.errors import QueryError
from layers.numbers import parse_numbers
from layers.query import PARAMETERS as FILTERS
from layers.query import Query, one_of
from layers.years import parse_year

MOST_METRES = 20_000
"""Farther than that a work protects nobody in this city, which is 50 km wide."""
MOST_CLASS = 60
MOST_OVERLAYS = 3
FLOOD, ALL = WHICH = ("flood", "all")


class Analysis(StrEnum):
    """What is to be found out: of each work, of each area, or where nothing stands."""

    WORKS = "works"
    AREAS = "areas"
    GAPS = "gaps"


COMMON = ("overlay", "metres", "works", "precision", *FILTERS)
OWN: Mapping[Analysis, tuple[str, ...]] = {
    Analysis.WORKS: COMMON,
    Analysis.AREAS: COMMON,
    Analysis.GAPS: (*COMMON, "class", "by", "rank", "within"),
}
"""Parameters of each; the filters choose works, as they do everywhere."""


@dataclass(frozen=True)
class Asked:
    """An analysis.

    Parameters
    ----------
    kind : Analysis
    overlays : tuple of str
        Their ids.
    metres : float
        Near is up to this distance, EPSG:3826; a gap is farther.
    which : str
        ``flood``: works against floods alone; ``all``.
    precision : float or None
        Works whose place is known to no better than this many metres are left out.
    least_class : int
        Flooded ground of this class or a greater one is meant.
    by : int or None
        Works promised by the end of this year count as standing.
    rank : Rank
    within : tuple of str
        Districts: of gaps only those that have a part in one of them are told; none: all. Works of other districts
        count all the same, which the filter ``district`` would leave out.
    filters : tuple of (str, str)
        Of works, as `layers.Query.parse` reads them.
    """

    kind: Analysis
    overlays: tuple[str, ...]
    metres: float = 500.0
    which: str = FLOOD
    precision: float | None = None
    least_class: int = 1
    by: int | None = None
    rank: Rank = Rank.AREA
    within: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, kind: str, texts: Mapping[str, str]) -> Self:
        """Read a request.

        Parameters
        ----------
        kind : str
            One of `Analysis`.
        texts : mapping of str to str
            Parameter to text; a text that is empty says nothing.

        Raises
        ------
        QueryError
            For an unknown parameter or an unsound value.

        Examples
        --------
        >>> asked = Asked.parse("gaps", {"overlay": "flood-24h500", "class": "3", "by": "2028"})
        >>> asked.least_class, asked.by, asked.metres
        (3, 2028, 500.0)
        """
        if kind not in list(Analysis):
            raise QueryError("kind", kind, f"one of {', '.join(Analysis)}")
        chosen, given = Analysis(kind), {name: text for name, text in texts.items() if text}
        strange = next((name for name in given if name not in OWN[chosen]), None)
        if strange is not None:
            raise QueryError(strange, given[strange], f"one of the parameters {', '.join(OWN[chosen])}")
        filters = {name: text for name, text in given.items() if name in FILTERS}
        Query.parse(filters)
        return cls(
            chosen,
            _overlays(given.get("overlay", ""), chosen),
            _metres("metres", given.get("metres", "500")),
            one_of("works", WHICH)(given.get("works", FLOOD)),
            _metres("precision", given["precision"]) if "precision" in given else None,
            whole("class", given.get("class", "1"), MOST_CLASS),
            parse_year("by", given["by"]) if "by" in given else None,
            Rank(one_of("rank", Rank)(given.get("rank", Rank.AREA))),
            _names(given.get("within", "")),
            tuple(sorted(filters.items())),
        )

    @property
    def query(self) -> Query:
        """The filters of works."""
        return Query.parse(dict(self.filters))

    @property
    def texts(self) -> dict[str, str]:
        """Write it as a request again, with every value that counts, such as those that nobody had said."""
        own = {"overlay": ",".join(self.overlays), "metres": f"{self.metres:g}", "works": self.which}
        own |= {"precision": f"{self.precision:g}"} if self.precision is not None else {}
        if self.kind is Analysis.GAPS:
            own |= {"class": str(self.least_class), "by": str(self.by or ""), "rank": str(self.rank)}
            own |= {"within": ",".join(self.within)}
        return {name: text for name, text in {**own, **dict(self.filters)}.items() if text}


def _overlays(text: str, kind: Analysis) -> tuple[str, ...]:
    names = _names(text)
    if len(names) > MOST_OVERLAYS or not (names or kind is Analysis.AREAS):
        raise QueryError("overlay", text, f"1 to {MOST_OVERLAYS} ids of overlays, comma-separated")
    return names


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _metres(name: str, text: str) -> float:
    expected = f"metres from 0 to {MOST_METRES}"
    numbers = parse_numbers(name, text, expected)
    if len(numbers) != 1 or not 0 <= numbers[0] <= MOST_METRES:
        raise QueryError(name, text, expected)
    return numbers[0]


def whole(name: str, text: str, most: int) -> int:
    """Read a whole number from 1 to `most`.

    Raises
    ------
    QueryError
        If it is none.
    """
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise QueryError(name, text, f"a whole number from 1 to {most}")
    return int(text)
