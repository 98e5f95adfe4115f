"""What an analysis found: rows with the same columns, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from layers.analysis.asked import Asked
from layers.overlays import Shown

Value = str | float | int | bool | None | list[str] | dict[str, float]
M2_PER_HA = 10_000


@dataclass(frozen=True, eq=False)
class Row:
    """One work, area or place.

    Parameters
    ----------
    values : mapping of str to value
        By column, in the columns' order.
    metres : shapely geometry or None
        EPSG:3826.
    """

    values: Mapping[str, Value]
    metres: BaseGeometry | None


@dataclass(frozen=True, eq=False)
class Result:
    """An analysis, with all that it depends on.

    Parameters
    ----------
    asked : Asked
    overlays : sequence of Shown
        Those that were chosen, in the order in which they were.
    edition, as_of : str
        Of the register.
    rows : sequence of Row
        In their order; all of them.
    totals : mapping of str to int or float
        What the rows add up to.
    span : tuple of str, or None
        First and last day on which flood points may have been seen.
    """

    asked: Asked
    overlays: Sequence[Shown]
    edition: str
    as_of: str
    rows: Sequence[Row]
    totals: Mapping[str, int | float]
    span: tuple[str, str] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(self.rows[0].values) if self.rows else ()

    @property
    def scenario(self) -> str:
        """The scenario that it was made from; empty where there is none."""
        return next((one.about.scenario for one in self.overlays if one.about.scenario), "")


def depths(overlay: Shown | None, number: int | None) -> dict[str, Any]:
    """Tell what a class is in metres of water.

    Parameters
    ----------
    overlay : Shown or None
    number : int or None

    Returns
    -------
    dict
        ``deepest``, ``deepest_low_m`` and ``deepest_high_m``.
    """
    found: Mapping[str, Any] = next((one for one in overlay.classes if one["number"] == number), {}) if overlay else {}
    low, high = (found.get("low_m"), found.get("high_m")) if number is not None else (None, None)
    return {"deepest": number, "deepest_low_m": low, "deepest_high_m": high}


def hectares(square_metres: float) -> float:
    """Give hectares, to the square metre."""
    return round(square_metres / M2_PER_HA, 4)
