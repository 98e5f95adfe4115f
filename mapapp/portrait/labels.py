"""Names of districts on a small map: where each has room, and none over another or over the work."""

from collections.abc import Iterator, Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.portrait.frame import Frame
from mapapp.portrait.svg import Node, node

LETTER_PX = 12
"""Size of the letters."""
LEAST_ROOM_PX = 9
"""A name stands where a circle of this radius has room."""
FULL_WIDTH = 0x2E80
"""Characters from here on are as wide as they are high (CJK); others take about half of that."""


def labels(
    frame: Frame, districts: Mapping[str, BaseGeometry], taken: BaseGeometry, said: Mapping[str, str]
) -> list[Node]:
    """Name districts.

    Parameters
    ----------
    frame : Frame
    districts : mapping of str to shapely geometry
        EPSG:3826, metres.
    taken : shapely geometry
        What no name may cover, in pixels.
    said : mapping of str to str
        Name to what it is called in the page's language.
    """
    window = shapely.box(2, 2, frame.width - 2, frame.height - 2)
    named = []
    for name, x, y in sorted(_rooms(frame, districts, taken), key=lambda room: room[0]):
        words = said.get(name, name)
        half = _width(words) / 2
        box = shapely.box(x - half, y - LETTER_PX * 0.6, x + half, y + LETTER_PX * 0.6)
        if shapely.covers(window, box) and not shapely.intersects(taken, box):
            taken = shapely.union(taken, box)
            named.append(node("text", text=words, class_="district", x=x, y=y + LETTER_PX * 0.36, text_anchor="middle"))
    return named


def _rooms(
    frame: Frame, districts: Mapping[str, BaseGeometry], taken: BaseGeometry
) -> Iterator[tuple[str, float, float]]:
    """Find the middle of the largest circle that is free in each district."""
    for name, shape in districts.items():
        free = shapely.difference(shapely.buffer(frame.drawn(shape), 0), taken)
        if free.is_empty:
            continue
        largest = max(shapely.get_parts(free), key=shapely.area)
        circle = shapely.maximum_inscribed_circle(largest, tolerance=1.0)
        if circle.length >= LEAST_ROOM_PX:
            x, y = circle.coords[0]
            yield name, x, y


def _width(words: str) -> float:
    return sum(LETTER_PX * (1.0 if ord(letter) >= FULL_WIDTH else 0.56) for letter in words)
