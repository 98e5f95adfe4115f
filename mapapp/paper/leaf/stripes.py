"""Lines of works that run on one another: where they do, the longer lies below and is wider, so that both are seen."""

from collections.abc import Sequence
from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.numbered import Numbered

BESIDE_MM = 0.9
"""Lines so near to each other are one line on paper."""
SHARED_MM = 3.0
"""Where they share less, they cross."""
MOST = 4
"""Wider than so many steps no line is drawn."""


class Stripe(NamedTuple):
    """A line of a work, or the part of it that other lines run on.

    Parameters
    ----------
    one : Numbered
    shape : shapely geometry
        mm.
    step : int
        How many steps wider than the narrowest it is drawn.
    """

    one: Numbered
    shape: BaseGeometry
    step: int


def stripes(lines: Sequence[tuple[Numbered, BaseGeometry]]) -> list[Stripe]:
    """List what is drawn of each line, lowest first.

    Parameters
    ----------
    lines : sequence of (Numbered, shapely geometry)
        mm.
    """
    shortest = sorted(lines, key=lambda line: (line[1].length, line[0].number))
    drawn: list[Stripe] = []
    for one, shape in shortest:
        drawn += [Stripe(one, shape, 0), *_widened(one, shape, drawn)]
    return sorted(reversed(drawn), key=lambda stripe: -stripe.step)


def _widened(one: Numbered, shape: BaseGeometry, upon: Sequence[Stripe]) -> list[Stripe]:
    """Give the parts of a line on which shorter ones run, each a step wider than the widest of these."""
    wider = []
    for other in upon:
        if shapely.dwithin(shape, other.shape, BESIDE_MM):
            shared = shapely.intersection(shape, shapely.buffer(other.shape, BESIDE_MM, quad_segs=2))
            if shared.length >= min(SHARED_MM, other.shape.length / 2) and other.step < MOST:
                wider.append(Stripe(one, shared, other.step + 1))
    return wider
