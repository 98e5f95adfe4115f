"""The address of a view: the page's numbers, rows and map for more projects than a page can hold."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import render_template
from flask.testing import FlaskClient

from mapapp import Settings, create_app
from mapapp.languages import LANGUAGES
from mapapp.roll import CROWD, Row
from mapapp.words import Words

BOX = "box=120.1,22.4,121.1,23.5&zoom=9"
ID = re.compile(r'<li data-id="([^"]+)">')
ROW = re.compile(r"<li data-id.*?</li>", re.DOTALL)
HIDDEN = re.compile(r"<li data-id=\"[^\"]+\" hidden>")


@pytest.fixture(scope="module")
def crowd(made: Callable[[int], Path]) -> FlaskClient:
    """Serve one project more than a page can hold."""
    return create_app(Settings(edition=made(CROWD + 1))).test_client()


def ids(client: FlaskClient, query: str) -> list[str]:
    return [work["id"] for work in client.get(f"/projects.geojson?{query}").get_json()["features"]]


def seen(client: FlaskClient, query: str) -> dict[str, Any]:
    answer = client.get(f"/view?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/json"
    return json.loads(answer.data)


@pytest.mark.parametrize(
    "query",
    ["", "phase=building", "category=mrt&category=parks", "q=公園&finished=recent", "near=120.3,22.63&stands=2027"],
)
def test_a_view_counts_what_the_data_hold(client: FlaskClient, query: str) -> None:
    view = seen(client, query)
    works = client.get(f"/projects.geojson?{query}").get_json()["features"]
    assert view["shown"] == len(works) > 0
    assert view["unlocated"] == sum(work["geometry"] is None for work in works)
    assert sum(view["facets"]["category"].values()) >= view["shown"]
    assert view["total"] == len(ids(client, ""))
    assert (view["features"], view["clusters"]) == (None, None)


def test_rows_are_those_of_the_page(client: FlaskClient) -> None:
    rows = seen(client, "rows=200")["rows_html"]
    page = client.get("/?finished=all").text
    assert rows.startswith("<ol>") and rows.rstrip().endswith("</ol>")
    assert len(ROW.findall(rows)) > 100
    assert ROW.findall(rows) == ROW.findall(page)


def test_rows_near_a_place_say_how_far(client: FlaskClient) -> None:
    rows = seen(client, "near=120.3025,22.6394&radius=5000&sort=distance")["rows_html"]
    said = [work["said"] for work in client.get("/nearby?near=120.3025,22.6394&radius=5000").get_json()["works"]]
    assert re.findall(r'row-far">([^<]+)<', rows) == said[:60]
    assert len(ID.findall(rows)) == len(said[:60]) > 3


def test_rows_speak_the_language_that_is_asked_for(client: FlaskClient) -> None:
    for language in LANGUAGES:
        rows = seen(client, f"phase=building&lang={language}")["rows_html"]
        assert rows.count(f">{Words(language)('phase.building')}</span>") == len(ID.findall(rows)) > 0


def test_an_answer_is_packed_and_known_again(client: FlaskClient) -> None:
    plain = client.get(f"/view?{BOX}")
    packed = client.get(f"/view?{BOX}", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == plain.data
    again = client.get(f"/view?{BOX}", headers={"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "query",
    [
        "box=1,2,3&zoom=4",
        "box=120,22,121,23",
        "box=120,22,121,23&zoom=ten",
        "zoom=10",
        "sort=beauty",
        "sort=distance",
        "from=-1",
        "rows=9999",
        "from=1&colour=red",
        "box=&zoom=3",
    ],
)
def test_what_is_unsound_is_answered_with_one_line(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/view?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert "\n" not in answer.get_json()["detail"]


def test_a_map_of_many_has_clusters_that_add_up(crowd: FlaskClient) -> None:
    view = seen(crowd, BOX)
    inside = len(ids(crowd, "bbox=120.1,22.4,121.1,23.5"))
    assert view["clusters"]
    assert sum(cluster["count"] for cluster in view["clusters"]) + len(view["features"]) == inside
    assert inside == view["shown"] - view["unlocated"]
    assert {"count", "phases", "lon", "lat", "bounds"} == set(view["clusters"][0])


def test_the_page_of_a_crowd_lists_some_and_leads_to_the_rest(crowd: FlaskClient) -> None:
    page = crowd.get("/?finished=all").text
    first = ID.findall(page)
    assert len(first) == 60 and not HIDDEN.search(page)
    assert "/projects.geojson" not in page.split("</head>")[0]
    assert '<meta name="crowd"' in page
    more = re.search(r'id="more"[^>]*><a href="([^"]+)"', page)
    assert more
    second = crowd.get(more[1].replace("&amp;", "&")).text
    assert len(ID.findall(second)) == 60
    assert not set(first) & set(ID.findall(second))
    assert first + ID.findall(second) == ID.findall(seen(crowd, "rows=120")["rows_html"])


def test_the_page_of_a_crowd_says_the_same_numbers(crowd: FlaskClient) -> None:
    page = crowd.get("/?phase=building&finished=all").text
    view = seen(crowd, "phase=building")
    assert view["unlocated"] == 0
    assert f">顯示 {view['shown']} 件，共 {CROWD + 1} 件<" in page


def test_the_page_of_few_lists_all_and_is_no_crowd(client: FlaskClient) -> None:
    page = client.get("/?phase=building&finished=all").text
    assert 'name="crowd"' not in page and re.search(r'id="more" hidden></p>', page)
    assert len(re.findall(r"<li data-id=", page)) == len(ids(client, ""))
    assert len(ID.findall(page)) == len(ids(client, "phase=building"))


def test_hostile_names_stay_text_in_rows(client: FlaskClient) -> None:
    row = Row.read(json.dumps(_work("<img src=x onerror=alert(1)>")).encode())
    with client.application.test_request_context("/view"):
        rendered = render_template("_rows.html", rows=[row])
    assert "<img" not in rendered and "&lt;img" in rendered


def _work(words: str) -> dict[str, Any]:
    said = dict.fromkeys(("completion_year", "precision_m", "match_method", "overdue", "location_type"))
    properties = {"id": words, "name": words, "phase": "building", "category": "mrt", "districts": [words], **said}
    return {"properties": properties, "geometry": None}
