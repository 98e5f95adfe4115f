"""An overlay under the works: what is drawn of it, in which order, and how its classes are told apart."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from layers.errors import QueryError
from layers.overlays.depths import depths, rules
from mapapp.paper.leaf.draw import draw
from mapapp.paper.leaf.grid import Gridded
from mapapp.paper.leaf.patches import AREA, LINE, POINT, Patch, drawn
from mapapp.paper.leaf.scanned import ACROSS, DOWN, Scanned
from mapapp.paper.leaf.swatch import swatch
from mapapp.paper.leaf.tints import hatch, tint
from mapapp.paper.leaf.underlay import Underlay
from mapapp.paper.leaf.underlays import Underlays
from mapapp.paper.window import Window
from mapapp.portrait.land import in_metres

if TYPE_CHECKING:
    from layers.overlays import Overlays
    from tests.mapapp.paper.leaf.conftest import Planned

HERE = Window.round(in_metres({"type": "Point", "coordinates": [120.325, 22.605]}).buffer(100), 50_000, (180.0, 180.0))
"""Round all three squares."""


def test_only_what_lies_in_the_window_is_drawn_and_named(context: Overlays) -> None:
    under = Underlay.find(context, "flood-24h500", grey=False)
    assert under.draw(HERE).classes == {(2, AREA), (6, AREA), (None, AREA)}
    first = replace(HERE, west=HERE.west - 6_000)
    assert under.draw(first).classes == {(2, AREA)}
    assert under.draw(replace(HERE, north=HERE.north + 50_000)) == ((), (), frozenset())


def test_the_deepest_class_is_drawn_last_and_points_above_what_runs_through_the_land(
    context: Overlays, planned: Planned
) -> None:
    laid = Underlay.find(context, "flood-24h500", grey=False).draw(HERE)
    fills = [re.findall(r"#\w{6}", str([one.attrib for one in group.iter("path")])) for group in laid.areas]
    assert [
        tint(one.colour, grey=False).fill in said for one, said in zip((depths()[1], depths()[5]), fills, strict=False)
    ]
    scene, window = planned("楠梓區")
    gauges = Underlay.find(context, "gauges", grey=False)
    svg = draw(replace(scene, underlays=Underlays((gauges,))), window).svg
    assert svg.index('class="railway"') < svg.index('stroke-width="20"') < svg.index("sym-")


def test_an_overlay_lies_on_the_land_and_under_roads_works_and_numbers(context: Overlays, planned: Planned) -> None:
    scene, window = planned("苓雅區")
    under = Underlay.find(context, "flood-24h500", grey=False)
    svg = draw(replace(scene, underlays=Underlays((under,))), window).svg
    place = svg.index(f'fill="{tint(depths()[1].colour, grey=False).fill}"')
    assert svg.index('class="area"') < place < svg.index('class="district"') < svg.index("sym-")
    assert draw(scene, window).classes == ()


@pytest.mark.parametrize("grey", [False, True])
def test_deeper_water_is_darker_and_more_densely_hatched(grey: bool) -> None:
    """A copier sees no blue: lightness falls, and the ink of the hatch grows, from class to class."""
    lights = [_light(tint(one.colour, grey=grey).fill) for one in depths()]
    assert all(before - after >= 8 for before, after in pairwise(lights))
    inks = [_ink(one.hatch) for one in depths()]
    assert all(after > before for before, after in pairwise(inks))


def _light(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ink(name: str) -> float:
    """Give millimetres of a hatch's lines in a square centimetre; dots are no line."""
    window = Window(0, 100, 1000, 100, 100)
    field = Gridded.of(np.array([shapely.box(10, 10, 90, 90)]), window, is_area=True)
    lines = [
        Scanned.of(field, axis, round(far / field.step_mm))
        for kind, axis in (("down", DOWN), ("across", ACROSS))
        if (far := hatch(name).get(kind))
    ]
    return sum(float((one.end - one.start).sum()) * field.step_mm for one in lines) / 64


def test_every_hatch_that_an_overlay_may_have_is_known_on_paper() -> None:
    for name in {*rules()["palette"]["hatches"], *(one.hatch for one in depths()), "none"}:
        assert all(far > 0 for far in hatch(name).values())


@pytest.mark.parametrize("dimension", [AREA, LINE, POINT])
def test_what_has_no_class_is_told_by_its_edge_and_fills_nothing(dimension: int) -> None:
    shape = {AREA: shapely.box(2, 2, 8, 8), LINE: shapely.LineString([(2, 2), (8, 8)]), POINT: shapely.Point(5, 5)}
    facts = {"number": None, "colour": "#999999", "hatch": "none"}
    nodes = drawn(Patch(np.array([shape[dimension]]), dimension, facts), Window(0, 10, 1000, 10, 10), grey=False)
    assert nodes and {one.get("fill") for group in nodes for one in group.iter("path")} == {"none"}


def test_a_legend_shows_a_class_as_the_map_does() -> None:
    look = tint(depths()[5].colour, grey=False)
    area, point = (swatch(depths()[5].colour, "cross-close", kind, grey=False) for kind in (AREA, POINT))
    assert look.fill in area and look.line in area
    assert look.fill in point and "M45 25h" in point


def test_an_overlay_that_there_is_not_is_told_with_those_that_there_are(context: Overlays) -> None:
    with pytest.raises(QueryError, match="flood-24h500, gauges"):
        Underlay.find(context, "nope", grey=False)
    with pytest.raises(QueryError, match="there is none here"):
        Underlay.find(None, "nope", grey=False)
