"""Names of works in sentences of an invented city: what is found, how it is understood, and what is none."""

from __future__ import annotations

import pytest

from register.category import Category
from tests.register.extraction.sentences import named, names, saids


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
