"""XLSX and ODS, read back with other people's readers."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import geopandas
import pytest
from python_calamine import CalamineWorkbook

from layers.export import Selection, export
from layers.feature import PROPERTIES
from tests.layers.export.conftest import HOSTILE, Write, spoiled

Rows = list[list[Any]]
NUMBERS = ("completion_year", "budget_twd", "quantity", "precision_m", "mentions_count", "slipped_months")


@pytest.fixture(params=["xlsx", "ods"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def sheets(path: Path) -> dict[str, Rows]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def works(path: Path) -> list[dict[str, Any]]:
    """Read the works under their published names, what is empty as None."""
    found = sheets(path)
    names = {row[0]: row[1] for row in found["欄位"][1:]}
    head, *rows = found["建設"]
    return [{names[title]: None if cell == "" else cell for title, cell in zip(head, row, strict=True)} for row in rows]


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_values_are_as_published_and_codes_are_in_words(
    form: str, whole: Selection, features: list[dict[str, Any]], write: Write
) -> None:
    for row, one in zip(works(write(whole, form)), features, strict=True):
        said = one["properties"]
        assert row["phase"] == f"階段 {said['phase']}"
        assert row["overdue"] == ("是" if said["overdue"] else "否")
        assert [row[name] for name in ("districts", "aliases")] == [
            "、".join(said[name]) or None for name in ("districts", "aliases")
        ]
        others = set(PROPERTIES) - {"phase", "overdue", "districts", "aliases"}
        assert {name: row[name] for name in others} == {name: said[name] for name in others}


def test_numbers_are_numbers_and_dates_are_text(form: str, whole: Selection, write: Write) -> None:
    rows = works(write(whole, form))
    assert {type(row[name]) for row in rows for name in (*NUMBERS, "lon", "lat")} == {float, type(None)}
    assert {type(row[name]) for row in rows for name in ("completion", "status_as_of", "paragraph", "start")} == {
        str,
        type(None),
    }


def test_gdal_reads_the_same(form: str, whole: Selection, write: Write) -> None:
    path = write(whole, form)
    read = geopandas.read_file(path, layer="建設", use_arrow=False)
    rows = works(path)
    assert list(read["欄 id"]) == [row["id"] for row in rows]
    assert list(read["欄 name"]) == [row["name"] for row in rows]
    # GDAL takes a column of ODS for text whose first cell is empty
    assert sum(map(float, read["欄 budget_twd"].dropna())) == sum(row["budget_twd"] or 0 for row in rows)


def test_a_sheet_says_what_the_file_is_and_what_it_lacks(form: str, whole: Selection, write: Write) -> None:
    assert sheets(write(whole, form))["說明"][:2] == [["資料基準日", "2026-11-21"], ["裝不下", "shape 0"]]


def test_a_sheet_says_what_the_columns_are(form: str, whole: Selection, write: Write) -> None:
    rows = {row[1]: row for row in sheets(write(whole, form))["欄位"]}
    assert rows["phase"][3].startswith("階段 planned＝planned；")
    assert rows["overdue"][2:] == ["期限已過", "是＝true；否＝false"]
    assert {*PROPERTIES, "geometry_type", "lon", "lat"} == rows.keys() - {"名稱"}


def test_no_cell_is_a_formula_and_every_text_comes_back(form: str, hostile: Selection, write: Write) -> None:
    path = write(hostile, form)
    xml = "".join(parts(path).values())
    assert re.findall(r"<f[ >]|<hyperlink|table:formula|of:=[^1]", xml) == []
    assert [row["name"] for row in works(path)] == [_read(form, name) for name in HOSTILE]
    assert {row["budget_twd"] for row in works(path)} == {-5}


def _read(form: str, text: str) -> str:
    """Say how calamine gives a text of ODS back: a break of line is LF, and it passes over tabs."""
    return re.sub("\r\n?", "\n", text).replace("\t", "") if form == "ods" else text


def test_white_space_of_an_ods_is_written_as_elements(hostile: Selection, write: Write) -> None:
    content = parts(write(hostile, "ods"))["content.xml"]
    assert "<text:p><text:tab/>=1+1</text:p>" in content
    assert '<text:p><text:s text:c="2"/>兩<text:s text:c="2"/>格 </text:p>' in content


def test_the_heading_and_the_names_stay_in_sight(whole: Selection, write: Write) -> None:
    sheet = parts(write(whole, "xlsx"))["xl/worksheets/sheet1.xml"]
    assert 'xSplit="3" ySplit="1"' in sheet and 'state="frozen"' in sheet
    settings = parts(write(whole, "ods"))["settings.xml"]
    items = dict(re.findall('config:name="([A-Za-z]+)" config:type="[a-z]+">([^<]*)<', settings))
    assert (items["HorizontalSplitPosition"], items["VerticalSplitPosition"]) == ("3", "1")


def test_a_text_longer_than_a_cell_is_cut_and_told(whole: Selection, tmp_path: Path) -> None:
    long = spoiled(whole, ["長" * 40_000])
    losses = {loss.code: loss.n for loss in export(long, "xlsx", tmp_path / "works.xlsx")}
    (row,) = works(tmp_path / "works.xlsx")
    assert (len(row["name"]), row["name"][-1], losses["cut"]) == (32_767, "…", 2)
    assert ["裝不下", "cut 2"] in [line[:2] for line in sheets(tmp_path / "works.xlsx")["說明"]]


def test_a_sign_that_xml_lacks_is_replaced_and_told_in_ods_and_kept_in_xlsx(whole: Selection, tmp_path: Path) -> None:
    spoilt = spoiled(whole, ["池\x00塘\x0b\ufffe"])
    losses = {loss.code: loss.n for loss in export(spoilt, "ods", tmp_path / "works.ods")}
    (row,) = works(tmp_path / "works.ods")
    assert (row["name"], losses["signs"]) == ("池\ufffd塘\ufffd\ufffd", 9)
    assert "signs" not in {loss.code for loss in export(spoilt, "xlsx", tmp_path / "works.xlsx")}
    assert "_x0000_" in parts(tmp_path / "works.xlsx")["xl/worksheets/sheet1.xml"]


def test_an_ods_package_begins_with_what_it_is(whole: Selection, write: Write) -> None:
    with zipfile.ZipFile(write(whole, "ods")) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
        listed = re.findall('full-path="([^"]+)"', archive.read("META-INF/manifest.xml").decode())
        assert sorted(listed) == sorted({"/", *archive.namelist()} - {"mimetype", "META-INF/manifest.xml"})
