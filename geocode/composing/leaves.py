"""The named ends of what words ask for: places, door-plates, land parcels."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from geocode.boundaries import BORDER_M, Boundaries
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
        """Say what is known of one that is not found."""


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
        """Find every place that a leaf may be; none lies outside the district or the village that it names."""
        sources = {Named: self._named, Address: self._address, Parcel: self._parcel}
        for found in sources[type(leaf)](leaf):  # type: ignore[operator]  # each takes its own kind
            inside = tuple(match for match in found if self._within(match, leaf))
            if inside:
                return inside
        return ()

    def why_not(self, leaf: Leaf) -> NoMatch:
        """Say which part is not known."""
        if isinstance(leaf, Parcel):
            return NoMatch(f"地段「{leaf.section}」的位置沒有資料")
        known = self._plates.why_not_asked(leaf) if self._plates else None
        if isinstance(leaf, Address):
            return known or NoMatch(f"沒有「{leaf.line}」的門牌資料")
        return known or self._gazetteer.why_not(leaf.words) or self._elsewhere(leaf)

    def _named(self, leaf: Named) -> Iterator[tuple[Match, ...]]:
        yield self._gazetteer.candidates(leaf.words)
        yield self._districts.candidates(f"{leaf.district}{leaf.words}")
        if self._plates:
            yield self._plates.find(leaf)

    def _address(self, leaf: Address) -> Iterator[tuple[Match, ...]]:
        if self._plates:
            yield self._plates.find(leaf)
        else:
            yield from self._homes(leaf, "沒有門牌資料")

    def _parcel(self, leaf: Parcel) -> Iterator[tuple[Match, ...]]:
        section = self._gazetteer.candidates(leaf.section)
        yield tuple(_somewhere_in(match, f"地號在{leaf.section}內，位置不詳") for match in section)
        yield from self._homes(leaf, f"地段「{leaf.section}」的位置沒有資料")

    def _homes(self, leaf: Address | Parcel, reason: str) -> Iterator[tuple[Match, ...]]:
        """Give what is left when nothing nearer is known: the village, else the district, that the text names."""
        for home in filter(None, (leaf.village and f"{leaf.district}{leaf.village}", leaf.district)):
            yield tuple(replace(one, evidence=f"{reason}，只知在{home}") for one in self._districts.candidates(home))

    def _within(self, match: Match, leaf: Leaf) -> bool:
        if leaf.district and leaf.district not in match.districts:
            return False
        village = self._boundaries.villages.get((leaf.district, leaf.village)) if leaf.village else None
        return village is None or bool(in_metres(village).distance(in_metres(match.geometry)) <= BORDER_M)

    def _elsewhere(self, leaf: Named) -> NoMatch:
        rivals = tuple(match.label for match in self._gazetteer.candidates(leaf.words))
        return NoMatch(f"「{leaf.words}」不在{leaf.district}" if rivals else f"不知道「{leaf.words}」在哪裡", rivals)


def _somewhere_in(match: Match, evidence: str) -> Match:
    precision_m = max(match.precision_m, radius_m(match.geometry))
    return replace(match, method=Method.FALLBACK, precision_m=precision_m, evidence=evidence)
