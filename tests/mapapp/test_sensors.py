"""The server reads one file of sensors and asks no feed; what is dead is shown as dead, and what is off is silent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from layers.sensors import Fault, Kind, Reading, Snapshot, Told
from layers.sensors.keeping import keep
from mapapp import Settings, create_app


def ago(minutes: float) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=minutes)


def station(name: str, minutes: float = 3, value: float | None = 1.25, **other: object) -> Reading:
    facts = {"kind": Kind.SEWER_LEVEL, "more": {"alert": 2.0, "alarm": 2.5}, **other}
    return Reading(name, f"{name} 人孔", lon=120.3, lat=22.63, observed=ago(minutes), value=value, **facts)


def seen(minutes: float = 1) -> Snapshot:
    """Make a snapshot of now; no state in it is nearer than some minutes to the next, for machines that are slow."""
    sewers = (
        station("S1"),
        station("S2", value=2.6),
        station("S3", 20, 2.1),
        station("S4", 45),
        station("S5", 200, 9.0),
        station("S6", value=None, fault=Fault.SENTINEL),
        station("S7", -100, None, fault=Fault.FUTURE, more={}),
        station("S8", place="<script>alert(1)</script>"),
    )
    gauges = (station("R1", 45, 41.0, kind=Kind.RAIN, more={"h3": 99.0}),)
    source = "高雄市政府水利局"
    feeds = (
        Told("kaohsiung-sewer", "雨水下水道水位", source, ago(1), ago(1), "", sewers, {"placeless": 2, "twice": 1}),
        Told("kaohsiung-rain", "雨量站", source, ago(1), ago(45), "slow", gauges),
        Told("wra", "淹水深度", "水利署", ago(1), None, "unreachable"),
    )
    return Snapshot(ago(minutes), feeds)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sensors") / "s.json"


@pytest.fixture(scope="module")
def sensed(edition: Path, path: Path) -> FlaskClient:
    return create_app(Settings(edition=edition, sensors=path)).test_client(use_cookies=False)


@pytest.fixture
def ask(sensed: FlaskClient, path: Path) -> Callable[..., FlaskClient]:
    """Ask where the file is so many minutes old, or is not there."""

    def asked(minutes: float | None = 1) -> FlaskClient:
        path.unlink(missing_ok=True)
        if minutes is not None:
            keep(seen(minutes), path)
        return sensed

    return asked


def test_every_station_is_a_point_with_its_time_and_state(ask: Callable[..., FlaskClient]) -> None:
    told = ask().get("/sensors.geojson?lang=en").get_json(force=True)
    by_station = {one["properties"]["station"]: one["properties"] for one in told["features"]}
    states = {name: (one["state"], one["mark"], one["value"]) for name, one in by_station.items()}
    assert states == {
        "S1": ("fresh", "calm", 1.25),
        "S2": ("fresh", "warning", 2.6),
        "S3": ("degraded", "notice", 2.1),
        "S4": ("stale", "calm", 1.25),
        "S5": ("dead", "calm", 9.0),
        "S6": ("dead", "calm", None),
        "S7": ("dead", "calm", None),
        "S8": ("fresh", "calm", 1.25),
        "R1": ("stale", "notice", 41.0),
    }
    assert told["features"][0]["geometry"] == {"type": "Point", "coordinates": [120.3, 22.63]}
    assert by_station["S2"]["marked"] == "First level of warning reached"
    assert by_station["S6"]["said"] == "The station tells that it has no value"
    assert by_station["R1"]["beside"] == "99 mm in 3 hours"
    assert abs(datetime.fromisoformat(by_station["S1"]["observed"]) - ago(3)) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("lang", "slow", "gone"),
    [
        ("zh-Hant", "雨量站：逾時沒有回應；以下是 ", "淹水深度：連不上"),
        ("en", "雨量站: did not answer in time; what follows is of ", "淹水深度: cannot be reached"),
    ],
)
def test_a_feed_that_failed_says_so_and_of_when_its_readings_are(
    ask: Callable[..., FlaskClient], lang: str, slow: str, gone: str
) -> None:
    told = ask().get(f"/sensors.json?lang={lang}").get_json()
    sewers, rain, wra = told["feeds"]
    assert (sewers["failed"], sewers["stations"], sewers["left"]) == (None, 8, {"placeless": 2, "twice": 1})
    assert sewers["states"] == {"fresh": 3, "degraded": 1, "stale": 1, "dead": 3}
    assert (rain["failed"].startswith(slow), wra["failed"], wra["answered"]) == (True, gone, None)
    assert told["minutes"] == {"fresh": 10, "degraded": 30, "stale": 60}
    assert told["caution"]


def test_a_snapshot_that_nobody_renews_is_said_to_be_halted(ask: Callable[..., FlaskClient]) -> None:
    assert "Fetched: " in ask().get("/sensors.json?lang=en").get_json()["said"]
    halted = ask(11).get("/sensors.json?lang=en").get_json()["said"]
    assert "Nothing has been fetched since" in halted


@pytest.mark.parametrize("name", ["json", "geojson"])
def test_answers_of_a_moment_are_the_same_and_are_packed(ask: Callable[..., FlaskClient], name: str) -> None:
    client = ask()
    first = client.get(f"/sensors.{name}", headers={"Accept-Encoding": "gzip"})
    assert (first.headers["Content-Encoding"], first.headers["Cache-Control"]) == ("gzip", "public, no-cache")
    tagged = {"If-None-Match": first.headers["ETag"], "Accept-Encoding": "gzip"}
    again = client.get(f"/sensors.{name}", headers=tagged)
    # the next moment may just have begun
    assert again.status_code == 304 or again.headers["ETag"] != first.headers["ETag"]
    assert client.get(f"/sensors.{name}?a=1").status_code == 400


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag == "tr":
            self.rows.append("")

    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1] += f" {data.strip()}"


def test_the_page_lists_first_what_calls_for_a_look_and_last_what_is_dead(ask: Callable[..., FlaskClient]) -> None:
    page = ask().get("/sensors?lang=en")
    assert page.status_code == 200
    read = _Rows()
    read.feed(page.text)
    stations = [row.split()[0] for row in read.rows if "人孔" in row]
    assert stations == ["S2", "S3", "S1", "S8", "S4", "S5", "S6", "S7", "R1"]
    assert "2.6 m second level of warning 2 m, first level of warning 2.5 m" in read.rows[1]
    assert re.search(r"\(\d min ago\) First level of warning reached Live \(within 10 minutes\)", read.rows[1])
    assert "<script>alert" not in page.text
    assert "Sensors fail and fall silent" in page.text
    assert "3 more rows have no number" in page.text


def test_without_a_file_yet_nothing_is_known_and_said_so(ask: Callable[..., FlaskClient]) -> None:
    client = ask(None)
    assert client.get("/sensors.geojson?lang=en").get_json(force=True) == {
        "type": "FeatureCollection",
        "on": True,
        "said": "No sensor has told anything yet.",
        "feeds": [],
        "features": [],
    }
    assert "No sensor has told anything yet." in client.get("/sensors?lang=en").text


def test_where_sensors_are_off_the_page_knows_none(client: FlaskClient, sensed: FlaskClient) -> None:
    assert client.get("/sensors.json").get_json()["on"] is False
    assert "沒有設定即時感測器" in client.get("/sensors").text
    pages = [one.get("/").text.count('data-context="sensors"') for one in (client, sensed)]
    assert pages == [0, 1]


def test_a_broken_file_takes_nothing_else_away(
    sensed: FlaskClient, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_text("{")
    assert [sensed.get(name).status_code for name in ("/sensors", "/sensors.json", "/", "/healthz")] == [200] * 4
    assert "expected a snapshot" in caplog.text
