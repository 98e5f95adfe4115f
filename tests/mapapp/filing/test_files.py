"""Files over HTTP: the same works, the same count and the same numbers in every format."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from werkzeug.test import TestResponse

from layers import Query, Store
from mapapp import Settings, create_app
from mapapp.paper.leaf.ground import Grounds
from mapapp.paper.material import Material
from mapapp.paper.order import Order
from mapapp.paper.plan import plan
from mapapp.words import Words
from tests.mapapp.filing.found_in import numbered

FORMATS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "gpkg": "application/geopackage+sqlite3",
    "geojson": "application/geo+json",
    "shp.zip": "application/zip",
    "kml": "application/vnd.google-earth.kml+xml",
    "fgb": "application/flatgeobuf",
    "parquet": "application/vnd.apache.parquet",
}
DISTRICT = "楠梓區"
Ask = Callable[..., TestResponse]


@pytest.fixture(scope="module")
def reader(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Ask an application of its own, whose files lie in a folder of the test's."""
    own = tmp_path_factory.mktemp("files") / "edition.sqlite"
    own.write_bytes(edition.read_bytes())
    app = create_app(Settings(edition=own))
    yield app.test_client(use_cookies=False)
    app.extensions["worksmap"].cabinet.close()


@pytest.fixture(scope="module")
def ask(reader: FlaskClient) -> Ask:
    """Ask for a file, which is read and closed."""

    def get(path: str, **more: str) -> TestResponse:
        return reader.get(path, headers=more, buffered=True)

    return get


@pytest.fixture(scope="module")
def on_the_sheet(edition: Path) -> dict[str, int]:
    """Give the numbers of the district's sheet, as it is printed."""
    store = Store(edition)
    order = Order(district=DISTRICT, query=Query.parse({"district": DISTRICT}))
    sheet = plan(order, Material(store, Grounds().of(store), Words("zh-Hant")))
    return {one.work.id: one.number for one in sheet.numbered}


@pytest.mark.parametrize("form", FORMATS)
def test_a_district_has_the_works_of_the_data_and_the_numbers_of_its_sheet(
    ask: Ask, form: str, on_the_sheet: dict[str, int], tmp_path: Path
) -> None:
    answer = ask(f"/districts/{DISTRICT}.{form}")
    assert (answer.status_code, answer.mimetype) == (200, FORMATS[form])
    found = numbered(form, answer.data, tmp_path)
    works = json.loads(ask("/projects.geojson?district=" + DISTRICT).data)["features"]
    assert found.keys() == {one["id"] for one in works}
    assert {name: number for name, number in found.items() if number is not None} == on_the_sheet


@pytest.mark.parametrize(
    "filters", ["category=parks,mrt", "q=公園&phase=unstated", "near=120.3,22.62&radius=1500", "year=none"]
)
def test_filters_mean_the_same_as_everywhere(ask: Ask, filters: str) -> None:
    works = json.loads(ask(f"/projects.geojson?{filters}").data)["features"]
    rows = list(csv.DictReader(io.StringIO(ask(f"/projects.csv?{filters}").data.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [one["id"] for one in works]
    assert works
    if "near" in filters:
        assert [int(row["distance_m"]) for row in rows] == [one["properties"]["distance_m"] for one in works]


def test_a_district_can_be_filtered_too(ask: Ask, tmp_path: Path) -> None:
    found = numbered("csv", ask(f"/districts/{DISTRICT}.csv?phase=unstated").data, tmp_path)
    works = json.loads(ask(f"/projects.geojson?district={DISTRICT}&phase=unstated").data)["features"]
    assert found.keys() == {one["id"] for one in works}
    assert sorted(filter(None, found.values())) == list(range(1, len([n for n in found.values() if n]) + 1))


def test_what_means_nothing_is_an_empty_file(ask: Ask) -> None:
    answer = ask("/projects.csv?q=沒有這種東西")
    assert (answer.status_code, answer.data.count(b"\r\n")) == (200, 1)


def test_coordinates_may_be_metres(ask: Ask) -> None:
    (row,) = csv.DictReader(io.StringIO(ask("/projects.csv?crs=EPSG:3826&q=正義公園滯洪池").data.decode("utf-8-sig")))
    assert (float(row["x"]), float(row["y"])) == pytest.approx((182524.469, 2504317.608), abs=0.001)


def test_who_has_a_file_is_told_that_it_still_holds(ask: Ask) -> None:
    first = ask("/projects.csv?category=parks")
    again = ask("/projects.csv?category=parks", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    others = [ask(f"/projects.csv?{one}").headers["ETag"] for one in ("category=mrt", "category=parks&crs=EPSG:3826")]
    assert len({first.headers["ETag"], *others}) == 3


def test_to_ask_for_the_head_makes_nothing(reader: FlaskClient) -> None:
    answer = reader.head("/projects.gpkg?q=沒有人要過的")
    folder = Path(reader.application.extensions["worksmap"].settings.edition).with_name(".edition.sqlite.prints")
    assert answer.status_code == 200
    assert [path for path in folder.glob("*") if answer.headers["ETag"].strip('"') in path.name] == []


@pytest.mark.parametrize(
    ("language", "named"), [("zh-TW", "楠梓區建設-2026-11-21.csv"), ("en", "Nanzi District works 2026-11-21.csv")]
)
def test_a_file_is_saved_under_a_name_that_says_what_it_is(ask: Ask, language: str, named: str) -> None:
    answer = ask(f"/districts/{DISTRICT}.csv", Accept_Language=language)
    kind, plain, full = answer.headers["Content-Disposition"].split("; ")
    assert (kind, plain) == ("attachment", 'filename="Nanzi District works 2026-11-21.csv"')
    assert unquote(full.removeprefix("filename*=UTF-8''")) == named
    assert {"Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))


def test_an_office_file_speaks_the_readers_language(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "works.xlsx"
    path.write_bytes(ask(f"/districts/{DISTRICT}.xlsx?lang=en").data)
    book = CalamineWorkbook.from_path(path)
    head, first, *_ = book.get_sheet_by_name("Works").to_python()
    said = dict(zip(head, first, strict=True))
    assert (said["No."], said["Overdue"]) == (1, "no")
    assert said["Category"] in Words("en").section("category").values()
    about = dict(row[:2] for row in book.get_sheet_by_name("About").to_python())
    assert about["Selected"] == "Nanzi District"
    assert about["Works"].startswith("28 in all")


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/districts/火星區.csv", 404, "「火星區」"),
        ("/districts/楠梓區.geojson?crs=EPSG:3826", 400, "crs: 「EPSG:3826」：應為這些之一：EPSG:4326"),
        ("/projects.gpkg?crs=EPSG:9999", 400, "crs: 「EPSG:9999」：應為這些之一：EPSG:4326, EPSG:3826"),
        ("/projects.csv?year=abc", 400, "year: 「abc」"),
        ("/projects.csv?colour=red", 400, "colour: 「red」"),
        ("/districts/楠梓區.csv?district=岡山區", 400, "district: 「岡山區」"),
        ("/districts/楠梓區.docx", 404, ""),
    ],
)
def test_what_cannot_be_asked_is_refused_with_one_line(ask: Ask, path: str, status: int, said: str) -> None:
    answer = ask(path)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert said in answer.get_json(force=True)["detail"]


def test_the_serving_process_holds_nothing_that_writes_files() -> None:
    script = "import mapapp.app, mapapp.filing.cabinet, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    assert {"geopandas", "pyogrio", "xlsxwriter", "layers.export.gpkg"} & set(run.stdout.split()) == set()
