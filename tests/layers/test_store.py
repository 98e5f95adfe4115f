"""The store serves one edition, notices the next, and tells what is none."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geocode import open_places
from layers import EditionError, Layers, Query, Store, build, write_edition
from layers.rfc7946 import faults
from tests.layers.conftest import City


def test_a_collection_is_geojson_with_the_finished_features(store: Store, city: City) -> None:
    whole = store.collection(Query()).decode()
    assert faults(whole) == []
    assert json.loads(whole)["type"] == "FeatureCollection"
    assert store.query(Query()) == [feature.text.encode() for feature in city.layers.features]
    assert json.loads(store.collection(Query.parse({"q": "無何有"})))["features"] == []


def test_each_feature_can_be_had_by_its_id(store: Store, city: City) -> None:
    assert all(store.get(feature.id) == feature.text.encode() for feature in city.layers.features)


@pytest.mark.parametrize("name", ["kw-9999", "", "' OR 1=1 --", "KW-0001", "kw-0001 ", "kw-000%"])
def test_an_unknown_project_is_none(store: Store, name: str) -> None:
    assert (store.get(name), store.record(name)) == (None, None)


@pytest.mark.parametrize("name", ["../secrets", "base/districts", ""])
def test_an_unknown_asset_is_an_error(store: Store, name: str) -> None:
    with pytest.raises(KeyError):
        store.asset(name)


def test_the_base_of_the_map_is_geojson_with_the_districts_by_name(store: Store, city: City) -> None:
    for asset, names in (("districts", city.boundaries.districts), ("neighbours", city.boundaries.neighbours)):
        text = store.asset(f"base/{asset}.geojson").decode()
        assert faults(text) == []
        assert [one["id"] for one in json.loads(text)["features"]] == list(names)


def test_a_record_has_the_history_with_document_and_words(store: Store, works: list[dict[str, Any]]) -> None:
    yellow = next(work["id"] for work in works if work["properties"]["name"].startswith("捷運都會線"))
    record = json.loads(store.record(yellow) or b"")
    said = [mention["document"]["id"] for mention in record["history"]]
    assert said == ["midterm-112-115", "mayor-1131009", "outline-115", "outline-115"]
    assert record["history"][1]["completion_said"] == "預計 117 年完工通車"


def test_a_record_has_the_published_properties_and_every_passage(store: Store, city: City) -> None:
    for feature in city.layers.features:
        record = json.loads(store.record(feature.id) or b"")
        assert record["properties"] == feature.properties
        assert record["located"] is (feature.geometry is not None) is (record["unplaced_because"] is None)
        assert len(record["history"]) == feature.properties["mentions_count"]


def test_parts_know_their_whole_and_the_whole_its_parts(store: Store, works: list[dict[str, Any]]) -> None:
    for work in works:
        whole = work["properties"]["part_of"]
        if whole:
            assert work["id"] in [part["id"] for part in json.loads(store.record(whole) or b"")["parts"]]


def test_coverage_counts_what_is_published(store: Store, works: list[dict[str, Any]]) -> None:
    coverage = json.loads(store.asset("coverage.json"))
    assert coverage["totals"]["projects"] == len(works)
    assert sum(one["count"] for one in coverage["precision"]) == coverage["totals"]["placed"]
    assert sum(one["named"] for one in coverage["categories"]) == len(works)
    assert len(coverage["unplaced"]) == coverage["totals"]["unplaced"]
    assert [one["projects"] for one in coverage["documents"] if one["id"] == "admin-1131101"] == [0]


@pytest.fixture(scope="session")
def early(city: City, root: Path) -> Layers:
    """Weigh the same promises on a day when none is overdue: another edition."""
    return build(city.register, open_places(root / "data", city.boundaries), date(2024, 1, 1))


def test_a_new_edition_is_noticed(city: City, edition: Path, early: Layers, tmp_path: Path) -> None:
    store = Store(Path(shutil.copy(edition, tmp_path / "served.sqlite")))
    before = store.edition
    assert b'"overdue":true' in store.collection(Query())
    assert write_edition(early, city.register, city.boundaries, store.path) == store.edition != before
    assert b'"overdue":true' not in store.collection(Query())


def test_many_threads_share_a_store_and_each_notices_the_new_edition(
    city: City, edition: Path, early: Layers, tmp_path: Path
) -> None:
    store = Store(Path(shutil.copy(edition, tmp_path / "served.sqlite")))
    asked, swapped, seen = threading.Barrier(9), threading.Event(), []

    def ask() -> None:
        before = (store.edition, store.count(Query()), store.facets(Query())["phase"])
        asked.wait()
        swapped.wait()
        seen.append((before, (store.edition, store.count(Query()), store.facets(Query())["phase"])))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    asked.wait()
    after = write_edition(early, city.register, city.boundaries, store.path)
    swapped.set()
    for thread in threads:
        thread.join()
    counted = (len(early.features), store.facets(Query())["phase"])
    assert seen == [((Store(edition).edition, *counted), (after, *counted))] * 8


BROKEN = [None, b"", b"not a database at all, but long enough to be one" * 100, b"SQLite format 3\0" + b"\xff" * 4096]


@pytest.mark.parametrize("content", BROKEN)
def test_what_is_no_edition_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "edition.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EditionError, match=r"edition\.sqlite: expected an edition"):
        Store(path)


def test_an_edition_that_was_cut_short_or_lacks_a_table_is_told_and_no_fault_of_sql(
    edition: Path, tmp_path: Path
) -> None:
    short, old = tmp_path / "short.sqlite", tmp_path / "old.sqlite"
    short.write_bytes(edition.read_bytes()[: 4096 * 8])
    with closing(sqlite3.connect(old)) as file, file:
        file.execute("CREATE TABLE facts (name TEXT, value TEXT)")
    for path in (short, old):
        with pytest.raises(EditionError, match="expected an edition"):
            Store(path).collection(Query())


def test_an_edition_that_goes_away_is_told_and_one_that_comes_back_is_served(edition: Path, tmp_path: Path) -> None:
    store = Store(Path(shutil.copy(edition, tmp_path / "served.sqlite")))
    store.path.unlink()
    with pytest.raises(EditionError):
        store.count(Query())
    shutil.copy(edition, store.path)
    assert store.edition == Store(edition).edition


def test_a_path_with_signs_of_an_address_in_it_is_a_path(edition: Path, tmp_path: Path) -> None:
    strange = tmp_path / "50% a?b#c 高雄.sqlite"
    assert Store(Path(shutil.copy(edition, strange))).edition == Store(edition).edition


def test_answering_does_not_load_what_only_the_build_needs(edition: Path) -> None:
    never = {"geopandas", "pandas", "pyogrio", "geopy", "geocode", "geojson_pydantic", "flask"}
    asked = (
        "import sys; from pathlib import Path; from layers import Query, Store;"
        f"store = Store(Path({str(edition)!r}));"
        "query = Query.parse({'near': '120.3,22.6', 'q': '站', 'bbox': '120,22,121,23', 'year': 'none'});"
        "store.collection(query), store.facets(query), store.get('kw-0001'), store.asset('coverage.json');"
        f"print(sorted({never!r} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout.strip() == "[]"
