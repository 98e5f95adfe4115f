"""The map of a district's page: the numbers of its table and of its sheet, no bare pin, a true scale, no markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from flask import render_template
from flask.testing import FlaskClient

from layers import Query, Store
from mapapp.district.links import Links
from mapapp.district.maps import SIZES, Maps
from mapapp.district.overview import SYMBOL_PX, Overview
from mapapp.district.page import DistrictPage
from mapapp.offered import offered
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.numbering import number
from mapapp.portrait.land import Land
from mapapp.portrait.svg import Node, written
from mapapp.portrait.work import Work
from mapapp.words import Words

WORDS = Words("zh-Hant")
NUMBER = r"(-?\d+(?:\.\d+)?)"
HOSTILE = '</script><img src=x onerror=alert(1)>{{ 7 * 7 }}"'


@pytest.fixture(scope="module")
def pages(store: Store, land: Land) -> dict[str, DistrictPage]:
    return {name: DistrictPage.read(name, _in(name), store, land, WORDS) for name in land.districts}


def _in(name: str) -> Query:
    return Query(district=frozenset({name}))


def _of(root: Node, name: str) -> list[Node]:
    return [one for one in root.iter() if name in (one.get("class") or "").split()]


def test_the_numbers_are_those_of_the_sheet(store: Store, pages: dict[str, DistrictPage]) -> None:
    ground = Ground.read(store)
    for name, page in pages.items():
        works = [Work.read(feature) for feature in store.query(_in(name))]
        on_paper, _ = number(works, ground.districts[name], name)
        assert [(one.number, one.id) for one in page.placed] == [(one.number, one.work.id) for one in on_paper]


@pytest.mark.parametrize("size", SIZES)
def test_every_number_is_on_the_map_once_and_leads_to_its_row_or_is_told_beside_it(
    pages: dict[str, DistrictPage], size: str
) -> None:
    for page in [*[*pages.values()][::6], pages["新興區"], pages["左營區"]]:
        overview = page.overview(size)
        drawn = overview.draw()
        spots = {int(_of(one, "spot-number")[0].text or 0): one for one in _of(drawn, "spot")}
        assert sorted([*spots, *overview.beyond]) == [one.number for one in page.placed]
        for one in page.placed:
            if one.number in spots:
                assert spots[one.number].get("href") == f"#work-{one.id}"
                assert _of(spots[one.number], f"sym-{one.work.phase}")
    assert pages["新興區"].overview("wide").beyond


@pytest.mark.parametrize("size", SIZES)
def test_no_symbol_and_no_number_is_cut_off_or_covers_another(pages: dict[str, DistrictPage], size: str) -> None:
    width, height = SIZES[size]
    for name in ("楠梓區", "岡山區", "前鎮區", "左營區"):
        drawn = pages[name].overview(size).draw()
        at = [(float(one.get("x", "")), float(one.get("y", ""))) for one in _of(drawn, "spot-number")]
        assert all(5 < x < width - 5 and 8 < y < height - 1 for x, y in at)
        assert all(abs(y - y2) > 11 or abs(x - x2) > 11 for n, (x, y) in enumerate(at) for x2, y2 in at[:n])


def test_no_approximate_place_is_a_bare_pin(pages: dict[str, DistrictPage]) -> None:
    for name in ("楠梓區", "岡山區"):
        overview = pages[name].overview("wide")
        points = {one.work.id: one.work for one in overview.shown if one.work.place.geom_type == "Point"}
        wide = {
            (work.phase, work.place.wkb)
            for work in points.values()
            if work.properties["precision_m"] * 2 > SYMBOL_PX * overview.frame.metres_per_px
        }
        assert wide
        lines = [one for one in overview.shown if one.work.place.geom_type in {"LineString", "MultiLineString"}]
        shared = {(one.work.phase, one.work.place.wkb) for one in lines}
        assert len(_of(overview.draw(), "reach")) == len(wide) + len(shared)


@pytest.mark.parametrize("size", SIZES)
def test_the_scale_bar_measures_what_the_map_shows(pages: dict[str, DistrictPage], size: str) -> None:
    for name in ("鹽埕區", "桃源區", "楠梓區"):
        overview = pages[name].overview(size)
        drawn = overview.draw()
        said, unit = (_of(drawn, "bar-said")[0].text or "").split()
        length = re.search(rf"h{NUMBER}v", _of(drawn, "bar")[0].get("d", ""))
        assert length
        west, south, east, north = overview.land.districts[name].bounds
        corners = [float(n) for n in re.findall(NUMBER, _of(drawn, "here")[0].get("d", "").replace("-", " -"))]
        drawn_px = max(corners[::2]) - min(corners[::2]), max(corners[1::2]) - min(corners[1::2])
        metres = float(said) * {"公尺": 1, "公里": 1000}[unit] / float(length[1])
        assert drawn_px[0] * metres == pytest.approx(east - west, rel=0.01)
        assert drawn_px[1] * metres == pytest.approx(north - south, rel=0.01)


def test_a_map_is_drawn_once_and_anew_where_something_else_is_on_it(
    pages: dict[str, DistrictPage], store: Store, land: Land
) -> None:
    maps, one = Maps(), pages["楠梓區"].overview("narrow")
    assert maps.show("first", one) is maps.show("first", one)
    building = Query.parse({"district": "楠梓區", "phase": "building"})
    fewer = DistrictPage.read("楠梓區", building, store, land, WORDS).overview("narrow")
    english = Overview("楠梓區", one.numbered, land, Words("en"), one.size)
    assert len({maps.show("first", one), maps.show("first", fewer), maps.show("first", english)}) == 3


def test_a_hostile_name_is_text_in_the_map_and_on_the_page(client: FlaskClient, store: Store, land: Land) -> None:
    page = DistrictPage.read("苓雅區", _in("苓雅區"), store, land, WORDS)
    marred = [one.work.properties for one in page.entries]
    for said in marred:
        said.update(
            name=HOSTILE, status_said=HOSTILE, completion_said=HOSTILE, budget_said=HOSTILE, location_text=HOSTILE
        )
    maps = [{"size": "wide", "drawn": written(page.overview("wide").draw()), "beyond": ()}]
    with client.application.test_request_context("/districts/x"):
        links = Links(page.name, {"q": HOSTILE}, "http://localhost/")
        told = {"files": (), "scales": (), "most": 99, "chosen": HOSTILE, "offered": offered()}
        shown = render_template("district.html", page=page, maps=maps, links=links, **told)
    assert "<img" not in shown
    assert "49" not in re.findall(r"<title>[^<]*img[^<]*</title>", shown)[0]
    assert unescape(shown).count(HOSTILE) > 4 * len(marred)


def test_a_crowd_has_no_map_that_nobody_can_read_and_says_how_many_rows_are_listed(
    pages: dict[str, DistrictPage], client: FlaskClient
) -> None:
    known = pages["楠梓區"]
    page = replace(known, entries=known.entries * 3, numbered=known.numbered * 3)
    assert known.is_mapped
    assert not page.is_mapped
    with client.application.test_request_context("/districts/x"):
        links = Links(page.name, {}, "http://localhost/")
        told = {"files": (), "scales": (), "most": 50, "chosen": "", "offered": offered()}
        shown = render_template("district.html", page=page, maps=[], links=links, **told)
    count = len(page.entries)
    assert WORDS("districts.crowd", n=count) in shown
    assert WORDS("districts.listed", n=50, of=count) in shown
    assert shown.count('<tr role="row" id="work-') == 50
    assert f"<dd>{count}</dd>" in shown
    assert '<svg class="locator' not in shown
