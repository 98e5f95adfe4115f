"""An overlay as it lies under the works of a map: over the ground, below its lines and everything that is numbered."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from layers.errors import QueryError
from layers.overlays import Overlays, Shown
from layers.overlays.classes import Class
from layers.overlays.shelf import Overlay
from mapapp.paper.leaf.grid import Shapes
from mapapp.paper.leaf.patches import AREA, LINE, POINT, Patch, drawn
from mapapp.paper.leaf.style import ALONE, Style
from mapapp.paper.window import Window
from mapapp.portrait.svg import Node

COLLECTION = 7
"""Type of a shape that may hold shapes of every other type, collections among them (GEOS)."""
PLACE_MM = 1.0
"""A mark that stands so far outside the frame is seen in part."""
Facts = Mapping[str, Any]


class Laid(NamedTuple):
    """An overlay on one map.

    Parameters
    ----------
    areas : tuple of Node
        The least class first, and so the deepest on top: they lie below what runs through the land.
    marks : tuple of Node
        Lines, then points: they lie on it.
    classes : frozenset of (int or None, int)
        Number of each class that occurs, and the dimensions of what bears it: the legend must explain them.
    """

    areas: tuple[Node, ...] = ()
    marks: tuple[Node, ...] = ()
    classes: frozenset[tuple[int | None, int]] = frozenset()


@dataclass(frozen=True, eq=False)
class Underlay:
    """An overlay that was ordered for a sheet.

    Parameters
    ----------
    overlay : Overlay
    grey : bool
        Whether the sheet has no colour.
    style : Style
        How it is told from the others of its sheet.
    """

    overlay: Overlay
    grey: bool = False
    style: Style = ALONE

    @classmethod
    def find(cls, overlays: Overlays | None, name: str, *, grey: bool) -> Self:
        """Open the overlay of an id.

        Raises
        ------
        layers.errors.QueryError
            If there is none.
        layers.errors.OverlayUnreadableError
            If its file cannot be read.
        """
        found = overlays.find(name) if overlays else None
        if found is None:
            if known := overlays.names() if overlays else []:
                raise QueryError("overlay", name, f"the id of an overlay: {', '.join(known)}")
            raise QueryError("overlay", name, "no overlay, as there is none here")
        return cls(found, grey)

    @property
    def shown(self) -> Shown:
        """Facts of the overlay."""
        return self.overlay.shown

    def draw(self, window: Window) -> Laid:
        """Draw what lies in a window.

        Parameters
        ----------
        window : Window
        """
        if not self.style.drawn:
            return Laid()
        numbers, shapes = self._within(window)
        dimensions = shapely.get_dimensions(shapes)
        if not self.style.hatched:
            numbers = np.where(dimensions == AREA, _key(None), numbers)
        nodes: dict[int, list[Node]] = {AREA: [], LINE: [], POINT: []}
        occurs = set()
        for dimension, (number, facts) in product(nodes, classes_of(self.shown).items()):
            mine = shapes[(numbers == _key(number)) & (dimensions == dimension)]
            if len(mine):
                nodes[dimension] += drawn(Patch(mine, dimension, facts, self.style), window, grey=self.grey)
                occurs.add((number, dimension))
        return Laid(tuple(nodes[AREA]), (*nodes[LINE], *nodes[POINT]), frozenset(occurs))

    def _within(self, window: Window) -> tuple[npt.NDArray[np.int64], Shapes]:
        """Read what may be seen in a window, cut at its frame; EPSG:3826."""
        frame = shapely.buffer(window.ground, PLACE_MM * window.metres_per_mm, join_style="mitre")
        rows = self.overlay.shapes(_degrees(frame))
        classes, bodies = zip(*rows, strict=True) if rows else ((), ())
        numbers = np.fromiter(map(_key, classes), dtype=np.int64, count=len(rows))
        shapes = shapely.from_wkb(np.array(bodies, dtype=object))
        while (shapely.get_type_id(shapes) == COLLECTION).any():
            shapes, owners = shapely.get_parts(shapes, return_index=True)
            numbers = numbers[owners]
        cut, owners = shapely.get_parts(shapely.clip_by_rect(shapes, *frame.bounds), return_index=True)
        return numbers[owners], cut


def classes_of(shown: Shown) -> dict[int | None, Facts]:
    """Give number of a class to its facts, as an overlay has them: the least first, what has no class last."""
    known: dict[int | None, Facts] = {one["number"]: one for one in shown.classes}
    return known if None in known else known | {None: asdict(Class(None, (), 0))}


def _key(number: int | None) -> int:
    return number or 0


def _degrees(frame: BaseGeometry) -> tuple[float, float, float, float]:
    from geocode.metres import in_degrees

    west, south, east, north = in_degrees(frame).bounds
    return west, south, east, north
