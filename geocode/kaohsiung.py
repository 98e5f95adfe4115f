"""Everything together as one geopy geocoder, for whoever wants places and nothing else."""

from pathlib import Path
from typing import Final

from geopy.location import Location
from geopy.point import Point

from geocode.boundaries import ATLAS, Boundaries, Whereabouts
from geocode.match import Match
from geocode.offline import OfflineGeocoder
from geocode.opening import open_places

ROOT: Final = Path(__file__).resolve().parent.parent
POLYGONS: Final = ROOT / "static" / "vendor" / ATLAS
"""Where the set-up puts the polygons of districts and villages."""


class KaohsiungGeocoder(OfflineGeocoder):
    """Finds what Kaohsiung's people and documents write for a place, offline.

    Parameters
    ----------
    data : Path, optional
        Folder of the gazetteer; the checkout's own without it.
    polygons : Path, optional
        Folder of the district and village polygons; the checkout's own without it.
    addresses : Path, optional
        A door-plate index, as ``worksmap geocode import-addresses`` writes it.

    Raises
    ------
    GeocodeError
        If one of them cannot be used.

    Examples
    --------
    ``geopandas.tools.geocode(["後勁站", "岡山運動中心"], provider=KaohsiungGeocoder)``
    """

    def __init__(
        self, data: Path = ROOT / "data", polygons: Path = POLYGONS, addresses: Path | None = None, **_geopy: object
    ) -> None:
        super().__init__()
        self.boundaries = Boundaries.open(Path(polygons))
        self.places = open_places(Path(data), self.boundaries, addresses)

    def candidates(self, text: str) -> tuple[Match, ...]:
        """Find the place, or the rivals where two answer equally well."""
        return self.places.candidates(text)

    def reverse(self, query: object, *, exactly_one: bool = True) -> Location | list[Location] | None:
        """Say in which district and village a point lies.

        Parameters
        ----------
        query : geopy.point.Point or what makes one
            In geopy's order, latitude first.
        exactly_one : bool
            False gives a list, as geopy has it; there is never more than one.

        Returns
        -------
        geopy.location.Location, list of it, or None
            None outside the city. ``Location.raw`` has ``district``, ``village`` and ``border_m`` (metres to the
            district's border when nearer than 30 m).
        """
        point = Point(query)
        found = self.boundaries.locate(point.longitude, point.latitude)
        if found is None:
            return None
        located = _located(found, point)
        return located if exactly_one else [located]


def _located(found: Whereabouts, point: Point) -> Location:
    raw = {"district": found.district, "village": found.village, "border_m": found.border_m}
    return Location(f"高雄市{found.district}{found.village or ''}", point, raw)
