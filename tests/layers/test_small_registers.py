"""Registers that a test writes: empty, hostile, or with a slip of the pen."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import register
from geocode import open_places
from layers import BuildError, Layers, Query, Store, build, publish, write_edition
from layers.rfc7946 import faults
from tests.layers.conftest import City

Rows = list[dict[str, str]]
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "</script><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "=1+1",
    "'; DROP TABLE works; --",
    '"\\\\"',
    "\u202e倒\u2028\u2029",
    '第一行\n第二行,\t"三"',
    "👷🏗️ 𠮷野 e\u0301",
    "長" * 5000,
]


def amend(path: Path, change: Callable[[Rows], Rows]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = change(list(reader)), reader.fieldnames or []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def built(city: City, data: Path) -> Callable[[], Layers]:
    """Build what the amended data say."""
    return lambda: build(register.load(data), open_places(data, city.boundaries))


@pytest.fixture
def served(city: City, data: Path, built: Callable[[], Layers], tmp_path: Path) -> Callable[[], Store]:
    """Publish what the amended data say, and serve it."""

    def serve() -> Store:
        layers = built()
        publish(layers, data / "layers")
        write_edition(layers, register.load(data), city.boundaries, tmp_path / "edition.sqlite")
        return Store(tmp_path / "edition.sqlite")

    return serve


def test_a_city_without_projects_has_empty_layers_and_an_empty_map(served: Callable[[], Store], data: Path) -> None:
    for name in ("projects.csv", "mentions.csv", "decisions.csv"):
        amend(data / name, lambda rows: [])
    store = served()
    assert json.loads(store.collection(Query()))["features"] == []
    assert store.facets(Query.parse({"q": "橋", "near": "120.3,22.6"})) == {name: {} for name in store.facets(Query())}
    assert json.loads(store.asset("coverage.json"))["totals"]["projects"] == 0
    files = sorted((data / "layers").iterdir())
    assert len(files) == 18
    assert all(json.loads(path.read_bytes()) == {"type": "FeatureCollection", "features": []} for path in files)


def test_a_city_where_nothing_has_a_place_is_served(served: Callable[[], Store], data: Path) -> None:
    def nowhere(rows: Rows) -> Rows:
        return [row | {"location_text": "", "location_type": "unknown", "districts": ""} for row in rows]

    amend(data / "projects.csv", nowhere)
    store = served()
    assert store.count(Query()) == len(json.loads((data / "layers" / "unlocated.geojson").read_bytes())["features"])
    assert store.query(Query.parse({"bbox": "-180,-90,180,90"})) == []
    assert store.facets(Query())["district"] == {}


@pytest.fixture
def hostile(data: Path) -> dict[str, str]:
    """Give eleven projects hostile words in every column that a person types freely."""
    given: dict[str, str] = {}

    def spoil(rows: Rows) -> Rows:
        for row, words in zip(rows, HOSTILE, strict=False):
            given[row["id"]] = words
            row.update(dict.fromkeys(("name", "name_en", "agency", "location_text"), words))
            row.update({"aliases": words.replace(";", ""), "districts": ""})
        return rows

    amend(data / "projects.csv", spoil)
    return given


def test_hostile_words_are_published_as_they_are(
    served: Callable[[], Store], hostile: dict[str, str], data: Path
) -> None:
    store = served()
    for name, words in hostile.items():
        feature = store.get(name) or b""
        record = json.loads(store.record(name) or b"")
        assert feature.count(b"\n") == 0
        for said in (json.loads(feature)["properties"], record["properties"]):
            assert [said[key] for key in ("name", "name_en", "agency", "location_text")] == [words] * 4
    text = (data / "layers" / "unlocated.geojson").read_text(encoding="utf-8")
    assert faults(text) == []
    assert set(hostile) <= {work["id"] for work in json.loads(text)["features"]}


def test_hostile_words_are_found_by_themselves(served: Callable[[], Store], hostile: dict[str, str]) -> None:
    store = served()
    for name, words in hostile.items():
        asked = " ".join(words.split())[:100]
        assert name in [json.loads(found)["id"] for found in store.query(Query.parse({"q": asked}))]


@pytest.fixture
def stated(data: Path) -> Callable[[str], dict[str, Any]]:
    """Let the one project at 中海路 state other districts."""

    def state(districts: str) -> dict[str, Any]:
        found: dict[str, Any] = {}

        def change(rows: Rows) -> Rows:
            for row in rows:
                if row["location_text"] == "左營區中海路(增設箱涵)":
                    row["districts"] = districts
                    found.update(row)
            return rows

        amend(data / "projects.csv", change)
        return found

    return state


@pytest.mark.parametrize("districts", ["左營區", "左營區;左營區", "左營區;楠梓區"])
def test_a_place_in_one_of_the_districts_stated_is_published_with_each_once(
    served: Callable[[], Store], stated: Callable[[str], dict[str, Any]], districts: str
) -> None:
    row = stated(districts)
    said = json.loads(served().get(row["id"]) or b"")["properties"]
    assert said["districts"] == sorted(set(districts.split(";")), key=districts.index)
    assert said["precision_m"]


@pytest.mark.parametrize(
    ("districts", "told"),
    [
        ("鳳山區", "districts: expected one of 左營區, where 「左營區中海路(增設箱涵)」 lies, found 鳳山區"),
        ("左營區;左營", "districts: 「左營」: expected a district"),
        ("右營區", "districts: 「右營區」: expected a district"),
        ("高雄市", "districts: 「高雄市」: expected a district"),
        ("岡山區劉厝里", "districts: 「岡山區劉厝里」: expected a district"),
    ],
)
def test_districts_that_contradict_the_place_or_are_none_stop_the_build(
    built: Callable[[], Layers], stated: Callable[[str], dict[str, Any]], districts: str, told: str
) -> None:
    row = stated(districts)
    with pytest.raises(BuildError) as refused:
        built()
    assert f"{row['id']} {row['name']}: {told}" in refused.value.problems
