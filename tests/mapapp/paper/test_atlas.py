"""An atlas binds the districts' sheets, and its index has every project once."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers import Query, Store
from mapapp.errors import DistrictUnknownError
from mapapp.paper.atlas import Atlas
from mapapp.paper.bindery import Bindery, atlas
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.material import Material
from mapapp.paper.order import Order
from mapapp.words import Words


@pytest.fixture(scope="module")
def bindery(edition: Path) -> Bindery:
    store = Store(edition)
    return Bindery(Material(store, Ground.read(store), Words("zh-Hant"), "https://works.example/"))


@pytest.fixture(scope="module")
def whole(bindery: Bindery) -> Atlas:
    return atlas(Order(), bindery.material)


def test_districts_stand_in_the_order_of_their_codes(whole: Atlas, bindery: Bindery) -> None:
    names = [sheet.order.district for sheet in whole.sheets]
    assert names == list(bindery.material.ground.districts)
    assert (len(names), names[0], names[-1]) == (38, "鹽埕區", "那瑪夏區")


def test_every_project_is_in_the_index_once(whole: Atlas, bindery: Bindery) -> None:
    ids = [one.work.id for one in whole.index]
    assert len(ids) == len(set(ids)) == bindery.material.store.count(Query())


def test_the_index_is_in_the_order_of_code_points(whole: Atlas) -> None:
    names = [one.work.properties["name"] for one in whole.index]
    assert names == sorted(names)


def test_the_index_says_on_which_sheet_and_under_which_number(whole: Atlas) -> None:
    for entry in whole.index:
        for place in entry.places:
            sheet = whole.sheets[place.sheet]
            if place.number is None:
                assert entry.work.id in {work.id for work in (*sheet.unplaced, *sheet.beyond)}
            else:
                assert sheet.numbered[place.number - 1].work.id == entry.work.id
        if entry.places:
            said = entry.work.properties["districts"]
            assert sorted(whole.sheets[place.sheet].order.district for place in entry.places) == sorted(said)


def test_what_lies_in_no_district_is_listed_apart(whole: Atlas) -> None:
    assert whole.nowhere
    assert all(not work.properties["districts"] for work in whole.nowhere)


def test_works_of_two_districts_count_once(whole: Atlas) -> None:
    assert sum(whole.phases.values()) == len(whole.index)
    assert 0 < whole.placed < len(whole.index) < sum(len(one.places) for one in whole.index)


def test_the_map_of_the_city_bears_the_number_of_each_sheet(whole: Atlas) -> None:
    said = [int(one.text) for one in whole.overview.drawn.letters if one.kind == "number"]
    assert sorted(said) == list(range(1, 39))
    for sheet in whole.sheets:
        assert whole.overview.window.ground.covers(sheet.area)


def test_the_numbers_of_the_map_of_the_city_cover_none_another(whole: Atlas) -> None:
    spots = [(one.x, one.y, len(one.text)) for one in whole.overview.drawn.letters if one.kind == "number"]
    for position, (x, y, digits) in enumerate(spots):
        for other_x, other_y, other in spots[position + 1 :]:
            assert abs(x - other_x) > 0.75 * (digits + other) or abs(y - other_y) > 2.5


def test_an_atlas_may_be_of_some_districts_and_some_works(bindery: Bindery) -> None:
    order = Order.parse("", {"district": "左營區,楠梓區", "phase": "building", "paper": "a3", "grey": "yes"})
    part = bindery.bind(order, map(bindery.sheet, bindery.orders(order)))
    assert [sheet.order.district for sheet in part.sheets] == ["左營區", "楠梓區"]
    assert all((sheet.order.paper, sheet.order.grey) == ("a3", True) for sheet in part.sheets)
    assert len(part.index) == bindery.material.store.count(order.query) > 0
    assert (part.phases, part.nowhere) == ({"building": len(part.index)}, ())
    assert part.chosen == "左營區、楠梓區；施工中"


def test_an_atlas_of_a_district_that_is_none_is_refused(bindery: Bindery) -> None:
    with pytest.raises(DistrictUnknownError):
        bindery.orders(Order.parse("", {"district": "楠梓區,海底區"}))


def test_an_atlas_says_of_which_data_it_is(whole: Atlas, bindery: Bindery) -> None:
    assert (whole.edition, whole.as_of) == (bindery.material.store.edition, whole.sheets[0].as_of)
    assert (whole.name, whole.url) == ("高雄市", "https://works.example/?finished=all")
