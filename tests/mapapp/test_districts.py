"""A district's page says what the data say: every number on it is that of the same query to the interface."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from mapapp.wording import Wording
from mapapp.words import Words

BUSY, CROSSED, LACKING, EMPTY = "楠梓區", "苓雅區", "永安區", "桃源區"
FILTERS = ("", "phase=building,unstated", "category=flood_works", "year=none", "stands=2026", "finished=recent", "q=橋")


def _works(client: FlaskClient, query: str) -> list[dict]:
    answer = client.get(f"/projects.geojson?{query}")
    assert answer.status_code == 200
    return answer.get_json(force=True)["features"]


def _page(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def _text(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def _figures(page: str) -> dict[str, str]:
    found = re.findall(r'<div data-figure="(\w+)"><dt>.*?</dt><dd>(.*?)</dd>', page, re.DOTALL)
    return {name: _text(said) for name, said in found}


def _groups(page: str, name: str) -> dict[str, tuple[int, str]]:
    rows = re.findall(rf'<tr role="row" data-{name}="([^"]+)">(.*?)</tr>', page, re.DOTALL)
    return {
        value: (
            int(re.findall(r'class="count">(\d+)', row)[0]),
            _text(re.findall(r'class="money">(.*?)</td>', row, re.DOTALL)[0]),
        )
        for value, row in rows
    }


def _ids(page: str) -> list[str]:
    return re.findall(r'<tr role="row" id="work-[^"]+" data-id="([^"]+)">', page)


@pytest.mark.parametrize("name", [BUSY, CROSSED, LACKING, EMPTY])
@pytest.mark.parametrize("filters", FILTERS)
def test_every_count_is_that_of_the_same_query_to_the_data(client: FlaskClient, name: str, filters: str) -> None:
    works = _works(client, f"district={name}&{filters}")
    page = _page(client, f"/districts/{name}?{filters}")
    assert sorted(_ids(page)) == sorted(one["id"] for one in works)
    said = [one["properties"] for one in works]
    figures = {what: _figures(page)[what] for what in ("works", "placed", "unplaced", "overdue", "crossing")}
    placed = sum(one["geometry"] is not None for one in works)
    assert figures == {
        "works": str(len(works)),
        "placed": str(placed),
        "unplaced": str(len(works) - placed),
        "overdue": str(sum(one["overdue"] for one in said)),
        "crossing": str(sum(len(one["districts"]) > 1 for one in said)),
    }
    for group in ("phase", "year", "category"):
        joined = f"district={name}&{filters}".rstrip("&")
        for value, (count, _) in _groups(page, group).items():
            if group not in filters:
                assert count == len(_works(client, f"{joined}&{group}={value}")), (group, value)
        assert sum(count for count, _ in _groups(page, group).values()) == len(works)


def test_every_district_has_as_many_works_as_the_data_and_the_list_say(client: FlaskClient) -> None:
    index = _page(client, "/districts")
    rows = dict(re.findall(r'<tr role="row" data-district="([^"]+)">(.*?)</tr>', index, re.DOTALL))
    assert list(rows) == [one["id"] for one in client.get("/base/districts.geojson").get_json(force=True)["features"]]
    assert len(rows) == 38
    for name, row in rows.items():
        counts = {what: int(n) for what, n in re.findall(r'data-what="(\w+)">.*?<span>(\d+)</span>', row)}
        works = _works(client, f"district={name}")
        assert counts["works"] == len(works)
        assert counts["overdue"] == sum(one["properties"]["overdue"] for one in works)
        assert counts["unplaced"] == sum(one["geometry"] is None for one in works)
        for phase in ("building", "planned", "done", "stopped", "unstated"):
            assert counts[phase] == sum(one["properties"]["phase"] == phase for one in works)


def test_what_each_row_says_is_what_is_published_of_it(client: FlaskClient) -> None:
    say, page = Wording(Words("zh-Hant")), unescape(_page(client, f"/districts/{BUSY}"))
    rows = dict(re.findall(r'<tr role="row" id="work-([^"]+)"[^>]*>(.*?)</tr>', page, re.DOTALL))
    for work in _works(client, f"district={BUSY}"):
        said, row = work["properties"], rows[work["id"]]
        expected = [said["name"], say.when(said), say.money(said["budget_twd"]), say.place_short(said)]
        expected += [said["status_said"] or "", said["completion_said"] or "", *said["districts"]]
        assert [words for words in expected if words not in (row + BUSY)] == []
        assert ("逾期" in row) == said["overdue"]
        record = client.get(f"/projects/{work['id']}.json").get_json()
        dates = {passage["document"]["date"] for passage in record["history"]}
        assert set(re.findall(r"依 (\S+) 的文件", row)) <= dates
        assert said["status_as_of"] is None or f"依 {said['status_as_of']} 的文件" in row


def test_the_dates_of_a_group_are_the_oldest_and_the_newest_of_its_documents(client: FlaskClient) -> None:
    page = _page(client, f"/districts/{BUSY}")
    for phase in ("building", "planned", "done"):
        dates = sorted({one["properties"]["status_as_of"] for one in _works(client, f"district={BUSY}&phase={phase}")})
        row = re.findall(rf'data-phase="{phase}">.*?class="dates">(.*?)</td>', page, re.DOTALL)[0]
        assert row.split(" 至 ") == list(dict.fromkeys([dates[0], dates[-1]]))


def test_what_has_no_place_stands_under_its_own_heading_and_bears_no_number(client: FlaskClient) -> None:
    page = _page(client, f"/districts/{LACKING}")
    unplaced = page.partition('<section id="unplaced">')[2].partition("</section>")[0]
    assert _ids(unplaced) == [one["id"] for one in _works(client, f"district={LACKING}") if one["geometry"] is None]
    assert 'class="no"' not in unplaced
    assert "unplaced" not in _page(client, f"/districts/{CROSSED}").partition('id="list"')[2].partition("overdue")[0]


def test_a_work_that_crosses_leads_to_the_other_districts_with_the_same_filters(client: FlaskClient) -> None:
    page = _page(client, f"/districts/{CROSSED}?category=mrt")
    for work in _works(client, f"district={CROSSED}&category=mrt"):
        row = re.findall(rf'id="work-{work["id"]}"[^>]*>(.*?)</tr>', page, re.DOTALL)[0]
        crosses = row.partition('class="crosses">')[2].partition("</span>")[0]
        others = [name for name in work["properties"]["districts"] if name != CROSSED]
        assert re.findall(r'href="([^"]+)"', crosses) == [f"/districts/{quote(name)}?category=mrt" for name in others]


def test_an_empty_district_says_so(client: FlaskClient) -> None:
    page = _page(client, f"/districts/{EMPTY}")
    assert "收錄的文件沒有提到這個區的建設" in page
    assert page.count('class="locator overview"') == 2
    assert "<table" not in page
    assert "沒有符合篩選的建設" in _page(client, f"/districts/{BUSY}?q=zzzz")
