"""Parts, headings, tables, subjects, rules and any text at all."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from register.category import Category
from register.extraction.names import find_names
from register.extraction.names import lexicon as lexicon_module
from register.extraction.rules import EVERY_RULE
from register.reading import Kind
from tests.register.extraction.sentences import named, names, reading_of


def test_stages_and_stretches_are_parts_of_the_work_named_before() -> None:
    found = named("榴花路拓寬工程，西段 113 年 8 月通車，全段預計 114 年完工；捷運松月線 2A 階段預計 116 年通車。")
    part = next(one for one in found if one.phase)
    assert (part.said.text, part.name, part.within, part.phase) == (
        "西段",
        "榴花路拓寬工程西段",
        "榴花路拓寬工程",
        "西段",
    )


def test_a_stretch_that_comes_first_is_named_and_so_is_the_whole() -> None:
    found = named("新台 17 線北段已通車，刻正辦理南段(木棉路-石榴圓環)，全線預計 115 年底完工。")
    assert [(one.name, one.phase, one.within) for one in found] == [
        ("新台17線", "", ""),
        ("新台17線北段", "北段", ""),
        ("新台17線南段(木棉路-石榴圓環)", "南段", "新台17線"),
    ]


def test_a_heading_names_the_park_in_which_a_contract_is() -> None:
    found = named("園區內道路總工程，預計 114 年底完工。", section="參、產業 / 一、晴川科學園區")
    assert [(one.name, one.within) for one in found] == [("晴川科學園區園區內道路總工程", "晴川科學園區")]


def test_firms_that_build_are_works_within_the_park_of_the_heading() -> None:
    text = "近期動土廠商：木棉精密、雲門航太等；三合實業 112 年啟動建廠。"
    found = named(text, section="參、產業 / 一、月灣產業園區")
    assert [one.said.text for one in found] == ["木棉精密", "雲門航太", "三合實業"]
    assert {one.within for one in found} == {"月灣產業園區"}


def test_a_heading_that_is_a_name_is_the_name_of_the_paragraph_below() -> None:
    reading = reading_of("本工程總經費 1.2 億元，109 年 2 月完工。", section="一、晴川風景區環境改善工程")
    (found,) = find_names(reading)
    assert found.name == "晴川風景區環境改善工程"
    assert reading.text[found.said.begins : found.said.ends] == found.said.text
    assert found.passage.paragraph == "1"


def test_the_column_of_a_table_that_is_headed_as_names_holds_them() -> None:
    rows = ["工程名稱\t經費\t辦理情形", "月灣雲門巷邊坡\t1 億元\t施工中", "合計\t1 億元\t"]
    found = find_names(reading_of(*rows, kind=Kind.ROW))
    assert [one.said.text for one in found] == ["月灣雲門巷邊坡"]


def test_rivers_in_the_bracket_of_an_area_are_works_too() -> None:
    found = named("青禾地區(木棉新圳、雲門溪)投入 2 億元、晴川溪流域投入 8 億元。")
    assert {"木棉新圳", "雲門溪", "晴川溪流域"} <= {one.name for one in found}
    assert {one.category for one in found} == {Category.FLOOD_WORKS}


def test_what_is_begun_or_opened_is_a_work_whatever_it_is_called() -> None:
    assert names("月灣綠美圖 108 年 9 月動土，預計明年完工。") == ["月灣綠美圖"]


def test_a_district_is_read_from_the_name_and_from_no_list() -> None:
    (found,) = named("青禾區柳溪滯洪池預計 113 年完工。")
    assert found.districts == ("青禾區",)


def test_a_rule_that_is_left_out_finds_nothing_and_says_so_by_its_id() -> None:
    text = "設置 14 座運動中心，興建中的有青禾、月灣等 2 座。"
    assert all("name-list-closed" in one.rules for one in named(text))
    assert named(text, rules=EVERY_RULE.without("name-list-closed")) == ()
    assert named("青禾滯洪池已完工。", rules=EVERY_RULE.without("name-head-pond", "name-subject")) == ()


@given(
    st.text(
        alphabet="青禾月灣區路橋線廠園公「」()（）、，。；：及與等第一二 AP12年月億座站段延伸至工程新建滯洪池捷運\t-~",
        max_size=80,
    )
)
def test_any_text_is_read_and_every_word_lies_inside(text: str) -> None:
    reading = reading_of(text.replace("\n", " "), section="三、晴川科學園區")
    for one in find_names(reading):
        assert reading.text[one.said.begins : one.said.ends] == one.said.text
        assert one.said.text and one.name and one.rules


@given(st.text(max_size=60))
def test_no_text_at_all_breaks_it(text: str) -> None:
    find_names(reading_of(" ".join(text.split())))


def test_every_rule_has_its_reason() -> None:
    folder = Path(lexicon_module.__file__).parent
    entries = [
        entry
        for table in tomllib.loads((folder / "rules.toml").read_text(encoding="utf-8")).values()
        for entry in (table if isinstance(table, list) else [table])
    ]
    entries += tomllib.loads((folder / "heads.toml").read_text(encoding="utf-8"))["head"]
    told = {entry.get("id") for entry in entries if entry.get("reason")}
    used = {
        found
        for path in folder.glob("*.py")
        for found in re.findall(r'"(name-[a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert used <= told, used - told
