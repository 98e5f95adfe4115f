"""What stands in the legend beside a class of an overlay: the same fill, hatch or mark as on the map."""

from functools import cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.legend import HEIGHT_MM, PLOT, WAVE, WIDTH_MM
from mapapp.paper.leaf.patches import AREA, LINE, POINT, Patch, drawn
from mapapp.paper.leaf.style import ALONE, Style
from mapapp.paper.leaf.trace import traced
from mapapp.paper.window import MM_PER_M, Window
from mapapp.portrait.svg import node, painted

SAMPLES = {AREA: PLOT, LINE: WAVE, POINT: shapely.Point(WIDTH_MM / 2, HEIGHT_MM / 2)}
"""What a class is shown on, mm."""
EDGE = {"edge": {"fill": "none", "stroke": "#4a4a4a", "stroke-width": "0.15"}}


@cache
def swatch(colour: str, hatch: str, dimension: int, style: Style = ALONE, *, grey: bool) -> str:
    """Draw what a class looks like, as a file of its own.

    Parameters
    ----------
    colour, hatch : str
        As the class has them; without a hatch nothing is filled.
    dimension : int
        Of what bears the class.
    style : Style
        Of the overlay.
    grey : bool
    """
    window = Window(0, HEIGHT_MM, MM_PER_M, WIDTH_MM, HEIGHT_MM)
    facts = {"number": 1 if hatch else None, "colour": colour, "hatch": hatch or "none"}
    parts = drawn(Patch(np.array([_upwards(SAMPLES[dimension])]), dimension, facts, style), window, grey=grey)
    edge = traced(PLOT, "edge") if dimension == AREA and hatch else []
    size = {"width": f"{WIDTH_MM:g}mm", "height": f"{HEIGHT_MM:g}mm"}
    return painted(node("svg", *parts, *edge, viewBox=f"0 0 {WIDTH_MM:g} {HEIGHT_MM:g}", **size), EDGE)


def _upwards(shape: BaseGeometry) -> BaseGeometry:
    """Turn a shape of paper into one of ground, where y grows to the north: a metre to a millimetre."""
    return shapely.transform(shape, lambda corners: corners * (1, -1) + (0, HEIGHT_MM))
