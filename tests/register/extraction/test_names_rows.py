"""Rows of names in the forms that reports give them, and sentences that look like works and are none."""

from __future__ import annotations

import pytest

from register.extraction.names import find_names
from register.reading import Kind
from tests.register.extraction.sentences import named, names, reading_of


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        (
            "青禾、月灣、松嶺等 3 座滯洪池，總滯洪量 45 萬立方公尺，均已完成。",
            ["青禾滯洪池", "月灣滯洪池", "松嶺滯洪池"],
        ),
        ("青禾、月灣、松嶺3區消防分隊遷建，用地取得中。", ["青禾消防分隊遷建", "月灣消防分隊遷建", "松嶺消防分隊遷建"]),
        ("設置木棉一號、二號及三號等3處社宅。", ["木棉一號社宅", "木棉二號社宅", "木棉三號社宅"]),
        (
            "榴花路、木棉路及雲門路雨水下水道，爭取經費中。",
            ["榴花路雨水下水道", "木棉路雨水下水道", "雲門路雨水下水道"],
        ),
        ("青禾區公所及月灣圖書館合署辦公大樓新建工程細部設計中。", ["青禾區公所及月灣圖書館合署辦公大樓新建工程"]),
        ("月灣跨海大橋橋面整修、松嶺第三漁港直銷中心及晴川淨水場擴建工程均預計明年完工。", None),
        ("辦理柳溪瓶頸段拓寬、增闢滯洪池，保障安全。", ["柳溪瓶頸段拓寬", "柳溪增闢滯洪池"]),
        ("松嶺抽水站（經費1.2億元）、月灣抽水站（經費8,000萬元）施工中。", ["松嶺抽水站", "月灣抽水站"]),
        ("包括青禾大橋、木棉橋、雲門橋及月灣大橋，均已通車。", ["青禾大橋", "木棉橋", "雲門橋", "月灣大橋"]),
    ],
)
def test_a_row_is_read_however_it_is_closed(text: str, understood: list[str] | None) -> None:
    found = names(text)
    assert found == (understood or ["月灣跨海大橋橋面整修", "松嶺第三漁港直銷中心", "晴川淨水場擴建工程"])


def test_a_stretch_that_bears_a_place_is_a_part() -> None:
    found = named("柳溪排水整治計畫，總工程費 5.9 億元，其中月灣段已於 105 年底完工，松嶺至青禾段刻正趕辦用地徵收。")
    assert [(one.said.text, one.within) for one in found[1:]] == [
        ("月灣段", "柳溪排水整治計畫"),
        ("松嶺至青禾段", "柳溪排水整治計畫"),
    ]


def test_signs_of_half_width_part_names_as_those_of_full_width_do() -> None:
    wide, narrow = "青禾大橋,預計明年完工;月灣公園已啟用。", "青禾大橋，預計明年完工；月灣公園已啟用。"
    assert names(wide) == names(narrow) == ["青禾大橋", "月灣公園"]


def test_a_work_that_is_named_twice_is_found_once() -> None:
    assert names("青禾區柳溪公園已完工，柳溪公園同步開放。") == ["青禾區柳溪公園"]


def test_a_label_that_only_heads_the_next_name_is_none() -> None:
    assert names("柳溪整治：柳溪第五期整治工程經費 1 億元，去年開工。") == ["柳溪第五期整治工程"]


def test_a_cell_with_a_name_is_a_work_where_its_row_tells_a_date_and_not_where_it_counts() -> None:
    dated = ["行政區\t運動中心\t啟用日期", "青禾區\t青禾運動中心\t113 年 5 月"]
    counted = ["地點\t人次", "青禾公園\t1,200"]
    assert [one.name for one in find_names(reading_of(*dated, kind=Kind.ROW))] == ["青禾運動中心"]
    assert find_names(reading_of(*counted, kind=Kind.ROW)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "市長拜會友城，洽談設立晴川國際學校等事宜。",
        "於晴川森林公園舉辦花季，吸引 50 萬人次。",
        "輔導月灣市場自治會辦理年貨大街活動，營業額成長 15%。",
        "新晴川大橋每日車流量約 9 萬輛，為全市第二。",
        "月灣焚化廠 113 年處理垃圾 45 萬噸，售電收入 5 億元。",
        "加強取締榴花路違規停車，每月舉發 1,200 件。",
        "推動月灣商圈更新輔導，補助店家改裝。",
        "配合辦理都市計畫通盤檢討，召開說明會 5 場。",
    ],
)
def test_what_is_done_at_a_place_makes_no_work_of_it(text: str) -> None:
    assert names(text) == []


def test_parts_that_stand_in_a_row_share_what_is_said_behind() -> None:
    found = named("榴花大橋改建，第一標及第二標已完工，第三標設計中。")
    assert [(one.said.text, one.within) for one in found[1:]] == [
        ("第一標", "榴花大橋改建"),
        ("第二標", "榴花大橋改建"),
        ("第三標", "榴花大橋改建"),
    ]
