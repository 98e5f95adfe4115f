"""Rows of the analysis of works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from layers.analysis.before_after import BeforeAfter, count_points
from layers.analysis.inside import AREA, LINE, Inside, measure_inside
from layers.analysis.result import Row, Value, depths, hectares
from layers.analysis.roles import Cast
from layers.analysis.works import Works

SAID = ("id", "name", "category", "phase", "completion", "completion_kind", "location_type", "precision_m")
SHAPES = ("point", "line", "area")
Totals = dict[str, int | float]


def work_rows(works: Works, roles: Cast, metres: float) -> tuple[list[Row], Totals]:
    """Tell of each work what lies over it and near it; one without a place has a row too.

    Parameters
    ----------
    works : Works
    roles : Cast
        With ground, or points, or both.
    metres : float
        How near points count.
    """
    placed = works.among(works.placed)
    at = iter(range(len(placed)))
    places = [next(at) if has else None for has in works.placed]
    inside = measure_inside(placed, roles.ground) if roles.ground else None
    points = count_points(placed, roles.points, metres) if roles.points else None
    rows = []
    for said, place, shape in zip(works.said, places, works.metres, strict=True):
        values: dict[str, Value] = {name: said[name] for name in SAID}
        values |= _over(None if inside is None or place is None else inside[place], roles) if inside is not None else {}
        values |= _near(None if points is None or place is None else points[place]) if points is not None else {}
        rows.append(Row(values, shape))
    totals: Totals = {"works": len(works), "unplaced": len(works) - len(placed)}
    if inside is not None:
        totals["inside"] = sum(one.inside > 0 for one in inside)
    return sorted(rows, key=_order), totals


def _over(one: Inside | None, roles: Cast) -> dict[str, Value]:
    if one is None:
        return dict.fromkeys(_over(_NOTHING, roles))
    is_area, is_line = one.dimension == AREA, one.dimension == LINE
    shown = roles.ground.shown if roles.ground else None
    classes = {str(number): _amount(one, part) for number, part in sorted(one.by_class.items())}
    return {
        "shape": SHAPES[one.dimension],
        "size_ha": hectares(one.size) if is_area else None,
        "size_m": round(one.size, 1) if is_line else None,
        "is_inside": one.inside > 0,
        "inside_ha": hectares(one.inside) if is_area else None,
        "inside_m": round(one.inside, 1) if is_line else None,
        "inside_share": round(min(one.inside / one.size, 1.0), 4) if one.size else None,
        **depths(shown, one.deepest),
        "by_class": classes or None,
        "deepest_within_precision": one.deepest_within,
        "nearest_m": None if one.nearest_m is None else round(one.nearest_m, 1),
    }


_NOTHING = Inside(0, 1.0, 0.0, None, {}, None, None)
"""Names the columns."""


def _amount(one: Inside, part: float) -> float:
    return hectares(part) if one.dimension == AREA else round(part, 1)


def _near(one: BeforeAfter | None) -> dict[str, Value]:
    if one is None:
        return dict.fromkeys(("points", "points_before", "points_after", "points_unclear"))
    pairs: Mapping[str, Value] = {"points_before": one.before, "points_after": one.after, "points_unclear": one.unclear}
    return {"points": one.points, **pairs}


def _order(row: Row) -> tuple[Any, ...]:
    """Put what is deepest and most inside first, then what floods most; what has no place stands last."""
    values = row.values
    amounts = [values.get(name) or 0 for name in ("deepest", "inside_share", "points")]
    return (row.metres is None, *(-np.float64(str(amount)) for amount in amounts), values["id"])
