"""The page of flood works says what the data say."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Any

import pytest
import shapely
from flask.testing import FlaskClient

from layers.flood.season import Standing, standing
from mapapp.flood_map import FloodMap, numbered
from mapapp.portrait.land import Land
from mapapp.portrait.work import Work
from mapapp.words import Words

BASIN = "後勁溪流域"
ASKED = ("", f"basin={BASIN}", "kind=drainage,levee", "basin=none&kind=storm_sewer", "season=2027", "phase=planned")


@pytest.fixture(scope="module")
def flood(client: FlaskClient) -> list[dict[str, Any]]:
    """Read the properties of every flood work, as machines get them."""
    every = client.get("/projects.geojson").get_json(force=True)["features"]
    return [one["properties"] for one in every if one["properties"]["flood_related"]]


def _page(client: FlaskClient, query: str = "") -> str:
    answer = client.get(f"/flood?{query}")
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def _text(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def _rows(page: str, section: str) -> dict[str, str]:
    found = page.partition(f'<section id="{section}">')[2].partition("</section>")[0]
    return dict(re.findall(r'<tr role="row" id="work-[^"]+" data-id="([^"]+)"(.*?)</tr>', found, re.DOTALL))


def _figures(page: str) -> dict[str, str]:
    found = re.findall(r'<div data-figure="(\w+)"[^>]*><dt>.*?</dt><dd>(.*?)</dd>', page, re.DOTALL)
    return {name: _text(said) for name, said in found}


def _meant(flood: list[dict[str, Any]], query: str) -> list[dict[str, Any]]:
    """Choose by the published properties alone."""
    by_then = {Standing.STANDING, Standing.PROMISED, Standing.OVERDUE}
    tests = {
        "basin": lambda one, values: (one["basin"] or "none") in values,
        "kind": lambda one, values: (one["flood_kind"] or "none") in values,
        "phase": lambda one, values: one["phase"] in values,
        "season": lambda one, values: standing(one, int(values[0])) in by_then,
    }
    asked = [part.split("=") for part in query.split("&") if part]
    return [one for one in flood if all(tests[name](one, text.split(",")) for name, text in asked)]


@pytest.mark.parametrize("query", ASKED)
def test_every_work_and_number_is_that_of_the_published_properties(
    client: FlaskClient, flood: list[dict[str, Any]], query: str
) -> None:
    page, meant = _page(client, query), _meant(flood, query)
    assert meant
    assert sorted(_rows(page, "list")) == sorted(one["id"] for one in meant)
    season = 2027 if "season" in query else None
    counted = Counter(standing(one, season) for one in meant)
    figures = _figures(page)
    for name in ("standing", "promised", "overdue", *counted):
        assert figures[name] == str(counted[Standing(name)])
    basins = Counter(one["basin"] or "none" for one in meant)
    section = page.partition('<section id="basins">')[2].partition("</section>")[0]
    rows = re.findall(r'<tr role="row" data-basin="([^"]+)">.*?<span>(\d+)</span>', section, re.DOTALL)
    assert {name: int(n) for name, n in rows} == basins


def test_water_and_money_are_added_as_far_as_they_are_stated(client: FlaskClient, flood: list[dict[str, Any]]) -> None:
    figures = _figures(_page(client))
    stating = [one["budget_twd"] for one in flood if one["budget_twd"] is not None]
    assert figures["budget"] == f"時程未載明 {sum(stating) / 1e8:g} 億元 {len(flood)} 件中 {len(stating)} 件載明經費"
    assert figures["volume"] == f"逾期 0.8 萬噸 {len(flood)} 件中 1 件載明滯洪量"
    assert _figures(_page(client, "lang=en"))["volume"].startswith("Overdue 8,000 m³")


def test_a_sentence_says_what_stands_even_if_it_is_nothing_and_what_is_left_out(client: FlaskClient) -> None:
    said = re.findall(r'id="answer">(.*?)</p>', _page(client))[0]
    assert said.startswith("這裡有 23 件防洪建設：文件載明已完成的 0 件；承諾期限未到的 0 件；")
    by_season = re.findall(r'id="answer">(.*?)</p>', _page(client, "season=2027"))[0]
    assert "2027" in by_season and by_season.endswith("另有 22 件文件未載明何時完成，不在其中。")


def test_a_season_holds_the_one_before_whatever_season_is_asked_for(client: FlaskClient) -> None:
    def seasons(query: str) -> list[tuple[str, str]]:
        return re.findall(r'data-season="(\d+)">.*?<span>(\d+)</span>', _page(client, query), re.DOTALL)

    found = seasons("")
    assert [year for year, _ in found] == ["2026", "2027", "2028"]
    counts = [int(n) for _, n in found]
    assert counts == sorted(counts)
    assert seasons("season=2026") == found


def test_what_lies_in_a_basin_without_naming_one_is_told_apart_and_counted_only_if_asked(client: FlaskClient) -> None:
    named, wider = _page(client, f"basin={BASIN}"), _page(client, f"basin={BASIN}&by=place")
    near = _rows(named, "near")
    assert near and not near.keys() & _rows(named, "list").keys()
    assert _rows(wider, "list").keys() == near.keys() | _rows(named, "list").keys()
    assert all("未指明流域" in row and BASIN in row for row in near.values())
    assert _rows(wider, "near") == {}
    link = re.findall(r'data-basin="後勁溪流域">.*?class="also" href="([^"]+)">([^<]+)<', _page(client), re.DOTALL)[0]
    assert link[1] == f"另有 {len(near)} 件位置在其中"
    assert client.get(link[0]).status_code == 200


@pytest.mark.parametrize(("on", "after"), [(f"basin={BASIN}&by=place", "<figure"), ("", f'data-basin="{BASIN}"')])
def test_the_large_map_shows_exactly_the_works_of_a_selection(client: FlaskClient, on: str, after: str) -> None:
    way = re.findall(r'href="/\?(id=[^"&]+)', _page(client, on).partition(after)[2])[0]
    found = client.get(f"/projects.geojson?{way}").get_json()["features"]
    listed = _rows(_page(client, on or f"basin={BASIN}"), "list")
    assert {one["properties"]["id"] for one in found} == listed.keys()


def test_totals_of_the_city_stand_apart_with_their_words(client: FlaskClient) -> None:
    totals = _page(client).partition('<section id="totals">')[2].partition("</section>")[0]
    assert "498 萬噸" in totals and "目前已有 25 座滯洪池" in totals
    assert "11 萬噸再生水" not in totals


def test_every_link_of_the_page_leads_somewhere(client: FlaskClient) -> None:
    page = _page(client, f"basin={BASIN}&kind=drainage")
    links = {link for link in re.findall(r'href="(/[^"]*)"', page) if "static" not in link}
    files = {link for link in links if re.match(r"/flood\.", link)}
    assert len(files) == 16
    pages = {link.partition("?")[0]: link for link in sorted(links - files)}
    assert {link for link in {*pages.values(), *files} if client.head(link).status_code != 200} == set()
    anchors = set(re.findall(r'href="#([^"]+)"', page))
    assert anchors <= set(re.findall(r' id="([^"]+)"', page))


def test_the_map_and_the_table_have_the_same_numbers(client: FlaskClient) -> None:
    page = _page(client)
    table = {name: re.findall(r'class="no">(\d*)<', row)[0] for name, row in _rows(page, "list").items()}
    for size in ("narrow", "wide"):
        drawn = page.partition(f'<div class="map-{size}">')[2].partition("</svg></div>")[0]
        spots = re.findall(r'<a href="#work-([^"]+)".*?class="spot-number"[^>]*>(\d+)<', drawn, re.DOTALL)
        assert dict(spots) == {name: number for name, number in table.items() if number}


@pytest.mark.parametrize(
    ("query", "path", "sent"),
    [
        ("", "/print.pdf", {"flood"}),
        ("phase=planned", "/print.pdf", {"flood", "phase"}),
        ("district=楠梓區&phase=unstated", "/districts/%E6%A5%A0%E6%A2%93%E5%8D%80.pdf", {"flood", "phase"}),
        ("basin=後勁溪流域&district=楠梓區", "/print.pdf", {"flood", "district", "bbox"}),
        ("kind=drainage&near=120.3,22.7&radius=9000", "/print.pdf", {"flood", "near", "radius"}),
    ],
)
def test_a_sheet_is_of_the_same_works_or_of_the_box_in_which_they_lie(
    client: FlaskClient, query: str, path: str, sent: set[str]
) -> None:
    form = _page(client, query).partition('<form class="sheet-form" action="')[2].partition("</form>")[0]
    assert form.partition('"')[0] == path
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', form))
    assert hidden.keys() == sent
    assert client.head(path, query_string=hidden).status_code == 200


def test_the_map_of_points_alone_shows_each_with_the_circle_in_which_it_lies(land: Land) -> None:
    said = {"precision_m": 900, "phase": "planned", "districts": []}
    places = [shapely.Point(180_000, 2_510_000), shapely.Point(183_000, 2_512_000)]
    works = [Work(said | {"id": f"kw-{n}"}, None, place) for n, place in enumerate(places)]
    drawn = FloodMap("", numbered(works), land, Words("zh-Hant"), (340, 400))
    assert all(drawn.window.ground.covers(work.reach) for work in works)
    assert [one.number for one in drawn.shown] == [1, 2]


def test_a_project_leads_to_the_works_of_its_kind_and_basin(client: FlaskClient, flood: list[dict[str, Any]]) -> None:
    work = next(one for one in flood if one["basin"])
    page = unescape(client.get(f"/projects/{work['id']}").text)
    links = re.findall(r'href="(/flood\?(?:kind|basin)=[^"]+)"', page)
    assert [client.get(link).status_code for link in links] == [200, 200]
    assert work["id"] in _rows(_page(client, links[1].partition("?")[2]), "list")
    assert "/flood?" not in client.get("/projects/kw-0177").text


def test_nothing_found_is_said_and_makes_no_map(client: FlaskClient) -> None:
    page = _page(client, "kind=tide&district=美濃區")
    assert "沒有符合的防洪建設" in page
    assert '<svg class="locator' not in page


def test_a_field_that_a_form_sends_empty_is_no_filter(client: FlaskClient) -> None:
    empty = _rows(_page(client, "basin=&kind=&season=&phase=&district="), "list")
    assert empty.keys() == _rows(_page(client), "list").keys()
