"""The named ends of what words ask for: places, door-plates, land parcels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from geocode.boundaries import BORDER_M, Boundaries
from geocode.composing.ground import LINE, dimension
from geocode.district import DistrictGeocoder
from geocode.gazetteer import GazetteerGeocoder
from geocode.match import Match, Method, NoMatch
from geocode.metres import in_metres, radius_m
from geocode.reading.asked import Address, Named, Parcel

Leaf = Named | Address | Parcel


class Plates(Protocol):
    """A source of door-plates and roads, such as `geocode.addresses.geocoder.AddressGeocoder`."""

    def find(self, asked: Address | Named) -> tuple[Match, ...]:
        """Find a door-plate, a road or a lane."""

    def why_not_asked(self, asked: Address | Named) -> NoMatch | None:
        """Say what is known of one that is not found; its rivals are where else the words lead."""


class Leaves:
    """Finds each named end from the sources that know it.

    Parameters
    ----------
    gazetteer : GazetteerGeocoder
        Asked first.
    districts : DistrictGeocoder
        Asked next; also says what is left when only the district or the village of a door-plate is known.
    boundaries : Boundaries
        The city.
    plates : Plates, optional
        Asked last.
    """

    def __init__(
        self,
        gazetteer: GazetteerGeocoder,
        districts: DistrictGeocoder,
        boundaries: Boundaries,
        plates: Plates | None = None,
    ) -> None:
        self._gazetteer = gazetteer
        self._districts = districts
        self._boundaries = boundaries
        self._plates = plates

    def find(self, leaf: Leaf) -> tuple[Match, ...]:
        """Find every place that a leaf may be.

        Parameters
        ----------
        leaf : Named, Address or Parcel
            None of the answers lies outside the district or the village that it names; a line or an area that reaches
            beyond stays whole.

        Returns
        -------
        tuple of Match
            From the first source that knows one. Of a door-plate without data, and of a parcel, the village or the
            district: `Method.FALLBACK`.
        """
        return next(filter(None, (self._inside(found, leaf) for found in self._sources(leaf))), ())

    def part(self, leaf: Leaf) -> tuple[Match, ...]:
        """Find every place that a leaf may be as the part of a crossing or of a stretch.

        Parameters
        ----------
        leaf : Named, Address or Parcel
            A name is a line if any source knows one, whole over the districts through which it runs. A district that
            leads a whole text need not hold each of its roads: where it holds none of that name, roads elsewhere are
            given, and the place as a whole must lie in the district.
        """
        if not isinstance(leaf, Named):
            return self.find(leaf)
        lines, places = [], []
        for found in self._sources(replace(leaf, district="", village="")):
            lines.append(tuple(match for match in found if dimension(match) == LINE))
            places.append(found)
            inside = self._inside(lines[-1], leaf)
            if inside:
                return inside
        return next(filter(None, (*(self._inside(found, leaf) for found in places), *lines, *places)), ())

    def why_not(self, leaf: Leaf) -> NoMatch:
        """Say which part is not known, and where else its name leads."""
        if isinstance(leaf, Parcel):
            return NoMatch(f"地段「{leaf.section}」的位置沒有資料，也沒有寫明行政區")
        known = self._plates.why_not_asked(leaf) if self._plates else None
        if isinstance(leaf, Address):
            return known or NoMatch(self._unplated(leaf))
        unplaced = self._gazetteer.why_not(leaf.words)
        return unplaced or known or self._elsewhere(leaf)

    def _sources(self, leaf: Leaf) -> Iterator[tuple[Match, ...]]:
        """Ask one source after another, the next only when the one before is not enough."""
        if isinstance(leaf, Named):
            yield self._gazetteer.candidates(leaf.words)
            yield self._districts.candidates(f"{leaf.district}{leaf.words}")
            yield self._plates.find(leaf) if self._plates else ()
        elif isinstance(leaf, Address):
            yield self._plates.find(leaf) if self._plates else ()
            yield from self._homes(leaf, "沒有這個門牌的資料" if self._plates else "沒有門牌資料")
        else:
            yield tuple(_parcel_in(match, leaf) for match in self._gazetteer.candidates(leaf.section))
            yield from self._homes(leaf, "地段位置沒有資料")

    def _homes(self, leaf: Address | Parcel, reason: str) -> Iterator[tuple[Match, ...]]:
        """Give what is left when nothing nearer is known: the village, else the district, that the text names.

        A door-plate whose road is known, but only elsewhere, is a contradiction, and the district is no answer to it.
        """
        known = self._plates.why_not_asked(leaf) if self._plates and isinstance(leaf, Address) else None
        if known and known.rivals:
            return
        for home in filter(None, (leaf.village and f"{leaf.district}{leaf.village}", leaf.district)):
            yield tuple(replace(one, evidence=f"{reason}，只知在{home}") for one in self._districts.candidates(home))

    def _inside(self, found: tuple[Match, ...], leaf: Leaf) -> tuple[Match, ...]:
        return tuple(match for match in found if self._within(match, leaf))

    def _within(self, match: Match, leaf: Leaf) -> bool:
        if leaf.district and leaf.district not in match.districts:
            return False
        return not leaf.village or self._near_village(match, leaf)

    def _near_village(self, match: Match, leaf: Leaf) -> bool:
        """Say whether a place may lie in the village, as far as both are known."""
        named = (key for key in self._boundaries.villages if key[1] == leaf.village and leaf.district in {"", key[0]})
        ground, reach_m = in_metres(match.geometry), match.precision_m + BORDER_M
        return any(in_metres(self._boundaries.villages[key]).distance(ground) <= reach_m for key in named)

    def _unplated(self, leaf: Address) -> str:
        if self._plates:
            return f"沒有「{leaf.line}」這個門牌的資料，也沒有寫明行政區"
        return f"沒有載入門牌資料，查不到「{leaf.line}」的門牌，也沒有寫明行政區"

    def _elsewhere(self, leaf: Named) -> NoMatch:
        found = self.part(leaf)
        if found:
            where = leaf.village or leaf.district
            return NoMatch(f"「{leaf.words}」不在文字所指的{where}", tuple(match.label for match in found))
        without = "不在地名表與門牌資料" if self._plates else "不在地名表，也沒有載入門牌資料"
        return NoMatch(f"「{leaf.words}」{without}")


def _parcel_in(match: Match, leaf: Parcel) -> Match:
    """Give the section for a parcel of it, which lies somewhere in there."""
    if not leaf.number:
        return match
    precision_m = max(match.precision_m, radius_m(match.geometry))
    return replace(match, method=Method.FALLBACK, precision_m=precision_m, evidence=f"地號在{match.name}內，位置不詳")
