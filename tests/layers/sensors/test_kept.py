"""The file of feeds is checked line by line; the snapshot is whole or not there."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from layers.errors import SensorError
from layers.sensors import Age, Fault, Kind, Reading, Sensors, Snapshot, Told
from layers.sensors.adapters import adapters, rules
from layers.sensors.keeping import keep, kept_alone
from layers.sensors.wanted import read_wanted
from tests.layers.sensors.feeds import NOON, write

SEWER = 'adapter = "kaohsiung-sewer"'
STREAMS = 'adapter = "sensorthings"\ntitle = "a"\nsource = "b"\nkind = "rain"\nurl = "https://a.b/v1.0/"'


def snapshot(value: float = 1.0) -> Snapshot:
    sound = Reading("1", "一", Kind.RAIN, 120.3, 22.6, NOON, value, more={"h24": 80.0})
    dead = Reading("2", "二", Kind.RAIN, 120.3, 22.6, fault=Fault.SENTINEL)
    return Snapshot(NOON, (Told("rain", "雨量", "水利局", NOON, NOON, "", (sound, dead), {"twice": 1}),))


def test_a_feed_of_ours_needs_no_more_than_its_name(tmp_path: Path) -> None:
    (feed,) = read_wanted(write(tmp_path, SEWER)).feeds
    assert (feed.id, feed.source, feed.url[:8], feed.kind) == (
        "kaohsiung-sewer",
        "高雄市政府水利局",
        "https://",
        Kind.SEWER_LEVEL,
    )


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ((), "at least one [[feed]]"),
        (('adapter = "taipei"',), "feed 1: adapter: 「taipei」: expected one of kaohsiung-sewer"),
        ((SEWER, SEWER), "id: 「kaohsiung-sewer」: expected an id that no other feed has"),
        ((SEWER + '\nurl = "file:///etc/passwd"',), "feed 1: url: 「file:///etc/passwd」: expected an address"),
        ((SEWER + '\nurl = "https://a@c.d/"',), "url: 「https://a@c.d/」"),
        ((SEWER + '\nkind = "rain"',), "kind: 「rain」: expected sewer_level"),
        ((SEWER + '\nfilter = "x"',), "filter: 「x」: expected none"),
        ((SEWER + '\ncolour = "red"',), "feed 1: 「colour」: expected adapter"),
        ((SEWER + '\nid = "A B"',), "id: 「A B」: expected 1 to 63 small letters"),
        ((SEWER + "\ntitle = 5",), "title: 「5」: expected a text"),
        ((STREAMS.replace('title = "a"\n', ""),), "title: 「」: expected what it is called"),
        ((STREAMS.replace("rain", "snow"),), "kind: 「snow」: expected one of sewer_level"),
        (("adapter = ",), "expected TOML in UTF-8"),
    ],
)
def test_a_file_of_feeds_that_is_wrong_says_where(tmp_path: Path, tables: tuple[str, ...], told: str) -> None:
    with pytest.raises(SensorError) as error:
        read_wanted(write(tmp_path, *tables))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("said", ["every = 1", "every = 99999", "every = true", "seconds = 0", 'seconds = "20"'])
def test_nobody_is_asked_too_often_or_waited_for_for_ever(tmp_path: Path, said: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(f"{said}\n[[feed]]\n{SEWER}\n")
    with pytest.raises(SensorError, match=f"{said.split(maxsplit=1)[0]}: .*expected seconds"):
        read_wanted(path)


def test_the_example_of_the_manual_is_a_file_of_feeds(root: Path, tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", (root / "README.md").read_text("utf-8"), re.DOTALL)
    (example,) = (one for one in examples if "[[feed]]" in one)
    (tmp_path / "feeds.toml").write_text(example, "utf-8")
    wanted = read_wanted(tmp_path / "feeds.toml")
    assert ([one.id for one in wanted.feeds], wanted.every_s) == (["kaohsiung-sewer", "wra-flood"], 60)


def test_a_snapshot_comes_back_as_it_was_written(tmp_path: Path) -> None:
    keep(snapshot(), tmp_path / "s.json")
    read = Sensors(tmp_path / "s.json").snapshot()
    assert read == snapshot()
    assert (read.observed, read.ages(NOON)) == (NOON, {Age.FRESH: 1, Age.DEAD: 1})
    assert [path.name for path in tmp_path.iterdir()] == ["s.json"]


def test_a_new_snapshot_is_noticed(tmp_path: Path) -> None:
    sensors = Sensors(tmp_path / "s.json")
    assert (sensors.is_on, sensors.snapshot()) == (True, None)
    keep(snapshot(), tmp_path / "s.json")
    assert sensors.snapshot() == snapshot()
    keep(snapshot(2.0), tmp_path / "s.json")
    assert sensors.snapshot() == snapshot(2.0)
    (tmp_path / "s.json").unlink()
    assert sensors.snapshot() is None


@pytest.mark.parametrize("path", [None, Path()])
def test_without_a_setting_there_are_none(path: Path | None) -> None:
    assert (Sensors(path).is_on, Sensors(path).snapshot()) == (False, None)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"written": 1}', snapshot().write()[:-9], '{"written":"2026-01-01T00:00:00+00:00","feeds":[1]}'],
)
def test_a_broken_snapshot_is_none_and_is_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    (tmp_path / "s.json").write_text(text)
    sensors = Sensors(tmp_path / "s.json")
    with caplog.at_level(logging.WARNING):
        assert [sensors.snapshot(), sensors.snapshot()] == [None, None]
    assert caplog.text.count("expected a snapshot") == 1


def test_two_do_not_write_the_same_snapshot(tmp_path: Path) -> None:
    with kept_alone(tmp_path / "s.json"), pytest.raises(SensorError, match="alone"), kept_alone(tmp_path / "s.json"):
        pass


def test_every_rule_has_a_reason_and_every_adapter_its_terms() -> None:
    told = rules()
    tables = [
        told["times"],
        told["nothing"],
        told["city"],
        told["zero_warnings"],
        *told["bounds"].values(),
        *told["mark"],
    ]
    assert [table for table in (*tables, *told["adapter"]) if not table.get("reason")] == []
    assert {one.name for one in adapters().values() if one.url and not one.terms} == set()
    assert told["bounds"].keys() == told["units"].keys() == set(Kind)
