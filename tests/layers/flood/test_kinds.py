"""What kind of flood work a work is, and in which basin, by its words alone."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from layers import Store
from layers.feature import make_feature
from layers.flood import FloodKind, basin, basin_of, flood_kind, kind, named_basins
from layers.flood.basin import read_basins
from layers.flood.kind import read_kind
from register import Category, Project
from tests.layers.conftest import City


@pytest.fixture
def work(city: City) -> Project:
    """Find a flood work without a basin, whose words each test makes up."""
    return next(one for one in city.projects if one.name == "右昌地區積淹水改善")


def named(work: Project, name: str, place: str = "", said: str = "") -> Project:
    return replace(work, name=name, location_text=place, state=replace(work.state, status_said=said))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("甲公園滯洪池", "detention_pond"),
        ("甲排水滯洪池擴容", "detention_pond"),
        ("甲溪抽水機組容量提升", "pumping_station"),
        ("甲抽水站防洪排水能力提升", "pumping_station"),
        ("乙島大潮改善計畫", "tide"),
        ("丙區雨水下水道檢討規劃", "storm_sewer"),
        ("丁溪防洪牆加高", "levee"),
        ("戊路增設箱涵", "drainage"),
        ("己溪瓶頸段拓寬", "drainage"),
        ("庚圳下游段拓寬", "drainage"),
        ("辛路拓寬", None),
        ("壬污水下水道", None),
        ("癸公園", None),
    ],
)
def test_what_is_built_tells_the_kind_before_the_system_that_it_serves(text: str, meant: str | None) -> None:
    assert read_kind(text) == meant


def test_the_name_tells_before_the_place_and_the_place_before_what_documents_say(work: Project) -> None:
    assert flood_kind(named(work, "甲堤防", "乙滯洪池", "改善排水")) is FloodKind.LEVEE
    assert flood_kind(named(work, "甲改善", "乙滯洪池", "改善排水")) is FloodKind.DETENTION_POND
    assert flood_kind(named(work, "甲改善", "乙里", "改善 排 水")) is FloodKind.DRAINAGE


def test_a_work_whose_words_tell_no_kind_has_none_and_neither_has_one_that_is_no_flood_work(work: Project) -> None:
    assert flood_kind(named(work, "甲改善", "乙里", "持續辦理")) is None
    assert flood_kind(replace(named(work, "甲滯洪池"), flood_related=False)) is None


def test_what_a_person_put_among_the_ponds_is_one_by_whatever_name(work: Project) -> None:
    assert flood_kind(replace(named(work, "甲湖"), category=Category.DETENTION_PONDS)) is FloodKind.DETENTION_POND


@pytest.mark.parametrize(
    ("text", "basins"),
    [
        ("後勁溪流域", ["後勁溪流域"]),
        ("丁區甲乙溪流域", ["甲乙溪流域"]),
        ("甲溪、乙丙河流域", ["乙丙河流域"]),
        ("甲溪流域及乙丙河流域", ["甲溪流域", "乙丙河流域"]),
        ("和平溪流域", ["和平溪流域"]),
        ("戊排水系統區域排水改善", ["戊排水系統"]),
        ("丁區區域排水系統改善", []),
        ("雨水排水系統改善", []),
        ("甲溪護岸", []),
    ],
)
def test_a_basin_is_read_where_it_is_named_in_so_many_words(text: str, basins: list[str]) -> None:
    assert read_basins(text) == basins


def test_a_reach_of_a_river_is_in_the_basin_that_some_other_work_names(work: Project) -> None:
    known = named_basins([named(work, "甲溪流域區域排水改善")])
    assert known == ("甲溪流域",)
    assert basin_of(named(work, "甲溪瓶頸段拓寬"), known) == "甲溪流域"
    assert basin_of(named(work, "護岸", "丁區甲溪(A橋~B橋)"), known) == "甲溪流域"
    assert basin_of(named(work, "乙溪瓶頸段拓寬"), known) is None
    assert basin_of(named(work, "小甲溪瓶頸段拓寬"), known) is None


def test_what_documents_say_names_a_known_basin_and_never_a_new_one(work: Project) -> None:
    known = ("甲溪流域",)
    assert basin_of(named(work, "排水改善", said="投入甲溪流域2億元"), known) == "甲溪流域"
    assert basin_of(named(work, "排水改善", said="丙溪流域投入2億元、整體規劃排水系統"), known) is None


def test_several_basins_are_joined_in_their_order_and_each_stands_once(work: Project) -> None:
    known = ("乙溪流域", "甲溪流域")
    assert basin_of(named(work, "甲溪流域及乙溪流域改善", "甲溪流域"), known) == "甲溪流域、乙溪流域"


def test_what_is_no_flood_work_names_no_basin_and_has_none(work: Project) -> None:
    park = replace(named(work, "甲溪流域公園"), flood_related=False)
    assert named_basins([park]) == ()
    assert basin_of(park, ("甲溪流域",)) is None


def test_the_kinds_and_basins_of_the_citys_works_are_published(works: list[dict[str, Any]]) -> None:
    said = {one["properties"]["name"]: one["properties"] for one in works}
    assert said["後勁溪瓶頸段拓寬"]["flood_kind"] == "drainage"
    assert said["後勁溪瓶頸段拓寬"]["basin"] == "後勁溪流域"
    assert said["獅龍溪排水改善"]["basin"] is None
    assert {one["flood_kind"] for one in said.values()} == {*FloodKind, None}
    for one in said.values():
        assert one["flood_related"] or (one["flood_kind"], one["basin"]) == (None, None)


def test_a_feature_bears_both_at_its_end(work: Project) -> None:
    made = make_feature(named(work, "甲溪抽水站"), None, date(2026, 1, 1), ("甲溪流域",))
    said = json.loads(made.text)["properties"]
    assert list(said)[-2:] == ["flood_kind", "basin"]
    assert (said["flood_kind"], said["basin"]) == ("pumping_station", "甲溪流域")


@pytest.mark.parametrize("file", [kind.FILE, basin.FILE], ids=lambda path: Path(path).name)
def test_every_rule_has_a_reason(file: Path) -> None:
    for name, table in tomllib.loads(file.read_text("utf-8")).items():
        assert all(one["reason"] for one in (table if isinstance(table, list) else [table])), name


def test_a_gis_is_told_the_kinds_that_there_are(store: Store) -> None:
    found = store.items.collection("flood_related")
    assert found
    columns = {column.name: column for column in found.columns}
    assert columns["flood_kind"].values == tuple(FloodKind)
    assert (columns["basin"].type, columns["basin"].values) == ("string", ())
