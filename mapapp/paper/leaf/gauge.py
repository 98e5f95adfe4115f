"""A station's sign, as the map on the web has it: its shape says what is measured, its filling how old that is.

On paper it stands on a post whose foot is the place: so nobody takes it for a work or for a point of an overlay.
"""

from collections.abc import Mapping
from typing import Final

from layers.sensors import Age, Kind, Mark
from mapapp.portrait.svg import Ink, Node, node, painted

RADIUS_MM: Final[Mapping[Mark, float]] = {Mark.CALM: 0.95, Mark.NOTICE: 1.25, Mark.WARNING: 1.5}
POST_MM, FOOT_MM = 1.1, 0.6
SPECK_MM: Final = 0.45
"""Radius of a station for whose sign there is no room."""
WIDTH_MM, HEIGHT_MM = 4.0, 4.4
"""Of a sign in the legend."""
ROUND: Final = "circle"
SHAPES: Final[Mapping[Kind, tuple[tuple[float, float], ...] | str]] = {
    Kind.RAIN: ROUND,
    Kind.SEWER_LEVEL: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    Kind.FLOOD_DEPTH: ((0, 1.15), (1.1, -0.8), (-1.1, -0.8)),
    Kind.WATER_LEVEL: ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
}
"""Corners round the middle of a circle of radius 1, as ``static/js/context/sign.js`` has them."""
FILLED: Final = (Age.FRESH, Age.DEGRADED)
DOT, CROSS, TRIANGLE_UP = 0.42, 0.5, -0.25
"""Of the radius: what a filling that is not quite fresh is pierced by, the cross of what is dead, and how far up that
stands in a triangle."""


def size(mark: Mark) -> tuple[float, float]:
    """Give how wide and how high a sign stands, mm."""
    radius = RADIUS_MM[mark] * 1.2
    return 2 * radius, 2 * radius + POST_MM


def gauge(kind: Kind, age: Age, mark: Mark, foot: tuple[float, float]) -> Node:
    """Draw a sign.

    Parameters
    ----------
    kind, age, mark
        Of the station.
    foot : (float, float)
        Where its post stands, mm.
    """
    radius = RADIUS_MM[mark]
    outline = _outline(kind, radius)
    post = f"M0 0v{-POST_MM:g}M{-FOOT_MM:g} 0h{2 * FOOT_MM:g}"
    look = "dead" if age is Age.DEAD else str(mark)
    body = [
        node("path", d=post, class_="gauge-case"),
        node("path", d=outline, class_="gauge-case", transform=_up(radius)),
        node("path", d=post, class_=f"gauge-{look} gauge-post"),
        node(
            "path", d=outline, class_=f"gauge-{look}{'' if age in FILLED else ' gauge-hollow'}", transform=_up(radius)
        ),
        *(node("path", d=data, class_=role, transform=_up(radius)) for data, role in _signs(kind, age, radius)),
    ]
    return node("g", *body, transform=f"translate({foot[0]:.2f} {foot[1]:.2f})")


def speck(foot: tuple[float, float]) -> Node:
    """Draw a station for whose sign there is no room."""
    return node("circle", class_="gauge-speck", cx=f"{foot[0]:.2f}", cy=f"{foot[1]:.2f}", r=f"{SPECK_MM:g}")


def sign(name: str, ink: Ink) -> str:
    """Draw what stands in the legend for an age, a kind, or the speck: a file of its own.

    Parameters
    ----------
    name : str
        An `Age`, a `Kind`, or anything else for the speck.
    ink : mapping
        As the map's.
    """
    foot = WIDTH_MM / 2, HEIGHT_MM - 0.8
    if name in set(Age):
        drawn = gauge(Kind.RAIN, Age(name), Mark.CALM, foot)
    elif name in set(Kind):
        drawn = gauge(Kind(name), Age.FRESH, Mark.CALM, foot)
    else:
        drawn = speck((foot[0], HEIGHT_MM / 2))
    extent = {"width": f"{WIDTH_MM:g}mm", "height": f"{HEIGHT_MM:g}mm"}
    return painted(node("svg", drawn, viewBox=f"0 0 {WIDTH_MM:g} {HEIGHT_MM:g}", **extent), ink)


def _up(radius: float) -> str:
    return f"translate(0 {-POST_MM - radius:.3g})"


def _outline(kind: Kind, radius: float) -> str:
    corners = SHAPES[kind]
    if isinstance(corners, str):
        return _circle(radius)
    return "M" + "L".join(f"{x * radius:.3g} {y * radius:.3g}" for x, y in corners) + "Z"


def _circle(radius: float) -> str:
    half = f"a{radius:.3g} {radius:.3g} 0 1 0 "
    return f"M{-radius:.3g} 0{half}{2 * radius:.3g} 0{half}{-2 * radius:.3g} 0Z"


def _signs(kind: Kind, age: Age, radius: float) -> list[tuple[str, str]]:
    """Say how old a reading is, where its filling alone does not."""
    if age is Age.DEGRADED:
        return [(_circle(radius * DOT), "gauge-dot")]
    if age is Age.DEAD:
        reach, down = radius * CROSS, TRIANGLE_UP * radius if kind is Kind.FLOOD_DEPTH else 0.0
        ways = (f"M{-reach:.3g} {side * reach + down:.3g}L{reach:.3g} {-side * reach + down:.3g}" for side in (-1, 1))
        return [("".join(ways), "gauge-dead gauge-post")]
    return []
