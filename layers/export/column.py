"""The columns that every file has, in their order: the published properties first, then where the work is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from layers.export.crs import DECIMALS, METRES, WGS84
from layers.feature import PROPERTIES

Kind = Literal["text", "whole", "real", "truth", "list"]
Value = str | int | float | bool | None
BETWEEN = "、"
"""What stands between the members of a list, in every format whose cells hold one text."""


@dataclass(frozen=True)
class Column:
    """A column.

    Parameters
    ----------
    name : str
        As published; machines know it by this name.
    kind : str
        What its values are; dates are text, because their precision is part of them: ``2024-12`` is a month.
    width : int
        Letters that it shows in an office file.
    decimals : int or None
        Of a number that always has so many.
    """

    name: str
    kind: Kind = "text"
    width: int = 12
    decimals: int | None = None


NUMBER = Column("number", "whole", 7)
"""The work's number on the printed sheet of the same selection."""
DISTANCE = Column("distance_m", "whole", 9)
SHAPE = Column("geometry_type", width=15)
SPOTS = {
    WGS84: (Column("lon", "real", 12, DECIMALS[WGS84]), Column("lat", "real", 12, DECIMALS[WGS84])),
    METRES: (Column("x", "real", 13, DECIMALS[METRES]), Column("y", "real", 13, DECIMALS[METRES])),
}
"""Where the map draws the work's symbol: on the work, in the midst of its largest part."""
KINDS: Mapping[str, Kind] = {
    "completion_year": "whole",
    "overdue": "truth",
    "budget_twd": "whole",
    "quantity": "real",
    "districts": "list",
    "precision_m": "whole",
    "flood_related": "truth",
    "mentions_count": "whole",
    "slipped_months": "whole",
    "aliases": "list",
}
WIDTHS: Mapping[str, int] = {
    "id": 9,
    "name": 40,
    "category": 20,
    "phase": 10,
    "overdue": 7,
    "status_said": 40,
    "completion_year": 9,
    "completion_said": 28,
    "budget_twd": 17,
    "districts": 18,
    "location_text": 28,
    "document": 40,
    "section": 40,
    "paragraph": 9,
    "quantity_said": 20,
    "budget_said": 28,
    "start_said": 20,
    "placed_by": 40,
    "aliases": 20,
    "flood_kind": 16,
    "basin": 16,
}
GROUPED = frozenset({"budget_twd", "precision_m", "distance_m"})
"""Whole numbers that office files group by thousands; a year is none of them."""
FROZEN = 3
"""Columns that stay in sight in an office file, so that a row is known by its name."""
PUBLISHED = tuple(Column(name, KINDS.get(name, "text"), WIDTHS.get(name, 12)) for name in PROPERTIES)


def columns(crs: str, *, numbered: bool, measured: bool) -> tuple[Column, ...]:
    """Give the columns of a table.

    Parameters
    ----------
    crs : str
        Of the last two.
    numbered : bool
        Whether the works have numbers on a sheet.
    measured : bool
        Whether it is told how far they are from a place.
    """
    return (*[NUMBER] * numbered, *PUBLISHED, *[DISTANCE] * measured, SHAPE, *SPOTS[crs])
