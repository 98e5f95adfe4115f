"""A part of the map as a reader can see it: projects one by one where there is room, together where there is not."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from layers.bbox import BBox
from layers.columns import Columns, Mask, Whole
from layers.grid import Grid, gather

MOST_ALONE = 400
"""Projects inside the box that are drawn one by one; more would hide each other, and a phone draws no more at once."""
MOST_DRAWN = 2000
"""Features and clusters at most; where there were more, the cells of the grid grow."""
DECIMALS = 6
"""Of degrees, as they are published: a tenth of a metre."""
DRAWN = "SELECT number, drawn FROM marks WHERE number IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class Cluster:
    """Several projects that stand close together on the screen.

    Parameters
    ----------
    count : int
        At least two.
    phases : mapping of str to int
        How many are how far.
    lon, lat : float
        The mean of their spots, degrees (WGS 84).
    bounds : tuple of float
        West, south, east and north of their spots.
    """

    count: int
    phases: Mapping[str, int]
    lon: float
    lat: float
    bounds: tuple[float, ...]


@dataclass(frozen=True)
class Drawn:
    """What the map draws of a box: features and clusters add up to the projects inside it.

    Parameters
    ----------
    features : tuple of bytes
        One project each, finished, with the properties of `layers.marks.DRAWN`.
    clusters : tuple of Cluster
    """

    features: tuple[bytes, ...]
    clusters: tuple[Cluster, ...]


def draw(connection: sqlite3.Connection, columns: Columns, inside: Mask, box: BBox, zoom: float) -> Drawn:
    """Draw projects, each of which is drawn once.

    Parameters
    ----------
    connection : sqlite3.Connection
    columns : Columns
        Of the edition that the connection reads.
    inside : array of bool
        Projects whose shape meets the box.
    box : BBox
    zoom : float
        Of the screen, as web maps count it.
    """
    works = np.flatnonzero(inside)
    if works.size <= MOST_ALONE:
        return Drawn(_features(connection, works), ())
    # what only reaches into the box is counted where it comes in, so that all is seen that is counted
    lons = np.clip(columns.lons[works], box.west, box.east)
    lats = np.clip(columns.lats[works], box.south, box.north)
    grid = gather(lons, lats, zoom, MOST_DRAWN)
    alone = works[grid.counts[grid.cell] == 1]
    return Drawn(_features(connection, alone), tuple(_clusters(columns, works, grid)))


def _features(connection: sqlite3.Connection, works: Whole) -> tuple[bytes, ...]:
    found = connection.execute(DRAWN, [json.dumps((works + 1).tolist())])
    return tuple(drawn for _, drawn in sorted(found))


def _clusters(columns: Columns, works: Whole, grid: Grid) -> list[Cluster]:
    values, codes = columns.phases
    pairs = np.bincount(grid.cell * len(values) + codes[works], minlength=grid.counts.size * len(values))
    counted = pairs.reshape(-1, len(values)).tolist()
    places = np.vstack([grid.lons, grid.lats, grid.bounds]).T.round(DECIMALS).tolist()
    return [
        Cluster(count, {value: n for value, n in zip(values, phases, strict=True) if n}, lon, lat, tuple(bounds))
        for count, phases, (lon, lat, *bounds) in zip(grid.counts.tolist(), counted, places, strict=True)
        if count > 1
    ]
