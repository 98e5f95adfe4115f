"""The store answers what a plain reading of the features would."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Geod

from geocode import open_places
from layers import EditionError, Query, Store, build, write_edition
from layers.words import fold, searchable
from tests.layers.conftest import City

WGS84 = Geod(ellps="WGS84")
CHOICES: dict[str, list[str]] = {
    "category": ["mrt", "roads_bridges,mrt", "parks", "industrial_parks,land_development"],
    "status": ["none", "construction", "planning,none", "operating,completed"],
    "phase": ["building", "planned,done", "unstated"],
    "year": ["2024", "2025..2028", "none", "2024,2030..2033", "2026,none"],
    "district": ["岡山區", "楠梓區,仁武區", "三民區", "火星區"],
    "q": ["公園", "橋", "臺39", "捷運 站", "Ｐ1", "預計", "' OR 1=1 --", "NEAR(", '"*'],
    "bbox": ["120.25,22.6,120.35,22.7", "120,22,121.5,24", "0,0,1,1"],
}


def meant(work: dict[str, Any], asked: dict[str, str]) -> bool:
    """Read one feature plainly."""
    said = work["properties"]
    shape = shapely.from_geojson(json.dumps(work["geometry"])) if work["geometry"] else None
    tests = {
        "category": lambda text: said["category"] in text.split(","),
        "status": lambda text: (said["status"] or "none") in text.split(","),
        "phase": lambda text: said["phase"] in text.split(","),
        "year": lambda text: any(covers(span, said["completion_year"]) for span in text.split(",")),
        "district": lambda text: bool(set(text.split(",")) & set(said["districts"])),
        "q": lambda text: all(fold(word) in searchable(said) for word in text.split()),
        "bbox": lambda text: bool(shape and shape.intersects(shapely.box(*map(float, text.split(","))))),
    }
    return all(tests[name](text) for name, text in asked.items())


def covers(span: str, year: int | None) -> bool:
    if span == "none" or year is None:
        return span == "none" and year is None
    first, _, last = span.partition("..")
    return int(first) <= year <= int(last or first)


def combinations() -> list[dict[str, str]]:
    """Each choice alone, and a hundred of several at once; the same ones each time."""
    chance = random.Random(113)  # noqa: S311  a repeatable choice, no secret
    alone = [{name: text} for name, texts in CHOICES.items() for text in texts]
    several = [chance.sample(sorted(CHOICES), chance.randint(2, 4)) for _ in range(100)]
    return [*alone, *({name: chance.choice(CHOICES[name]) for name in names} for names in several)]


def ids(features: list[bytes]) -> list[str]:
    return [json.loads(feature)["id"] for feature in features]


def test_every_filter_and_many_together_give_what_a_plain_reading_gives(store: Store, works: list[Any]) -> None:
    for asked in combinations():
        expected = [work["id"] for work in works if meant(work, asked)]
        query = Query.parse(asked)
        assert (ids(store.query(query)), store.count(query)) == (expected, len(expected)), asked


def test_a_choice_shows_how_many_it_would_leave_the_other_filters_standing(store: Store, works: list[Any]) -> None:
    asked = {"phase": "planned", "district": "楠梓區,左營區", "q": "站"}
    facets = store.facets(Query.parse(asked))
    for name in ("category", "phase", "district"):
        others = {key: text for key, text in asked.items() if key != name}
        for value, left in facets[name].items():
            assert left == sum(meant(work, others | {name: value}) for work in works), (name, value)


def test_a_collection_is_geojson_with_the_finished_features(store: Store, city: City) -> None:
    whole = json.loads(store.collection(Query()))
    assert whole["type"] == "FeatureCollection"
    assert store.query(Query()) == [feature.text.encode() for feature in city.layers.features]
    assert json.loads(store.collection(Query.parse({"q": "無何有"})))["features"] == []


@pytest.mark.parametrize("radius", [300, 1000, 5000])
def test_distance_is_measured_in_metres_to_the_nearest_part(store: Store, works: list[Any], radius: int) -> None:
    lon, lat = 120.3025, 22.6394
    near = set(ids(store.query(Query.parse({"near": f"{lon},{lat}", "radius": str(radius)}))))
    for work in (work for work in works if work["geometry"]):
        shape = shapely.from_geojson(json.dumps(work["geometry"]))
        nearest = shapely.get_coordinates(shapely.shortest_line(shape, shapely.Point(lon, lat)))[0]
        metres = 0 if shape.contains(shapely.Point(lon, lat)) else WGS84.inv(lon, lat, *nearest)[2]
        if metres < radius * 0.97:
            assert work["id"] in near, (work["id"], metres)
        if metres > radius * 1.03:
            assert work["id"] not in near, (work["id"], metres)


@pytest.mark.parametrize("text", ["1,1", "-120,-22", "180,90", "-180,-90", "0,0"])
def test_far_from_taiwan_there_is_nothing_near(store: Store, text: str) -> None:
    assert store.query(Query.parse({"near": text, "radius": "100000"})) == []


def test_what_has_no_place_is_in_no_box_and_in_no_circle(store: Store, works: list[Any]) -> None:
    placed = [work["id"] for work in works if work["geometry"]]
    assert ids(store.query(Query.parse({"bbox": "-180,-90,180,90"}))) == placed


def test_a_record_has_the_history_with_document_and_words(store: Store, works: list[Any]) -> None:
    yellow = next(work["id"] for work in works if work["properties"]["name"].startswith("捷運都會線"))
    record = json.loads(store.record(yellow) or b"")
    assert [said["document"]["id"] for said in record["history"]] == [
        "midterm-112-115",
        "mayor-1131009",
        "outline-115",
        "outline-115",
    ]
    assert record["history"][1]["completion_said"] == "預計 117 年完工通車"


def test_parts_know_their_whole_and_the_whole_its_parts(store: Store, works: list[Any]) -> None:
    for work in works:
        whole = work["properties"]["part_of"]
        if whole:
            assert work["id"] in [part["id"] for part in json.loads(store.record(whole) or b"")["parts"]]


def test_an_unknown_project_is_none_and_an_unknown_asset_an_error(store: Store) -> None:
    assert (store.get("kw-9999"), store.record("' OR 1=1 --")) == (None, None)
    with pytest.raises(KeyError):
        store.asset("../secrets")


def test_coverage_counts_what_is_published(store: Store, works: list[Any]) -> None:
    coverage = json.loads(store.asset("coverage.json"))
    assert coverage["totals"]["projects"] == len(works)
    assert sum(one["count"] for one in coverage["precision"]) == coverage["totals"]["placed"]
    assert sum(one["named"] for one in coverage["categories"]) == len(works)
    assert len(coverage["unplaced"]) == coverage["totals"]["unplaced"]
    assert [one["projects"] for one in coverage["documents"] if one["id"] == "admin-1131101"] == [0]


def test_a_new_edition_is_noticed(city: City, edition: Path, root: Path, tmp_path: Path) -> None:
    served = tmp_path / "served.sqlite"
    shutil.copy(edition, served)
    store = Store(served)
    before = store.edition
    assert b'"overdue":true' in store.collection(Query())
    early = build(city.register, open_places(root / "data", city.boundaries), date(2024, 1, 1))
    write_edition(early, city.register, city.boundaries, served)
    assert store.edition != before
    assert b'"overdue":true' not in store.collection(Query())


def test_many_threads_share_a_store(store: Store, works: list[Any]) -> None:
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(store.count(Query()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [len(works)] * 8


@pytest.mark.parametrize("content", [None, b"", b"not a database at all, but long enough to be one" * 100])
def test_what_is_no_edition_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "edition.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EditionError, match=r"edition\.sqlite: expected an edition"):
        Store(path)


def test_answering_does_not_load_what_only_the_build_needs(edition: Path) -> None:
    asked = (
        "import sys; from pathlib import Path; from layers import Query, Store;"
        f"Store(Path({str(edition)!r})).collection(Query.parse({{'near': '120.3,22.6', 'q': '站'}}));"
        "print(sorted({'geopandas', 'pandas', 'pyogrio', 'geopy', 'flask'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout.strip() == "[]"
