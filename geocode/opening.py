"""Puts the geocoders together in the order in which they are asked."""

from collections.abc import Iterable
from pathlib import Path

from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.boundaries import Boundaries
from geocode.composing import ComposingGeocoder, Leaves
from geocode.district import DistrictGeocoder
from geocode.gazetteer import GazetteerGeocoder
from geocode.gazetteer_file import read_gazetteer
from geocode.places import Places
from geocode.reading import Reader
from geocode.services.service import Service


def open_places(
    folder: Path, boundaries: Boundaries, addresses: Path | None = None, services: Iterable[Service] = ()
) -> Places:
    """Open the gazetteer of a data folder, with districts, villages and door-plates behind it.

    Parameters
    ----------
    folder : Path
        Holds ``gazetteer.csv`` and ``geometries.geojson``.
    boundaries : Boundaries
        The city.
    addresses : Path, optional
        A door-plate index, as ``worksmap geocode import-addresses`` writes it.
    services : iterable of Service
        Asked when nothing here knows more than a district.

    Raises
    ------
    GazetteerError
        At the first value of the gazetteer that cannot be used.
    AddressesError
        If the index cannot be used.
    """
    return assemble(GazetteerGeocoder(read_gazetteer(folder, boundaries)), boundaries, addresses, services)


def assemble(
    gazetteer: GazetteerGeocoder,
    boundaries: Boundaries,
    addresses: Path | None = None,
    services: Iterable[Service] = (),
) -> Places:
    """Put the geocoders round a gazetteer that is open already; parameters as in `open_places`."""
    districts, reader = DistrictGeocoder(boundaries), Reader(boundaries)
    plates = AddressGeocoder(AddressIndex(addresses), reader, boundaries) if addresses else None
    leaves = Leaves(gazetteer, districts, boundaries, plates)
    composing = ComposingGeocoder(reader, leaves, boundaries)
    return Places(gazetteer, (districts, composing), boundaries.districts, services)
