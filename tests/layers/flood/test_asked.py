"""Which flood works are meant, what lies in a basin without naming one, and what they hold and cost together."""

from __future__ import annotations

import json
from typing import Any

import pytest

from layers import QueryError, Store
from layers.flood.asked import Flooded, FloodQuery
from layers.flood.beside import basin_areas, lying_in
from layers.flood.sums import Sum, Within, wholes, within
from layers.flood.work import FloodWork

BASIN = "後勁溪流域"


def meant(store: Store, **asked: str) -> set[str]:
    return {work.said["name"] for work in Flooded.read(FloodQuery.parse(asked), store).meant}


def made(name: str, shape: dict[str, Any] | None = None, **said: object) -> FloodWork:
    """Write a feature with what this room reads of it."""
    known = {"id": name, "name": name, "flood_kind": "detention_pond", "basin": None, "location_text": None}
    known |= {"quantity": None, "quantity_unit": None, "budget_twd": None, "part_of": None, "flood_related": True}
    whole = {"type": "Feature", "id": name, "geometry": shape, "properties": known | said}
    return FloodWork(json.dumps(whole, separators=(",", ":")).encode())


def square(west: float, south: float) -> dict[str, Any]:
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_without_a_filter_every_flood_work_is_meant_and_no_other(store: Store, works: list[dict[str, Any]]) -> None:
    assert meant(store) == {one["properties"]["name"] for one in works if one["properties"]["flood_related"]}


def test_each_filter_leaves_what_is_published_so(store: Store, works: list[dict[str, Any]]) -> None:
    flood = [one["properties"] for one in works if one["properties"]["flood_related"]]
    assert meant(store, kind="levee,tide") == {one["name"] for one in flood if one["flood_kind"] in ("levee", "tide")}
    assert meant(store, basin=BASIN) == {one["name"] for one in flood if one["basin"] == BASIN}
    assert meant(store, basin="none", kind="storm_sewer") == {
        one["name"] for one in flood if one["basin"] is None and one["flood_kind"] == "storm_sewer"
    }
    assert meant(store, kind="drainage", district="岡山區") == {"土庫排水系統區域排水改善", "典寶溪流域區域排水改善"}
    assert meant(store, season="2027") == {"正義公園滯洪池"}
    assert meant(store, season="2024") == set()


def test_by_place_a_basin_also_has_what_lies_in_its_outline_and_names_none(store: Store) -> None:
    more = meant(store, basin=BASIN, by="place") - meant(store, basin=BASIN)
    assert {"曹公新圳排水改善", "獅龍溪排水改善", "美昌抽水站防洪排水能力提升"} <= more
    assert "典寶溪流域防洪牆加高" not in more


def test_the_outline_of_a_basin_is_the_work_that_is_named_after_it_and_touching_it_is_enough() -> None:
    basin = made("whole", square(120, 22), basin="甲溪流域", location_text="甲溪流域")
    others = [
        made("touches", square(121, 22)),
        made("beside", square(122.5, 22)),
        made("names", square(120, 22), basin="乙溪流域", location_text="某處"),
        made("nowhere"),
    ]
    areas = basin_areas([basin, *others])
    assert list(areas) == ["甲溪流域"]
    assert lying_in(areas, [basin, *others]) == {"touches": ("甲溪流域",)}


def test_a_work_in_two_basins_is_in_each(store: Store) -> None:
    both = made("both", basin="甲溪流域、乙溪流域")
    assert both.basins == ("甲溪流域", "乙溪流域")
    for one in both.basins:
        assert FloodQuery.parse({"basin": one}).among([both], {}) == [both]


@pytest.mark.parametrize(
    ("asked", "parameter", "expected"),
    [
        ({"kind": "dam"}, "kind", "one of detention_pond, drainage,"),
        ({"kind": "levee,"}, "kind", "comma-separated"),
        ({"basin": "淡水河流域"}, "basin", BASIN),
        ({"basin": "x" * 200}, "basin", "at most 100 characters"),
        ({"basin": BASIN, "by": "car"}, "by", "one of words, place"),
        ({"season": "116"}, "season", "four figures"),
        ({"phase": "x"}, "phase", "planned"),
        ({"flood": "yes"}, "flood", "kind, basin, by, season, category"),
    ],
)
def test_a_wrong_value_is_refused_in_one_line(
    store: Store, asked: dict[str, str], parameter: str, expected: str
) -> None:
    with pytest.raises(QueryError) as refused:
        Flooded.read(FloodQuery.parse(asked), store)
    assert refused.value.parameter == parameter
    assert expected in refused.value.expected


def test_how_a_work_may_be_in_a_basin_says_nothing_where_none_is_asked_for() -> None:
    assert FloodQuery.parse({"by": "place"}) == FloodQuery.parse({"by": "", "basin": ""}) == FloodQuery()


def test_only_a_ponds_cubic_metres_are_volume() -> None:
    assert made("pond", quantity=8000.0, quantity_unit="m3").volume_m3 == 8000
    assert made("area", quantity=2.0, quantity_unit="ha").volume_m3 is None
    assert made("pump", quantity=8000.0, quantity_unit="m3", flood_kind="pumping_station").volume_m3 is None


def test_a_part_whose_whole_states_its_own_is_not_added_again() -> None:
    whole = made("whole", quantity=100.0, quantity_unit="m3", budget_twd=50)
    part = made("part", quantity=40.0, quantity_unit="m3", budget_twd=20, part_of="between")
    between, other = made("between", part_of="whole"), made("other", quantity=7.0, quantity_unit="m3")
    every = [whole, part, between, other]
    parts = Within.of(every, wholes(every))
    total = Sum.of(every, parts)
    assert (total.volume.total, total.volume.stating, total.volume.within) == (107, 3, 1)
    assert (total.budget.total, total.budget.stating, total.works) == (50, 2, 4)
    assert Sum.of([part], Within.of([part], wholes(every))).volume.total == 40
    groups = [Sum.of(some, parts).volume.total for some in ([whole, other], [part, between])]
    assert sum(groups) == total.volume.total


def test_works_that_are_part_of_each_other_end_the_search() -> None:
    assert within(["a"], {"a": "b", "b": "a"}) == {}


def test_a_name_that_looks_like_the_mark_makes_no_flood_work() -> None:
    tricky = made("x", flood_related=False, location_text='"flood_related":true')
    assert FloodWork.among([tricky.feature, made("y").feature]) == [made("y")]
