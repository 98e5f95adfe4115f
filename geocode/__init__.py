"""Location text → matches. This room knows no projects; geopy and GDAL live here.

`open_places` gives a `Places`, whose ``match`` answers a `Match` or a `NoMatch`. `Boundaries` has the polygons of
districts, villages and neighbouring counties. Coordinates are WGS 84, longitude first; distances are measured in
EPSG:3826.
"""

from geocode.boundaries import BORDER_M, CITY_BOX, Boundaries, Whereabouts
from geocode.district import DistrictGeocoder
from geocode.entry import Entry
from geocode.errors import BoundariesError, GazetteerError, GeocodeError, OfflineError
from geocode.gazetteer import GazetteerGeocoder
from geocode.gazetteer_file import read_gazetteer
from geocode.match import Match, Method, NoMatch
from geocode.offline import OfflineGeocoder
from geocode.opening import assemble, open_places
from geocode.places import Places
from geocode.text import normalise

__all__ = [
    "BORDER_M",
    "CITY_BOX",
    "Boundaries",
    "BoundariesError",
    "DistrictGeocoder",
    "Entry",
    "GazetteerError",
    "GazetteerGeocoder",
    "GeocodeError",
    "Match",
    "Method",
    "NoMatch",
    "OfflineError",
    "OfflineGeocoder",
    "Places",
    "Whereabouts",
    "assemble",
    "normalise",
    "open_places",
    "read_gazetteer",
]
