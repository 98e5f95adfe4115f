"""The family of our geocoders: geopy's interface, over what is in the data folder."""

from abc import abstractmethod

import shapely
from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from shapely.geometry.base import BaseGeometry

from geocode.errors import OfflineError
from geocode.match import Match, NoMatch


class NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy carries no types
    """Stands where geopy keeps its HTTP client, and refuses."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> object:
        """Refuse to fetch `url`."""
        raise OfflineError(f"this geocoder reads files only and does not ask {url}")

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """Refuse to fetch `url`."""
        raise OfflineError(f"this geocoder reads files only and does not ask {url}")


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """A geopy geocoder that needs no network, so geopandas, ``RateLimiter`` and any geopy user can use it unchanged.

    A subclass says only which places bear a name (`candidates`).
    """

    def __init__(self) -> None:
        super().__init__(adapter_factory=NoNetwork)

    @abstractmethod
    def candidates(self, text: str) -> tuple[Match, ...]:
        """Find every place that a text names, with no choice made between them."""

    def why_not(self, text: str) -> NoMatch | None:
        """Say what is known of a text that has no candidates; None if it is nothing to this geocoder."""
        return None

    def geocode(self, query: str, *, exactly_one: bool = True) -> Location | list[Location] | None:
        """Find the place that a text names.

        Parameters
        ----------
        query : str
            Words that say where.
        exactly_one : bool
            True asks for one location; a tie is then no answer, never silently the first of two. False asks for all.

        Returns
        -------
        geopy.location.Location, list of them, or None
            None for no such place (or, with `exactly_one`, for a tie). ``Location.raw`` has ``geometry`` (shapely,
            longitude first), ``precision_m``, ``method``, ``source``, ``evidence`` and ``districts``.
        """
        found = [_location(match) for match in self.candidates(query)]
        if not exactly_one:
            return found or None
        return found[0] if len(found) == 1 else None


def _location(match: Match) -> Location:
    point = _point_on(match.geometry)
    raw = {
        "geometry": match.geometry,
        "precision_m": match.precision_m,
        "method": str(match.method),
        "source": match.source,
        "evidence": match.evidence,
        "districts": match.districts,
    }
    return Location(match.name, (point.y, point.x), raw)  # geopy's order is latitude first, here and nowhere else


def _point_on(geometry: BaseGeometry) -> BaseGeometry:
    """Give one point of a geometry: half-way along a line, inside an area."""
    if geometry.geom_type == "LineString":
        return shapely.line_interpolate_point(geometry, 0.5, normalized=True)
    return geometry.representative_point()
