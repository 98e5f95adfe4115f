"""Rows of the analysis of areas."""

from __future__ import annotations

from layers.analysis.areas import Area, Beside, Near, tell_areas
from layers.analysis.result import Row, Value
from layers.analysis.works import Works
from layers.analysis.zones import Zones

Totals = dict[str, int | float]


def area_rows(works: Works, zones: Zones, beside: Beside, metres: float) -> tuple[list[Row], Totals]:
    """Tell of each area what is in it, in the order of the zones.

    Parameters
    ----------
    works : Works
    zones : Zones
    beside : Beside
    metres : float
        How near to works that stand villages and shelters count.
    """
    told = tell_areas(works, zones, beside, metres)
    rows = [Row(_values(one), shape) for one, shape in zip(told, zones.metres, strict=True)]
    totals: Totals = {"areas": len(rows), "works": len(works), "standing": int(works.standing().sum())}
    totals["unplaced"] = int((~works.placed).sum())
    return rows, totals


def _values(one: Area) -> dict[str, Value]:
    volume = one.volume
    return {
        "id": one.name,
        "name": one.name,
        "km2": round(one.km2, 4),
        "works": one.works,
        **{str(phase): number for phase, number in one.phases.items()},
        "volume_standing_m3": volume.standing_m3,
        "volume_promised_m3": volume.promised_m3,
        "volume_stated": volume.stated,
        **_points(one),
        **_near("villages", one.villages),
        **({} if one.shelters is None else _near("shelters", one.shelters)),
    }


def _points(one: Area) -> dict[str, Value]:
    if one.points_per_km2 is None:
        return {}
    return {"points": one.points, "points_per_km2": round(one.points_per_km2, 4)}


def _near(name: str, near: Near) -> dict[str, Value]:
    return {name: near.total, f"{name}_near": len(near.names), f"{name}_near_names": list(near.names)}
