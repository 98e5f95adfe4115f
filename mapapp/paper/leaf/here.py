"""Which works a window shows, and where in it their symbols stand: whatever can be seen on a page is numbered there."""

from collections.abc import Iterable
from dataclasses import replace

import shapely

from mapapp.paper.numbered import Numbered
from mapapp.paper.numbering import anchor
from mapapp.paper.window import Window

LEAST_MM = 6.0
"""A shorter piece of what is numbered on another page is passed over: there is no room for a symbol on it."""


def here(window: Window, numbered: Iterable[Numbered]) -> list[Numbered]:
    """List the works that reach into a window, each with its symbol inside it.

    A work whose symbol stands outside, because the sheet has several pages or insets, gets another on what is seen.
    """
    frame = window.ground
    shapely.prepare(frame)
    placed = [one for one in numbered if one.work.place is not None and frame.intersects(one.work.place)]
    return [one if frame.covers(one.at) else _moved(window, one) for one in placed]


def _moved(window: Window, one: Numbered) -> Numbered:
    seen = shapely.intersection(one.work.place, window.ground)
    is_long = seen.length >= LEAST_MM * window.metres_per_mm or shapely.get_dimensions(seen) == 0
    return replace(one, at=anchor(one.work, window.ground)) if is_long else one
