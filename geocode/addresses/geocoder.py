"""Door-plates, roads and lanes of the index as a geopy geocoder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.areas import Areas
from geocode.addresses.index import AddressIndex, Line
from geocode.addresses.joining import Part, joined
from geocode.addresses.ladder import RUNGS, Placed, Sought, exact, numbered
from geocode.addresses.lanes import mouths, road_of
from geocode.addresses.numbering import GAP_M
from geocode.addresses.tracing import Course, trace
from geocode.boundaries import Boundaries
from geocode.district import DistrictGeocoder
from geocode.match import Match, Method, NoMatch
from geocode.metres import GRID, in_degrees
from geocode.offline import OfflineGeocoder
from geocode.reading import Reader, UnreadableError
from geocode.reading.asked import Address, Named

LINE: Final = 1
"""Dimension of a line, as shapely counts."""


class AddressGeocoder(OfflineGeocoder):
    """Finds 「四維三路2號」, 「四維三路12巷」 and 「四維三路」 in the index of door-plates.

    Parameters
    ----------
    index : AddressIndex
    reader : Reader
        Reads texts.
    boundaries : Boundaries
        Districts and villages, for what is known of neither number nor road.
    """

    def __init__(self, index: AddressIndex, reader: Reader, boundaries: Boundaries) -> None:
        super().__init__()
        self.index = index
        self._reader = reader
        self._areas = Areas(boundaries)
        self._homes = DistrictGeocoder(boundaries)

    def candidates(self, text: str) -> tuple[Match, ...]:
        """Find a door-plate, a road or a lane; other texts are not for this geocoder."""
        return next(filter(None, map(self.find, self._asked(text))), ())

    def why_not(self, text: str) -> NoMatch | None:
        """Say which districts have the road that the text looks for elsewhere."""
        return next(filter(None, map(self.why_not_asked, self._asked(text))), None)

    def find(self, asked: Address | Named) -> tuple[Match, ...]:
        """Find every place that may be meant, none outside the district or the village that is named.

        Parameters
        ----------
        asked : Address or Named
            As `geocode.reading.Reader` reads it.

        Returns
        -------
        tuple of Match
            A number that two districts have on roads of one name is two matches; the same road through several
            districts is one. Nothing where the index has the road in other districts only.
        """
        if isinstance(asked, Named):
            return tuple(self._match(part, asked.words) for part in joined(list(self._courses(asked))))
        words = f"{asked.line}{numbered(asked.number, asked.sub)}"
        found = tuple(self._match(part, words) for part in self._plates(asked))
        return found if found or self._known(asked.line) else self._home(asked)

    def why_not_asked(self, asked: Address | Named) -> NoMatch | None:
        """Name the other districts, or the other villages, that have the road; None if a name is nothing known."""
        words = asked.line if isinstance(asked, Address) else asked.words
        known = self._known(words)
        others = tuple(f"{line.words}（{line.district}）" for line in known)
        if asked.district and known and all(line.district != asked.district for line in known):
            return NoMatch(f"{asked.district}沒有「{known[0].words}」，別的行政區有", others)
        if asked.village and known:
            elsewhere = tuple(match.label for match in self.find(replace(asked, village="")))
            return NoMatch(f"{asked.village}沒有「{known[0].words}」，別的里有", elsewhere)
        return NoMatch(f"門牌資料沒有「{words}」") if isinstance(asked, Address) else None

    def _asked(self, text: str) -> Iterator[Address | Named]:
        try:
            readings = self._reader.read(text)
        except UnreadableError:
            return
        yield from (one for one in readings if isinstance(one, Address | Named))

    def _known(self, words: str) -> tuple[Line, ...]:
        """List the lines of a name in all districts; of a lane that no district has, those of its road."""
        known = self.index.lines(words)
        leaves = road_of(words)
        return known or (self._known(leaves[0]) if leaves else ())

    def _lines(self, words: str, asked: Address | Named) -> list[tuple[Line, BaseGeometry]]:
        """List the lines that a text may mean, each with the ground that it names.

        A lane that no district has is looked for where its road is: number 0 is no line of the index, it has neither
        plates nor a centre-line, but it has a mouth.
        """
        found = []
        for known in self._known(words):
            line = known if known.words == words else Line(0, words, known.district)
            area = self._areas.of(line.district, asked.village)
            if area is not None and asked.district in {"", line.district}:
                found.append((line, area))
        return found

    def _plates(self, asked: Address) -> list[Part]:
        """Climb down the ladder until a line answers; a plate that was proved when it was loaded needs no gate."""
        soughts = [Sought(self.index, line, asked, area) for line, area in self._lines(asked.line, asked)]
        for rung in RUNGS:
            found = [
                Part(placed, (sought.line.district,))
                for sought in soughts
                for placed in rung(sought)
                if (rung is exact and not asked.village) or sought.area.intersects(placed.geometry)
            ]
            if found:
                return found
        return []

    def _courses(self, asked: Named) -> Iterator[Part]:
        """Give the course of a line in each district; of a lane without one, its mouth."""
        for line, area in self._lines(asked.words, asked):
            traced = trace(self.index, line)
            course = traced.within(area) if traced and (asked.village or traced.numbers) else traced
            if course:
                yield Part(_course(course, line), (line.district,))
            for spot in [] if traced else mouths(self.index, line):
                if area.intersects(spot.point):
                    found = (spot.point, Method.INTERPOLATED, spot.radius_m, spot.said, spot.sources)
                    yield Part(Placed(*found, f"{line.words}口"), (line.district,))

    def _match(self, part: Part, words: str) -> Match:
        placed = part.placed
        geometry = shapely.set_precision(in_degrees(placed.geometry), GRID, mode="pointwise")
        said = "；".join(dict.fromkeys(source.attribution for source in sorted(placed.sources)))
        name, precision_m = placed.name or words, round(placed.precision_m)
        return Match(geometry, name, placed.method, precision_m, said, part.districts, evidence=placed.evidence)

    def _home(self, asked: Address) -> tuple[Match, ...]:
        """Give the village or the district that the text names, when the index has the road nowhere."""
        for home in filter(None, (asked.village and asked.district + asked.village, asked.district)):
            found = self._homes.candidates(home)
            if found:
                evidence = f"門牌資料沒有「{asked.line}」，只知在{home}"
                return tuple(replace(match, evidence=evidence) for match in found)
        return ()


def _course(course: Course, line: Line) -> Placed:
    """Say of a road where it runs; of a settlement, and of a road with one known plate, where about it lies."""
    dimension = shapely.get_dimensions(course.geometry)
    if dimension == LINE:
        said = (
            f"沿{numbered(course.numbers[0], 0)}至{numbered(course.numbers[1], 0)}的門牌"
            if course.numbers
            else "道路中線"
        )
        return Placed(course.geometry, Method.ALONG, course.precision_m, said, course.sources, line.words)
    radius = GAP_M if course.numbers else course.radius_m(0)
    return Placed(course.geometry, Method.FALLBACK, radius, "已知門牌所在", course.sources, line.words)
