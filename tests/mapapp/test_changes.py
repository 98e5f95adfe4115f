"""What the documents changed, over HTTP: the same counts for people and for machines, filtered, and nothing else."""

from __future__ import annotations

import gzip
import re
from collections import Counter

import pytest
from flask.testing import FlaskClient

from layers import Query, Store
from layers.change import Turn
from layers.changed import Wanted
from mapapp.words import Words

FILTERS = [
    "",
    "what=passed",
    "what=status,quiet&document=outline-115",
    "category=mrt&category=parks",
    "district=岡山區&what=open",
    "document=mayor-1131009,netzero-2025&phase=building",
    "what=contradicted",
    "near=120.3,22.7&radius=5000",
]
BAD = ["what=moved", "document=nothing", "document=<b>", "colour=red", "category=castles", "what=status,x", "lang=fr"]
LIST = re.compile(
    r'<details class="turns" data-what="(\w+)".*?<span class="count">(\d+)</span>.*?</details>', re.DOTALL
)


def _page(client: FlaskClient, query: str, language: str = "zh-Hant") -> dict[str, str]:
    """Give the chapter of each document on the page; under the empty name the corrections."""
    answer = client.get(f"/changes?{query}&lang={language}")
    assert answer.status_code == 200, answer.text
    chapters = answer.text.split('<section class="chapter" id="')[1:]
    return {("" if (name := one.split('"', 1)[0]) == "corrections" else name): one for one in chapters}


def _wanted(client: FlaskClient, query: str) -> Wanted:
    """Read a query with the means of the room below, from the request that a client would send."""
    with client.application.test_request_context(f"/changes?{query}"):
        from mapapp.changes import _wanted as read

        return read()


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("query", FILTERS)
def test_every_count_of_the_page_is_the_store_s_and_lists_as_many(
    client: FlaskClient, store: Store, query: str, language: str
) -> None:
    told = store.changes(_wanted(client, query))
    for name, chapter in _page(client, query, language).items():
        counted = Counter(str(one.what) for one in told if one.document == name)
        lists = {what: int(n) for what, n in LIST.findall(chapter)}
        assert lists == counted, name
        rows = {found["what"]: len(re.findall(r"<li>", found["all"])) for found in _lists(chapter)}
        assert rows == counted


def _lists(chapter: str) -> list[dict[str, str]]:
    return [{"what": found[1], "all": found[0]} for found in LIST.finditer(chapter)]


@pytest.mark.parametrize("query", FILTERS)
def test_machines_read_the_same_changes_with_their_passages(client: FlaskClient, store: Store, query: str) -> None:
    told = client.get(f"/changes.json?{query}").get_json()
    wanted = _wanted(client, query)
    account = store.account(wanted)
    every = store.changes(wanted)
    for one in told["documents"]:
        meant = [change for change in every if change.document == one["id"]]
        assert [change["project"] for change in one["changes"]] == [change.project for change in meant]
        assert one["counts"] == account.turns.get(one["id"], {})
        assert one["promises"] == account.fates.get(one["id"], {})
        assert one["named"] == account.named.get(one["id"], 0)
        assert all(change["source"]["section"] for change in one["changes"])
    meant = wanted.document or {one["id"] for one in client.get("/changes.json").get_json()["documents"]}
    assert {one["id"] for one in told["documents"]} == meant


def test_documents_stand_newest_first_each_with_an_anchor(client: FlaskClient) -> None:
    names = [name for name in _page(client, "") if name]
    assert names == ["outline-115", "netzero-2025", "admin-1131101", "mayor-1131009", "midterm-112-115"]
    page = client.get("/changes").text
    assert (
        re.findall(r'<a href="#([\w-]+)"(?: lang="zh-Hant")?>', page.split('class="jump')[1].split("</nav>")[0])
        == names
    )


def test_a_sentence_counts_what_a_document_changed_and_what_became_of_its_promises(
    client: FlaskClient, store: Store
) -> None:
    account, words = store.account(Wanted()), Words("zh-Hant")
    for name, chapter in _page(client, "").items():
        if not account.named.get(name):
            continue
        said = chapter.split('class="sentence">')[1].split("</p>")[0]
        assert f"提到 {account.named[name]} 項建設" in said
        counts = {turn: n for turn, n in account.turns[name].items() if turn not in ("passed", "open")}
        assert all(words(f"changes.n_{turn}", n=n) in said for turn, n in counts.items())
        made = sum(account.fates.get(name, {}).values())
        assert (f"它承諾了 {made} 個完工時間" in chapter) == bool(made)
        assert ("沒有承諾任何完工時間" in chapter) == (not made)


def test_a_document_that_changes_nothing_says_so_with_its_note(client: FlaskClient) -> None:
    chapter = _page(client, "")["admin-1131101"]
    assert "沒有提到任何建設，什麼也沒有改變" in chapter
    assert "沒有公共建設計畫" in chapter
    assert "<details" not in chapter


def test_a_silence_says_with_which_document_it_was_compared_and_that_it_means_little(client: FlaskClient) -> None:
    chapter = _page(client, "what=quiet")["outline-115"]
    assert "高雄市議會第 4 屆第 4 次定期大會市長施政報告" in chapter
    assert "沒有再提不等於停止" in chapter


def test_every_row_leads_to_its_project_and_to_the_very_passage(client: FlaskClient, store: Store) -> None:
    whole = client.get("/changes").text
    for change in store.changes(Wanted(what={"status", "promised", "unanswered", "completed"})):
        page = client.get(f"/projects/{change.project}").text
        row = page.split(f'<tr id="passage-{change.source.number}">')[1].split("</tr>")[0]
        assert change.source.section in row
        assert change.source.paragraph in row
        assert all(said in row for said in change.said)
        assert f'href="/projects/{change.project}#passage-{change.source.number}"' in whole


def test_projects_of_a_row_are_those_of_the_filter(client: FlaskClient, store: Store) -> None:
    meant = {change.project for change in store.changes(Wanted(Query.parse({"category": "mrt"})))}
    data = client.get("/projects.geojson?category=mrt").get_json(force=True)["features"]
    assert meant <= {one["id"] for one in data}
    page = client.get("/changes?category=mrt").text
    assert set(re.findall(r'class="name" href="/projects/([\w-]+)"', page)) == meant


@pytest.mark.parametrize("path", ["/changes", "/changes.json"])
@pytest.mark.parametrize("query", BAD)
def test_an_unsound_parameter_is_refused_in_one_line(client: FlaskClient, path: str, query: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    problem = answer.get_json(force=True)
    assert problem["parameter"] == query.partition("=")[0]
    assert "\n" not in problem["detail"]


def test_a_form_sends_empty_fields_and_they_mean_nothing(client: FlaskClient) -> None:
    assert client.get("/changes?what=&document=&category=&district=").text == client.get("/changes").text.replace(
        'href="/changes?lang=en"', 'href="/changes?what=&amp;document=&amp;category=&amp;district=&amp;lang=en"'
    )


def test_the_form_shows_what_is_chosen_and_keeps_the_other_filters(client: FlaskClient) -> None:
    page = client.get("/changes?what=passed&document=mayor-1131009&category=mrt&phase=planned").text
    form = page.split('<form action="/changes"')[1].split("</form>")[0]
    assert form.count(" selected") == 3
    assert '<input type="hidden" name="phase" value="planned">' in form
    assert "只看：承諾的期限已過，沒有下文；高雄市議會第 4 屆第 4 次定期大會市長施政報告；捷運與軌道；規劃中" in page


def test_the_page_is_light_and_cached_by_etag(client: FlaskClient) -> None:
    packed = client.get("/changes", headers={"Accept-Encoding": "gzip"})
    assert len(packed.data) < 25_000
    plain = client.get("/changes")
    assert gzip.decompress(packed.data) == plain.data
    again = client.get("/changes", headers={"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert {"Accept-Encoding", "Accept-Language", "Cookie"} <= set(plain.headers["Vary"].split(", "))


def test_long_lists_are_folded_and_what_was_asked_for_is_open(client: FlaskClient) -> None:
    page = client.get("/changes").text
    assert re.search(r'<details class="turns" data-what="quiet"><summary>', page)
    assert re.search(r'<details class="turns" data-what="quiet" open><summary>', client.get("/changes?what=quiet").text)


@pytest.mark.parametrize("path", ["/", "/coverage", "/projects/kw-0001", "/districts", "/districts/岡山區"])
def test_other_pages_lead_there(client: FlaskClient, path: str) -> None:
    assert re.search(r'href="/changes[?"]', client.get(path).text)


def test_links_take_the_filters_along(client: FlaskClient) -> None:
    page = client.get("/changes?category=mrt&what=open").text
    assert 'href="/feed.atom?category=mrt"' in page
    assert 'href="/changes.json?category=mrt&amp;what=open"' in page
    for link in re.findall(r'href="(/changes[^"]*)"', page):
        assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_both_languages_say_the_same_numbers(client: FlaskClient) -> None:
    pages = [client.get(f"/changes?lang={language}").text for language in ("zh-Hant", "en")]
    figures = [re.findall(r'data-figure="(\w+)">.*?<dd>(?:<a [^>]*>)?(\d+)', page) for page in pages]
    assert figures[0] == figures[1]
    assert dict(figures[0])["made"] == str(sum(int(n) for name, n in figures[0] if name not in ("documents", "made")))
    assert {turn for turn in Turn} >= {name for page in pages for name, _ in LIST.findall(page)}
