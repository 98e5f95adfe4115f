"""What a work leaves on a small map beside its symbol: its radius, its line, its area."""

import shapely

from mapapp.portrait.frame import Frame
from mapapp.portrait.svg import Node, node, path_of
from mapapp.portrait.work import Work

AREA = 2
"""Dimensions of an area."""
POINTS = frozenset({"Point", "MultiPoint"})


def is_points(work: Work) -> bool:
    """Tell whether the symbol alone marks the place; it hides a radius that is smaller than itself."""
    return work.place is not None and work.place.geom_type in POINTS


def trace(work: Work, frame: Frame, symbol_px: float) -> list[Node]:
    """Draw a work without its symbol; nothing where no place is known.

    Parameters
    ----------
    work : Work
    frame : Frame
    symbol_px : float
        How wide the symbol is that will stand on it.
    """
    place, reach = work.place, work.reach
    if place is None or reach is None:
        return []
    drawn = []
    if work.properties["precision_m"] * 2 > symbol_px * frame.metres_per_px or not is_points(work):
        drawn.append(node("path", class_="reach", d=path_of(frame.drawn(reach))))
    if not is_points(work):
        kind = "area" if shapely.get_dimensions(place) == AREA else "route"
        data = path_of(frame.drawn(place))
        drawn += [node("path", class_=f"{kind}-case", d=data)] if kind == "route" else []
        drawn.append(node("path", class_=f"{kind} {work.phase}", d=data))
    return drawn
