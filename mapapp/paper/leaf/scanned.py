"""Lines that fill areas on a grid, whichever of them overlap: parallels to an axis, cut where the areas end."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from mapapp.paper.leaf.grid import Gridded, Ints

ACROSS, DOWN = 0, 1
"""Lines run to the right, or downwards."""
BETWEEN = 0.5
"""Lines run between the steps, where no corner is: each edge is either crossed or not."""


@dataclass(frozen=True)
class Scanned:
    """Pieces of parallel lines, in steps.

    Parameters
    ----------
    level : array of shape (n,)
        Where each piece's line runs.
    start, end : array of shape (n,)
        From where to where on it; ascending, and none meets the next.
    """

    level: Ints
    start: Ints
    end: Ints

    @classmethod
    def of(cls, areas: Gridded, axis: int, apart: int) -> Self:
        """Fill areas with lines that run along an axis.

        Parameters
        ----------
        areas : Gridded
            Rings of polygons; a polygon is filled by the even-odd rule, several together wherever one of them is.
        axis : int
        apart : int
            Steps from line to line.
        """
        level, along, owner = _crossings(areas, axis, apart)
        order = np.lexsort((along, level, owner))
        level, along = level[order], along[order]
        return cls(*_joined(level[0::2], along[0::2], along[1::2]))

    def path(self, axis: int) -> str:
        """Write the pieces as the data of a path, in steps."""
        x, y = (self.start, self.level) if axis == ACROSS else (self.level, self.start)
        to = "h" if axis == ACROSS else "v"
        pieces = zip(x.tolist(), y.tolist(), (self.end - self.start).tolist(), strict=True)
        return "".join(f"M{x} {y}{to}{far}" for x, y, far in pieces)

    def dots(self, apart: int) -> str:
        """Write dots in the place of pieces that run across: every other line's stand between those of the next."""
        # which of its kind a line is
        offset = np.where(self.level // apart % 2 == 0, 0, apart // 2)
        first = -(-(self.start - offset) // apart)
        count = np.maximum(0, (self.end - offset) // apart - first + 1)
        piece = np.repeat(np.arange(len(count)), count)
        nth = np.arange(len(piece)) - np.repeat(np.cumsum(count) - count, count)
        x = (first[piece] + nth) * apart + offset[piece]
        return "".join(f"M{x} {y}h.01" for x, y in zip(x.tolist(), self.level[piece].tolist(), strict=True))


def _crossings(areas: Gridded, axis: int, apart: int) -> tuple[Ints, Ints, Ints]:
    """Find where edges cross the lines: level, place along it, and polygon."""
    is_edge = ~areas.begins[1:]
    one, other = areas.corners[:-1][is_edge], areas.corners[1:][is_edge]
    across = 1 - axis
    low, high = (edge(one[:, across], other[:, across]) for edge in (np.minimum, np.maximum))
    first, last = (np.ceil((side - BETWEEN) / apart).astype(np.int64) for side in (low, high))
    counts = last - first
    edge = np.repeat(np.arange(len(one)), counts)
    nth = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    level = nth * apart
    share = (level + BETWEEN - one[edge, across]) / (other - one)[edge, across]
    along = one[edge, axis] + share * (other - one)[edge, axis]
    return level, np.rint(along).astype(np.int64), areas.owner[1:][is_edge][edge]


def _joined(level: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints, Ints]:
    """Join pieces of a line that overlap or meet; what has no length is left out."""
    order = np.lexsort((start, level))
    level, start, end = level[order], start[order], end[order]
    if not len(level):
        return level, start, end
    # each line has numbers of its own, so that no piece reaches into the next line
    wide = int(end.max() - start.min()) + 2
    turn = np.cumsum(np.concatenate([[0], np.diff(level) != 0])) * wide
    reach = np.maximum.accumulate(end + turn)
    is_new = np.concatenate([[True], (start + turn)[1:] > reach[:-1]])
    begins = np.flatnonzero(is_new)
    ends = (reach - turn)[np.append(begins[1:], len(level)) - 1]
    has_length = ends > start[begins]
    return level[begins][has_length], start[begins][has_length], ends[has_length]
