"""Names of works in sentences of an invented city: what is found, how it is understood, and what is none."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.category import Category
from register.extraction import lexicon as lexicon_module
from register.extraction.named import Named
from register.extraction.names import find_names
from register.extraction.rules import EVERY_RULE, Rules
from register.reading import Kind, Passage, Reading


def reading_of(*texts: str, section: str = "二、建設", kind: Kind = Kind.PARAGRAPH) -> Reading:
    """Make a reading of a heading and the paragraphs or rows below it."""
    heading = section.rsplit(" / ", 1)[-1]
    passages, text = [Passage(Kind.HEADING, section, "", None, 0, heading, len("一、"))], heading + "\n"
    for number, words in enumerate(texts, 1):
        passages.append(Passage(kind, section, str(number), None, len(text), words))
        text += words + "\n"
    return Reading(text, tuple(passages), "txt", "")


def named(text: str, section: str = "二、建設", rules: Rules = EVERY_RULE) -> tuple[Named, ...]:
    """Find the works that one paragraph names."""
    return find_names(reading_of(text, section=section), rules)


def names(text: str, section: str = "二、建設") -> list[str]:
    """List the names as they are understood."""
    return [one.name for one in named(text, section)]


def saids(text: str, section: str = "二、建設") -> list[str]:
    """List the words that name them."""
    return [one.said.text for one in named(text, section)]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("青禾滯洪池預計 113 年底完工。", Category.DETENTION_PONDS),
        ("興建月灣抽水站，保護低窪地區。", Category.FLOOD_WORKS),
        ("松嶺水資源回收中心已於 112 年啟用。", Category.WATER_SUPPLY),
        ("晴川產業園區二期已通過環評。", Category.INDUSTRIAL_PARKS),
        ("捷運松月線工程進度 35%。", Category.MRT),
        ("拓寬榴花路，改善交通。", Category.ROADS_BRIDGES),
        ("石榴國民運動中心興建中。", Category.SPORTS_CENTRES),
        ("闢建木棉森林公園。", Category.PARKS),
        ("月灣社會住宅統包工程決標。", Category.SOCIAL_HOUSING),
        ("辦理青禾國小新建校舍工程，預計明年完工。", Category.EDUCATION),
        ("籌建松嶺長照園區，刻正設計。", Category.HEALTH_WELFARE),
        ("晴川美術館 112 年 2 月動土。", Category.CULTURE),
        ("新設木棉分隊，提升救災能力。", Category.PUBLIC_SAFETY),
        ("石榴公有市場改建工程施工中。", Category.MARKETS),
        ("月灣焚化廠整建，提升效率。", Category.ENERGY_WASTE),
        ("晴川漁港碼頭改善工程已發包。", Category.HARBOURS),
        ("辦理青禾區段徵收，取得用地。", Category.LAND_DEVELOPMENT),
    ],
)
def test_each_category_is_known_by_its_nouns(text: str, category: Category) -> None:
    assert [one.category for one in named(text)] == [category]


@pytest.mark.parametrize(
    "text",
    [
        "市府投入約 6 億元興建 10 座滯洪池，目前已有 25 座滯洪池。",
        "致力興建社會住宅，落實居住正義。",
        "全市特色公園完工啟用 56 座。",
        "改善易淹水區域，辦理 63 件工程案。",
        "闢建、拓寬道路，完善聯外路網。",
        "打造智慧化立體停車場及部署智慧交通路網。",
        "參訪晴川美術館，交流觀光議題。",
        "前往松嶺國小拜訪師生，推廣閱讀。",
        "輔導月灣漁港漁民轉型，補助節能設備。",
        "辦理青禾藝術節活動，吸引 10 萬人次。",
        "可串聯晴川交流道，縮短旅程。",
        "推動校園無障礙環境，營造友善校園。",
    ],
)
def test_a_sum_a_kind_an_event_or_a_place_that_is_passed_is_no_work(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "said", "understood"),
    [
        (
            "設置 14 座運動中心，目前營運中的有青禾、月灣、松嶺等 3 座。",
            ["青禾", "月灣", "松嶺"],
            ["青禾運動中心", "月灣運動中心", "松嶺運動中心"],
        ),
        (
            "社宅施工進度截至 8 月，青禾、晴川分別為 17.9%及 38.7%。",
            ["青禾", "晴川"],
            ["青禾社宅", "晴川社宅"],
        ),
        (
            "青禾、月灣及松嶺等區雨水下水道檢討規劃持續爭取補助。",
            ["青禾", "月灣", "松嶺"],
            ["青禾區雨水下水道檢討規劃", "月灣區雨水下水道檢討規劃", "松嶺區雨水下水道檢討規劃"],
        ),
        (
            "新增晴川及月灣再生水廠。",
            ["晴川", "月灣再生水廠"],
            ["晴川再生水廠", "月灣再生水廠"],
        ),
        (
            "目前木棉科 P1、P2 廠工程持續進行中。",
            ["木棉科 P1", "P2 廠工程"],
            ["木棉科P1廠工程", "木棉科P2廠工程"],
        ),
        (
            "青禾大學、晴川大學設立月灣分部。",
            ["青禾大學", "晴川大學設立月灣分部"],
            ["青禾大學月灣分部", "晴川大學月灣分部"],
        ),
        (
            "持續推動公辦都更計畫，辦理松嶺 87 期(信義段 46、47 地號)、機 20、車專四、五等案。",
            ["松嶺 87 期(信義段 46、47 地號)", "機 20", "車專四", "五"],
            ["松嶺87期(信義段46、47地號)公辦都更", "機20公辦都更", "車專四公辦都更", "車專五公辦都更"],
        ),
        (
            "加速執行青禾區木棉橋、石榴區三合橋及松嶺區雲門橋改建等工程。",
            ["青禾區木棉橋", "石榴區三合橋", "松嶺區雲門橋改建"],
            ["青禾區木棉橋", "石榴區三合橋", "松嶺區雲門橋改建"],
        ),
    ],
)
def test_members_of_a_row_share_its_noun(text: str, said: list[str], understood: list[str]) -> None:
    found = named(text)
    assert ([one.said.text for one in found], [one.name for one in found]) == (said, understood)
    assert len({one.group for one in found}) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("持續推動本市重大建設，並陸續興建松嶺圖書館。", "松嶺圖書館"),
        ("推動「月灣綠能循環園區」，已完成招商。", "月灣綠能循環園區"),
        ("辦理「歷史建築晴川神社遺址」修復工程。", "歷史建築晴川神社遺址"),
        ("國道 10 號青禾交流道延伸至松嶺大橋，全段預計 118 年完工。", "國道 10 號青禾交流道延伸至松嶺大橋"),
        ("台 86 線快速公路延伸至木棉刻正辦理環評。", "台 86 線快速公路延伸至木棉"),
        ("月灣-松嶺鐵路立體化(含新增通勤車站 2 站)可行性研究 5 月完成。", "月灣-松嶺鐵路立體化(含新增通勤車站 2 站)"),
        ("台 39 線(台 19 甲~石榴路)，目前環評中。", "台 39 線(台 19 甲~石榴路)"),
        ("市 AI智能高效焚化爐BOT案已完成綜合甄審。", "市 AI智能高效焚化爐BOT案"),
        ("月灣抽水站(抽水量 12 噸)預計 113 年完工。", "月灣抽水站"),
        ("興建擴建路污水主幹管(第二過港段)，提高穩定性。", "擴建路污水主幹管(第二過港段)"),
        ("於榴花一路增設箱涵，提升排水。", "榴花一路增設箱涵"),
    ],
)
def test_a_name_has_its_borders(text: str, said: str) -> None:
    assert said in saids(text)


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
        for table in tomllib.loads((folder / "lexicon_rules.toml").read_text(encoding="utf-8")).values()
        for entry in (table if isinstance(table, list) else [table])
    ]
    entries += tomllib.loads((folder / "lexicon_heads.toml").read_text(encoding="utf-8"))["head"]
    told = {entry.get("id") for entry in entries if entry.get("reason")}
    used = {
        found
        for path in folder.glob("names*.py")
        for found in re.findall(r'"(name-[a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert used <= told, used - told
