"""The way along a line from one point to another: geometry alone, in metres."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator
from itertools import count, pairwise
from typing import Final, NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geocode.composing.meeting import MEET_M

GAP_M: Final = 30
"""A line that stops goes on where another piece begins as near as this: roads are drawn with gaps at crossings."""

GAP_COST: Final = 5
"""What a metre beside the line costs against one along it: no way changes carriageways to save a few metres."""

Node = tuple[float, float]


class _Landing(NamedTuple):
    """Where a point that may lie beside the line comes upon it."""

    edge: int
    at_m: float
    node: Node
    off_m: float


def way_between(line: BaseGeometry, start: BaseGeometry, end: BaseGeometry) -> BaseGeometry | None:
    """Take the shortest way along a line from one point to another.

    Parameters
    ----------
    line : LineString or MultiLineString
        EPSG:3826, metres. It may branch, have two carriageways or gaps of 30 m, or be a ring.
    start, end : Point
        On the line or beside it. One between two carriageways is on both.

    Returns
    -------
    LineString, MultiLineString or None
        The part of the line, the same whichever end comes first; None where no way leads from one to the other.

    Examples
    --------
    >>> way_between(shapely.LineString([(0, 0), (9, 0)]), shapely.Point(2, 0), shapely.Point(5, 1)).wkt
    'LINESTRING (2 0, 5 0)'
    """
    first, last = sorted((start, end), key=_node)
    edges = list(shapely.get_parts(shapely.line_merge(shapely.union_all(shapely.get_parts(line)))))
    landings = [_landings(edges, point) for point in (first, last)]
    network = _Network(_cut(edges, [landing for some in landings for landing in some]))
    network.bridge_gaps()
    for point, some in zip((first, last), landings, strict=True):
        for landing in some:
            network.join(_node(point), landing.node, GAP_COST * landing.off_m)
    pieces = network.shortest(_node(first), _node(last))
    return shapely.line_merge(shapely.MultiLineString(pieces)) if pieces else None


class _Network:
    """A line as nodes and what joins them."""

    def __init__(self, pieces: list[BaseGeometry]) -> None:
        self._ways: dict[Node, list[tuple[Node, float, BaseGeometry | None]]] = defaultdict(list)
        for piece in pieces:
            coordinates = shapely.get_coordinates(piece)
            self.join(tuple(coordinates[0]), tuple(coordinates[-1]), piece.length, piece)

    def join(self, one: Node, other: Node, cost: float, piece: BaseGeometry | None = None) -> None:
        """Let a way lead from one node to another and back."""
        self._ways[one].append((other, cost, piece))
        self._ways[other].append((one, cost, piece))

    def bridge_gaps(self) -> None:
        """Let a way lead from each loose end to the nodes beside it."""
        nodes = list(self._ways)
        points = shapely.points(nodes) if nodes else []
        loose = [index for index, node in enumerate(nodes) if len(self._ways[node]) == 1]
        tree = shapely.STRtree(points)
        for index in loose:
            for beside in sorted(tree.query(points[index], predicate="dwithin", distance=GAP_M)):
                if beside != index:
                    self.join(nodes[index], nodes[beside], GAP_COST * points[index].distance(points[beside]))

    def shortest(self, start: Node, end: Node) -> list[BaseGeometry]:
        """Find the pieces of the cheapest way (Dijkstra); none where there is no way."""
        order = count()  # so that pieces of equal cost are never compared
        came: dict[Node, tuple[Node, BaseGeometry | None]] = {}
        queue: list[tuple[float, int, Node, Node, BaseGeometry | None]] = [(0, next(order), start, start, None)]
        while queue and end not in came:
            cost, _, node, before, piece = heapq.heappop(queue)
            if node not in came:
                came[node] = (before, piece)
                for other, more, way in self._ways[node]:
                    heapq.heappush(queue, (cost + more, next(order), other, node, way))
        return [piece for piece in _back(came, start, end) if piece is not None] if end in came else []


def _back(came: dict[Node, tuple[Node, BaseGeometry | None]], start: Node, end: Node) -> Iterator[BaseGeometry | None]:
    while end != start:
        end, piece = came[end]
        yield piece


def _landings(edges: list[BaseGeometry], point: BaseGeometry) -> list[_Landing]:
    """Find where a point comes upon the nearest piece of a line, and upon those that run beside it."""
    apart = shapely.distance(edges, point)
    found = []
    for index in (apart <= apart.min() + MEET_M).nonzero()[0]:
        at_m = edges[index].project(point)
        found.append(_Landing(int(index), at_m, _node(edges[index].interpolate(at_m)), float(apart[index])))
    return found


def _cut(edges: list[BaseGeometry], landings: list[_Landing]) -> list[BaseGeometry]:
    """Cut each edge where a point comes upon it."""
    pieces = []
    for index, edge in enumerate(edges):
        cuts = sorted({0.0, edge.length, *(landing.at_m for landing in landings if landing.edge == index)})
        pieces += [substring(edge, low, high) for low, high in pairwise(cuts)] if len(cuts) > 2 else [edge]  # noqa: PLR2004
    return pieces


def _node(point: BaseGeometry) -> Node:
    return (point.x, point.y)
