"""Door-plates, roads and lanes of the index as a geopy geocoder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.index import AddressIndex, Line
from geocode.addresses.ladder import RUNGS, Placed
from geocode.addresses.lanes import mouth, road_of
from geocode.addresses.tracing import trace
from geocode.boundaries import BORDER_M, Boundaries
from geocode.district import DistrictGeocoder
from geocode.match import Match, Method, NoMatch
from geocode.metres import in_degrees, in_metres
from geocode.offline import OfflineGeocoder
from geocode.reading import Reader, UnreadableError
from geocode.reading.asked import Address, Named

GRID = 1e-6
"""Degrees: the sixth decimal, about 10 cm (RFC 7946 §11.2)."""

JOIN_M = 2 * BORDER_M
"""Parts of one road in two districts end within 30 m of the border on either side; nearer than that, they join."""


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
        self._boundaries = boundaries
        self._homes = DistrictGeocoder(boundaries)

    def candidates(self, text: str) -> tuple[Match, ...]:
        """Find a door-plate, a road or a lane; other texts are not for this geocoder."""
        return next(filter(None, map(self.find, self._asked(text))), ())

    def why_not(self, text: str) -> NoMatch | None:
        """Say which districts have the road that the text looks for elsewhere."""
        return next(filter(None, map(self.why_not_asked, self._asked(text))), None)

    def find(self, asked: Address | Named) -> tuple[Match, ...]:
        """Find every place that may be meant, none outside the district that is named.

        Parameters
        ----------
        asked : Address or Named
            As `geocode.reading.Reader` reads it.

        Returns
        -------
        tuple of Match
            A number that two districts have on roads of one name is two matches; the same road through several
            districts is one.
        """
        if isinstance(asked, Named):
            return self._line(asked)
        lines = self._lines(asked.line, asked.district)
        for rung in RUNGS:
            found = [(line, placed) for line in lines for placed in rung(self.index, line, asked)]
            if found:
                return tuple(self._match(placed, f"{line.words}{_number(asked)}", line) for line, placed in found)
        return () if self.index.lines(asked.line) else self._home(asked)

    def why_not_asked(self, asked: Address | Named) -> NoMatch | None:
        """Name the other districts that have the road; None if no district has it."""
        words = asked.line if isinstance(asked, Address) else asked.words
        others = tuple(f"{words}（{line.district}）" for line in self.index.lines(words))
        if others and asked.district:
            return NoMatch(f"{asked.district}沒有「{words}」，別的行政區有", others)
        return NoMatch(f"門牌資料沒有「{words}」") if isinstance(asked, Address) else None

    def _asked(self, text: str) -> Iterator[Address | Named]:
        try:
            readings = self._reader.read(text)
        except UnreadableError:
            return
        yield from (one for one in readings if isinstance(one, Address | Named))

    def _lines(self, words: str, district: str) -> list[Line]:
        """List the lines of a name; of a lane that has no plate of its own, those that its road would have."""
        known = [line for line in self.index.lines(words) if district in ("", line.district)]
        leaves = road_of(words)
        if known or not leaves:
            return known
        # number 0 is no line of the index: it has no plates and no centre-line, but a mouth it may have
        return [Line(0, words, road.district) for road in self._lines(leaves[0], district)]

    def _line(self, asked: Named) -> tuple[Match, ...]:
        lines = self._lines(asked.words, asked.district)
        traced = [(line, course) for line in lines if (course := trace(self.index, line))]
        if not traced:
            return tuple(self._mouths(lines))
        courses = [(line, Placed(one.geometry, _method(one.geometry), one.precision_m, "路線", one.sources))
                   for line, one in traced]  # fmt: skip
        matches = [self._match(placed, line.words, line) for line, placed in courses]
        return tuple(self._joined(matches) if len(matches) > 1 else matches)

    def _mouths(self, lanes: list[Line]) -> Iterator[Match]:
        """Give the mouths of lanes of which nothing else is known."""
        for lane in lanes:
            at = mouth(self.index, lane)
            if at:
                placed = Placed(at.point, Method.INTERPOLATED, at.precision_m, at.said, at.sources)
                yield self._match(placed, f"{lane.words}口", lane)

    def _joined(self, matches: list[Match]) -> Iterator[Match]:
        """Join the parts of one road that runs through several districts; roads that only share a name stay rivals."""
        flat = shapely.union_all([_flat(match).buffer(JOIN_M / 2) for match in matches])
        for group in shapely.get_parts(flat):
            parts = [match for match in matches if _flat(match).intersects(group)]
            if parts:
                whole = shapely.line_merge(shapely.union_all([part.geometry for part in parts]))
                geometry = whole if len(parts) > 1 and not whole.is_empty else parts[0].geometry
                districts = tuple(dict.fromkeys(name for part in parts for name in part.districts))
                matches = [match for match in matches if match not in parts]
                yield replace(parts[0], geometry=geometry, districts=districts)

    def _match(self, placed: Placed, name: str, line: Line) -> Match:
        geometry = shapely.set_precision(in_degrees(placed.geometry), GRID)
        sources = [self.index.sources[number] for number in sorted(placed.sources)]
        said = "；".join(dict.fromkeys(source.attribution for source in sources))
        return Match(
            geometry, name, placed.method, round(placed.precision_m), said, (line.district,), evidence=placed.evidence
        )

    def _home(self, asked: Address) -> tuple[Match, ...]:
        """Give the village or the district that the text names, when the index has the road nowhere."""
        for home in filter(None, (asked.village and asked.district + asked.village, asked.district)):
            found = self._homes.candidates(home)
            if found:
                evidence = f"門牌資料沒有「{asked.line}」，只知在{home}"
                return tuple(replace(match, evidence=evidence) for match in found)
        return ()


def _flat(match: Match) -> BaseGeometry:
    return in_metres(match.geometry)


def _method(geometry: BaseGeometry) -> Method:
    """Tell a course from the one plate that is all that is known of a road."""
    return Method.FALLBACK if geometry.geom_type == "Point" else Method.ALONG


def _number(asked: Address) -> str:
    return f"{asked.number}號" + (f"之{asked.sub}" if asked.sub else "")
