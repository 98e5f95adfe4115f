"""Which projects a query means, as an array of yes and no: what a filter says alone is asked of SQL once, and kept."""

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import fields
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from layers.bbox import BBox
from layers.columns import Columns, Floats, Mask, Whole
from layers.near import Near
from layers.query import Query
from layers.where import where

KEPT = 64
"""Arrays that are kept, those asked for last: where there are 100,000 projects 100 kB each, a circle's 800 kB."""
SHAPES = "SELECT number, shape FROM works WHERE number IN (SELECT value FROM json_each(?))"
GROUND = "SELECT number, metres FROM works WHERE number IN (SELECT value FROM json_each(?))"
A_HAIR = 1e-6
"""Degrees, a tenth of a metre: the spot of a line lies on it but for rounding."""


class Masks:
    """Arrays of one edition; threads share them, each asking with a connection of its own.

    Parameters
    ----------
    columns : Columns
        Of the edition that every connection reads.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._kept: OrderedDict[object, npt.NDArray[Any]] = OrderedDict()
        self._lock = Lock()

    def each(self, connection: sqlite3.Connection, query: Query) -> Mapping[str, Mask]:
        """Give what each filter of a query means alone; a project is meant that all of them mean."""
        alone = {}
        for field in fields(Query):
            value = getattr(query, field.name)
            if value != field.default:
                alone[field.name] = self._alone(connection, field.name, value)
        return alone

    def together(self, masks: Mapping[str, Mask], without: str = "") -> Mask:
        """Give the projects that all filters mean, one of them left out."""
        meant = np.ones(self._columns.total, dtype=bool)
        for name, mask in masks.items():
            if name != without:
                meant &= mask
        return meant

    def inside(self, connection: sqlite3.Connection, box: BBox) -> Mask:
        """Give the projects whose shape meets a box: the filter ``bbox``, faster."""
        return self._once(box, lambda: self._met(connection, box))

    def metres(self, connection: sqlite3.Connection, near: Near) -> Floats:
        """Tell how far each project is from a place (EPSG:3826); infinitely far where the circle does not reach."""
        return self._once(near, lambda: self._measured(connection, near))

    def _alone(self, connection: sqlite3.Connection, name: str, value: object) -> Mask:
        if isinstance(value, BBox):
            return self.inside(connection, value)
        if isinstance(value, Near):
            return np.isfinite(self.metres(connection, value))
        if name in self._columns.choices and isinstance(value, frozenset):
            return self._columns.choices[name].having(value)
        return self._once((name, value), lambda: self._asked(connection, {name: value}))

    def _met(self, connection: sqlite3.Connection, box: BBox) -> Mask:
        spots = self._columns
        sure = (spots.lons > box.west + A_HAIR) & (spots.lons < box.east - A_HAIR)
        sure &= (spots.lats > box.south + A_HAIR) & (spots.lats < box.north - A_HAIR)
        numbers, shapes = _shapes(connection, SHAPES, self._touched(box) & ~sure)
        sure[numbers[shapely.intersects(shapes, box.shape)]] = True
        return np.asarray(sure)

    def _asked(self, connection: sqlite3.Connection, alone: dict[str, Any]) -> Mask:
        text, values = where(Query(**alone))
        # one text is read in a third of the time that one row for each project takes
        found = connection.execute(f"SELECT group_concat(number) FROM works WHERE {text}", values)  # noqa: S608  ours
        (numbers,) = found.fetchone()
        mask = np.zeros(self._columns.total, dtype=bool)
        mask[np.fromstring(numbers or "", dtype=np.intp, sep=",") - 1] = True
        return mask

    def _measured(self, connection: sqlite3.Connection, near: Near) -> Floats:
        far = np.full(self._columns.total, np.inf)
        if near.box is None:
            return far
        numbers, shapes = _shapes(connection, GROUND, self._touched(near.box))
        metres = shapely.distance(shapes, near.centre)
        within = metres <= near.radius_m
        far[numbers[within]] = metres[within]
        return far

    def _touched(self, box: BBox) -> Mask:
        """Tell whose own box meets a box: not fewer than those whose shape does."""
        west, east, south, north = self._columns.boxes
        return np.asarray((east >= box.west) & (west <= box.east) & (north >= box.south) & (south <= box.north))

    def _once(self, key: object, make: Callable[[], npt.NDArray[Any]]) -> npt.NDArray[Any]:
        """Give what is kept by a name; made, and kept instead of what was asked for longest ago."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def _shapes(connection: sqlite3.Connection, select: str, wanted: Mask) -> tuple[Whole, npt.NDArray[np.object_]]:
    """Read the shapes of projects, and which project each is of."""
    rows = connection.execute(select, [json.dumps((np.flatnonzero(wanted) + 1).tolist())]).fetchall()
    numbers = np.array([number for number, _ in rows], dtype=np.intp)
    return numbers - 1, np.asarray(shapely.from_wkb([shape for _, shape in rows]))
