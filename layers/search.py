"""What a reader asks of places: a text to search for, or a spot to be told about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Self

from layers.errors import QueryError
from layers.numbers import parse_numbers
from layers.query import MOST_VALUES, sound

MOST_FOUND = 20
USUAL_FOUND = 10
EXPECTED_LIMIT = f"a whole number from 1 to {MOST_FOUND}"
EXPECTED_LON = "degrees east from -180 to 180 (WGS 84), such as lon=120.3017"
EXPECTED_LAT = "degrees north from -90 to 90 (WGS 84), such as lat=22.6273"
EXCHANGED = "lon in the east and lat in the north, such as lon=120.3017&lat=22.6273; here they look exchanged"


@dataclass(frozen=True)
class Search:
    """A text that somebody is typing.

    Parameters
    ----------
    q : str
        As it was typed; it says something.
    limit : int
        How many answers at most.
    districts : frozenset of str
        Districts that an answer must lie in or touch; none means all.
    """

    q: str
    limit: int = USUAL_FOUND
    districts: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, texts: Mapping[str, str]) -> Self:
        """Read a request.

        Parameters
        ----------
        texts : mapping of str to str
            Parameter to text; several districts are comma-separated.

        Raises
        ------
        QueryError
            For an unknown parameter, a text that is missing, empty or too long, or another unsound value.

        Examples
        --------
        >>> Search.parse({"q": "岡山", "limit": "5"}).limit
        5
        """
        _refuse_others(texts, ("q", "limit", "district"))
        q = sound("q", texts.get("q", ""))
        if not q.strip():
            raise QueryError("q", q, "the words to search for, such as q=岡山")
        return cls(q, _limit(texts.get("limit", str(USUAL_FOUND))), _districts(texts.get("district", "")))


@dataclass(frozen=True)
class Spot:
    """A point on the earth.

    Parameters
    ----------
    lon, lat : float
        Degrees, WGS 84.
    """

    lon: float
    lat: float

    @classmethod
    def parse(cls, texts: Mapping[str, str]) -> Self:
        """Read a request.

        Parameters
        ----------
        texts : mapping of str to str
            ``lon`` and ``lat``.

        Raises
        ------
        QueryError
            For an unknown parameter, a number that is missing, none, or off the globe; numbers that are exchanged are
            told as that.

        Examples
        --------
        >>> Spot.parse({"lon": "120.3", "lat": "22.6"}).lat
        22.6
        """
        _refuse_others(texts, ("lon", "lat"))
        lon, lat = _number("lon", texts, EXPECTED_LON), _number("lat", texts, EXPECTED_LAT)
        if abs(lat) > 90 and abs(lon) <= 90:  # noqa: PLR2004  the globe
            raise QueryError("lat", texts["lat"], EXCHANGED)
        if abs(lon) > 180:  # noqa: PLR2004
            raise QueryError("lon", texts["lon"], EXPECTED_LON)
        if abs(lat) > 90:  # noqa: PLR2004
            raise QueryError("lat", texts["lat"], EXPECTED_LAT)
        return cls(lon, lat)


def _refuse_others(texts: Mapping[str, str], known: Collection[str]) -> None:
    for name, text in texts.items():
        if name not in known:
            raise QueryError(name, text, f"one of the parameters {', '.join(known)}")


def _limit(text: str) -> int:
    limit = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_FOUND)) else 0
    if not 1 <= limit <= MOST_FOUND:
        raise QueryError("limit", text, EXPECTED_LIMIT)
    return limit


def _districts(text: str) -> frozenset[str]:
    names = [name.strip() for name in sound("district", text).split(",")] if text else []
    if len(names) > MOST_VALUES or not all(names):
        raise QueryError("district", text, f"1 to {MOST_VALUES} comma-separated districts")
    return frozenset(names)


def _number(name: str, texts: Mapping[str, str], expected: str) -> float:
    text = texts.get(name, "")
    numbers = parse_numbers(name, sound(name, text), expected)
    if len(numbers) != 1:
        raise QueryError(name, text, expected)
    return numbers[0]
