"""Several places as one, and the ground between two."""

from collections.abc import Iterator
from itertools import islice, product
from typing import Final

import shapely

from geocode.composing.ground import AREA, LINE, Made, dimension, flat, worst
from geocode.match import Match, Method

AROUND_M: Final = 100
"""What 「一帶」 adds round the places that it names: a block of houses; a rule of ours, no document gives a figure."""

MOST_CHOICES: Final = 64
"""How many ways to choose one place for each name are tried; more names than that allows are no place."""


def together(choices: list[tuple[Match, ...]], *, around: bool) -> Iterator[Made]:
    """Put one place for each name together.

    Parameters
    ----------
    choices : list of tuple of Match
        What each name may be.
    around : bool
        True asks for the ground about them, with a margin; False for the places alone, or, where they are of
        different kinds, the ground that holds them.

    Yields
    ------
    Made
        One for each choice; of several, those whose places share a district come alone.
    """
    combined = list(islice(product(*choices), MOST_CHOICES))
    neighbours = [parts for parts in combined if frozenset.intersection(*(frozenset(p.districts) for p in parts))]
    for parts in neighbours or combined:
        words = "、".join(part.name for part in parts)
        grounds = [flat(part) for part in parts]
        alike = len({dimension(part) for part in parts}) == 1
        if around:
            hull = shapely.convex_hull(shapely.union_all(grounds)).buffer(AROUND_M)
            # what lies somewhere in an area lies in the hull as well: the area's own radius adds nothing
            known = [part.precision_m for part in parts if dimension(part) != AREA]
            yield Made(hull, Method.AREA, max(AROUND_M, *known, 0), parts, f"{words}一帶，向外 {AROUND_M} 公尺")
        elif alike:
            yield Made(shapely.union_all(grounds), parts[0].method, worst(parts), parts, words)
        else:
            yield Made(_hull(grounds), Method.AREA, worst(parts), parts, f"{words}的範圍")


def corridors(starts: tuple[Match, ...], ends: tuple[Match, ...]) -> Iterator[Made]:
    """Find the ground between two places when no line between them is named.

    Parameters
    ----------
    starts, ends : tuple of Match
        What the two names may be.

    Yields
    ------
    Made
        An area as wide as the gap is long: the way between them is not known. Two places that touch have no gap, and
        then nothing says which way is meant.
    """
    for parts in product(starts, ends):
        gap = shapely.shortest_line(flat(parts[0]), flat(parts[1]))
        if gap.length > 0 and not all(dimension(part) == LINE and part == parts[0] for part in parts):
            ground = gap.buffer(gap.length / 2)
            radius = worst(parts, float(shapely.minimum_bounding_radius(ground)))
            words = f"{parts[0].name}至{parts[1].name}之間，路線不詳"
            yield Made(ground, Method.FALLBACK, radius, parts, words)


def _hull(grounds: list[shapely.Geometry]) -> shapely.Geometry:
    hull = shapely.convex_hull(shapely.union_all(grounds))
    return hull if shapely.get_dimensions(hull) == AREA else hull.buffer(AROUND_M)
