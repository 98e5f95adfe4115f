"""What one page does not hold at its scale lies on several, behind an overview of them."""

from __future__ import annotations

import pytest
import shapely

from layers import Store
from mapapp.paper.layout import lay
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.leaf.room import box_of
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.material import Material
from mapapp.paper.order import Order
from mapapp.paper.overview import pages
from mapapp.paper.plan import inks, plan
from mapapp.paper.sheet import Leaf, Sheet
from mapapp.words import Words

CHINESE = Words("zh-Hant")


def _said(leaf: Leaf) -> set[int]:
    drawings = [leaf.drawn, *(inset.drawn for inset in leaf.insets)]
    return {int(one.text) for drawn in drawings for one in drawn.letters if one.kind == "number"}


@pytest.fixture(scope="module")
def tiled(store: Store, ground: Ground) -> Sheet:
    return plan(Order.parse("岡山區", {"scale": "25000", "landscape": "no"}), Material(store, ground, CHINESE))


def test_a_scale_takes_as_many_pages_as_it_needs_behind_an_overview(tiled: Sheet) -> None:
    overview, *leaves = tiled.leaves
    assert overview.is_overview
    assert [page.window.scale for page in leaves] == [25_000] * len(leaves)
    names = [letter.text for letter in overview.drawn.letters if letter.kind == "page"]
    assert names == [page.name for page in leaves]
    assert names[0] == "A1"
    assert all(overview.window.ground.covers(page.window.ground) for page in leaves)
    assert shapely.union_all([page.window.ground for page in leaves]).covers(tiled.area)


def test_the_overview_shows_how_the_pages_lie_and_no_work(tiled: Sheet) -> None:
    overview, *leaves = tiled.leaves
    assert _said(overview) == set()
    assert overview.drawn.svg.count('class="area-edge"') >= len(leaves)
    assert overview.drawn.svg.endswith("</svg>")


def test_on_the_overview_of_very_many_pages_no_name_covers_another(ground: Ground) -> None:
    area = ground.districts["桃源區"]
    laid = lay(Order.parse("桃源區", {"scale": "15000", "landscape": "no"}), area)
    assert laid.overview is not None
    drawn = pages(Scene(ground, area, (), inks(False), CHINESE), laid.overview, laid.tiles)
    boxes = [box_of(one) for one in drawn.letters if one.text in {tile.name for tile in laid.tiles}]
    assert len(boxes) == len(laid.tiles) > 150
    assert len(shapely.STRtree(boxes).query(boxes, predicate="intersects")[0]) == len(boxes)


def test_of_several_pages_at_least_one_shows_each_number(tiled: Sheet) -> None:
    _, *leaves = tiled.leaves
    assert set[int]().union(*map(_said, leaves)) == {one.number for one in tiled.numbered}


def test_what_both_ways_of_holding_the_paper_fit_is_held_upright(ground: Ground) -> None:
    area = ground.districts["岡山區"]
    held = {lies: lay(Order.parse("岡山區", {"landscape": lies}), area) for lies in ("yes", "no", "auto")}
    assert (held["yes"].landscape, held["no"].landscape) == (True, False)
    scales = {lies: one.tiles[0].window.scale for lies, one in held.items()}
    assert scales["auto"] == min(scales.values())


def test_paper_is_turned_where_that_takes_fewer_pages(ground: Ground) -> None:
    area, ways = ground.districts["橋頭區"], ("yes", "no", "auto")
    count = {lies: len(lay(Order.parse("", {"landscape": lies, "scale": "15000"}), area).tiles) for lies in ways}
    assert count["auto"] == min(count["yes"], count["no"])
    assert count["yes"] != count["no"]
