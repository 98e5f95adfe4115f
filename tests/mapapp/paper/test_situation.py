"""A situation sheet, read back: overlay, scenario and caution; minute, operator, and how old the sensors are."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from layers.overlays.classes import Class
from layers.sensors import Fault, Kind, Reading, Snapshot, Told
from mapapp.clock import KAOHSIUNG
from mapapp.paper.bindery import atlas
from mapapp.paper.material import Material
from mapapp.paper.moment import Moment
from mapapp.paper.observed import age
from mapapp.paper.order import Order
from mapapp.paper.papers import SIZES, Page
from mapapp.paper.plan import plan
from mapapp.paper.sheet import Sheet
from mapapp.words import Words
from tests.mapapp.paper.reading import Paper

if TYPE_CHECKING:
    from tests.mapapp.paper.conftest import Desk

CHINESE = Words("zh-Hant")
AT = datetime(2026, 11, 21, 21, 34, tzinfo=KAOHSIUNG)
FLOOD = {"overlay": "flood-24h500", "operator": "王小明"}
SQUARES = {"bbox": "120.29,22.59,120.36,22.63", "phase": "done"}
CAUTION = "不是預報，也不是實際淹水紀錄"


def _set(desk: Desk, sheet: Sheet, moment: Moment | None = None, language: str = "zh-Hant") -> Paper:
    evidence = replace(desk.evidence, moment=moment or Moment(AT))
    return Paper(desk.typesetter.sheet(sheet, Words(language), evidence))


@pytest.fixture(scope="module")
def sheet(desk: Desk) -> Sheet:
    return plan(Order.parse("", SQUARES | FLOOD), Material(desk.store, desk.ground, CHINESE, "", desk.overlays))


@pytest.fixture(scope="module")
def paper(desk: Desk, sheet: Sheet) -> Paper:
    return _set(desk, sheet)


def test_overlay_scenario_source_date_and_caution_stand_beside_the_map(paper: Paper) -> None:
    said = paper.text(0)
    for words in ("淹水潛勢（24小時500毫米）", "24小時降雨500毫米", "資料來源：經濟部水利署（2024）", CAUTION):
        assert words in said


def test_the_minute_and_the_operator_stand_on_it_and_the_minute_on_every_page(paper: Paper) -> None:
    assert "操作人員：王小明" in paper.text(0)
    assert all("（2026-11-21）21:34" in paper.text(page) for page in range(len(paper)))


def test_the_legend_has_the_classes_that_occur_and_no_other(desk: Desk, paper: Paper) -> None:
    said = paper.text(0)
    assert "淹水深度（公尺）0.3–0.5" in said and "3以上" in said and "無法判讀的級別" in said
    assert "0.5–1" not in said
    first = desk.planned("", **(FLOOD | {"bbox": "120.30,22.60,120.312,22.612"}))
    shown = _set(desk, replace(first, leaves=tuple(replace(one, insets=()) for one in first.leaves))).text(0)
    assert "0.3–0.5" in shown and "3以上" not in shown


def test_a_map_on_which_the_overlay_has_nothing_says_that_this_means_nothing(desk: Desk) -> None:
    said = _set(desk, desk.planned("桃源區", **FLOOD)).text(0)
    assert "沒有這份圖資的資料；這不代表實際上沒有" in said
    assert CAUTION in said


def test_numbers_of_flood_works_and_of_no_others_stand_out_on_map_and_table(desk: Desk) -> None:
    sheet = desk.planned("岡山區", operator="王小明")
    floods = {str(one.number) for one in sheet.numbered if one.work.properties["flood_related"]}
    letters = [letter for leaf in sheet.leaves for drawn in (leaf, *leaf.insets) for letter in drawn.drawn.letters]
    assert {one.text for one in letters if one.kind == "flood"} == floods
    assert {one.text for one in letters if one.kind == "number"} == {str(one.number) for one in sheet.numbered} - floods
    paper = _set(desk, sheet)
    lights = {run.text: _light_round(paper, run) for run in paper.runs(1, r"\d{1,2}") if run.right < 23}
    assert floods & lights.keys()
    assert all((light < 128) == (number in floods) for number, light in lights.items())


def _light_round(paper: Paper, run: object) -> float:
    """Give how light it is just before a number."""
    dots = 200 / 25.4
    y, x = round(run.middle[1] * dots), round((run.left - 0.4) * dots)  # type: ignore[attr-defined]
    return float(paper.picture(1, dpi=200)[y, x].mean())


def test_a_sheet_without_overlay_and_operator_is_no_situation_sheet(desk: Desk) -> None:
    sheet, paper = desk.planned("永安區"), desk.printed("永安區")
    assert "操作人員" not in paper.whole and "感測器" not in paper.whole
    assert {letter.kind for leaf in sheet.leaves for letter in leaf.drawn.letters} & {"flood"} == set()


@pytest.mark.parametrize(("paper", "lies"), [*product(SIZES, (False, True))])
def test_what_a_situation_takes_is_taken_from_the_map(paper: str, lies: bool) -> None:
    plain, situation = Page(paper, lies), Page(paper, lies, explained=1)
    (wide, high), (less_wide, less_high) = plain.size_mm, situation.size_mm
    assert (less_wide, plain.situation.height) == (wide, 0)
    assert less_high == pytest.approx(high - situation.situation.height)
    assert less_high > 0.8 * high
    assert situation.situation.y >= situation.map.y + situation.map.height


@pytest.mark.parametrize(
    ("paper", "landscape", "language"),
    [("a4", "no", "en"), ("a4", "yes", "zh-Hant"), ("a3", "yes", "en")],
)
def test_everything_has_room_on_each_paper(desk: Desk, paper: str, landscape: str, language: str) -> None:
    said = {"paper": paper, "landscape": landscape, "grey": "yes", "archive": "yes", "operator": "字" * 40}
    sheet = desk.planned("", language=language, **(FLOOD | SQUARES | said))
    printed = _set(desk, sheet, Moment(AT, True, _snapshot()), language)
    assert printed.text(0).count("字") == 40
    assert "<pdfaid:part>2<" in printed.metadata


def _snapshot() -> Snapshot:
    def reading(station: str, minutes: int, fault: Fault | None = None) -> Reading:
        value = None if fault else 1.5
        return Reading(station, station, Kind.RAIN, 120.3, 22.6, AT - timedelta(minutes=minutes), value, fault)

    rows = reading("a", 6), reading("b", 20), reading("c", 45), reading("d", 1, Fault.SENTINEL), reading("e", 7)
    asked = AT - timedelta(minutes=4, seconds=20)
    return Snapshot(
        asked,
        (Told("rain", "雨量", "水利局", asked, asked, "", rows), Told("sewer", "下水道", "", asked, None, "late")),
    )


@pytest.mark.parametrize(("paper", "lies", "language"), [("a4", False, "en"), ("a4", True, "zh-Hant")])
def test_many_classes_and_long_words_have_room_or_are_told_to_be_cut(
    desk: Desk, paper: str, lies: bool, language: str
) -> None:
    said = SQUARES | {"paper": paper, "landscape": "yes" if lies else "no", "operator": "W" * 40}
    sheet = desk.planned("", language=language, **(FLOOD | said))
    numbers = range(1, 31)
    classes = tuple(asdict(Class(n, ("長" * 40,), 1, "#1b9e77", "lines")) for n in numbers)
    (under,) = sheet.under
    about = replace(under.shown.about, title="題" * 300, source="源" * 300, kind="basins", scenario="")
    leaf = replace(sheet.leaves[0], drawn=replace(sheet.leaves[0].drawn, classes=(frozenset((n, 2) for n in numbers),)))
    said = replace(under, shown=replace(under.shown, about=about, classes=classes))
    long = replace(sheet, under=(said,), leaves=(leaf,))
    words = _set(desk, long, Moment(AT, True, _snapshot()), language).text(0)
    assert words.count("題") == 79 and words.count("源") >= 79 and words.count("長" * 23 + "…") == 8
    assert ("另有22類沒有列出" if language == "zh-Hant" else "22moreclassesarenotlisted") in words


def test_how_old_the_sensors_are_is_said_with_what_is_dead(desk: Desk, sheet: Sheet) -> None:
    said = _set(desk, sheet, Moment(AT, True, _snapshot())).text(0)
    assert "即時感測器5站：2026-11-2121:29取得，列印前5分鐘" in said
    assert "最新觀測2026-11-2121:28，列印前6分鐘" in said
    assert "10分鐘內2站、10至30分鐘1站、30至60分鐘1站、失效1站" in said
    assert "1個來源上次沒有回應" in said


@pytest.mark.parametrize(("has_sensors", "said"), [(False, "即時感測器：無"), (True, "即時感測器：沒有可讀的觀測")])
def test_no_sensors_are_said_to_be_none(desk: Desk, sheet: Sheet, has_sensors: bool, said: str) -> None:
    assert said in _set(desk, sheet, Moment(AT, has_sensors)).text(0)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(-3, "0 分鐘"), (0, "0 分鐘"), (119, "119 分鐘"), (120, "2 小時"), (47 * 60, "47 小時"), (48 * 60, "2 天")],
)
def test_an_age_is_said_in_the_unit_that_fits(minutes: int, said: str) -> None:
    assert age(timedelta(minutes=minutes), CHINESE) == said


def test_the_pages_of_an_atlas_have_the_overlay_too(desk: Desk) -> None:
    order = Order.parse("", {"district": "苓雅區,永安區"} | FLOOD)
    bound = atlas(order, Material(desk.store, desk.ground, CHINESE, "", desk.overlays))
    assert [any(sheet.leaves[0].drawn.classes) for sheet in bound.sheets] == [True, False]
    paper = Paper(desk.typesetter.atlas(bound, CHINESE, replace(desk.evidence, moment=Moment(AT))))
    with_caution = [page for page in range(len(paper)) if CAUTION in paper.text(page)]
    assert len(with_caution) == 1 + sum(len(sheet.leaves) for sheet in bound.sheets)
