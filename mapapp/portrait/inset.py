"""The whole city, small, in a corner of a small map: where in it the frame lies."""

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.portrait.frame import Frame
from mapapp.portrait.svg import Node, node, path_of

HEIGHT_SHARE = 0.3
"""Of the frame's height; the city is 0.82 times as wide as it is high in EPSG:3826."""
WIDTH_PER_HEIGHT = 0.86
MARGIN_PX = 6
WIDE_SHARE = 0.5
"""A frame that shows half of the city's width needs no inset."""


def corner(frame: Frame, city: BaseGeometry, work: BaseGeometry) -> tuple[float, float, float, float] | None:
    """Choose a corner that the work leaves free: left, top, right and bottom in pixels, or None.

    Parameters
    ----------
    frame : Frame
    city : shapely geometry
        EPSG:3826, metres.
    work : shapely geometry
        What must not be covered, in pixels.
    """
    west, _, east, _ = city.bounds
    if frame.width * frame.metres_per_px > WIDE_SHARE * (east - west):
        return None
    height = HEIGHT_SHARE * frame.height
    width = WIDTH_PER_HEIGHT * height
    right, bottom = frame.width - MARGIN_PX, frame.height - MARGIN_PX
    corners = (
        (right - width, bottom - height, right, bottom),
        (MARGIN_PX, MARGIN_PX, MARGIN_PX + width, MARGIN_PX + height),
    )
    return next((box for box in corners if not shapely.intersects(shapely.box(*box), work)), None)


def inset(frame: Frame, city: BaseGeometry, box: tuple[float, float, float, float]) -> Node:
    """Draw the city's outline, and in it the frame.

    Parameters
    ----------
    frame : Frame
        Of the small map.
    city : shapely geometry
        EPSG:3826, metres.
    box : tuple of float
        Where in the small map, pixels.
    """
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    small = Frame.round(city, (round(width), round(height)), least_m=0, air=1.12)
    west, north = small.pixels(shapely.Point(frame.west, frame.north)).coords[0]
    reduced = frame.metres_per_px / small.metres_per_px
    return node(
        "g",
        node("rect", class_="inset", width=width, height=height, rx=2),
        node("path", class_="inset-city", d=path_of(shapely.simplify(small.pixels(city), 0.5))),
        node("rect", class_="inset-frame", x=west, y=north, width=frame.width * reduced, height=frame.height * reduced),
        transform=f"translate({left:.1f} {top:.1f})",
    )
