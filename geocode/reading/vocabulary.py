"""The words that the grammar knows, as data: districts and what they were called, roads, connectors, surroundings."""

from __future__ import annotations

from typing import Final

OLD_CITY: Final = ("鹽埕", "鼓山", "左營", "楠梓", "三民", "新興", "前金", "苓雅", "前鎮", "旗津", "小港")
"""The eleven districts that Kaohsiung City had before it was joined with Kaohsiung County."""

FORMER: Final = {
    "鳳山市": "鳳山區",
    **{f"{name}鎮": f"{name}區" for name in ("岡山", "旗山", "美濃")},
    **{f"{name}鄉": f"{name}區" for name in ("林園", "大寮", "大樹", "大社", "仁武", "鳥松", "橋頭", "燕巢", "田寮")},
    **{f"{name}鄉": f"{name}區" for name in ("阿蓮", "路竹", "湖內", "茄萣", "永安", "彌陀", "梓官", "六龜", "甲仙")},
    **{f"{name}鄉": f"{name}區" for name in ("杉林", "內門", "茂林", "桃源", "那瑪夏")},
    "三民鄉": "那瑪夏區",
}
"""Townships of Kaohsiung County → districts since 25 December 2010, when county and city became one (地方制度法 §7-1).

三民鄉 had been renamed 那瑪夏鄉 on 1 January 2008. A village of a township (村) is a village of a district (里) since
then (地方制度法 §3), under the same name.
"""

FORMER_VILLAGES: Final = {
    ("那瑪夏區", "民族村"): "南沙魯里",
    ("那瑪夏區", "民權村"): "瑪雅里",
    ("那瑪夏區", "民生村"): "達卡努瓦里",
}
"""Villages that were renamed with 三民鄉 on 1 January 2008."""

DISTRICTS: Final = (*(f"{name}區" for name in OLD_CITY), *dict.fromkeys(FORMER.values()))
"""The 38 districts."""

LONGER_WORDS: Final = ("公所", "段徵收", "全區", "場", "地重劃", "政府", "民代表")
"""What follows a district's name in a longer word: 「大社區段徵收」 and 「鳳山市場」 do not begin with a district."""

LIST_MARKS: Final = "、,;"
"""Between places of a list; 「，」 and 「；」 are made narrow by `geocode.text.normalise`."""

LIST_WORDS: Final = "與及和暨跟"
"""Between places too; but 和 begins and ends many names (和平路, 中和), so it needs more proof than a comma."""

RANGE_WORDS: Final = "至到迄"
"""From one place to another, as ``~`` and ``-`` say it."""

FROM_WORDS: Final = "自由從"
"""「翠華路自明潭路至世運大道」."""

ROAD_END: Final = r"(?:[路街巷弄]|大道|[一二三四五六七八九十]段)"
"""How the name of a road, section or lane ends."""

LINE_END: Final = rf"(?:{ROAD_END}|線|號|[溪圳]|排水)"
"""How a name ends that is surely one of a line or a door-plate, and not half of a longer name."""

PLACE_END: Final = r"(?:[路街巷弄段號線溪圳站橋池園區里廠場校館口]|大道|排水)"
"""How a place's name ends: before 和 and 至 this shows that a name has ended there."""

AROUND: Final = ("一帶", "附近", "周邊", "週邊", "周遭", "周圍", "四周")
"""Not the places but the ground about them."""

BESIDE: Final = ("旁", "旁邊", "前", "後方", "對面", "斜對面", "隔壁")
"""The same, after a door-plate only: elsewhere they are parts of names (府前路)."""

JUNCTION: Final = ("交叉路口", "交叉口", "交會處", "交會口", "交會點", "交界處", "交界口", "路口", "口")
"""What a crossing ends with; in 「中華五路口」 the 路 is the road's own."""

STATION_CODE: Final = r"(?:rk|rl|ot|[rocy])\d{1,2}a?"
"""Codes of stations as their operators publish them (TDX StationID: R20, R4A, RK1, OT1, C21A), in small letters."""
