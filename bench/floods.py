"""Made flood-potential polygons, as many as are wanted: outlines with bays, in metres, depths in words.

No two overlap, as a model gives a place one depth.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from bench.made import SEED
from geocode import Boundaries
from geocode.kaohsiung import POLYGONS
from layers.near import to_metres

CORNERS: Final = 32
"""Of an outline; agencies' polygons follow the cells of a model and have some dozens."""
SHRUNK: Final = 12.0
"""How many times smaller the smallest is than the largest, which fills the cell that it lies in."""
FILLED: Final = 0.95
"""Cells are so much smaller than would just be enough: the border cuts some off."""
DEPTHS: Final = ("0.3-0.5", "0.5-1.0", "1.0-2.0", "2.0-3.0", ">3")
SHARES: Final = (0.42, 0.3, 0.17, 0.07, 0.04)
LOW_LAND: Final = 26
"""Districts where most of it lies: those of the plain, by their place in the list of the polygons."""
ABOUT: Final = ("--title", "淹水潛勢（24 小時 500 毫米）", "--source", "測試", "--date", "2024")
MODEL: Final = ("--kind", "flood-potential", "--scenario", "24h500", "--crs", "EPSG:3826")


def made_flood(folder: Path, polygons: int) -> Path:
    """Write a GeoPackage in EPSG:3826; the same number gives the same polygons.

    Parameters
    ----------
    folder : pathlib.Path
    polygons : int
    """
    from geopandas import GeoDataFrame

    chance = np.random.default_rng(SEED)
    said = {"級距": chance.choice(DEPTHS, polygons, p=SHARES), "編號": np.arange(polygons)}
    path = folder / f"flood-{polygons}.gpkg"
    frame = GeoDataFrame(said, geometry=list(_outlines(polygons, chance)), crs="EPSG:3826")
    frame.to_file(path, engine="pyogrio", driver="GPKG")
    return path


def _outlines(polygons: int, chance: np.random.Generator) -> np.ndarray:
    """Give valid rings, each in a cell of its own: the corners come one after another, each at its distance."""
    middles, half = _cells(polygons, chance)
    turns = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    reach = (
        half / np.exp(chance.uniform(0, np.log(SHRUNK), (polygons, 1))) * chance.uniform(0.45, 1, (polygons, CORNERS))
    )
    corners = middles[:, None, :] + np.stack([reach * np.cos(turns), reach * np.sin(turns)], axis=2)
    return np.asarray(shapely.polygons(np.concatenate([corners, corners[:, :1]], axis=1).round(2)))


def _cells(polygons: int, chance: np.random.Generator) -> tuple[np.ndarray, float]:
    """Choose cells of a grid over the plain; their middles, and half of a side."""
    ground = _plain()
    side = np.sqrt(ground.area / polygons) * FILLED
    west, south, east, north = ground.bounds
    grid = np.stack(np.meshgrid(np.arange(west, east, side), np.arange(south, north, side)), axis=-1).reshape(-1, 2)
    inside = grid[shapely.contains_xy(ground, grid)]
    return chance.permutation(inside)[:polygons], side / 2


@cache
def _plain() -> BaseGeometry:
    """Give the ground on which it floods, EPSG:3826."""
    districts = list(Boundaries.open(POLYGONS).districts.values())[:LOW_LAND]
    ground = shapely.transform(shapely.union_all(districts), to_metres().transform, interleaved=False)
    shapely.prepare(ground)
    return ground
