"""``worksmap layers export`` as a person types it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import geopandas
import pytest

from layers import Query, Store
from layers.flood.asked import Flooded, FloodQuery
from tests.worksmap.conftest import Type


def test_a_file_is_written_with_a_tally_and_what_it_cannot_hold(typed: Type, edition: Path, tmp_path: Path) -> None:
    told = typed("layers", "export", "-o", tmp_path / "works.csv", "--edition", edition)
    *lost, tally = told.stdout.splitlines()
    assert told.exit_code == 0
    assert lost and all(line.startswith("csv cannot hold ") for line in lost)
    assert tally.startswith(f"works {Store(edition).count(Query())} · format csv · crs EPSG:4326 · bytes ")


def test_every_filter_is_an_option(typed: Type, edition: Path, tmp_path: Path) -> None:
    asked = {"category": "parks,mrt", "phase": "unstated", "near": "120.3,22.62", "radius": "9000", "finished": "all"}
    asked |= {
        "status": "none",
        "year": "none",
        "bbox": "120,22,121,23",
        "q": "公園",
        "district": "左營區,鼓山區,苓雅區",
    }
    options = [word for name, text in asked.items() for word in (f"--{name}", text)]
    told = typed("layers", "export", "-o", tmp_path / "works.geojson", "--edition", edition, "--json", *options)
    found = json.loads((tmp_path / "works.geojson").read_bytes())["features"]
    expected = [json.loads(feature) for feature in Store(edition).query(Query.parse(asked))]
    assert [one["id"] for one in found] == [one["id"] for one in expected]
    assert (json.loads(told.stdout)["works"], told.stderr) == (len(expected), "")


def test_flood_works_are_asked_for_as_on_their_page(typed: Type, edition: Path, tmp_path: Path) -> None:
    asked = {"kind": "drainage,levee", "basin": "後勁溪流域", "by": "place", "season": "", "district": "仁武區"}
    options = [word for name, text in asked.items() if text for word in (f"--{name}", text)]
    told = typed("layers", "export", "-o", tmp_path / "a.geojson", "--edition", edition, *options)
    found = json.loads((tmp_path / "a.geojson").read_bytes())["features"]
    meant = Flooded.read(FloodQuery.parse({name: text for name, text in asked.items() if text}), Store(edition)).meant
    assert [one["id"] for one in found] == [work.id for work in meant] != []
    assert told.exit_code == 0
    every = typed("layers", "export", "--flood", "-o", tmp_path / "b.csv", "--edition", edition, "--json")
    assert json.loads(every.stdout)["works"] == len(Flooded.read(FloodQuery(), Store(edition)).every)


def test_an_option_may_be_repeated(typed: Type, edition: Path, tmp_path: Path) -> None:
    words = ("--district", "楠梓區", "--district", "岡山區", "--json")
    told = json.loads(typed("layers", "export", "-o", tmp_path / "a.csv", "--edition", edition, *words).stdout)
    assert told["works"] == Store(edition).count(Query.parse({"district": "楠梓區,岡山區"}))
    assert "numbered" not in told


def test_the_works_of_one_district_bear_numbers(typed: Type, edition: Path, tmp_path: Path) -> None:
    path = tmp_path / "works.csv"
    told = typed("layers", "export", "--district", "岡山區", "-o", path, "--edition", edition, "--json")
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    numbers = [int(row["number"]) for row in rows if row["number"]]
    assert numbers == list(range(1, json.loads(told.stdout)["numbered"] + 1))


def test_coordinates_are_those_that_are_asked_for(typed: Type, edition: Path, tmp_path: Path) -> None:
    path = tmp_path / "works.gpkg"
    assert typed("layers", "export", "--crs", "epsg:3826", "-o", path, "--edition", edition).exit_code == 0
    assert geopandas.read_file(path, layer="works_lines").crs.to_epsg() == 3826


@pytest.mark.parametrize(
    "case",
    [
        (("-o", "works.csv", "--district", "火星區"), "--district: no district of the city bears the name '火星區'"),
        (("-o", "works.csv", "--year", "abc"), "year: 「abc」: expected a year"),
        (("-o", "works.csv", "--radius", "5"), "radius: 「5」: expected near beside it"),
        (("-o", "works.csv", "--crs", "TWD67"), "crs: 「TWD67」: expected one of EPSG:4326, EPSG:3826"),
        (("-o", "works.geojson", "--crs", "EPSG:3826"), "geojson: EPSG:3826: expected EPSG:4326"),
        (("-o", "works.pdf"), "works.pdf: expected --format, or a name that ends with one of csv, xlsx"),
        (("-o", "nowhere/works.csv"), "nowhere: No such file or directory"),
        (("-o", "works.csv", "--edition", "none.sqlite"), "none.sqlite: expected an edition (worksmap layers build)"),
    ],
    ids=lambda case: case[1],
)
def test_what_cannot_be_done_is_one_line_and_leaves_what_was_there(
    typed: Type, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[tuple[str, ...], str]
) -> None:
    words, said = case
    monkeypatch.chdir(tmp_path)
    before = {"works.csv": b"before", "works.geojson": b"before"}
    for name, body in before.items():
        Path(name).write_bytes(body)
    told = typed("layers", "export", "--edition", edition, *words)
    assert told.exit_code in (1, 2)
    assert said in told.stderr.splitlines()[-1]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
