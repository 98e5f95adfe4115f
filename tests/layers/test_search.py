"""Searches and spots are answered from the edition alone, and a new edition is noticed."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import shapely
from geojson_pydantic import FeatureCollection
from shapely.geometry import shape

from layers import EditionError, Finder, QueryError, Search, Store
from tests.layers.conftest import City


@pytest.fixture(scope="session")
def finder(store: Store) -> Finder:
    return Finder(store)


def found(finder: Finder, q: str, *districts: str) -> list[dict[str, Any]]:
    answer = finder.search(Search(q, districts=frozenset(districts)))
    return [one["properties"] for one in json.loads(answer)["features"]]


def test_an_answer_is_geojson_with_the_query_and_the_sources(finder: Finder) -> None:
    text = finder.search(Search("岡山"))
    FeatureCollection.model_validate_json(text)
    whole = json.loads(text)
    assert whole["geocoding"]["query"] == "岡山"
    assert whole["geocoding"]["attribution"]
    assert "reason" not in whole


def test_each_answer_says_what_it_is_where_how_and_who_says_so(finder: Finder) -> None:
    (first, *_) = json.loads(finder.search(Search("捷運後勁站")))["features"]
    said = first["properties"]
    assert (said["kind"], said["label"], said["districts"]) == ("station", "捷運後勁站（楠梓區）", ["楠梓區"])
    assert (said["method"], said["precision_m"], said["id"]) == ("exact", 60, None)
    assert said["source"]
    assert said["geocoding"] == {
        "type": "poi",
        "name": "捷運後勁站",
        "label": "捷運後勁站（楠梓區）",
        "city": "高雄市",
        "accuracy": 60,
    }


def test_every_project_is_found_by_its_name_and_leads_to_its_page(finder: Finder, works: list[dict[str, Any]]) -> None:
    for work in works:
        said = found(finder, work["properties"]["name"])
        mine = next(one for one in said if one["id"] == work["id"])
        assert mine["kind"] == "project"
        assert (mine["method"], mine["precision_m"]) == (
            work["properties"]["match_method"],
            work["properties"]["precision_m"],
        )


def test_a_project_and_the_place_that_it_is_are_one_answer(finder: Finder) -> None:
    assert [(one["kind"], one["name"]) for one in found(finder, "岡山運動中心")] == [("project", "岡山運動中心")]


def test_a_project_without_a_place_is_an_answer_without_a_point(finder: Finder, works: list[dict[str, Any]]) -> None:
    nowhere = next(work for work in works if work["geometry"] is None)
    features = json.loads(finder.search(Search(nowhere["properties"]["name"])))["features"]
    mine = next(one for one in features if one["properties"]["id"] == nowhere["id"])
    assert mine["geometry"] is None
    assert "bbox" not in mine


def test_the_point_lies_in_the_place_and_the_box_round_it(finder: Finder, city: City) -> None:
    for name, outline in city.boundaries.districts.items():
        (first, *_) = json.loads(finder.search(Search(name)))["features"]
        assert first["properties"]["name"] == name
        assert outline.covers(shapely.Point(first["geometry"]["coordinates"]))
        assert first["bbox"] == pytest.approx(outline.bounds, abs=1e-6)


def test_the_point_of_a_line_lies_on_it(finder: Finder, works: list[dict[str, Any]]) -> None:
    lines = [work for work in works if work["geometry"] and work["geometry"]["type"] == "LineString"]
    assert lines
    for work in lines:
        features = json.loads(finder.search(Search(work["properties"]["name"])))["features"]
        point = next(one for one in features if one["properties"]["id"] == work["id"])["geometry"]["coordinates"]
        assert shape(work["geometry"]).distance(shapely.Point(point)) < 1e-5


def test_same_names_are_told_apart_by_their_labels(finder: Finder) -> None:
    labels = [one["label"] for one in found(finder, "信義里")]
    assert len(labels) == len(set(labels)) > 1
    assert "信義里（岡山區）" in labels
    assert [one["label"] for one in found(finder, "信義里", "岡山區")] == ["信義里（岡山區）"]


def test_nothing_found_says_why(finder: Finder) -> None:
    whole = json.loads(finder.search(Search("無何有之鄉")))
    assert whole["features"] == []
    assert whole["reason"]
    assert whole["rivals"] == []


def test_a_district_that_does_not_exist_is_told(finder: Finder) -> None:
    with pytest.raises(QueryError, match=r"district: 「月球區」: expected a district of Kaohsiung"):
        finder.search(Search("岡山", districts=frozenset({"月球區"})))


def test_a_new_edition_is_noticed_by_every_thread(edition: Path, tmp_path: Path) -> None:
    store = Store(Path(shutil.copy(edition, tmp_path / "served.sqlite")))
    finder, after = Finder(store), tmp_path / "after.sqlite"
    assert found(finder, "岡山運動中心")
    shutil.copy(edition, after)
    with closing(sqlite3.connect(after)) as file, file:
        file.execute("UPDATE facts SET value = 'another' WHERE name = 'edition'")
        file.execute("DELETE FROM works")
        file.execute("UPDATE places SET name = '測試運動中心', aliases = '[]' WHERE name = '岡山運動中心'")
    after.replace(store.path)
    seen: list[list[dict[str, Any]]] = []
    threads = [threading.Thread(target=lambda: seen.append(found(finder, "山運動中心"))) for _ in range(4)]
    threads.append(threading.Thread(target=lambda: seen.append(found(finder, "測試運動中心"))))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = [[one["name"] for one in answer] for answer in seen]
    assert ["測試運動中心"] in names
    assert not any("岡山運動中心" in answer for answer in names)


def test_an_edition_without_places_is_told(edition: Path, tmp_path: Path) -> None:
    old = Path(shutil.copy(edition, tmp_path / "old.sqlite"))
    with closing(sqlite3.connect(old)) as file, file:
        file.execute("DROP TABLE places")
    with pytest.raises(EditionError, match=r"old\.sqlite: expected an edition \(worksmap layers build\)"):
        Finder(Store(old)).search(Search("岡山"))


def test_searching_loads_neither_gdal_nor_geopandas(edition: Path) -> None:
    asked = (
        "import sys; from pathlib import Path; from layers import Finder, Search, Spot, Store;"
        f"finder = Finder(Store(Path({str(edition)!r})));"
        "before = 'geopy' in sys.modules;"
        "finder.search(Search('岡山')), finder.search(Search('三多三路與中華五路口'));"
        "finder.whereabouts(Spot(120.3, 22.6));"
        "never = {'geopandas', 'pandas', 'pyogrio', 'osmium', 'flask'};"
        "print(before, sorted(never & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout.strip() == "False []"
