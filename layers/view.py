"""What a page asks to see: a part of the list in an order, and a part of the map as large as a screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from layers.bbox import EXPECTED as EXPECTED_BOX
from layers.bbox import BBox
from layers.columns import ORDERS
from layers.errors import QueryError
from layers.numbers import parse_numbers
from layers.query import sound

PARAMETERS = ("box", "zoom", "sort", "from", "rows", "project")
USUAL = ORDERS[0]
BY_DISTANCE = "distance"
SORTS = (*ORDERS, BY_DISTANCE)
ROWS = 60
"""Rows at a time: several screens of a phone."""
MOST_ROWS = 200
MOST_ZOOM = 22
"""Nearer than that no web map goes: a pixel is 4 cm."""
EXPECTED_ZOOM = f"a number from 0 to {MOST_ZOOM}"
MOST_FROM = 10_000_000


@dataclass(frozen=True)
class View:
    """What of the projects that are meant is to be seen.

    Parameters
    ----------
    box : BBox or None
        What the map shows; None where there is no map.
    zoom : float
        Of the map, as web maps count it.
    sort : str
        One of `SORTS`.
    first : int
        Rows of the list that are left out before the first.
    rows : int
        How many rows at most.
    project : str
        One that is drawn wherever it lies, or none.
    """

    box: BBox | None = None
    zoom: float = 0
    sort: str = USUAL
    first: int = 0
    rows: int = ROWS
    project: str = ""

    @classmethod
    def parse(cls, texts: Mapping[str, str]) -> Self:
        """Read a request.

        Parameters
        ----------
        texts : mapping of str to str
            Text of each of `PARAMETERS`, any of which may be missing; a box has a zoom.

        Raises
        ------
        QueryError
            For an unsound value.

        Examples
        --------
        >>> View.parse({"sort": "name", "from": "60"}).first
        60
        """
        if ("box" in texts) != ("zoom" in texts):
            there, missing = ("box", "zoom") if "box" in texts else ("zoom", "box")
            raise QueryError(there, texts[there], f"{missing} beside it")
        sort = texts.get("sort", USUAL)
        if sort not in SORTS:
            raise QueryError("sort", sort, f"one of {', '.join(SORTS)}")
        return cls(
            box=_box(sound("box", texts["box"])) if "box" in texts else None,
            zoom=_zoom(texts.get("zoom", "0")),
            sort=sort,
            first=_whole("from", texts, 0, MOST_FROM),
            rows=_whole("rows", texts, ROWS, MOST_ROWS),
            project=sound("project", texts.get("project", "")),
        )


def _box(text: str) -> BBox:
    try:
        return BBox.parse(text)
    except QueryError:
        raise QueryError("box", text, EXPECTED_BOX) from None


def _zoom(text: str) -> float:
    numbers = parse_numbers("zoom", sound("zoom", text), EXPECTED_ZOOM)
    if len(numbers) != 1 or not 0 <= numbers[0] <= MOST_ZOOM:
        raise QueryError("zoom", text, EXPECTED_ZOOM)
    return numbers[0]


def _whole(name: str, texts: Mapping[str, str], usual: int, most: int) -> int:
    text = texts.get(name, str(usual))
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(most)) else -1
    if not 0 <= number <= most:
        raise QueryError(name, text, f"a whole number from 0 to {most}")
    return number
