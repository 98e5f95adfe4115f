"""Where the items of a collection lie, as arrays: a box is asked of all of them at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely
from shapely import GeometryType

from layers.bbox import BBox
from layers.items.crs import Crs

NUMBER, FLAG, SIDE = np.dtype("<i8"), np.dtype("?"), np.dtype("<f8")
"""How they stand in the file: the bytes are the same on every machine."""
SIDES = 4
CONNECTED = [GeometryType.POINT, GeometryType.LINESTRING, GeometryType.LINEARRING, GeometryType.POLYGON]
"""What is in one piece; what has parts may be in several."""
COLUMNS = {Crs.CRS84: "shape", Crs.TWD97: "metres"}
"""Geometries of a system, in the table ``works``."""
SHAPES = "SELECT {} FROM members JOIN works USING (number) WHERE collection = ? ORDER BY number"
MEMBERS = "SELECT number FROM members WHERE collection = ? ORDER BY number"

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Sides = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """The members of a collection, by number.

    Parameters
    ----------
    numbers : array of int, shape (n,)
    connected : array of bool, shape (n,)
        Whether each is in one piece.
    bounds : mapping of Crs to array of float, shape (4, n)
        Least and greatest coordinates, x before y, in the units of the system; NaN without a place.
    """

    numbers: Numbers
    connected: Flags
    bounds: Mapping[Crs, Sides]

    def near(self, box: BBox, crs: Crs) -> Numbers:
        """List the places of those whose bounds meet a box, ascending.

        One comparison tells of all four sides: each time numpy goes through many numbers it lets other threads go on,
        and takes its turn after them.
        """
        least = np.array([[box.east], [box.north], [-box.west], [-box.south]])
        return np.flatnonzero((self._reach[crs] <= least).all(axis=0))

    @cached_property
    def _reach(self) -> Mapping[Crs, Sides]:
        return {crs: np.concatenate((sides[:2], -sides[2:])) for crs, sides in self.bounds.items()}

    @classmethod
    def read(cls, numbers: bytes, connected: bytes, degrees: bytes, metres: bytes) -> Frame:
        """Read what `insert_frame` wrote."""
        sides = {Crs.CRS84: degrees, Crs.TWD97: metres}
        # a column beside the other: each is compared alone
        bounds = {crs: np.frombuffer(body, SIDE).reshape(SIDES, -1) for crs, body in sides.items()}
        return cls(np.frombuffer(numbers, NUMBER), np.frombuffer(connected, FLAG), bounds)


def insert_frame(file: sqlite3.Connection, collection: str) -> None:
    """Write the frame of a collection whose members and works are written.

    Parameters
    ----------
    file : sqlite3.Connection
    collection : str
        Its id.
    """
    numbers = np.array([number for (number,) in file.execute(MEMBERS, [collection])], NUMBER)
    shapes = {crs: _shapes(file.execute(SHAPES.format(column), [collection])) for crs, column in COLUMNS.items()}
    connected = np.isin(shapely.get_type_id(shapes[Crs.CRS84]), CONNECTED)
    sides = [shapely.bounds(some).reshape(-1, SIDES).T.astype(SIDE) for some in shapes.values()]
    bodies = [array.tobytes() for array in (numbers, connected.astype(FLAG), *sides)]
    file.execute("INSERT INTO frames VALUES (?, ?, ?, ?, ?)", (collection, *bodies))


def _shapes(rows: Iterable[tuple[bytes | None]]) -> npt.NDArray[np.object_]:
    read: npt.NDArray[np.object_] = shapely.from_wkb(np.array([shape for (shape,) in rows], dtype=object))
    return read
