"""Where a district's page leads, what it takes, what it refuses, and what it tells machines."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask.testing import FlaskClient

from mapapp.words import Words

BUSY = "楠梓區"


def _works(client: FlaskClient, query: str) -> list[dict]:
    return client.get(f"/projects.geojson?{query}").get_json(force=True)["features"]


def _page(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def _linked(page: str) -> dict:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block)


@pytest.mark.parametrize("filters", ["", "phase=unstated&year=none", "finished=recent", "q=%E6%A9%8B&stands=2027"])
def test_what_one_click_leads_to_means_the_same_works(client: FlaskClient, filters: str) -> None:
    works = _works(client, f"district={BUSY}&{filters}")
    page = _page(client, f"/districts/{BUSY}?{filters}")
    hrefs = [unescape(href) for href in re.findall(r'<li><a href="([^"]+)"', page.partition('id="take"')[2])]
    asked = parse_qs(filters)
    for ending in ("csv", "xlsx", "ods", "gpkg", "geojson"):
        (href,) = [href for href in hrefs if urlsplit(href).path == f"/districts/{quote(BUSY)}.{ending}"]
        assert parse_qs(urlsplit(href).query) == asked
    for path in ("/feed.atom", "/calendar.ics"):
        (href,) = [href for href in hrefs if urlsplit(href).path == path]
        assert parse_qs(urlsplit(href).query) == asked | {"district": [BUSY]}
        assert client.get(href).status_code == 200
    (href,) = [href for href in hrefs if urlsplit(href).path == "/"]
    assert client.get(href).text.count("<li data-id=") - client.get(href).text.count(' hidden><a class="row"') == len(
        works
    )
    form = page.partition('class="sheet-form"')[2].partition("</form>")[0]
    assert f'action="/districts/{quote(BUSY)}.pdf"' in form
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    assert {name: [value] for name, value in sent.items()} == asked


def test_the_files_have_the_numbers_of_the_table(client: FlaskClient) -> None:
    page = _page(client, f"/districts/{BUSY}?phase=building")
    shown = dict(re.findall(r'id="work-([^"]+)"[^>]*>\s*<td role="cell" class="no">(\d+)</td>', page))
    with client.get(f"/districts/{BUSY}.geojson?phase=building") as answer:
        features = answer.get_json(force=True)["features"]
    assert {one["properties"]["id"]: str(one["properties"]["number"]) for one in features} == shown != {}


def test_no_sheet_is_offered_of_a_box_which_no_sheet_of_a_district_takes(client: FlaskClient) -> None:
    page = _page(client, f"/districts/{BUSY}?bbox=120.2,22.6,120.4,22.8")
    assert "sheet-form" not in page
    assert client.get(f"/districts/{BUSY}.pdf?bbox=120.2,22.6,120.4,22.8").status_code == 400


@pytest.mark.parametrize("filters", ["", "phase=building", "category=parks&finished=recent"])
def test_all_districts_lead_to_files_of_the_same_works(client: FlaskClient, filters: str) -> None:
    page = _page(client, f"/districts?{filters}")
    hrefs = [unescape(href) for href in re.findall(r'<li><a href="([^"]+)"', page.partition('id="take"')[2])]
    asked = parse_qs(filters)
    paths = {urlsplit(href).path: parse_qs(urlsplit(href).query) for href in hrefs if "/projects/" not in href}
    files = {f"/projects.{ending}" for ending in ("csv", "xlsx", "ods", "gpkg", "geojson")}
    assert {path: paths[path] for path in files} == dict.fromkeys(files, asked)
    assert len(client.get(f"/projects.geojson?{filters}").get_json(force=True)["features"]) > 0
    # an atlas takes no filters: where some are set, it is of other works
    assert ("/atlas.pdf" in paths) == (not filters)


def test_what_the_form_of_the_sheet_offers_is_what_an_order_takes(client: FlaskClient) -> None:
    from mapapp.paper.order import Order

    form = _page(client, f"/districts/{BUSY}").partition('class="sheet-form"')[2].partition("</form>")[0]
    selects = dict(re.findall(r'<select name="(\w+)">(.*?)</select>', form, re.DOTALL))
    assert set(selects) == {"paper", "landscape", "scale"}
    for name, options in selects.items():
        for value in re.findall(r'value="([^"]*)"', options):
            assert Order.parse(BUSY, {name: value}).district == BUSY
    for name, value in re.findall(r'type="checkbox" name="(\w+)" value="(\w+)"', form):
        assert getattr(Order.parse(BUSY, {name: value}), name) is True
    assert Order.parse(BUSY, dict.fromkeys(re.findall(r'type="text" name="(\w+)"', form), "")) == Order.parse(BUSY, {})


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/districts/台北區", 404, "沒有名為「台北區」的行政區"),
        ("/districts/%3Cb%3E?lang=en", 404, "no district called “<b>”"),
        (f"/districts/{BUSY}?district=岡山區", 400, "網址已經指明了"),
        (f"/districts/{BUSY}?phase=nowhere", 400, "phase"),
        ("/districts?colour=red", 400, "colour"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(client: FlaskClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    detail = answer.get_json(force=True)["detail"]
    assert words in detail
    assert "\n" not in detail
    assert "<b>" not in client.get(path, headers={"Accept": "text/html"}).text


def test_a_name_that_is_written_otherwise_leads_to_the_official_one(client: FlaskClient) -> None:
    answer = client.get("/districts/%E3%80%80楠梓區 ?phase=building")
    assert answer.status_code == 308
    assert answer.headers["Location"] == f"/districts/{quote(BUSY)}?phase=building"


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("path", [f"/districts/{BUSY}", "/districts"])
def test_the_page_tells_machines_what_it_is_of(client: FlaskClient, path: str, language: str) -> None:
    page = _page(client, f"{path}?lang={language}")
    linked, address = _linked(page), f"http://localhost{quote(path)}"
    assert linked["@id"] == address
    assert linked["inLanguage"] == language
    steps = linked["breadcrumb"]["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1]["item"] == address
    if path != "/districts":
        assert linked["about"]["@type"] == "AdministrativeArea"
        assert linked["about"]["name"] == BUSY
    assert f'<link rel="canonical" href="{address}?lang={language}">' in page
    alternates = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page))
    assert set(alternates) == {"zh-Hant", "en", "x-default"}
    assert alternates["x-default"] == address
    assert (Words(language)("districts.title") in page) and "<h1>" in page
    assert not re.search(r"\sstyle\s*=|<style|\sonclick", page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ["/", "/coverage", "/projects/kw-0009", f"/districts/{BUSY}"])
def test_every_page_leads_to_the_districts(client: FlaskClient, path: str) -> None:
    assert 'href="/districts"' in _page(client, path)


def test_a_project_s_page_leads_to_each_of_its_districts(client: FlaskClient) -> None:
    page = _page(client, "/projects/kw-0009")
    for name in client.get("/projects/kw-0009.json").get_json()["properties"]["districts"]:
        assert f'<a href="/districts/{quote(name)}">{name}</a>' in page
