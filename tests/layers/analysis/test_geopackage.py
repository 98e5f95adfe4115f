"""A result as a GIS opens it: styles, fields with types, and what it depends on in every layer."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geopandas
import numpy as np
import pytest
import shapely

from layers.analysis.area_rows import area_rows
from layers.analysis.areas import Beside
from layers.analysis.asked import Asked
from layers.analysis.document import Told
from layers.analysis.gap_rows import gap_rows
from layers.analysis.geopackage import write_geopackage
from layers.analysis.legend import Legend
from layers.analysis.result import Result, Row
from layers.analysis.roles import Cast
from layers.analysis.work_rows import work_rows
from layers.analysis.zones import Zones
from layers.export import METRES
from layers.overlays.classes import classify
from layers.overlays.qml import PLAIN
from tests.layers.analysis.ground import EAST, NORTH, built, flood, works
from tests.layers.export.test_qgis import ask_qgis, has_qgis

CAUTION = "這是模型，不是預報"
PHASES = {phase: (f"階段 {phase}", "#102030") for phase in ("planned", "building", "done", "stopped", "unstated")}
LEGEND = Legend("zh-Hant", {"phase": "階段", "deepest": "最深級別", "ha": "面積（公頃）"}, PHASES, "沒有級別")
CODES = classify([{"class": code} for code in range(1, 7)], "flood-potential", "class", "six").classes
CLASSES = tuple(one.facts() | {"words": f"第 {one.number} 級"} for one in CODES)
TOLD = Told("某分析", (("圖資", "淹水潛勢（水利署，2024）"), ("距離", "300 公尺")), CAUTION, CLASSES, LEGEND)
CITY = Zones(["甲區"], np.array([shapely.box(EAST - 9e3, NORTH - 9e3, EAST + 9e3, NORTH + 9e3)], dtype=object))


def _result(kind: str) -> Result:
    asked = Asked.parse(kind, {"overlay": "flood", "metres": "300"})
    rows: Sequence[Row]
    if kind == "works":
        rows, totals = work_rows(works([None, *built().metres]), Cast(flood()), 300.0)
    elif kind == "gaps":
        # the last work covers everything: as it stands, nothing would be a gap
        few = built().among(np.arange(len(built())) < len(built()) - 1)
        rows, totals = gap_rows(asked, few, Cast(flood()), CITY, CITY)
    else:
        rows, totals = area_rows(built(), CITY, Beside(CITY), 300.0)
    return Result(asked, [], "edition", "2026-11-21", rows, totals)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("results")
    paths = {kind: folder / f"{kind}.gpkg" for kind in ("works", "gaps", "areas")}
    for kind, path in paths.items():
        write_geopackage(_result(kind), TOLD, METRES, path)
    return paths


def _ask(path: Path, select: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(select).fetchall()


def _styles(path: Path, layer: str) -> list[tuple[str, ElementTree.Element]]:
    select = f"SELECT styleName, styleQML FROM layer_styles WHERE f_table_name = '{layer}' ORDER BY useAsDefault DESC"  # noqa: S608
    return [(name, ElementTree.fromstring(text)) for name, text in _ask(path, select)]  # noqa: S314  ours


def test_works_are_told_by_their_phase_and_by_how_deep_they_lie_if_that_is_chosen(written: dict[str, Path]) -> None:
    for layer in ("works_points", "works_lines", "works_areas"):
        (first, by_phase), (second, by_depth) = _styles(written["works"], layer)
        assert (first, [one.get("value") for one in by_phase.iter("category")]) == ("階段", list(PHASES))
        assert (second, [one.get("value") for one in by_depth.iter("category")]) == ("最深級別", [*"123456", ""])
    (defaults,) = _ask(written["works"], "SELECT sum(useAsDefault) FROM layer_styles")
    assert defaults == (3,)


def test_gaps_have_the_colours_and_hatches_of_the_classes_as_the_map_draws_them(written: dict[str, Path]) -> None:
    ((_, qml),) = _styles(written["gaps"], "gaps_areas")
    assert next(qml.iter("renderer-v2")).get("attr") == "deepest"
    assert [one.get("label") for one in qml.iter("category")] == [*(one["words"] for one in CLASSES), "沒有級別"]
    symbols = [[part.get("class") for part in one.findall("layer")] for one in qml.iter("symbol")]
    assert [len(parts) for parts in symbols] == [2, 2, 2, 2, 3, 3, 1]
    assert {one.get("alpha") for one in qml.iter("symbol")} == {"0.72"}


def test_areas_that_cover_everything_hide_nothing(written: dict[str, Path]) -> None:
    ((_, qml),) = _styles(written["areas"], "areas_areas")
    (symbol,) = qml.iter("symbol")
    assert float(symbol.get("alpha", "1")) < 0.5


def test_every_layer_says_what_it_depends_on_and_what_to_beware_of(written: dict[str, Path]) -> None:
    for path in written.values():
        said = {text for (text,) in _ask(path, "SELECT description FROM gpkg_contents")}
        assert said == {"\n".join(["某分析", CAUTION, "圖資：淹水潛勢（水利署，2024）", "距離：300 公尺"])}
        assert CAUTION in _ask(path, "SELECT metadata FROM gpkg_metadata")[0][0]
        assert _ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ("面積（公頃）",) in _ask(written["gaps"], "SELECT title FROM gpkg_data_columns")


def test_a_column_has_the_same_type_in_every_layer_also_where_nothing_is_known(written: dict[str, Path]) -> None:
    layers = [row[0] for row in _ask(written["works"], "SELECT table_name FROM gpkg_contents")]
    layers = [name for name in layers if name.startswith("works_")]
    types = [{row[1]: row[2] for row in _ask(written["works"], f"PRAGMA table_info({name})")} for name in layers]
    assert len(layers) == 4
    for name in ("size_ha", "size_m", "is_inside", "deepest", "precision_m"):
        assert len({one[name] for one in types}) == 1, name
    assert [types[0][name] for name in ("size_ha", "is_inside", "deepest")] == ["REAL", "BOOLEAN", "INTEGER"]


def test_where_nothing_is_found_there_is_a_layer_without_rows_that_says_so(tmp_path: Path) -> None:
    result = _result("gaps")
    nothing = Result(result.asked, [], "edition", "2026-11-21", (), {})
    write_geopackage(nothing, TOLD, METRES, tmp_path / "none.gpkg")
    assert len(geopandas.read_file(tmp_path / "none.gpkg", layer="gaps_areas")) == 0
    assert CAUTION in _ask(tmp_path / "none.gpkg", "SELECT description FROM gpkg_contents")[0][0]


@pytest.mark.skipif(not has_qgis(), reason="QGIS is not on this machine: apt-get install python3-qgis")
def test_qgis_shows_classes_and_caution(written: dict[str, Path], tmp_path: Path) -> None:
    told = ask_qgis(written["gaps"], ["gaps_areas"], tmp_path)["gaps_areas"]
    assert (told["attribute"], told["crs"], told["title"], told["caution"]) == ("deepest", METRES, "某分析", [CAUTION])
    colours = {number: look[1] for number, look in told["looks"].items()}
    assert colours == {str(one["number"]): one["colour"] for one in CLASSES} | {"": PLAIN["colour"]}
    assert len(told["painted"]) > len(CLASSES)
