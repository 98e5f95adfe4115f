"""Names on a map stand where they have room, and inside what they name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import shapely

from mapapp.paper.leaf.ground import Ground
from mapapp.paper.leaf.middles import middles
from mapapp.paper.leaf.names import names
from mapapp.paper.leaf.room import CLEAR_MM, Room, boxes_round, size_of
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.window import Window

Planned = Callable[..., tuple[Scene, Window]]
WINDOW = Window(170_000, 2_520_000, 10_000, 180, 220)


def _ground(window: Window, x: float, y: float) -> shapely.Point:
    return shapely.Point(window.west + x * window.metres_per_mm, window.north - y * window.metres_per_mm)


@pytest.mark.parametrize(("district", "scale"), [("三民區", 20_000), ("楠梓區", 30_000), ("鳳山區", 30_000)])
def test_a_village_s_name_stands_in_its_village(planned: Planned, ground: Ground, district: str, scale: int) -> None:
    scene, window = planned(district, scale)
    villages = [one for one in names(window, scene, Room(window, [])) if one.kind == "village"]
    assert len(villages) > 5
    for one in villages:
        assert shapely.contains(ground.villages[district, one.text], _ground(window, one.x, one.y))


def test_the_larger_the_scale_the_more_villages_are_named(planned: Planned) -> None:
    counts = []
    for scale in (100_000, 50_000, 30_000, 20_000):
        scene, window = planned("新興區", scale)
        counts.append(len([one for one in names(window, scene, Room(window, [])) if one.kind == "village"]))
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert counts[-1] > 20


def test_only_near_by_the_villages_round_the_area_are_named(planned: Planned, ground: Ground) -> None:
    own = {name for district, name in ground.villages if district == "鹽埕區"}
    for scale, is_near in ((12_500, True), (20_000, False)):
        scene, window = planned("鹽埕區", scale)
        said = {one.text for one in names(window, scene, Room(window, [])) if one.kind == "village"}
        assert said & own
        assert bool(said - own) == is_near


def test_a_village_s_own_sheet_names_those_round_it(planned: Planned, ground: Ground) -> None:
    scene, _ = planned("岡山區")
    area = ground.villages["岡山區", "劉厝里"]
    window = Window.round(area, 10_000, (180, 220))
    said = {one.text for one in names(window, replace(scene, area=area), Room(window, [])) if one.kind == "village"}
    assert "劉厝里" not in said
    assert len(said) > 2


def test_a_district_and_a_county_are_named_inside_what_is_seen_of_them(planned: Planned, ground: Ground) -> None:
    scene, window = planned("田寮區", 100_000)
    said = [one for one in names(window, scene, Room(window, [])) if one.kind in {"district", "neighbour"}]
    assert {one.kind for one in said} == {"district", "neighbour"}
    for one in said:
        shape = (ground.districts if one.kind == "district" else ground.neighbours)[one.text]
        assert shape.contains(_ground(window, one.x, one.y))


def test_a_line_s_name_stands_beside_it(planned: Planned, ground: Ground) -> None:
    scene, window = planned("楠梓區", 60_000)
    said = {one.text: one for one in names(window, scene, Room(window, [])) if one.kind == "line"}
    assert {"臺鐵縱貫線", "捷運紅線", "後勁溪"} <= said.keys()
    for line in ground.lines:
        if one := said.get(line.name):
            assert line.shape.distance(_ground(window, one.x, one.y)) <= 3 * window.metres_per_mm


def test_who_asks_first_has_the_room() -> None:
    room, box = Room(WINDOW, []), np.array([[10.0, 10, 20, 12]])
    assert room.first(box, 0.4) == 0
    assert room.first(box, 0.4) is None
    assert room.first(box + 0.3, 0.4) is None
    assert room.first(box + np.array([0, 2.5, 0, 2.5]), 0.4) == 0


def test_a_box_keeps_clear_of_what_is_taken_of_ways_and_of_the_frame() -> None:
    way = shapely.LineString([(0, 100), (180, 100)])
    room = Room(WINDOW, [shapely.box(50, 50, 60, 60)], [way])
    size = size_of("里", "village")
    spots = np.array([(55, 55), (90, 100 + CLEAR_MM), (0.5, 30), (179.8, 219.8), (90, 90)])
    assert room.first(boxes_round(spots, size), 0.4) == 4


def test_nothing_is_free_where_all_is_taken() -> None:
    room = Room(WINDOW, [shapely.box(0, 0, 180, 220)])
    assert room.first(boxes_round(np.array([(90.0, 90.0)]), (5, 5)), 0) is None


def test_places_inside_an_area_begin_with_the_one_farthest_from_its_edge() -> None:
    area = shapely.union(shapely.box(0, 0, 30, 30), shapely.box(30, 14, 90, 16))
    spots = middles(area)
    far = [area.boundary.distance(shapely.Point(*spot)) for spot in spots]
    assert far == sorted(far, reverse=True)
    assert all(area.contains(shapely.Point(*spot)) for spot in spots)
    assert spots[0][0] < 30
    assert len(middles(shapely.Polygon())) == 0
