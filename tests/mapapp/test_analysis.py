"""Analyses are asked and answered without a script; every form has its parameters, its sources and the caution."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from mapapp import Settings, analysis_job, create_app
from mapapp.press.press import Queue
from mapapp.served import KEY
from tests.mapapp.analysis_files import store
from tests.mapapp.overlay_files import FLOOD

CAUTION = {"zh-Hant": "不是預報", "en": "no forecast"}
GAPS = "overlay=flood-24h500,flood-points&works=all&class=3&metres=300"


@pytest.fixture(scope="module")
def asking(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    overlays = store(tmp_path_factory.mktemp("analysis"))
    return create_app(Settings(edition=edition, overlays=overlays.folder)).test_client(use_cookies=False)


def _told(asking: FlaskClient, address: str) -> dict[str, Any]:
    with asking.get(address) as answer:
        return json.loads(answer.data)


def _rows(asking: FlaskClient, address: str) -> list[dict[str, Any]]:
    return _told(asking, address)["rows"]


@pytest.mark.parametrize("lang", CAUTION)
def test_a_page_asks_and_answers_without_a_script(asking: FlaskClient, lang: str) -> None:
    form = asking.get(f"/analysis?lang={lang}").get_data(as_text=True)
    assert form.count("<form") == 3
    assert all(re.search(rf'name="kind" value="{kind}"', form) for kind in ("works", "areas", "gaps"))
    assert re.search(r'<option value="flood-24h500" selected', form)
    told = asking.get(f"/analysis?kind=gaps&{GAPS}&lang={lang}").get_data(as_text=True)
    assert told.count("<tr>") > 5
    assert FLOOD.title in told
    assert CAUTION[lang] in told
    assert re.search(r'name="metres" value="300"', told)
    assert 'href="/analysis/gaps.gpkg?' in told
    (shown,) = re.findall(r'href="/\?analysis=([^"#]*)', told)
    assert unquote(shown).startswith("gaps?overlay=flood-24h500,flood-points&metres=300")


@pytest.mark.parametrize("form", ["geojson", "json"])
@pytest.mark.parametrize("kind", ["works", "areas", "gaps"])
def test_each_form_says_what_was_asked_of_what(asking: FlaskClient, kind: str, form: str) -> None:
    chosen = "flood-points" if kind == "areas" else "flood-24h500,flood-points"
    told = _told(asking, f"/analysis/{kind}.{form}?overlay={chosen}&works=all")
    assert (told["parameters"]["overlay"], told["parameters"]["works"]) == (chosen, "all")
    assert [one["source"] for one in told["overlays"]][-1] == "經濟部水利署"
    assert ("caution" in told) == (kind != "areas")
    assert told["points_seen"] == ["2018-01-01", "2022-12-31"]
    assert told["rows_found"] == len(told["features"] if form == "geojson" else told["rows"])


def test_every_work_has_a_row_one_without_a_place_too(asking: FlaskClient) -> None:
    rows = _rows(asking, "/analysis/works.json?overlay=flood-24h500,flood-points&works=all")
    assert len({row["id"] for row in rows}) == len(rows) == 178
    nowhere = [row for row in rows if row["precision_m"] is None]
    assert nowhere
    assert {(row["is_inside"], row["points"]) for row in nowhere} == {(None, None)}
    lines = [row for row in rows if row["shape"] == "line" and row["is_inside"]]
    assert all(0 < row["inside_m"] <= row["size_m"] + 0.1 and row["inside_ha"] is None for row in lines)
    assert {row["deepest"] for row in lines} <= {2, 3, 6}
    assert all(row["precision_m"] is not None for row in rows if row["is_inside"])


def test_works_known_too_roughly_are_left_out_and_counted(asking: FlaskClient) -> None:
    told = _told(asking, "/analysis/works.json?overlay=flood-24h500&works=all&precision=100")
    assert told["totals"]["works"] + told["totals"]["left_out"] == 178
    assert all(row["precision_m"] <= 100 for row in told["rows"])
    assert str(told["totals"]["left_out"]) in json.dumps(told["about"], ensure_ascii=False)


def test_districts_have_the_register_s_own_numbers(asking: FlaskClient) -> None:
    rows = {row["name"]: row for row in _rows(asking, "/analysis/areas.json?works=all")}
    assert len(rows) == 38
    page = asking.get("/districts/楠梓區?finished=all").get_data(as_text=True)
    assert f"{rows['楠梓區']['works']}" in page
    assert rows["三民區"]["volume_promised_m3"] == 8000
    assert "points" not in rows["三民區"]


def test_gaps_are_ranked_and_cut_to_the_first(asking: FlaskClient) -> None:
    told = _told(asking, f"/analysis/gaps.geojson?{GAPS}&top=3")
    assert [one["properties"]["rank"] for one in told["features"]] == [1, 2, 3]
    sizes = [one["properties"]["ha"] for one in told["features"]]
    assert sizes == sorted(sizes, reverse=True)
    assert told["rows_found"] > 3
    assert all(one["properties"]["nearest_m"] >= 299.9 for one in told["features"])


def test_gaps_of_a_district_are_those_of_the_city_that_have_a_part_in_it(asking: FlaskClient) -> None:
    every = _told(asking, f"/analysis/gaps.json?{GAPS}")
    told = _told(asking, f"/analysis/gaps.json?{GAPS}&within=鳳山區&lang=en")
    there = [row for row in every["rows"] if "鳳山區" in row["districts"]]
    assert [row["nearest"] for row in told["rows"]] == [row["nearest"] for row in there] != []
    assert [row["rank"] for row in told["rows"]] == list(range(1, len(there) + 1))
    assert told["totals"]["elsewhere"] == len(every["rows"]) - len(there)
    assert "Only places in" in [one["label"] for one in told["about"]]


def test_a_table_bears_its_caution_in_every_row(asking: FlaskClient) -> None:
    with asking.get(f"/analysis/gaps.csv?{GAPS}&lang=en") as answer:
        assert "attachment" in answer.headers["Content-Disposition"]
        rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows
    assert all("no forecast" in row["caution"] and FLOOD.title in row["about"] for row in rows)


def test_a_geopackage_has_twd97_and_says_what_it_is(asking: FlaskClient, tmp_path: Path) -> None:
    path = tmp_path / "works.gpkg"
    with asking.get("/analysis/works.gpkg?overlay=flood-24h500&works=all&crs=EPSG:3826") as answer:
        path.write_bytes(answer.data)
    with sqlite3.connect(path) as file:
        tables = dict(file.execute("SELECT table_name, srs_id FROM gpkg_contents"))
        about = " ".join(text for (text,) in file.execute("SELECT text FROM about"))
        names = [name for name in tables if name.startswith("works_")]
        count = sum(file.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names)  # noqa: S608
    file.close()
    assert {tables[name] for name in ("works_points", "works_lines", "works_areas")} == {3826}
    assert (count, "works_unlocated" in tables, CAUTION["zh-Hant"] in about) == (178, True, True)


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/analysis?kind=gaps&overlay=none", 400, "flood-24h500"),
        ("/analysis?kind=floods", 400, "works, areas, gaps"),
        ("/analysis?colour=red", 400, "沒有它"),
        ("/analysis?kind=works&overlay=gauges", 400, "由點組成"),
        ("/analysis?kind=works&overlay=flood-points,gauges", 400, "已選了 flood-points"),
        ("/analysis?kind=areas&overlay=flood-24h500", 400, "這幾種圖資"),
        ("/analysis?kind=gaps&overlay=flood-24h500&rank=points", 400, "淹水調查點"),
        ("/analysis/gaps.geojson?overlay=flood-24h500&top=0", 400, "1 到"),
        ("/analysis/gaps.csv?overlay=flood-24h500&within=某區", 400, "岡山區"),
        ("/analysis/works.gpkg?overlay=flood-24h500&crs=EPSG:3857", 400, "EPSG:3826"),
        ("/analysis/works.csv?overlay=flood-24h500&metres=1e9", 400, "0 到 20000 公尺"),
        ("/analysis/floods.csv", 400, "works, areas, gaps"),
    ],
)
def test_bad_input_gets_one_clear_line(asking: FlaskClient, address: str, status: int, said: str) -> None:
    answer = asking.get(address)
    detail = answer.get_json(force=True)["detail"]
    assert (answer.status_code, said in detail, "\n" in detail) == (status, True, False)
    assert "an overlay" not in detail


def test_without_overlays_districts_can_still_be_told(edition: Path, tmp_path: Path) -> None:
    client = create_app(Settings(edition=edition, overlays=tmp_path / "none")).test_client()
    form = client.get("/analysis").get_data(as_text=True)
    assert (form.count("<form"), form.count("這個網站沒有加入可用來做這項分析的圖資")) == (1, 2)


def test_a_file_is_named_once_and_not_sent_again(asking: FlaskClient) -> None:
    address = f"/analysis/gaps.geojson?{GAPS}"
    with asking.get(address) as answer:
        tag = answer.headers["ETag"]
    assert asking.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert asking.head(address).headers["ETag"] == tag


def test_an_analysis_that_takes_too_long_is_stopped_and_says_what_to_narrow(
    asking: FlaskClient, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = asking.application.extensions[KEY].settings.overlays
    monkeypatch.setattr(analysis_job, "ANALYSES", Queue("slow", limit_s=0, idle_s=0))
    slow = create_app(Settings(edition=edition, overlays=folder)).test_client()
    answer = slow.get("/analysis/gaps.json?overlay=flood-24h500&metres=17&lang=en")
    told = answer.get_json(force=True)
    assert (answer.status_code, "Retry-After" in answer.headers, "a deeper class" in told["detail"]) == (
        503,
        True,
        True,
    )
    page = slow.get("/analysis?kind=gaps&overlay=flood-24h500&metres=17", headers={"Accept": "text/html"})
    assert (page.status_code, page.mimetype, "較深的級別" in page.text) == (503, "text/html", True)


def test_who_finds_no_seat_is_told_when_to_come_again(asking: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis_job, "SEATS", 0)
    parts = asking.application.extensions[KEY].settings
    full = create_app(parts).test_client()
    answer = full.get("/analysis/gaps.json?overlay=flood-24h500&metres=18")
    assert (answer.status_code, int(answer.headers["Retry-After"]) > 0) == (503, True)
    assert "秒後再試" in answer.get_json(force=True)["detail"]
