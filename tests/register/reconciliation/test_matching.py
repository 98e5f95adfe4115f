"""A found work is surely one of the register, or a question to a person, or new, or none; never a guess."""

from __future__ import annotations

import pytest

from register.category import Category
from register.extraction import Found
from register.reconciliation import Certainty, Verdict
from tests.register.reconciliation.conftest import Town, named


def verdict(town: Town, found: Found) -> Verdict:
    ((_, one),) = town.reconcile(found).reconciling.verdicts
    return one


def test_the_same_name_is_sure(town: Town) -> None:
    id_ = town.work("南橋新建工程")
    one = verdict(town, named("持續辦理南橋工程。", "南橋"))
    assert (one.certainty, one.project, one.why) == (Certainty.SURE, id_, "same name")


def test_an_alias_is_as_good_as_the_name(town: Town) -> None:
    id_ = town.work("高平第二快速道路", aliases="高平二快")
    assert verdict(town, named("辦理高平 2 快。", "高平 2 快")).project == id_


def test_a_name_that_two_works_bear_is_a_question(town: Town) -> None:
    town.work("台機一廠", aliases="台機新廠")
    town.work("台機二廠", aliases="台機新廠")
    one = verdict(town, named("台機新廠施工中。", "台機新廠"))
    assert (one.certainty, one.project, len(one.candidates)) == (Certainty.UNSURE, "", 2)


def test_of_several_works_of_one_name_the_one_in_the_named_district_is_meant(town: Town) -> None:
    town.work("東山區雨水下水道規劃", districts="東山區")
    there = town.work("西湖區雨水下水道規劃", districts="西湖區")
    found = named("西湖區雨水下水道規劃完成。", "雨水下水道規劃", districts=("西湖區",))
    assert verdict(town, found).project == there


def test_a_district_that_contradicts_is_never_sure(town: Town) -> None:
    town.work("中山路拓寬", districts="東山區")
    one = verdict(town, named("西湖區中山路拓寬工程。", "中山路拓寬", districts=("西湖區",)))
    assert one.certainty is Certainty.UNSURE
    assert "in 西湖區, not 東山區" in one.candidates[0].why


def test_a_category_that_contradicts_is_never_sure(town: Town) -> None:
    town.work("南門園區", category="parks")
    one = verdict(town, named("南門園區開發。", "南門園區", category=Category.INDUSTRIAL_PARKS))
    assert one.certainty is Certainty.UNSURE
    assert "but category industrial_parks, not parks" in one.candidates[0].why


@pytest.mark.parametrize("name", ["南橋改建", "南橋引道", "新南橋"])
def test_what_only_comes_near_is_a_question(town: Town, name: str) -> None:
    id_ = town.work("南橋拓寬工程")
    one = verdict(town, named(f"辦理{name}。", name))
    assert one.certainty in (Certainty.UNSURE, Certainty.NEW)
    assert one.project in (id_, "")


def test_two_works_that_are_equally_near_are_proposed_by_nobody(town: Town) -> None:
    town.work("南門大橋改建")
    town.work("南門大橋拓寬")
    one = verdict(town, named("辦理南門大橋。", "南門大橋"))
    assert (one.certainty, one.project) == (Certainty.UNSURE, "")


def test_a_phase_of_a_work_that_is_named_is_that_part(town: Town) -> None:
    whole = town.work("紫線")
    town.work("紫線第一階段", part_of=whole)
    second = town.work("紫線第二階段", part_of=whole)
    one = verdict(town, named("紫線 2 階預計 118 年通車。", "紫線", "2 階", phase="2 階", within="紫線"))
    assert (one.certainty, one.project, one.why) == (Certainty.SURE, second, "2 階 of 紫線")


def test_a_phase_that_the_register_lacks_is_a_new_part_and_not_the_whole(town: Town) -> None:
    whole = town.work("翠光路拓寬工程")
    one = verdict(town, named("翠光路拓寬工程東段通車。", "翠光路拓寬工程", phase="東段"))
    assert (one.certainty, one.whole) == (Certainty.NEW, whole)
    assert one.candidates[0].against


def test_a_part_is_known_by_its_short_name_only_beside_its_whole(town: Town) -> None:
    park = town.work("北科園區", category="industrial_parks")
    part = town.work("北科園區第一座配水池", category="water_supply", part_of=park)
    water = Category.WATER_SUPPLY
    beside = named("第一座配水池完工。", "第一座配水池", category=water, within="北科園區")
    assert verdict(town, beside).project == part
    alone = named("第一座配水池完工。", "第一座配水池", category=water)
    assert verdict(town, alone).certainty is not Certainty.SURE


def test_what_an_earlier_report_called_one_work_alone_is_sure(town: Town) -> None:
    id_ = town.work("典溪流域區域排水改善", category="flood_works")
    town.mentions[-1]["name_said"] = "典溪流域"
    one = verdict(town, named("辦理典溪流域改善。", "典溪流域", category=Category.FLOOD_WORKS))
    assert (one.project, one.why) == (id_, "called so by an earlier document")


def test_words_that_named_several_works_at_once_name_none(town: Town) -> None:
    town.work("北門再生水廠", category="water_supply")
    town.mentions[-1]["name_said"] = "北門及南門再生水廠"
    one = verdict(town, named("北門及南門再生水廠。", "北門及南門再生水廠", category=Category.WATER_SUPPLY))
    assert one.certainty is not Certainty.SURE


def test_a_work_that_nothing_comes_near_is_new(town: Town) -> None:
    town.work("南橋")
    assert (
        verdict(town, named("打造星光水岸公園。", "星光水岸公園", category=Category.PARKS)).certainty is Certainty.NEW
    )


def test_what_many_works_are_called_brings_none_near(town: Town) -> None:
    for name in ("仁文產業園區", "和發產業園區", "南星產業園區"):
        town.work(name, category="industrial_parks")
    found = named("開發白沙產業園區。", "白沙產業園區", category=Category.INDUSTRIAL_PARKS)
    assert verdict(town, found).certainty is Certainty.NEW


def test_a_sum_is_no_work(town: Town) -> None:
    town.work("北門滯洪池", category="detention_ponds")
    found = named("興建 10 座滯洪池。", "10 座滯洪池", category=Category.DETENTION_PONDS)
    assert verdict(town, found).certainty is Certainty.NO_WORK


@pytest.mark.parametrize("text", ["改善南橋。", "南橋之耐震補強。", "辦理南橋拆除。"])
def test_another_thing_done_to_the_same_bridge_is_a_question(town: Town, text: str) -> None:
    town.work("南橋新建工程")
    one = verdict(town, named(text, "南橋"))
    assert one.certainty is Certainty.UNSURE
    assert "but here it is" in one.candidates[0].why


def test_the_same_thing_done_is_no_objection(town: Town) -> None:
    id_ = town.work("九堂路拓寬工程", aliases="九堂路")
    assert verdict(town, named("拓寬九堂路。", "九堂路")).project == id_


def test_a_bare_name_that_an_earlier_report_used_is_sure_only_where_the_same_is_done(town: Town) -> None:
    id_ = town.work("環湖大路拓寬工程")
    town.mentions[-1]["name_said"] = "環湖大路"
    assert verdict(town, named("拓寬甲路、環湖大路等。", "環湖大路")).project == id_
    assert verdict(town, named("辦理環湖大路路燈。", "環湖大路")).certainty is Certainty.UNSURE


def test_a_short_name_without_a_category_is_not_sure(town: Town) -> None:
    town.work("都會線", category="mrt", aliases="黃線")
    assert verdict(town, named("黃線施工中。", "黃線", category=None)).certainty is Certainty.UNSURE
    assert verdict(town, named("黃線施工中。", "黃線", category=Category.MRT)).certainty is Certainty.SURE
