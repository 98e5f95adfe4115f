"""Overlays and stations on one sheet: all of it has room, and the map before an atlas says where it is drawn."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest

from layers.overlays.classes import Class
from mapapp.paper.bindery import atlas
from mapapp.paper.leaf.style import Style, Under
from mapapp.paper.material import Material
from mapapp.paper.order import MOST_OVERLAYS, Order
from mapapp.words import Words
from tests.mapapp.paper.reading import Paper
from tests.mapapp.paper.test_stations import ASKED, CHINESE, DRY, WET, moment_of, sheet_of

if TYPE_CHECKING:
    from tests.mapapp.paper.conftest import Desk


@pytest.mark.parametrize(("paper", "lies", "language"), [("a4", "no", "en"), ("a3", "yes", "zh-Hant")])
def test_as_many_overlays_as_there_may_be_and_stations_of_all_kinds_have_room(
    desk: Desk, paper: str, lies: str, language: str
) -> None:
    moment = moment_of(*DRY, *WET)
    said = {"paper": paper, "landscape": lies, "overlay": "flood-24h500", "operator": "W" * 40}
    one = replace(sheet_of(desk, moment, **said), order=Order.parse("苓雅區", ASKED | said))
    about = replace(one.under[0].shown.about, title="題" * 99, source="源" * 99)
    classes = tuple(asdict(Class(n, ("長" * 40,), 1, "#1b9e77", "lines")) for n in range(1, 9))
    shown = replace(one.under[0].shown, about=about, classes=classes)
    under = tuple(Under(shown, Style(hatched=not n)) for n in range(MOST_OVERLAYS))
    (leaf,) = one.leaves
    found = frozenset((n, 0) for n in range(1, 9))
    drawn = replace(leaf.drawn, classes=(found,) * MOST_OVERLAYS)
    order = replace(one.order, overlays=tuple("abcd"))
    full = replace(one, order=order, under=under, leaves=(replace(leaf, drawn=drawn),))
    text = Paper(desk.typesetter.sheet(full, Words(language), replace(desk.evidence, moment=moment))).text(0)
    assert text.count("題" * 35 + "…") == MOST_OVERLAYS and text.count("長" * 23 + "…") == 6 + 3 * 4
    assert text.count("W") >= 40


def test_on_several_maps_the_table_says_on_which_a_station_stands(desk: Desk) -> None:
    moment = moment_of(*WET[:3])
    sheet = sheet_of(desk, moment, scale="25000")
    paper = Paper(desk.typesetter.sheet(sheet, CHINESE, replace(desk.evidence, moment=moment)))
    assert len(sheet.leaves) > 1
    assert "水1S3站圖幅" in paper.whole


def test_the_map_that_leads_to_the_districts_says_where_stations_and_points_are_drawn(desk: Desk) -> None:
    moment = moment_of(*WET)
    order = Order.parse("", {"district": "苓雅區", "overlay": "gauges,flood-24h500"} | ASKED)
    bound = atlas(order, Material(desk.store, desk.ground, CHINESE, "", desk.overlays, moment))
    assert [one.style.drawn for one in bound.under] == [True, False]
    assert bound.overview.drawn.signs == frozenset() and bound.sheets[0].leaves[0].drawn.signs
    front = Paper(desk.typesetter.atlas(bound, CHINESE, replace(desk.evidence, moment=moment))).text(1)
    assert "測站畫在各區的圖上" in front and "畫在各區的圖上" in front.replace("測站畫在", "")
    assert "圖上測站" not in front and "沒有這份圖資的資料" not in front.partition("雨量站")[2]
