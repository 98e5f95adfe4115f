"""Each district or basin: what stands in it and what is promised, what floods, and whom standing works are near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.analysis.context import Context
from layers.analysis.volume import Volume
from layers.analysis.works import Works
from layers.analysis.zones import Zones
from register import Phase

KM2 = 1e6


@dataclass(frozen=True)
class Near:
    """Things in an area, and how many of them works that stand are near.

    Parameters
    ----------
    names : tuple of str
        Those within the distance of a work that stands, in their own order.
    total : int
        All that lie in the area at least in part.
    """

    names: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class Area:
    """What is told of one area.

    Parameters
    ----------
    name : str
    km2 : float
        Square kilometres, EPSG:3826.
    phases : mapping of Phase to int
        Works in it by phase; every phase is there.
    volume : Volume
        Of the flood works in it.
    points : int or None
        Flood points in it; None where no overlay of points was chosen.
    villages : Near
    shelters : Near or None
        None where no overlay of shelters was chosen.
    """

    name: str
    km2: float
    phases: Mapping[Phase, int]
    volume: Volume
    points: int | None
    villages: Near
    shelters: Near | None

    @property
    def works(self) -> int:
        """How many works are in it."""
        return sum(self.phases.values())

    @property
    def points_per_km2(self) -> float | None:
        """Flood points for each square kilometre."""
        return None if self.points is None else self.points / self.km2


@dataclass(frozen=True)
class Beside:
    """What areas are told of beside works.

    Parameters
    ----------
    villages : Zones
    points, shelters : Context or None
    """

    villages: Zones
    points: Context | None = None
    shelters: Context | None = None


def tell_areas(works: Works, zones: Zones, beside: Beside, within_m: float) -> list[Area]:
    """Tell of each area what is in it.

    A work in several areas counts in each: in the districts that it is published with (where it has no place too), and
    in the basins that its place meets.

    Parameters
    ----------
    works : Works
    zones : Zones
    beside : Beside
    within_m : float
        Metres from works that stand, EPSG:3826, for villages and shelters.

    Returns
    -------
    list of Area
        In the order of the zones.
    """
    members = _members(works, zones)
    standing = works.among(works.standing() & works.placed).metres
    points = None if beside.points is None else _counted(zones, beside.points.metres)
    villages = _near(zones, beside.villages, standing, within_m)
    shelters = None if beside.shelters is None else _near(zones, _zones(beside.shelters), standing, within_m)
    told = []
    for at, name in enumerate(zones.names):
        inside = works.among(members[at])
        counted = Counter(one["phase"] for one in inside.said)
        phases = {phase: counted[phase] for phase in Phase}
        km2 = float(shapely.area(zones.metres[at])) / KM2
        seen = None if points is None else int(points[at])
        told.append(
            Area(name, km2, phases, Volume.of(inside.said), seen, villages[at], shelters[at] if shelters else None)
        )
    return told


def _members(works: Works, zones: Zones) -> NDArray[np.bool_]:
    """Tell of each zone and work whether the work is in it, shape (zones, works)."""
    if not zones.is_district:
        return _meeting(zones, works.metres)
    return np.array([[name in one["districts"] for one in works.said] for name in zones.names], dtype=bool)


def _meeting(zones: Zones, shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Tell of each zone and shape whether they share more than a border, shape (zones, shapes)."""
    found = np.zeros((len(zones.names), len(shapes)), dtype=bool)
    at, hit = shapely.STRtree(shapes).query(zones.metres, predicate="intersects")
    # a spot on the border of two is in both: else it would be nowhere
    is_spot = np.asarray(shapely.get_dimensions(shapes)) == 0
    shares = is_spot[hit] | ~shapely.touches(zones.metres[at], shapes[hit])
    found[at[shares], hit[shares]] = True
    return found


def _counted(zones: Zones, points: NDArray[np.object_]) -> NDArray[np.int64]:
    at, _ = shapely.STRtree(points).query(zones.metres, predicate="intersects")
    return np.bincount(at, minlength=len(zones.names))


def _near(zones: Zones, things: Zones, standing: NDArray[np.object_], within_m: float) -> list[Near]:
    """Find the things in each zone, and those of them that are near works that stand."""
    inside = _homes(zones, things) if zones.is_district and things.homes else _meeting(zones, things.metres)
    hit, _ = shapely.STRtree(standing).query(things.metres, predicate="dwithin", distance=within_m)
    is_near = np.zeros(len(things.names), dtype=bool)
    is_near[hit] = True
    return [Near(_named(things.names, mine & is_near), int(mine.sum())) for mine in inside]


def _homes(zones: Zones, things: Zones) -> NDArray[np.bool_]:
    return np.array([[home == name for home in things.homes] for name in zones.names], dtype=bool)


def _named(names: Sequence[str], meant: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(name for name, is_meant in zip(names, meant, strict=True) if is_meant)


def _zones(context: Context) -> Zones:
    return Zones(context.names, context.metres)
