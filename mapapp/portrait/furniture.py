"""What a small map is read with: how far is how far, and where north is."""

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.portrait.frame import Frame
from mapapp.portrait.svg import Node, node
from mapapp.words import Words

MARGIN_PX = 12
KM = 1000


def scale_bar(frame: Frame, words: Words) -> Node:
    """Draw the scale bar, at the lower left."""
    metres, length = frame.scale_bar()
    x, y = MARGIN_PX, frame.height - MARGIN_PX
    unit, number = ("km", metres // KM) if metres >= KM else ("m", metres)
    return node(
        "g",
        node("path", class_="bar-case", d=f"M{x} {y - 5}v5h{length:.2f}v-5"),
        node("path", class_="bar", d=f"M{x} {y - 5}v5h{length:.2f}v-5"),
        node("text", text=words(f"project.{unit}", n=number), class_="bar-said", x=x + 4, y=y - 7),
    )


def north(frame: Frame, words: Words) -> Node:
    """Draw the arrow that points north, at the upper right."""
    x = frame.width - 14
    return node(
        "g",
        node("path", class_="north", d=f"M{x} 6l5 13-5-3.500-5 3.500Z"),
        node("text", text=words("project.north"), class_="north-said", x=x, y=31, text_anchor="middle"),
    )


def occupied(frame: Frame) -> list[BaseGeometry]:
    """Give where the two stand, in pixels."""
    low = frame.height - 2.5 * MARGIN_PX
    return [shapely.box(0, low, 0.4 * frame.width, frame.height), shapely.box(frame.width - 26, 0, frame.width, 40)]
