"""CSV: what any program reads, and no spreadsheet obeys."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.export import METRES, Selection, export
from layers.export.harmless import as_it_was, harmless
from layers.feature import PROPERTIES
from layers.marks import stand
from tests.layers.export.conftest import HOSTILE, Write

DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def said(value: object) -> str:
    """Say a published value as CSV has it."""
    if isinstance(value, list):
        return "、".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_excel_knows_the_encoding_and_the_lines(whole: Selection, write: Write) -> None:
    text = write(whole, "csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbfid,name,")
    assert text.count(b"\r\n") == text.count(b"\n") == len(whole.features) + 1


def test_the_columns_are_the_published_properties_and_where_it_is(whole: Selection, write: Write) -> None:
    head = write(whole, "csv").read_text("utf-8-sig").splitlines()[0].split(",")
    assert head == [*PROPERTIES, "geometry_type", "lon", "lat"]


def test_every_value_is_as_published(whole: Selection, features: list[dict[str, Any]], write: Write) -> None:
    found = [
        {name: as_it_was(text) for name, text in row.items() if name in PROPERTIES} for row in rows(write(whole, "csv"))
    ]
    assert found == [{name: said(one["properties"][name]) for name in PROPERTIES} for one in features]


def test_the_point_is_where_the_map_draws_the_symbol(
    whole: Selection, features: list[dict[str, Any]], write: Write
) -> None:
    for row, one in zip(rows(write(whole, "csv")), features, strict=True):
        if one["geometry"] is None:
            assert (row["geometry_type"], row["lon"], row["lat"]) == ("", "", "")
            continue
        spot = stand(shapely.geometry.shape(one["geometry"]))
        assert row["geometry_type"] == one["geometry"]["type"]
        assert (float(row["lon"]), float(row["lat"])) == pytest.approx((spot.x, spot.y), rel=0, abs=1e-6)


def test_metres_lead_back_to_the_degrees_within_a_millimetre(whole: Selection, write: Write, tmp_path: Path) -> None:
    export(replace(whole, crs=METRES), "csv", tmp_path / "works.csv")
    pairs = [(one, other) for one, other in zip(rows(write(whole, "csv")), rows(tmp_path / "works.csv"), strict=True)]
    degrees = np.array([(row["lon"], row["lat"]) for row, _ in pairs if row["lon"]], float)
    metres = np.array([(row["x"], row["y"]) for _, row in pairs if row["x"]], float)
    there = np.column_stack(pyproj.Transformer.from_crs(4326, 3826, always_xy=True).transform(*degrees.T))
    assert len(metres) > 100
    assert np.hypot(*(there - metres).T).max() <= 0.001


def test_what_a_spreadsheet_would_obey_is_text(hostile: Selection, write: Write) -> None:
    text = write(hostile, "csv").read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    obeyed = [cell for cell in cells if cell.lstrip("\ufeff '").startswith(DANGEROUS) and not cell.startswith("'")]
    assert set(obeyed) == {"-5"}
    assert [as_it_was(row["name"]) for row in rows(write(hostile, "csv"))] == HOSTILE


def test_a_negative_number_stays_a_number(hostile: Selection, write: Write) -> None:
    assert {row["budget_twd"] for row in rows(write(hostile, "csv"))} == {"-5"}


def test_what_was_made_harmless_is_counted(hostile: Selection, tmp_path: Path) -> None:
    losses = {loss.code: loss.n for loss in export(hostile, "csv", tmp_path / "works.csv")}
    names = sum(harmless(name) != name for name in HOSTILE)
    lists = sum(harmless(f"{name}、{name}") != f"{name}、{name}" for name in HOSTILE)
    assert losses["quoted"] == names + lists


@given(st.text(st.sampled_from("=+-@\t\r\n＝' a一5\ufeff\u3000")))
def test_what_is_made_harmless_can_be_undone(text: str) -> None:
    assert as_it_was(harmless(text)) == text
    assert not harmless(text).startswith(DANGEROUS)


@pytest.mark.parametrize("text", ["岡山'90", "'90", "", "a=1", "1-2", "２－１"])
def test_a_text_that_nobody_obeys_stays(text: str) -> None:
    assert harmless(text) == text
