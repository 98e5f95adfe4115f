"""A map that is larger than a page is laid on pages that overlap, and each knows which joins it."""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely

from layers.errors import QueryError
from mapapp.paper.pages import MOST_PAGES, OVERLAP_MM, Tile, tiles
from mapapp.paper.scales import AIR_MM, SERIES

SIZE = (181.0, 195.0)
SCALE = 10_000
AT = (180_000, 2_500_000)
OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}


def _box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    return shapely.box(AT[0] + west, AT[1] + south, AT[0] + east, AT[1] + north)


@pytest.fixture(scope="module")
def crescent() -> shapely.Polygon:
    return _box(0, 0, 9000, 9000) - _box(2500, -1, 9001, 6500)


@pytest.fixture(scope="module")
def laid(crescent: shapely.Polygon) -> dict[str, Tile]:
    return {tile.name: tile for tile in tiles(crescent, SCALE, SIZE)}


def test_pages_cover_the_area_and_a_little_air(laid: dict[str, Tile], crescent: shapely.Polygon) -> None:
    shown = shapely.union_all([tile.window.ground for tile in laid.values()])
    assert shown.covers(crescent)
    west, _, _, north = crescent.bounds
    assert shown.covers(shapely.Point(west - AIR_MM * SCALE / 1000 + 1, north + AIR_MM * SCALE / 1000 - 1))


def test_a_page_without_any_part_of_the_area_is_left_out(laid: dict[str, Tile], crescent: shapely.Polygon) -> None:
    assert all(tile.window.ground.intersects(crescent) for tile in laid.values())
    assert "E6" not in laid


def test_the_grid_is_moved_where_that_saves_pages() -> None:
    # three columns hold 5,230 m; laid round the middle, the upright of the L would stand on two of them
    shape = _box(0, 0, 3600, 1700) | _box(0, 0, 1650, 3500)
    assert [tile.name for tile in tiles(shape, SCALE, SIZE)] == ["A1", "B1", "B2", "B3"]


def test_rows_have_letters_and_columns_have_numbers(laid: dict[str, Tile]) -> None:
    names = list(laid)
    assert names[:6] == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert laid["A1"].window.north > laid["B1"].window.north
    assert laid["A1"].window.west < laid["A2"].window.west
    assert names == sorted(names)


def test_pages_overlap_by_a_centimetre(laid: dict[str, Tile]) -> None:
    for one, other in pairwise(laid[f"A{column}"].window for column in range(1, 6)):
        shared = one.ground.intersection(other.ground).bounds
        assert (shared[2] - shared[0]) * 1000 / SCALE == pytest.approx(OVERLAP_MM)


def test_each_edge_says_which_page_joins(laid: dict[str, Tile]) -> None:
    assert dict(laid["A1"].beside) == {"east": "A2", "south": "B1"}
    for name, tile in laid.items():
        for side, other in tile.beside:
            assert (OPPOSITE[side], name) in laid[other].beside


def test_what_fits_one_page_is_one_page_without_a_name() -> None:
    area = _box(0, 0, 1710, 1850)
    (page,) = tiles(area, SCALE, SIZE)
    assert (page.name, page.beside) == ("", ())
    assert page.window.ground.covers(area.buffer(AIR_MM * SCALE / 1000 - 1e-3, join_style="mitre"))
    assert len(tiles(_box(0, 0, 1730, 1850), SCALE, SIZE)) == 2


def test_after_the_letters_come_pairs_of_letters() -> None:
    names = [tile.name for tile in tiles(_box(0, 0, 10, 5300), 1000, SIZE)]
    assert names[25:] == ["Z1", "AA1", "AB1", "AC1"]


@pytest.mark.parametrize("scale", [1_000, 1_700])
def test_more_than_two_hundred_pages_are_refused_with_the_scale_that_works(scale: int) -> None:
    area = _box(0, 0, 10_000, 10_000)
    with pytest.raises(QueryError, match=f"scale: 「{scale}」: expected at least 5000: .*{MOST_PAGES}"):
        tiles(area, scale, SIZE)
    assert len(tiles(area, 5_000, SIZE)) <= MOST_PAGES
    assert SERIES[SERIES.index(5_000) - 1] == 2_500
    with pytest.raises(QueryError):
        tiles(area, 2_500, SIZE)
