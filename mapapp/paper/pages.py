"""A map that is larger than a page: pages that overlap, each named by its row and column."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.errors import QueryError
from mapapp.paper.scales import AIR_MM, SERIES
from mapapp.paper.window import MM_PER_M, Window

OVERLAP_MM: Final = 10.0
"""Pages that join show the same strip, so that they can be glued."""
MOST_PAGES: Final = 200
"""Of one sheet: more hang on no wall, and the server has others to serve."""
SIDES: Final = {"north": (-1, 0), "east": (0, 1), "south": (1, 0), "west": (0, -1)}
LETTERS: Final = 26
MOVES: Final = (0, -0.5, 0.5, -1, 1)
"""Shares of its free play by which the grid is moved to save pages."""
Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True)
class Tile:
    """One page of several.

    Parameters
    ----------
    name : str
        Row by letter, from the north; column by number, from the west: ``B3``.
    window : Window
    beside : tuple of (str, str)
        Side and name of each page that joins.
    """

    name: str
    window: Window
    beside: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """Where pages of a scale lie round an area.

    Parameters
    ----------
    first : Window
        The one in the north-west, whether the area reaches into it or not.
    rows, columns : int
    """

    first: Window
    rows: int
    columns: int

    @property
    def step_m(self) -> tuple[float, float]:
        """Metres from one page to the next, eastward and southward."""
        metres = self.first.metres_per_mm
        return (self.first.width_mm - OVERLAP_MM) * metres, (self.first.height_mm - OVERLAP_MM) * metres

    def window(self, row: int, column: int) -> Window:
        """Give the ground of a page."""
        east, south = self.step_m
        first = self.first
        moved = (first.west + column * east, first.north - row * south)
        return Window(*moved, first.scale, first.width_mm, first.height_mm)

    def taken(self, area: BaseGeometry) -> list[Place]:
        """List row and column of the pages that an area reaches into, by row."""
        rows, columns = (axis.ravel() for axis in np.mgrid[: self.rows, : self.columns])
        east, south = self.step_m
        west, north = self.first.west + columns * east, self.first.north - rows * south
        right, bottom = (shift * self.first.metres_per_mm for shift in (self.first.width_mm, self.first.height_mm))
        shapely.prepare(area)
        meets = shapely.intersects(area, shapely.box(west, north - bottom, west + right, north))
        return list(zip(rows[meets].tolist(), columns[meets].tolist(), strict=True))


def tiles(area: BaseGeometry, scale: int, size_mm: tuple[float, float]) -> tuple[Tile, ...]:
    """Lay pages over an area; those without any part of it are left out.

    Parameters
    ----------
    area : shapely geometry
        EPSG:3826, metres.
    scale : int
        1:n.
    size_mm : (float, float)
        Width and height of the map on each page.

    Raises
    ------
    layers.errors.QueryError
        If that makes more than `MOST_PAGES`; it names the largest scale that does not.
    """
    laid = _laid(area, scale, size_mm)
    if laid is None:
        fits = next(one for one in SERIES if one > scale and _laid(area, one, size_mm))
        raise QueryError("scale", str(scale), f"at least {fits}: a sheet has at most {MOST_PAGES} pages with a map")
    grid, taken = laid
    if len(taken) == 1:
        return (Tile("", Window.round(area, scale, size_mm), ()),)
    names = {place: _name(*place) for place in taken}
    return tuple(Tile(name, grid.window(*place), _beside(place, names)) for place, name in names.items())


def _laid(area: BaseGeometry, scale: int, size_mm: tuple[float, float]) -> tuple[Grid, list[Place]] | None:
    """Lay the grid so that the fewest pages have a part of the area; None if that are too many."""
    grids = _grids(area, scale, size_mm)
    middle = next(grids)
    # what alone fills more pages need not be laid out: at 1:1000 the city would have 250,000
    if area.area > MOST_PAGES * middle.first.ground.area:
        return None
    laid = [(grid, grid.taken(area)) for grid in (middle, *grids)]
    grid, taken = min(laid, key=lambda one: len(one[1]))
    return (grid, taken) if len(taken) <= MOST_PAGES else None


def _grids(area: BaseGeometry, scale: int, size_mm: tuple[float, float]) -> Iterator[Grid]:
    """Give as few rows and columns as hold the area with a little air: round its middle, then moved."""
    metres = scale / MM_PER_M
    west, south, east, north = area.bounds
    needed = ((east - west) / metres + 2 * AIR_MM, (north - south) / metres + 2 * AIR_MM)
    steps = [length - OVERLAP_MM for length in size_mm]
    counts = [max(1, math.ceil((whole - OVERLAP_MM) / step)) for whole, step in zip(needed, steps, strict=True)]
    wholes = [count * step + OVERLAP_MM for count, step in zip(counts, steps, strict=True)]
    spare = [(whole - need) / 2 for whole, need in zip(wholes, needed, strict=True)]
    for right, down in product(MOVES, MOVES):
        left = (west + east) / 2 + (right * spare[0] - wholes[0] / 2) * metres
        top = (south + north) / 2 - (down * spare[1] - wholes[1] / 2) * metres
        yield Grid(Window(left, top, scale, *size_mm), counts[1], counts[0])


def _name(row: int, column: int) -> str:
    """Name a page as spreadsheets name a cell: after Z comes AA."""
    letters = ""
    row += 1
    while row:
        row, last = divmod(row - 1, LETTERS)
        letters = chr(ord("A") + last) + letters
    return f"{letters}{column + 1}"


def _beside(place: Place, names: dict[Place, str]) -> tuple[tuple[str, str], ...]:
    row, column = place
    joined = {side: names.get((row + down, column + right)) for side, (down, right) in SIDES.items()}
    return tuple((side, name) for side, name in joined.items() if name)
