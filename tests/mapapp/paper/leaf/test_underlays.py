"""Several overlays under the works of one sheet: how they are told apart, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from layers.errors import QueryError
from mapapp.paper.leaf.patches import AREA, LINE, POINT, Patch, drawn
from mapapp.paper.leaf.style import ALONE, Style, ranked, styles
from mapapp.paper.leaf.tints import rules
from mapapp.paper.leaf.underlays import Underlays
from mapapp.paper.order import MOST_OVERLAYS
from mapapp.paper.window import Window
from tests.mapapp.paper.leaf.test_underlay import HERE

if TYPE_CHECKING:
    from layers.overlays import Overlays

PAPER = Window(0, 10, 1000, 10, 10)
"""Ten millimetres of paper, a metre each."""


def test_a_scenario_is_hatched_and_lies_lowest_whichever_is_named_first(context: Overlays) -> None:
    under = Underlays.find(context, ("gauges", "flood-24h500"), grey=False)
    assert [(one.shown.about.id, one.style.hatched) for one in under.shown] == [
        ("flood-24h500", True),
        ("gauges", False),
    ]
    assert [bool(one.areas) for one in under.draw(HERE)] == [True, False]


def test_two_scenarios_are_refused_in_one_line(context: Overlays) -> None:
    with pytest.raises(QueryError, match="at most one scenario") as refused:
        Underlays.find(context, ("flood-24h500", "gauges", "flood-24h500"), grey=False)
    assert refused.value.parameter == "overlay"


def test_as_many_as_a_sheet_takes_have_marks_and_dashes_of_their_own() -> None:
    for kinds in (
        ["other"] * MOST_OVERLAYS,
        ["shelters"] * MOST_OVERLAYS,
        ["flood-points", "shelters", "other", "basins"],
    ):
        said = styles(kinds)
        assert len({one.mark for one in said}) == len({one.dash for one in said}) == MOST_OVERLAYS
        assert [one.hatched for one in said] == [True, False, False, False]


def test_what_a_model_reckoned_is_hatched_before_other_areas_and_these_before_points() -> None:
    asked = [("shelters", "point"), ("basins", "area"), ("flood-analysis", "area"), ("flood-potential", "area")]
    assert [ranked(*one) for one in asked] == [3, 2, 1, 0]


def test_areas_of_a_second_overlay_are_edges_of_one_class(context: Overlays) -> None:
    flood = Underlays.find(context, ("flood-24h500",), grey=False).each[0]
    laid = replace(flood, style=Style(hatched=False, dash="2.4 0.9")).draw(HERE)
    assert laid.classes == {(None, AREA)}
    paths = [one for group in laid.areas for one in group.iter("path")]
    assert {one.get("fill") for one in paths} == {"none"}
    assert all(one.get("stroke-dasharray") == "24 9" for one in paths)


@pytest.mark.parametrize("dimension", [POINT, LINE])
def test_marks_and_dashes_are_seen_without_colour(dimension: int) -> None:
    shape = {POINT: shapely.Point(5, 5), LINE: shapely.LineString([(1, 1), (9, 9)])}[dimension]
    said = rules()
    looks = [
        replace(ALONE, mark=mark, dash=dash)
        for mark, dash in zip(said["marks"]["order"], said["dashes"]["order"], strict=True)
    ]
    facts = {"number": None, "colour": "#999999", "hatch": "none"}
    nodes = [drawn(Patch(np.array([shape]), dimension, facts, one), PAPER, grey=True) for one in looks]
    assert len({str([sorted(path.items()) for path in group.iter("path")]) for (group,) in nodes}) == MOST_OVERLAYS
