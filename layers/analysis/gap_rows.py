"""Rows of the analysis of gaps."""

from __future__ import annotations

import numpy as np

from layers.analysis.asked import Asked
from layers.analysis.gaps import Around, Gap, Rank, find_gaps, ranked
from layers.analysis.result import Row, Value, depths, hectares
from layers.analysis.roles import Cast
from layers.analysis.works import Works
from layers.analysis.zones import Zones
from layers.errors import QueryError
from layers.overlays import Shown

Totals = dict[str, int | float]


def gap_rows(asked: Asked, works: Works, roles: Cast, homes: Zones, villages: Zones) -> tuple[list[Row], Totals]:
    """Tell where it floods and nothing stands, the first by rank first; what lies in no district is counted alone.

    Parameters
    ----------
    asked : Asked
    works : Works
    roles : Cast
        With ground, or points, or both.
    homes, villages : Zones
        Districts and villages.

    Raises
    ------
    QueryError
        If the ranking needs flood points and none were chosen, the ground has no classes to choose by, or what the
        places are to lie in is no district.
    """
    if asked.rank is Rank.POINTS and roles.points is None:
        raise QueryError("rank", asked.rank, "an overlay of the kind flood-points beside it")
    flooded = roles.ground or roles.points
    assert flooded is not None  # noqa: S101  an analysis of gaps has one overlay at least, and either role
    if strange := [name for name in asked.within if name not in homes.names]:
        raise QueryError("within", strange[0], "a district of Kaohsiung, such as 岡山區")
    has_classes = bool(flooded.classes.any())
    if asked.least_class > 1 and not has_classes:
        raise QueryError("class", str(asked.least_class), "an overlay that has classes")
    if has_classes:
        flooded = flooded.among(flooded.classes >= asked.least_class)
    standing = works.among(works.standing(asked.by) & works.placed)
    gaps = ranked(find_gaps(standing, flooded, Around(homes, villages, roles.points), asked.metres), asked.rank)
    inside = [gap for gap in gaps if gap.districts]
    here = [gap for gap in inside if not asked.within or set(asked.within) & set(gap.districts)]
    rows = [_row(rank, gap, flooded.shown) for rank, gap in enumerate(here, 1)]
    totals: Totals = {"places": len(rows), "hectares": hectares(float(np.sum([gap.m2 for gap in here])))}
    totals |= {"elsewhere": len(inside) - len(here)} if asked.within else {}
    return rows, totals | {"outside": len(gaps) - len(inside), "works": len(works), "standing": len(standing)}


def _row(rank: int, gap: Gap, shown: Shown) -> Row:
    near = gap.nearest or {}
    values: dict[str, Value] = {
        "id": str(rank),
        "rank": rank,
        "ha": hectares(gap.m2) if gap.m2 else None,
        **depths(shown, gap.deepest),
        "points": gap.points,
        "districts": list(gap.districts),
        "villages": list(gap.villages),
        "nearest": near.get("id"),
        "nearest_name": near.get("name"),
        "nearest_m": None if gap.nearest_m is None else round(gap.nearest_m, 1),
        "nearest_precision_m": near.get("precision_m"),
        "is_rest": gap.is_rest,
    }
    return Row(values, gap.metres)
