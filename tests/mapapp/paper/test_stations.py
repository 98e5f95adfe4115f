"""Live stations on a sheet: where they stand, what is said beside them, and the table of those that tell of water."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
import shapely

from layers.sensors import Age, Fault, Kind, Mark, Reading, Snapshot, Told
from mapapp.clock import KAOHSIUNG
from mapapp.paper.leaf.gauge import gauge, sign
from mapapp.paper.leaf.room import box_of
from mapapp.paper.material import Material
from mapapp.paper.moment import Moment
from mapapp.paper.order import Order
from mapapp.paper.plan import inks, plan
from mapapp.paper.sheet import Sheet
from mapapp.paper.station import KINDS, stations
from mapapp.portrait.svg import painted
from mapapp.words import Words
from tests.mapapp.paper.reading import Paper

if TYPE_CHECKING:
    from tests.mapapp.paper.conftest import Desk

CHINESE = Words("zh-Hant")
AT = datetime(2026, 11, 21, 21, 34, tzinfo=KAOHSIUNG)
WEST, SOUTH = 120.31, 22.62
"""In 苓雅區, or near."""
ASKED = {"sensors": "on", "operator": "王小明", "grey": "yes"}


def _station(name: str, kind: Kind, value: float | None, minutes: int = 3, **more: float) -> Reading:
    number = int(name[1:])
    place = {"lon": WEST + number % 4 / 500, "lat": SOUTH + number // 4 / 500}
    fault = Fault.SENTINEL if value is None else None
    return Reading(
        name, f"{name}站", kind, **place, observed=AT - timedelta(minutes=minutes), value=value, fault=fault, more=more
    )


SEWER = {"alert": 2.0, "alarm": 2.5}
WET = (
    _station("S1", Kind.FLOOD_DEPTH, 12, 20),
    _station("S2", Kind.SEWER_LEVEL, 2.6, **SEWER),
    _station("S3", Kind.FLOOD_DEPTH, 35),
    _station("S4", Kind.FLOOD_DEPTH, 60, 200),
    _station("S5", Kind.RAIN, 45, 40),
    _station("S6", Kind.FLOOD_DEPTH, 3),
    _station("S7", Kind.SEWER_LEVEL, 2.9, **SEWER),
)
DRY = (
    _station("S8", Kind.FLOOD_DEPTH, 0),
    _station("S9", Kind.SEWER_LEVEL, 0.4, 90, **SEWER),
    _station("S10", Kind.WATER_LEVEL, 1.5, 15),
    _station("S11", Kind.RAIN, None),
)
FAR = replace(WET[0], station="far", lat=23.2, lon=120.8)
GRAVEST = ["S3", "S7", "S2", "S1", "S5", "S6", "S4"]
"""At the first level water on a road, then what is far above it; then the second level, a little water, the dead."""


def moment_of(*readings: Reading) -> Moment:
    asked = AT - timedelta(minutes=1)
    return Moment(AT, True, Snapshot(asked, (Told("one", "感測", "水利局", asked, asked, "", readings),)))


def sheet_of(desk: Desk, moment: Moment, **said: str) -> Sheet:
    material = Material(desk.store, desk.ground, CHINESE, "", desk.overlays, moment)
    return plan(Order.parse("苓雅區", ASKED | said), material)


def _paper(desk: Desk, sheet: Sheet, moment: Moment) -> Paper:
    return Paper(desk.typesetter.sheet(sheet, CHINESE, replace(desk.evidence, moment=moment)))


@pytest.fixture(scope="module")
def sheet(desk: Desk) -> Sheet:
    return sheet_of(desk, moment_of(FAR, *DRY, *WET))


@pytest.fixture(scope="module")
def paper(desk: Desk, sheet: Sheet) -> Paper:
    return _paper(desk, sheet, moment_of(FAR, *DRY, *WET))


def test_those_that_tell_of_water_are_numbered_the_gravest_first_and_the_dead_last(sheet: Sheet) -> None:
    assert [one.reading.station for one in sheet.stations or () if one.number] == GRAVEST
    assert [one.number for one in sheet.stations or ()] == [*range(1, 8), 0, 0, 0, 0]
    assert [one.reading.station for one in sheet.stations or () if not one.number] == ["S8", "S10", "S11", "S9"]


def test_a_sheet_says_how_many_stations_lie_on_it_and_how_old_they_are(paper: Paper) -> None:
    said = paper.text(0)
    assert "圖上測站11站" in said and "7站回報有水或達警戒" in said and "資料來源：水利局" in said
    assert "感測器會故障" in said
    assert "10分鐘內5站、10至30分鐘2站、30至60分鐘1站、失效3站" in said


def test_the_table_has_level_time_and_age_of_each_in_that_order(paper: Paper) -> None:
    table = paper.text(1)
    assert "感測器會故障" in table
    assert [table.index(f"{name}站") for name in GRAVEST] == sorted(table.index(f"{name}站") for name in GRAVEST)
    assert "水1S3站淹水深度35公分淹水30公分以上2026-11-2121:31即時列印前3分鐘" in table
    assert "最後回報60公分" in table and "已失效列印前3小時" in table
    assert "S8站" not in table


def test_beside_a_sign_stand_number_gravity_value_and_age(sheet: Sheet) -> None:
    (leaf,) = sheet.leaves
    said = {one.text for one in leaf.drawn.letters if one.kind == "gauge"}
    assert {"水1!! 35cm 即", "水4! 12cm 稍", "0cm 即", "1.5m 稍"} <= said
    assert leaf.drawn.signs >= {*map(str, Age), *map(str, Kind)}


def test_nothing_that_is_said_of_a_station_stands_on_a_number_or_on_another(sheet: Sheet) -> None:
    (leaf,) = sheet.leaves
    boxes = [(one.kind, box_of(one)) for one in leaf.drawn.letters]
    meet = [(one, other) for one, other in combinations(boxes, 2) if "gauge" in (one[0], other[0])]
    assert len(meet) > 100
    assert not [1 for (_, one), (_, other) in meet if shapely.area(shapely.intersection(one, other)) > 0.01]


def test_stations_that_find_no_room_are_specks_and_none_is_lost(desk: Desk) -> None:
    crowd = [replace(DRY[0], station=f"C{n}", lon=WEST + n / 1e6) for n in range(60)]
    (leaf,) = sheet_of(desk, moment_of(*crowd)).leaves
    specks = leaf.drawn.svg.count(f'r="{0.45:g}"')
    posts = leaf.drawn.svg.count("M0 0v-1.1") // 2
    assert specks and posts and specks + posts == len(crowd)
    assert "speck" in leaf.drawn.signs


def test_a_sheet_on_which_none_tells_of_water_says_that_this_means_nothing(desk: Desk) -> None:
    moment = moment_of(*DRY)
    said = _paper(desk, sheet_of(desk, moment), moment)
    assert "沒有測站回報淹水或達警戒；這不代表沒有淹水" in said.text(0)
    assert "回報有水或達警戒的測站" not in said.whole


def test_a_letter_that_the_font_lacks_stops_no_print(desk: Desk) -> None:
    moment = moment_of(replace(WET[0], name="\U00020001站"))
    assert "〓站" in _paper(desk, sheet_of(desk, moment), moment).text(1)


def test_without_sensors_there_are_no_stations_and_the_sheet_says_none(desk: Desk) -> None:
    sheet = sheet_of(desk, Moment(AT))
    assert sheet.stations == () and sheet.leaves[0].drawn.signs == frozenset()
    assert "即時感測器：無" in _paper(desk, sheet, Moment(AT)).text(0)
    assert stations(None, shapely.Point(0, 0)) == ()


def test_what_was_not_asked_for_is_not_drawn(desk: Desk) -> None:
    moment = moment_of(*WET)
    plain = plan(
        Order.parse("苓雅區", {"operator": "王"}), Material(desk.store, desk.ground, CHINESE, "", None, moment)
    )
    assert plain.stations is None and plain.leaves[0].drawn.signs == frozenset()


def test_kind_age_and_gravity_differ_in_shape_and_not_in_colour_alone() -> None:
    ink = inks(True)
    signs = {painted(gauge(*said, (0.0, 0.0)), ink) for said in product(Kind, Age, Mark)}
    assert len(signs) == len(Kind) * len(Age) * len(Mark) and set(KINDS) == set(Kind)
    assert len({sign(name, ink) for name in (*map(str, Age), *map(str, Kind), "speck")}) == len(Age) + len(Kind)
