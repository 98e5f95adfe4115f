"""The calendar: one entry for each promise that the map shows, read back by two readers that know nothing of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from flask.testing import FlaskClient

from mapapp import Settings, create_app
from mapapp.words import Words
from register.period import Period
from tests.mapapp.icalendar_rules import faults, read_elsewhere
from tests.mapapp.test_feed import FILTERS


@pytest.fixture(scope="module")
def client(edition: Path) -> FlaskClient:
    """Ask as a calendar does, which keeps no cookies."""
    return create_app(Settings(edition=edition)).test_client(use_cookies=False)


def read(client: FlaskClient, query: str, language: str = "zh-Hant") -> icalendar.Calendar:
    answer = client.get(f"/calendar.ics?{query}&lang={language}")
    assert answer.status_code == 200, answer.text
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert faults(answer.data) == []
    calendar = icalendar.Calendar.from_ical(answer.data)
    assert calendar.errors == []
    assert all(event.errors == [] for event in calendar.walk("VEVENT"))
    return calendar


def works(client: FlaskClient, query: str) -> dict[str, dict[str, Any]]:
    """Give the properties of the works that are meant and promised, by id."""
    features = client.get(f"/projects.geojson?{query}").get_json()["features"]
    return {one["id"]: one["properties"] for one in features if one["properties"]["completion_kind"] == "promised"}


def project(event: icalendar.Event) -> str:
    return str(event["url"]).split("/projects/")[1].partition("?")[0]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("query", FILTERS)
def test_a_calendar_has_an_entry_for_each_promise_among_the_works_that_the_data_hold(
    client: FlaskClient, query: str, language: str
) -> None:
    calendar, promised = read(client, query, language), works(client, query)
    events = {project(event): event for event in calendar.walk("VEVENT")}
    assert len(calendar.walk("VEVENT")) == len(promised)
    assert events.keys() == promised.keys()
    for name, said in promised.items():
        event, until = events[name], Period.parse(said["completion"]).ends
        assert (event["dtstart"].dt, event["dtend"].dt) == (until, until + timedelta(days=1))
        assert str(event["summary"]).endswith(said["name"])
        assert Words(language)("event.quoted", said=said["completion_said"]) in event["description"]
        assert [str(one) for one in event["categories"].cats] == [Words(language)(f"category.{said['category']}")]


@pytest.mark.parametrize("query", ["", "district=楠梓區", "q=無何有"])
def test_another_reader_reads_the_same(client: FlaskClient, query: str) -> None:
    calendar = read(client, query)
    other = read_elsewhere(client.get(f"/calendar.ics?{query}").data)
    assert (other["method"], other["again"]) == ("PUBLISH", "P1D")
    assert other["name"] == str(calendar["x-wr-calname"])
    assert other["parts"] == max(1, len(other["events"]))
    for mine, theirs in zip(calendar.walk("VEVENT"), other["events"], strict=True):
        for name in ("uid", "summary", "description", "status", "url"):
            assert theirs[name] == str(mine[name])
        assert theirs["wholeDay"]
        assert (theirs["start"], theirs["end"]) == (mine["dtstart"].dt.isoformat(), mine["dtend"].dt.isoformat())
        assert theirs["sequence"] == mine["sequence"]


def test_a_promise_says_its_precision_and_one_that_has_passed_that_it_is_overdue(client: FlaskClient) -> None:
    said = {project(event): event for event in read(client, "").walk("VEVENT")}
    assert str(said["kw-0050"]["summary"]).startswith("逾期：承諾 114 年第 2 季（2025-Q2）完工：")
    assert str(said["kw-0087"]["summary"]).startswith("承諾 122 年（2033）完工：")
    promised = works(client, "")
    for name, event in said.items():
        assert str(event["summary"]).startswith("逾期") == promised[name]["overdue"]
        assert ("截至 115 年 11 月 21 日" in event["description"]) == promised[name]["overdue"]
        assert ("排在它的最後一天" in event["description"]) == (promised[name]["completion_precision"] != "day")


def test_a_promise_gives_the_passage_that_promises_and_not_that_of_the_status(client: FlaskClient) -> None:
    """kw-0132's outline states its status, an older report its completion."""
    event = next(one for one in read(client, "").walk("VEVENT") if project(one) == "kw-0132")
    assert "出處：高雄市議會第 4 屆第 4 次定期大會市長施政報告" in event["description"]
    assert "完整產業聚落-楠梓產業園區，段落" in event["description"]


def test_times_come_from_the_edition_and_from_no_clock(edition: Path, client: FlaskClient) -> None:
    other = create_app(Settings(edition=edition)).test_client(use_cookies=False)
    for query in FILTERS:
        assert other.get(f"/calendar.ics?{query}").data == client.get(f"/calendar.ics?{query}").data
    stamps = {event["dtstamp"].dt for event in read(client, "").walk("VEVENT")}
    assert stamps == {datetime(2026, 11, 20, 16, tzinfo=UTC)}, "the day of the data, as it begins in Kaohsiung"


def test_names_of_entries_hang_on_no_host_and_no_filter(client: FlaskClient) -> None:
    here = {project(event): str(event["uid"]) for event in read(client, "").walk("VEVENT")}
    answer = client.get("/calendar.ics?district=岡山區&lang=en", headers={"Host": "b.example"})
    there = {project(one): str(one["uid"]) for one in icalendar.Calendar.from_ical(answer.data).walk("VEVENT")}
    assert there
    assert there.items() <= here.items()


def test_a_calendar_is_cached_by_etag(client: FlaskClient) -> None:
    plain = client.get("/calendar.ics")
    again = client.get("/calendar.ics", headers={"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert plain.headers["Content-Language"] == "zh-Hant"


def test_a_calendar_of_too_many_entries_keeps_the_last_to_end_and_says_so(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [event["dtstart"].dt for event in read(client, "").walk("VEVENT")]
    assert "只列" not in read(client, "")["x-wr-caldesc"]
    monkeypatch.setattr("mapapp.calendar.MOST", 5)
    few = read(client, "")
    assert [event["dtstart"].dt for event in few.walk("VEVENT")] == whole[-5:]
    assert "這裡只列期限最晚的 5 項" in few["x-wr-caldesc"]
