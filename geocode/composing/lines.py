"""Pieces of one line: roads are known district by district."""

from __future__ import annotations

from dataclasses import replace

import shapely

from geocode.composing.ground import LINE, dimension, flat, on_grid, worst
from geocode.composing.meeting import MEET_M
from geocode.match import Match
from geocode.metres import in_degrees


def joined(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Join lines of one name that come as near to each other as 30 m; what bears the name elsewhere stays apart.

    Parameters
    ----------
    matches : tuple of Match
        Candidates for one name.

    Returns
    -------
    tuple of Match
        Lines first, in the order in which their first piece stands.
    """
    lines = [match for match in matches if dimension(match) == LINE]
    if len(lines) < 2:  # noqa: PLR2004
        return matches
    groups: list[list[tuple[Match, shapely.Geometry]]] = []
    for piece in ((line, flat(line)) for line in lines):
        near = [group for group in groups if any(_continues(piece, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(one for group in near for one in group), piece])
    return (*map(_one, groups), *(match for match in matches if dimension(match) != LINE))


def _continues(piece: tuple[Match, shapely.Geometry], other: tuple[Match, shapely.Geometry]) -> bool:
    return piece[0].name == other[0].name and bool(shapely.dwithin(piece[1], other[1], MEET_M))


def _one(group: list[tuple[Match, shapely.Geometry]]) -> Match:
    if len(group) == 1:
        return group[0][0]
    parts = [match for match, _ in group]
    whole = shapely.line_merge(shapely.union_all([ground for _, ground in group]))
    return replace(
        parts[0],
        geometry=on_grid(in_degrees(whole)),
        precision_m=int(worst(parts)),
        source="；".join(dict.fromkeys(one for part in parts for one in part.source.split("；"))),
        districts=tuple(dict.fromkeys(name for part in parts for name in part.districts)),
    )
