"""Lines of works that run on one another: the longer lies below and is wider, so that each is seen all along."""

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.numbered import Numbered

BESIDE_MM = 0.9
"""Lines so near to each other are one line on paper."""
SHARE, SHARED_MM = 0.5, 6.0
"""A line runs on another when it shares so much of its own way with it, or so many millimetres; else it crosses it."""
MOST = 5
"""Wider than so many steps no line is drawn."""


def stripes(lines: Sequence[tuple[Numbered, BaseGeometry]]) -> list[tuple[Numbered, BaseGeometry, int]]:
    """Say how many steps wider than the narrowest each line is drawn, widest first.

    Parameters
    ----------
    lines : sequence of (Numbered, shapely geometry)
        mm.
    """
    stacked: list[tuple[Numbered, BaseGeometry, int]] = []
    for one, shape in sorted(lines, key=lambda line: (line[1].length, line[0].number)):
        beside = shapely.buffer(shape, BESIDE_MM, quad_segs=2)
        upon = [step for _, other, step in stacked if _runs_on(other, beside)]
        stacked.append((one, shape, min(max(upon, default=-1) + 1, MOST)))
    return sorted(stacked, key=lambda line: -line[2])


def _runs_on(line: BaseGeometry, beside: BaseGeometry) -> bool:
    if not shapely.intersects(line, beside):
        return False
    shared = shapely.intersection(line, beside).length
    return bool(shared >= min(SHARE * line.length, SHARED_MM))
