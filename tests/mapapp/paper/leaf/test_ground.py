"""The ground of maps on paper: the edition's own, in metres, and what stands on it today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copy

import numpy as np
import pytest
import shapely

from layers import EditionError, Store
from mapapp.paper.leaf.ground import GAP_M, Ground, Grounds
from mapapp.paper.leaf.terrain import ROLES, VILLAGES_TO, occurring, terrain
from mapapp.paper.window import Window
from mapapp.portrait.svg import Node


def _window(ground: Ground, name: str, scale: int) -> Window:
    return Window.round(ground.districts[name], scale, (180, 220))


def test_the_ground_has_every_district_and_village_and_the_counties_round_them(ground: Ground) -> None:
    assert len(ground.districts) == 38
    assert len(ground.villages) == 886
    assert {"臺南市", "屏東縣", "嘉義縣", "臺東縣"} <= ground.neighbours.keys()


def test_the_ground_is_in_metres_true_to_the_city_s_own_area(ground: Ground) -> None:
    """The city's statistics give 2,951.85 km² (內政部戶政司); the atlas counts the harbour as land."""
    city = sum(shape.area for shape in ground.districts.values()) / 1e6
    assert city == pytest.approx(2951.85, rel=0.02)


def test_a_district_s_villages_lie_in_it(ground: Ground) -> None:
    villages = shapely.union_all([shape for (name, _), shape in ground.villages.items() if name == "楠梓區"])
    home = ground.districts["楠梓區"]
    assert shapely.intersection(villages, home).area >= 0.97 * villages.area


def test_every_kind_of_line_is_there_and_lies_in_the_city(ground: Ground) -> None:
    assert {line.kind for line in ground.lines} == ROLES.keys()
    city = shapely.buffer(shapely.union_all(np.array(list(ground.districts.values()))), 500)
    for line in ground.lines:
        assert city.covers(line.shape), line.name


def test_no_sea_shows_between_the_city_and_its_neighbours(ground: Ground) -> None:
    gaps = [
        shapely.difference(shapely.buffer(shape, GAP_M / 3), ground.land).area
        for shape in (ground.districts[name] for name in ("那瑪夏區", "田寮區", "杉林區", "甲仙區"))
    ]
    assert max(gaps) < 1.0


def test_a_village_s_border_is_not_drawn_beside_its_district_s(ground: Ground) -> None:
    assert shapely.distance(ground.village_borders, ground.borders) >= 50


def test_the_ground_is_read_once_for_each_edition(edition: Path, tmp_path: Path) -> None:
    grounds, store = Grounds(), Store(edition)
    first = grounds.of(store)
    assert grounds.of(store) is first
    other = Path(copy(edition, tmp_path / "other.sqlite"))
    with closing(sqlite3.connect(other)) as file, file:
        file.execute("UPDATE facts SET value = 'another' WHERE name = 'edition'")
    assert grounds.of(Store(other)) is not first


def test_an_edition_without_lines_prints_nothing_and_says_why(edition: Path, tmp_path: Path) -> None:
    older = Path(copy(edition, tmp_path / "older.sqlite"))
    with closing(sqlite3.connect(older)) as file, file:
        file.execute("DELETE FROM assets WHERE name = 'base/lines.geojson'")
    with pytest.raises(EditionError, match=r"older\.sqlite: expected 'base/lines\.geojson' .*worksmap layers build"):
        Ground.read(Store(older))


@pytest.mark.parametrize(
    ("district", "scale", "seen", "unseen"),
    [
        ("楠梓區", 60_000, {"railway", "mrt", "river", "road", "village", "district"}, {"neighbour"}),
        ("那瑪夏區", 125_000, {"neighbour", "district"}, {"railway", "mrt", "river", "road", "village"}),
        ("旗津區", 5_000, set(), {"neighbour", "railway", "river", "road"}),
    ],
)
def test_the_legend_hears_of_what_can_be_seen_and_of_nothing_else(
    ground: Ground, district: str, scale: int, seen: set[str], unseen: set[str]
) -> None:
    found = {name.removeprefix("base:") for name in occurring(ground, _window(ground, district, scale))}
    assert seen <= found
    assert unseen.isdisjoint(found)


def test_what_the_legend_hears_of_is_drawn(ground: Ground) -> None:
    for district, scale in (("楠梓區", 60_000), ("三民區", 20_000), ("那瑪夏區", 125_000)):
        window = _window(ground, district, scale)
        classes = {one.get("class") for one in terrain(ground, ground.districts[district], window)}
        lines = {kind: roles[0] for kind, roles in ROLES.items()}
        for name in occurring(ground, window):
            kind = name.removeprefix("base:")
            assert lines.get(kind, kind) in classes


def test_villages_are_left_out_where_they_would_be_specks(ground: Ground) -> None:
    area = ground.districts["三民區"]
    drawn = {
        scale: {one.get("class") for one in terrain(ground, area, _window(ground, "三民區", scale))}
        for scale in (VILLAGES_TO, VILLAGES_TO + 1)
    }
    assert "village" in drawn[VILLAGES_TO]
    assert "village" not in drawn[VILLAGES_TO + 1]


def test_sea_and_counties_in_a_box_stay_what_they_are(ground: Ground) -> None:
    window = _window(ground, "林園區", 100_000)
    nodes = terrain(ground, shapely.buffer(window.ground, 5_000), window)
    lit = next(one for one in nodes if one.get("class") == "area")
    rings = [[tuple(map(float, pair.split())) for pair in run.strip("Z").split("L")] for run in _runs(lit)]
    light = shapely.union_all([shapely.Polygon(ring) for ring in rings])
    sea = shapely.difference(window.ground, shapely.buffer(ground.land, 500))
    county = shapely.intersection(window.ground, shapely.buffer(ground.neighbours["屏東縣"], -500))
    for dark in (sea, county):
        assert dark.area > 1e6
        assert not shapely.intersects(light, window.whole(dark))
    assert light.intersects(window.whole(ground.districts["林園區"].centroid))


def _runs(path: Node) -> list[str]:
    return path.get("d", "").split("M")[1:]
