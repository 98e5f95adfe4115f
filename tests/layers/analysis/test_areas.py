"""What each area has: works by phase, volumes that are not added twice, and whom works that stand are near."""

from __future__ import annotations

import numpy as np
import shapely

from layers.analysis.areas import Area, Beside, tell_areas
from layers.analysis.works import Works
from layers.analysis.zones import Zones, basins
from tests.layers.analysis.ground import EAST, NORTH, context, works


def _square(column: int, side: float = 1000.0) -> shapely.Polygon:
    west = EAST + column * side
    return shapely.box(west, NORTH, west + side, NORTH + side)


def _spot(column: float) -> shapely.Point:
    return shapely.Point(EAST + column * 1000, NORTH + 500)


BASINS = Zones(["左溪", "右溪"], np.array([_square(0), _square(1)], dtype=object))
VILLAGES = Zones(["甲里", "乙里"], np.array([_square(0), _square(1)], dtype=object), ["三民區", "鳳山區"])


def _told(one: Works, zones: Zones = BASINS, within_m: float = 100, **beside: object) -> list[Area]:
    return tell_areas(one, zones, Beside(VILLAGES, **beside), within_m)  # type: ignore[arg-type]


def test_a_work_counts_in_each_basin_that_its_place_meets_but_not_where_it_only_touches() -> None:
    line = shapely.LineString([(EAST + 900, NORTH + 500), (EAST + 1100, NORTH + 500)])
    at_the_border = shapely.LineString([(EAST + 2000, NORTH + 100), (EAST + 2000, NORTH + 900)])
    told = _told(works([_spot(0.5), line, at_the_border], phase=["done", "planned", "stopped"]))
    assert [dict(one.phases) for one in told] == [
        {"planned": 1, "building": 0, "done": 1, "stopped": 0, "unstated": 0},
        {"planned": 1, "building": 0, "done": 0, "stopped": 0, "unstated": 0},
    ]


def test_a_spot_on_the_border_of_two_basins_is_in_both_as_it_would_else_be_nowhere() -> None:
    told = _told(works([_spot(1.0)], phase=["done"]))
    assert [one.works for one in told] == [1, 1]


def test_districts_have_the_works_that_are_published_with_them_those_without_a_place_too() -> None:
    homes = Zones(["三民區", "鳳山區"], BASINS.metres, is_district=True)
    told = _told(works([None, _spot(0.5)], districts=[["三民區", "鳳山區"], ["鳳山區"]]), homes)
    assert [one.works for one in told] == [1, 2]


def test_volumes_stand_or_are_promised_and_a_part_is_not_added_to_its_whole() -> None:
    ponds = works(
        [_spot(0.2), _spot(0.3), _spot(0.4), _spot(0.5), _spot(0.6)],
        phase=["done", "unstated", "building", "stopped", "done"],
        quantity=[8000.0, 5000.0, 2000.0, 900.0, 7.0],
        quantity_unit=["m3", "m3", "m3", "m3", "ha"],
        part_of=[None, None, "w-001", None, None],
    )
    volume = _told(ponds)[0].volume
    assert (volume.standing_m3, volume.promised_m3, volume.stated, volume.within) == (8000, 5000, 2, 1)


def test_villages_and_shelters_are_counted_near_works_that_stand_alone() -> None:
    shelters = context([_spot(0.55), _spot(0.9), _spot(1.5)], kind="shelters", 名稱=["國小", "活動中心", "里辦公處"])
    told = _told(works([_spot(0.5), _spot(1.5)], phase=["done", "building"]), shelters=shelters)
    assert [(one.villages.names, one.villages.total) for one in told] == [(("甲里",), 1), ((), 1)]
    assert [one.shelters and (one.shelters.names, one.shelters.total) for one in told] == [(("國小",), 2), ((), 1)]


def test_points_are_told_for_each_square_kilometre_and_not_at_all_without_an_overlay_of_them() -> None:
    points = context([_spot(0.5), _spot(0.6), _spot(5)], kind="flood-points")
    assert [one.points_per_km2 for one in _told(works([]), points=points)] == [2.0, 0.0]
    assert _told(works([]))[0].points_per_km2 is None


def test_basins_of_one_name_are_one() -> None:
    zones = basins(context([_square(0), _square(1), _square(2)], kind="basins", BASIN_NAME=["愛河", "後勁溪", "愛河"]))
    assert list(zones.names) == ["愛河", "後勁溪"]
    assert shapely.area(zones.metres).tolist() == [2e6, 1e6]
