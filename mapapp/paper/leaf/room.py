"""What of a map is free yet: who asks first has the choice."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.clash import Floats, boxes_meet
from mapapp.paper.leaf.drawn import Letter, LetterKind
from mapapp.paper.lettering import FACES, PT_MM
from mapapp.paper.window import Window

FULL_WIDTH = 0x2E80
"""Characters from here on are as wide as they are high (CJK); others take about six tenths of that."""
LATIN = 0.6
CLEAR_MM = 0.8
"""So far from ways."""
MARGIN_MM = 1.5
"""Names keep so far from the frame."""


def size_of(words: str, kind: LetterKind) -> tuple[float, float]:
    """Give how wide and how high a text stands, mm."""
    em = FACES[kind].size * PT_MM
    return sum(em * (1.0 if ord(one) >= FULL_WIDTH else LATIN) for one in words), em


def boxes_round(spots: Floats, size: tuple[float, float]) -> Floats:
    """Put a box of a size round each spot: west, top, east, bottom."""
    half = np.array(size) / 2
    return np.hstack([spots - half, spots + half])


def box_of(letter: Letter) -> BaseGeometry:
    """Give the room that a letter takes, mm."""
    spot = np.array([[letter.x, letter.y]])
    return shapely.box(*boxes_round(spot, size_of(letter.text, letter.kind))[0])


class Room:
    """The free room of one map.

    Parameters
    ----------
    window : Window
    taken : sequence of shapely geometry
        What nothing may stand on, mm.
    ways : sequence of shapely geometry
        Lines from which everything keeps `CLEAR_MM`.
    """

    def __init__(self, window: Window, taken: Sequence[BaseGeometry], ways: Sequence[BaseGeometry] = ()) -> None:
        edge = MARGIN_MM
        self._frame = np.array([edge, edge, window.width_mm - edge, window.height_mm - edge])
        self._taken = shapely.STRtree([part for part in taken if not part.is_empty])
        self._ways = shapely.STRtree(_pieces(ways))
        self._given = np.empty((0, 4))

    def first(self, boxes: Floats, air_mm: float) -> int | None:
        """Give which of several boxes is the first that is free with air round it, and take it.

        Parameters
        ----------
        boxes : array of shape (n, 4)
            As `boxes_round` gives them.
        air_mm : float
        """
        free = (boxes[:, :2] >= self._frame[:2]).all(axis=1) & (boxes[:, 2:] <= self._frame[2:]).all(axis=1)
        left = np.flatnonzero(free & ~boxes_meet(boxes, self._given, air_mm).any(axis=1))
        aired = shapely.box(*(boxes[left] + np.array([-air_mm, -air_mm, air_mm, air_mm])).T)
        near = self._ways.query(aired, predicate="dwithin", distance=CLEAR_MM)[0]
        left = np.delete(left, np.concatenate([near, self._taken.query(aired, predicate="intersects")[0]]))
        if not len(left):
            return None
        best = int(left[0])
        self._given = np.vstack([self._given, boxes[best]])
        return best


def _pieces(lines: Sequence[BaseGeometry]) -> npt.NDArray[np.object_]:
    """Cut lines at their corners: what lies near a short piece is found at once."""
    corners, owners = shapely.get_coordinates(shapely.get_parts(list(lines)), return_index=True)
    is_piece = owners[1:] == owners[:-1]
    return np.asarray(shapely.linestrings(np.stack([corners[:-1][is_piece], corners[1:][is_piece]], axis=1)))
