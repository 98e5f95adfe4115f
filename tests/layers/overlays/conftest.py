"""Files of each format as agencies publish them, made here; and a folder of overlays of one's own."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layers.overlays import About, Overlays
from layers.overlays.adding import Added, Wanted, add
from layers.overlays.read import Told

Add = Callable[..., Added]
ABOUT = {"id": "basins-1", "title": "排水分區", "source": "水利局", "date": "2024-06", "kind": "other", "scenario": ""}
SQUARES = [[120.30, 22.60], [120.31, 22.62], [120.33, 22.61]]
"""South-western corners in degrees."""
SIDE = 0.005


def ring(west: float, south: float) -> list[list[float]]:
    east, north = west + SIDE, south + SIDE
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(coordinates: list[Any], kind: str = "Polygon", **said: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": said, "geometry": {"type": kind, "coordinates": coordinates}}


def geojson(path: Path, *features: dict[str, Any], **members: object) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **members}), encoding="utf-8")
    return path


@pytest.fixture
def shelf(tmp_path: Path) -> Overlays:
    return Overlays(tmp_path / "overlays")


@pytest.fixture
def added(shelf: Overlays) -> Add:
    """Add a file: ``added(path, kind=…, crs=…, field=…)``."""

    def run(path: Path, *, field: str = "", codes: str = "", **said: str) -> Added:
        told = Told(**{name: said.pop(name, "") for name in ("crs", "encoding", "layer")})
        return add(Wanted(path, About(**{**ABOUT, **said}), told, field, codes), shelf)

    return run


@pytest.fixture(scope="session")
def shapefile(once: Callable[..., Path]) -> Path:
    """Make a Shapefile as counties publish them: metres of TWD97, Big5 text, no ``.cpg``."""
    import geopandas
    import shapely

    def fill(folder: Path) -> None:
        shapes = [shapely.Polygon(ring(*corner)) for corner in SQUARES]
        said = {"名稱": ["岡山", "楠梓", "許功蓋"], "GRIDCODE": [1, 2, 5]}
        frame = geopandas.GeoDataFrame(said, geometry=shapes, crs="EPSG:4326").to_crs("EPSG:3826")
        frame.to_file(folder / "flood.shp", engine="pyogrio", encoding="cp950")
        (folder / "flood.cpg").unlink()

    return once("big5-shapefile", fill) / "flood.shp"


@pytest.fixture
def zipped(shapefile: Path, tmp_path: Path) -> Callable[..., Path]:
    """Zip it, without some of its parts: ``zipped("prj")``."""

    def run(*without: str, folder: str = "圖資/") -> Path:
        path = tmp_path / "flood.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for part in sorted(shapefile.parent.iterdir()):
                if part.suffix[1:] not in without:
                    archive.write(part, f"{folder}{part.name}")
        return path

    return run
