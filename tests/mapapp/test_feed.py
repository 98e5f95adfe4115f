"""The feed: valid for whoever reads it, the same as the map, and the same each time."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import fromstring

import feedparser
import pytest
from flask.testing import FlaskClient

from layers import Query, Store
from mapapp import Settings, create_app
from mapapp.feed import MOST
from tests.mapapp.atom import ATOM, faults

FILTERS = [
    "",
    "district=楠梓區,仁武區",
    "near=120.3,22.7&radius=5000",
    "near=120.3025,22.6394",
    "category=mrt&category=roads_bridges",
    "stands=2027",
    "finished=recent&phase=done,building",
    "year=2024..2026,none&phase=planned",
    "q=公園 新",
    "bbox=120.25,22.6,120.35,22.7",
    "district=火星區",
]
"""Each filter, and one that leaves nothing."""


@pytest.fixture(scope="module")
def client(edition: Path) -> FlaskClient:
    """Ask as a feed reader does, which keeps no cookies."""
    return create_app(Settings(edition=edition)).test_client(use_cookies=False)


def read(client: FlaskClient, query: str, language: str = "zh-Hant") -> feedparser.FeedParserDict:
    answer = client.get(f"/feed.atom?{query}&lang={language}")
    assert answer.status_code == 200, answer.text
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    assert faults(answer.data) == []
    feed = feedparser.parse(answer.data, response_headers={"content-type": answer.content_type})
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("query", FILTERS)
def test_a_feed_is_valid_and_tells_of_the_very_works_that_the_data_hold(
    client: FlaskClient, store: Store, query: str, language: str
) -> None:
    feed = read(client, query, language)
    works = {work["id"] for work in client.get(f"/projects.geojson?{query}").get_json()["features"]}
    whole = [event for event in store.events(Query()) if event.project in works]
    told = [urlsplit(entry.link).path.removeprefix("/projects/") for entry in feed.entries]
    assert told == [event.project for event in whole[:MOST]]
    assert ("200" in feed.feed.subtitle) == (len(whole) > MOST)


def test_a_feed_of_few_works_names_every_one(client: FlaskClient) -> None:
    feed, data = read(client, "district=鼓山區"), client.get("/projects.geojson?district=鼓山區").get_json()
    appeared = [entry for entry in feed.entries if entry.tags[0].term == "appeared"]
    names = Counter(work["properties"]["name"] for work in data["features"])
    assert Counter(entry.title.removeprefix("首次出現：") for entry in appeared) == names


def test_what_the_map_says_is_overdue_has_an_entry_that_says_so(client: FlaskClient) -> None:
    query = "year=2024..2026"
    data = client.get(f"/projects.geojson?{query}").get_json()["features"]
    late = {work["id"] for work in data if work["properties"]["overdue"]}
    passed = [entry for entry in read(client, query).entries if entry.tags[0].term == "passed"]
    assert late
    assert {urlsplit(entry.link).path.rsplit("/", 1)[1] for entry in passed} == late
    assert all("沒有文件說它完成了" in entry.content[0].value for entry in passed)


def test_an_entry_gives_the_document_s_words_its_source_and_how_well_its_date_is_known(client: FlaskClient) -> None:
    entry = next(one for one in read(client, "q=後勁溪流域增闢滯洪池").entries if "kw-0002" in one.link)
    said = entry.content[0]
    assert (said.type, entry.updated) == ("text/plain", "2025-12-31T00:00:00+08:00")
    assert "「增闢滯洪池」" in said.value
    assert "高雄市政府 115 年度施政綱要" in said.value
    assert "施政要項 / 十四、水利與水土保持，段落 (四)" in said.value
    assert "文件的日期只知道是 114 年（2025）" in said.value


@pytest.mark.parametrize("query", FILTERS)
def test_the_links_of_a_feed_lead_to_itself_and_to_the_page_with_the_same_works(
    client: FlaskClient, query: str
) -> None:
    answer = client.get(f"/feed.atom?{query}", headers={"Accept-Language": "en", "Host": "works.example:8080"})
    feed = fromstring(answer.data)  # noqa: S314  our own answer
    links = {link.get("rel"): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
    assert all(link.startswith("http://works.example:8080/") for link in links.values())
    assert parse_qs(urlsplit(links["self"]).query)["lang"] == ["en"]
    path = links["self"].removeprefix("http://works.example:8080")
    assert client.get(path, headers={"Host": "works.example:8080"}).data == answer.data
    page = urlsplit(links["alternate"])
    there = client.get(f"/projects.geojson?{page.query}").get_json()["features"]
    here = client.get(f"/projects.geojson?{query}").get_json()["features"]
    assert [work["id"] for work in there] == [work["id"] for work in here]
    assert client.get(f"/?{page.query}").status_code == 200


def test_an_entry_links_to_a_page_that_is_there(client: FlaskClient) -> None:
    for entry in read(client, "category=mrt", "en").entries:
        link = urlsplit(entry.link)
        assert client.get(f"{link.path}?{link.query}").status_code == 200


def test_names_of_entries_hang_on_nothing_but_project_and_event(client: FlaskClient) -> None:
    here = read(client, "category=mrt")
    there = feedparser.parse(client.get("/feed.atom?district=岡山區&lang=en", headers={"Host": "b.example"}).data)
    ids = {entry.link.split("?")[0].rsplit("/", 1)[1] + entry.tags[0].term: entry.id for entry in here.entries}
    both = [one for one in there.entries if one.link.split("?")[0].rsplit("/", 1)[1] + one.tags[0].term in ids]
    assert both
    assert all(one.id in ids.values() for one in both)
    assert here.feed.id != there.feed.id


def test_the_same_edition_gives_the_same_bytes(edition: Path, client: FlaskClient) -> None:
    other = create_app(Settings(edition=edition)).test_client()
    for query in FILTERS:
        assert other.get(f"/feed.atom?{query}").data == client.get(f"/feed.atom?{query}").data


def test_the_title_says_the_filter_in_words(client: FlaskClient) -> None:
    query = "district=楠梓區&category=mrt,parks&stands=2027&finished=recent&near=120.3,22.7&radius=1500&q=站"
    assert read(client, query).feed.title == (
        "高雄建設地圖・變動：「站」；楠梓區；捷運與軌道、公園綠地；到116 年（2027）底該蓋好的；不含早已完成的；"
        "方圓 1.5 公里（東經 120.3、北緯 22.7 度）"
    )
    english = read(client, "stands=2027", "en").feed
    assert english.title.startswith("Kaohsiung Works Map, changes: what should stand by the end of ")
    assert english.language == "en"


def test_a_feed_is_cached_by_etag_sent_compressed_and_varies_by_language(client: FlaskClient) -> None:
    plain = client.get("/feed.atom")
    packed = client.get("/feed.atom", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == plain.data
    again = client.get("/feed.atom", headers={"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert {"Accept-Encoding", "Accept-Language", "Cookie"} <= set(plain.headers["Vary"].split(", "))
    english = client.get("/feed.atom", headers={"Accept-Language": "en"})
    assert english.headers["Content-Language"] == "en"
    assert english.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.parametrize("path", ["/feed.atom", "/calendar.ics"])
@pytest.mark.parametrize("query", ["year=abc", "near=999,999", "colour=red", "project=kw-0001", "lang=fr", "radius=5"])
def test_an_unsound_filter_is_refused(client: FlaskClient, path: str, query: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


@pytest.mark.parametrize("path", ["/feed.atom", "/calendar.ics"])
@pytest.mark.parametrize("host", ['evil"><script>', "a b", "x/y", "user@host", "例.tw", "a\x00b"])
def test_a_host_that_can_be_none_is_refused(client: FlaskClient, path: str, host: str) -> None:
    assert client.get(path, headers={"Host": host}).status_code == 400
