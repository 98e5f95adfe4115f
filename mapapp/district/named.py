"""Which district a name in an address, or on a command line, means."""

from layers.words import fold
from mapapp.errors import DistrictUnknownError
from mapapp.words import Words


def official(name: str, words: Words) -> str:
    """Give the official name of the district that somebody names; 臺 for 台, width and spaces make no difference.

    The catalogue knows them all: no worker is kept from answering by reading the land for a name.

    Parameters
    ----------
    name : str
    words : Words
        Of any language.

    Raises
    ------
    DistrictUnknownError
        If the city has no such district.

    Examples
    --------
    >>> official(" 岡山區 ", Words("en"))
    '岡山區'
    """
    known = {fold(one): one for one in words.section("district")}
    if fold(name) not in known:
        raise DistrictUnknownError(name)
    return known[fold(name)]
