"""A sheet shows the works that the data answer for the same query, each once, and none is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import shapely

from layers import Query, Store
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.material import Material
from mapapp.paper.order import Order
from mapapp.paper.plan import plan
from mapapp.paper.sheet import Leaf, Sheet
from mapapp.words import Words
from register import load

CHINESE = Words("zh-Hant")


@pytest.fixture(scope="module")
def sheets(store: Store, ground: Ground) -> dict[str, Sheet]:
    return {name: plan(Order.parse(name, {}), Material(store, ground, CHINESE)) for name in ground.districts}


def _said(leaf: Leaf) -> list[int]:
    """List the numbers that are read on a page, its insets included."""
    drawings = [leaf.drawn, *(inset.drawn for inset in leaf.insets)]
    return sorted(int(one.text) for drawn in drawings for one in drawn.letters if one.kind == "number")


def _works(sheet: Sheet) -> set[str]:
    return {one.work.id for one in sheet.numbered} | {work.id for work in (*sheet.unplaced, *sheet.beyond)}


def test_every_district_has_a_sheet_with_the_works_that_the_data_answer(sheets: dict[str, Sheet], store: Store) -> None:
    assert len(sheets) == 38
    for name, sheet in sheets.items():
        assert len(sheet.numbered) + len(sheet.unplaced) + len(sheet.beyond) == store.count(sheet.order.query), name
        assert len(_works(sheet)) == store.count(Query.parse({"district": name})), name


def test_every_number_in_the_table_is_on_the_map_and_the_reverse(sheets: dict[str, Sheet]) -> None:
    for name, sheet in sheets.items():
        (leaf,) = sheet.leaves
        numbers = [one.number for one in sheet.numbered]
        assert numbers == list(range(1, len(numbers) + 1)), name
        assert sorted(set(_said(leaf))) == numbers, name


def test_a_number_is_on_the_map_once_unless_its_work_is_in_several_places(sheets: dict[str, Sheet]) -> None:
    for name, sheet in sheets.items():
        said = Counter(_said(sheet.leaves[0]))
        places = {one.number: one.work.place for one in sheet.numbered}
        assert all(n == 1 or n <= shapely.get_num_geometries(places[number]) for number, n in said.items()), name


def test_the_district_lies_inside_the_frame(sheets: dict[str, Sheet]) -> None:
    for name, sheet in sheets.items():
        assert sheet.leaves[0].window.ground.covers(sheet.area), name


def test_paper_is_turned_as_the_district_wants_it(sheets: dict[str, Sheet]) -> None:
    turned = {name: sheet.landscape for name, sheet in sheets.items()}
    assert (turned["橋頭區"], turned["桃源區"]) == (True, False)


def test_an_empty_district_has_a_sheet_too(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["茂林區"]
    assert (sheet.numbered, sheet.unplaced, len(sheet.leaves)) == ((), (), 1)


def test_of_a_village_there_are_the_works_that_may_lie_in_it(store: Store, ground: Ground) -> None:
    sheet = plan(Order.parse("岡山區", {"village": "劉厝里"}), Material(store, ground, CHINESE))
    every = {work.id: work for work in (one.work for one in sheet.numbered)} | {one.id: one for one in sheet.beyond}
    assert every
    assert _works(sheet) < _works(plan(Order.parse("岡山區", {}), Material(store, ground, CHINESE)))
    assert all(work.reach is not None and work.reach.intersects(sheet.area) for work in every.values())
    assert sheet.unplaced == ()


def test_what_stands_on_no_map_is_listed_apart_and_bears_no_number(store: Store, ground: Ground) -> None:
    # a circle catches what its radius touches; a village so small shows the ground round it and no more
    found = [
        plan(Order.parse(district, {"village": village}), Material(store, ground, CHINESE))
        for district, village in ground.villages
        if district == "前鎮區" and ground.villages[district, village].area < 100_000
    ]
    beyond = [(sheet, work) for sheet in found for work in sheet.beyond]
    assert beyond
    for sheet, work in beyond:
        assert work.id not in {one.work.id for one in sheet.numbered}
        assert not sheet.leaves[0].window.ground.intersects(work.place)
    for sheet in found:
        assert sorted(set(_said(sheet.leaves[0]))) == [one.number for one in sheet.numbered]


def test_a_box_a_circle_and_the_city_are_printed_too(store: Store, ground: Ground) -> None:
    for texts in ({"bbox": "120.28,22.7,120.32,22.75"}, {"near": "120.31,22.72", "radius": "1500"}, {"phase": "done"}):
        sheet = plan(Order.parse("", texts), Material(store, ground, CHINESE))
        assert len(_works(sheet)) == store.count(Query.parse(texts)) > 0
        # what runs through an inset is numbered on it as well
        assert sorted(set(_said(sheet.leaves[0]))) == [one.number for one in sheet.numbered]


def test_what_is_too_dense_for_a_page_is_drawn_larger_on_the_same_page(store: Store, ground: Ground) -> None:
    (leaf,) = plan(Order.parse("", {"phase": "building,planned"}), Material(store, ground, CHINESE)).leaves
    assert [inset.letter for inset in leaf.insets] == ["A", "B", "C"][: len(leaf.insets)] != []
    for inset in leaf.insets:
        assert inset.window.scale < leaf.window.scale
        assert 0 <= inset.x <= leaf.window.width_mm - inset.window.width_mm
        assert 0 <= inset.y <= leaf.window.height_mm - inset.window.height_mm
        numbers = [one.text for one in inset.drawn.letters if one.kind == "number"]
        assert len(numbers) == len(set(numbers)) > 0


def test_flood_works_are_those_that_are_published_so(store: Store, ground: Ground) -> None:
    sheet = plan(Order.parse("岡山區", {"flood": "yes"}), Material(store, ground, CHINESE))
    every = [*(one.work for one in sheet.numbered), *sheet.unplaced]
    assert every
    assert all(work.properties["flood_related"] for work in every)
    assert sheet.chosen == "只列與防洪有關的"


@pytest.mark.parametrize(
    ("district", "texts", "said"),
    [
        ("岡山區", {}, ""),
        ("岡山區", {"phase": "building,done"}, "施工中、已完成"),
        ("岡山區", {"flood": "yes", "finished": "recent"}, "只列與防洪有關的；不含早已完成的"),
        ("", {"district": "岡山區", "bbox": "120.28,22.7,120.32,22.75"}, "岡山區"),
        ("", {"near": "120.31,22.72", "q": "池"}, "「池」"),
    ],
)
def test_filters_are_said_besides_the_area(
    store: Store, ground: Ground, district: str, texts: dict[str, str], said: str
) -> None:
    assert plan(Order.parse(district, texts), Material(store, ground, CHINESE)).chosen == said


def test_a_sheet_says_of_which_data_it_is(sheets: dict[str, Sheet], store: Store, root: Path) -> None:
    assert sheets["岡山區"].as_of == load(root / "data").as_of.isoformat()
    assert sheets["岡山區"].edition == store.edition


def test_a_sheet_has_an_address_where_somebody_said_under_which_host(
    sheets: dict[str, Sheet], store: Store, ground: Ground
) -> None:
    assert sheets["彌陀區"].url == ""
    here = plan(Order.parse("彌陀區", {}), Material(store, ground, Words("en"), "https://works.example/"))
    assert (here.name, here.url.startswith("https://works.example/districts/")) == ("Mituo District", True)
