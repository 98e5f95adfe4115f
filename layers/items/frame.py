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
    ends : mapping of Crs to array of float, shape (4, n)
        Where each touches its bounds, as `ends_of` gives it.
    """

    numbers: Numbers
    connected: Flags
    bounds: Mapping[Crs, Sides]
    ends: Mapping[Crs, Sides]

    def sift(self, box: BBox, crs: Crs) -> tuple[Numbers, Numbers]:
        """Tell by their bounds which members may meet a box, and of which of these only the geometry can tell.

        One meets a box for sure if one of its four ends lies inside, or if it is in one piece and reaches no farther
        than the box in one direction: on its way from end to end in the other direction it is inside.

        Returns
        -------
        near : array of int, shape (m,)
            Places in the frame of those whose bounds meet the box, ascending.
        unsure : array of int
            Places in `near` of those that do not meet it for sure.
        """
        # one comparison tells of all four sides: wherever numpy has many numbers to go through it lets other threads go
        # on meanwhile, and waits for its turn after each time
        first = np.array([[box.west], [box.south], [-box.east], [-box.north]])
        last = np.array([[box.east], [box.north], [-box.west], [-box.south]])
        near = np.flatnonzero((self._sides[crs] <= last).all(axis=0))
        within = self._sides[crs][:, near] >= first
        west, south, east, north = within
        ends, low = self.ends[crs][:, near], np.array([[box.south], [box.west]] * 2)
        inside = within & (ends >= low) & (ends <= np.array([[box.north], [box.east]] * 2))
        sure = inside.any(axis=0) | (self.connected[near] & (west & east | south & north))
        return near, np.flatnonzero(~sure)

    @cached_property
    def _sides(self) -> Mapping[Crs, Sides]:
        """Give the bounds with the greatest negative: to be within a box on a side is the same comparison on each."""
        return {crs: np.concatenate((sides[:2], -sides[2:])) for crs, sides in self.bounds.items()}

    @classmethod
    def read(cls, numbers: bytes, connected: bytes, *sides: bytes) -> Frame:
        """Read what `insert_frame` wrote."""
        read = [np.frombuffer(body, SIDE).reshape(SIDES, -1) for body in sides]
        bounds, ends = (dict(zip(COLUMNS, part, strict=True)) for part in (read[: len(COLUMNS)], read[len(COLUMNS) :]))
        return cls(np.frombuffer(numbers, NUMBER), np.frombuffer(connected, FLAG), bounds, ends)


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
    bounds = [shapely.bounds(some).reshape(-1, SIDES).T.astype(SIDE) for some in shapes.values()]
    ends = [ends_of(some).astype(SIDE) for some in shapes.values()]
    bodies = [array.tobytes() for array in (numbers, connected.astype(FLAG), *bounds, *ends)]
    file.execute("INSERT INTO frames VALUES (?, ?, ?, ?, ?, ?, ?)", (collection, *bodies))


def ends_of(shapes: npt.NDArray[np.object_]) -> Sides:
    """Tell where geometries touch their bounds: y of a vertex farthest west, x of one farthest south, then east, north.

    Parameters
    ----------
    shapes : array of shapely geometries or None, shape (n,)

    Returns
    -------
    array of float, shape (4, n)
        In their units; NaN without a place.
    """
    corners, owners = shapely.get_coordinates(shapes, return_index=True)
    bounds, ends = shapely.bounds(shapes).reshape(-1, SIDES), np.full((SIDES, len(shapes)), np.nan)
    for side in range(SIDES):
        along, across = corners[:, side % 2], corners[:, 1 - side % 2]
        touching = along == bounds[owners, side]
        who, first = np.unique(owners[touching], return_index=True)
        ends[side, who] = across[touching][first]
    return ends


def _shapes(rows: Iterable[tuple[bytes | None]]) -> npt.NDArray[np.object_]:
    read: npt.NDArray[np.object_] = shapely.from_wkb(np.array([shape for (shape,) in rows], dtype=object))
    return read
