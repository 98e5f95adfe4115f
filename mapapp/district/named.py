"""Which district a name in an address means."""

from layers.words import fold
from mapapp.errors import DistrictUnknownError
from mapapp.portrait.land import Land


def official(name: str, land: Land) -> str:
    """Give the official name of the district that a reader names; 臺 for 台, width and spaces make no difference.

    Parameters
    ----------
    name : str
        As an address has it.
    land : Land
        Of the edition that is served.

    Raises
    ------
    DistrictUnknownError
        If the city has no such district.
    """
    meant = fold(name)
    for known in land.districts:
        if fold(known) == meant:
            return known
    raise DistrictUnknownError(name)
