"""Which numbers on a map would stand in each other's way: boxes and lines, many against many, in arrays."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
BOX, LINE = slice(0, 4), slice(4, 8)
"""A figure is a row of eight: west, top, east, bottom of the number; x, y of its leader line's ends, or NaN."""
NO_RUN_MM = 1e-9


def boxes_meet(some: Floats, others: Floats, gap: float = 0.0) -> Bools:
    """Tell which boxes overlap or come nearer than a gap.

    Parameters
    ----------
    some, others : array of shape (m, 4), (n, 4)
        west, top, east, bottom, mm.
    gap : float
        mm.

    Returns
    -------
    array of shape (m, n)
    """
    one, two = some[:, None], others[None]
    across = (one[..., 0] < two[..., 2] + gap) & (two[..., 0] < one[..., 2] + gap)
    return across & (one[..., 1] < two[..., 3] + gap) & (two[..., 1] < one[..., 3] + gap)


def lines_meet_boxes(lines: Floats, boxes: Floats) -> Bools:
    """Tell which lines pass through which boxes; a line of NaN passes through none.

    Parameters
    ----------
    lines : array of shape (m, 4)
        x, y of one end and of the other.
    boxes : array of shape (n, 4)

    Returns
    -------
    array of shape (m, n)
    """
    enters, leaves = np.zeros((len(lines), len(boxes))), np.ones((len(lines), len(boxes)))
    for axis in (0, 1):
        start, run = lines[:, axis, None], (lines[:, axis + 2] - lines[:, axis])[:, None]
        # a line along the other axis is always or never between the two edges: a tiny run says which
        run = np.where(np.abs(run) < NO_RUN_MM, NO_RUN_MM, run)
        first, last = (boxes[None, :, axis] - start) / run, (boxes[None, :, axis + 2] - start) / run
        enters, leaves = np.maximum(enters, np.minimum(first, last)), np.minimum(leaves, np.maximum(first, last))
    return np.asarray(enters < leaves)


def lines_cross(some: Floats, others: Floats) -> Bools:
    """Tell which lines cross; a line of NaN crosses none.

    Parameters
    ----------
    some, others : array of shape (m, 4), (n, 4)

    Returns
    -------
    array of shape (m, n)
    """
    one, two = some[:, None], others[None]
    sides = _side(one, two[..., :2]) * _side(one, two[..., 2:])
    return np.asarray((sides < 0) & (_side(two, one[..., :2]) * _side(two, one[..., 2:]) < 0))


def _side(line: Floats, point: Floats) -> Floats:
    """Give on which side of a line a point lies: the sign of the cross product."""
    along, up = line[..., 2] - line[..., 0], line[..., 3] - line[..., 1]
    return np.asarray(along * (point[..., 1] - line[..., 1]) - up * (point[..., 0] - line[..., 0]))
