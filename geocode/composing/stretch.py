"""The part of a line between two places."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geocode.composing.crossing import MEET_M, SAME_M, meetings
from geocode.composing.ground import AREA, LINE, Made, dimension, flat, worst
from geocode.match import Match, Method

BESIDE_M: Final = 300
"""How far a place that is no line may lie beside the line that it bounds: a station, a school, a park at the road."""

SHORTEST_M: Final = 20
"""A part shorter than this is no part: both ends are the same crossing."""


@dataclass(frozen=True)
class _End:
    """Where along a line a part begins or ends: metres from its start, and how sure that is."""

    at_m: float
    precision_m: float


def stretches(lines: tuple[Match, ...], starts: tuple[Match, ...], ends: tuple[Match, ...]) -> Iterator[Made]:
    """Cut every line that both ends meet.

    Parameters
    ----------
    lines, starts, ends : tuple of Match
        What the three names may be.

    Yields
    ------
    Made
        One for each way to cut; a line that an end meets twice gives rivals.
    """
    for parts in product(lines, starts, ends):
        line, start, end = parts
        if dimension(line) != LINE:
            continue
        words = f"{line.name}自{start.name}至{end.name}"
        for piece, precision_m in _pieces(flat(line), start, end, line.precision_m):
            yield Made(piece, Method.ALONG, max(precision_m, line.precision_m), parts, words)


def _pieces(ground: BaseGeometry, start: Match, end: Match, line_m: float) -> Iterator[tuple[BaseGeometry, float]]:
    """Cut the carriageway that the two ends meet best: they run side by side and both would be cut alike."""
    ways = [(way, ends_on(way, start, line_m), ends_on(way, end, line_m)) for way in shapely.get_parts(ground)]
    met = [way for way in ways if way[1] and way[2]]
    for way, starts, ends in sorted(met, key=lambda one: -one[0].length)[:1]:
        for first, last in product(starts, ends):
            piece = between(way, first.at_m, last.at_m)
            if piece.length >= SHORTEST_M:
                yield piece, max(first.precision_m, last.precision_m)


def ends_on(way: BaseGeometry, end: Match, line_m: float = 0) -> list[_End]:
    """Say where along a line another place meets it.

    Parameters
    ----------
    way : LineString
        EPSG:3826.
    end : Match
        A line ends the part where they cross, an area half-way through it, a point beside it where it is nearest.
    line_m : float
        Precision of the line, metres.

    Returns
    -------
    list of _End
        Empty if the place is too far from the line.
    """
    ground = flat(end)
    if dimension(end) == AREA:
        inside = shapely.intersection(way, ground)
        if not inside.is_empty:
            middle = shapely.get_parts(inside)[0].interpolate(0.5, normalized=True)
            return [_End(way.project(middle), inside.length / 2)]
    reach = worst([end], line_m, MEET_M if dimension(end) == LINE else BESIDE_M)
    points = meetings(way, ground, reach) if way.distance(ground) <= reach else []
    return [_End(way.project(point), end.precision_m) for point in points]


def between(way: BaseGeometry, first_m: float, last_m: float) -> BaseGeometry:
    """Cut a line; of a ring the shorter way round.

    Parameters
    ----------
    way : LineString
        EPSG:3826.
    first_m, last_m : float
        Metres from its start, in any order.
    """
    low, high = sorted((first_m, last_m))
    inner = substring(way, low, high)
    round_m = way.length - inner.length
    if shapely.get_point(way, 0).distance(shapely.get_point(way, -1)) > SAME_M or inner.length <= round_m:
        return inner
    return shapely.line_merge(shapely.MultiLineString([substring(way, high, way.length), substring(way, 0, low)]))
