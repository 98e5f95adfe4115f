"""QGIS opens the GeoPackage with its styles: the real one, as Debian has it, without a screen."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shapely

from layers.export import METRES, Selection, export
from layers.export.gpkg import LAYERS
from layers.export.style import LOOKS

DEBIAN = Path("/usr/bin/python3")
"""Debian's QGIS speaks to Debian's Python, and to no other."""
COLOURS = dict(zip(LOOKS, ("#d01010", "#10a010", "#1010d0", "#d0a010", "#a010d0"), strict=True))
MARKS = {"works_points": "shape", "works_lines": "dash", "works_areas": "hatch"}


def has_qgis() -> bool:
    """Say whether QGIS is on this machine."""
    return DEBIAN.is_file() and any(Path("/usr/lib/python3").glob("dist-packages/qgis/core"))


def ask_qgis(file: Path, layers: list[str], folder: Path) -> dict[str, Any]:
    """Let QGIS open layers of a file and say what it knows of them; `folder` is its home."""
    command = [DEBIAN, Path(__file__).with_name("qgis_reads.py"), file, *layers]
    alone = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    done = subprocess.run(  # noqa: S603  our own script
        list(map(str, command)), env={**_without_ours(), **alone}, capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


pytestmark = pytest.mark.skipif(not has_qgis(), reason="QGIS is not on this machine: apt-get install python3-qgis")


@pytest.fixture(scope="module")
def numbered(whole: Selection) -> Selection:
    """Give every work a number and every phase a colour of its own."""
    numbers = {json.loads(one)["id"]: at for at, one in enumerate(whole.features, start=1)}
    return replace(whole, crs=METRES, numbers=numbers, labels=replace(whole.labels, colours=COLOURS))


@pytest.fixture(scope="module")
def opened(numbered: Selection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("qgis")
    export(numbered, "gpkg", folder / "works.gpkg")
    return ask_qgis(folder / "works.gpkg", list(LAYERS), folder)


def _without_ours() -> dict[str, str]:
    """Give the environment without what leads Python, GDAL or PROJ to our own."""
    return {
        name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "GDAL", "PROJ", "VIRTUAL"))
    }


def test_qgis_opens_every_layer_in_metres_with_all_its_works(
    opened: dict[str, Any], features: list[dict[str, Any]]
) -> None:
    places = [shapely.geometry.shape(one["geometry"]) for one in features if one["geometry"]]
    counts = Counter(shapely.get_dimensions(places).tolist())
    assert {name: (one["valid"], one["crs"]) for name, one in opened.items()} == dict.fromkeys(
        LAYERS, (True, "EPSG:3826")
    )
    assert [one["count"] for one in opened.values()] == [counts[dimension] for dimension in range(3)]


@pytest.mark.parametrize("layer", LAYERS)
def test_qgis_shows_phases_by_colour_and_by_shape_dash_or_hatch(opened: dict[str, Any], layer: str) -> None:
    assert opened[layer]["attribute"] == "phase"
    looks = opened[layer]["looks"]
    assert list(looks) == list(LOOKS)
    for phase, (words, colour, _, mark) in looks.items():
        assert words == f"階段 {phase}"
        assert colour == COLOURS[phase]
        assert mark == getattr(LOOKS[phase], MARKS[layer])


@pytest.mark.parametrize("layer", LAYERS)
def test_qgis_paints_what_it_opened_and_writes_its_numbers(opened: dict[str, Any], layer: str) -> None:
    assert len(set(COLOURS.values()) & set(opened[layer]["painted"])) > 1
    assert opened[layer]["labels"] == "number"


@pytest.mark.parametrize("layer", LAYERS)
def test_qgis_tells_what_a_layer_is(opened: dict[str, Any], layer: str) -> None:
    assert opened[layer]["title"] == "全部建設"
    assert "資料基準日：2026-11-21" in opened[layer]["abstract"]
