"""The phases' symbols, from the same sprite as those of the list, the legend and the large map."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from mapapp.portrait.svg import NAMESPACE, Node, node

SPRITE = Path(__file__).parent.parent / "templates" / "_symbols.svg"
HALF = 12
"""Half the width of a symbol in the sprite's own units."""
OVERDUE = "M0-7 6.500 5.500H-6.500Z"
"""The triangle that warns, as `_parts.html` draws it; its mark is `CUT`."""
CUT = "M0-2.500v4M0 3.600v.2"


def symbol(phase: str, x: float, y: float, size: float) -> Node:
    """Draw a phase's symbol.

    Parameters
    ----------
    phase : str
    x, y : float
        Its middle, pixels.
    size : float
        Its width, pixels.
    """
    parts = _sprite()[f"sym-{phase}"]
    drawn = [node("path", d=parts[0][1], class_="halo"), *(node("path", d=d, class_=role) for role, d in parts)]
    return node("g", *drawn, class_=f"sym sym-{phase}", transform=_to(x, y, size / (2 * HALF)))


def warning(x: float, y: float, size: float) -> Node:
    """Draw the mark of a promise that has passed."""
    drawn = (node("path", d=OVERDUE, class_="warns"), node("path", d=CUT, class_="warns-cut"))
    return node("g", *drawn, transform=_to(x, y, size / 16))


def _to(x: float, y: float, scale: float) -> str:
    return f"translate({x:.1f} {y:.1f}) scale({scale:.3g})"


@cache
def _sprite() -> dict[str, list[tuple[str, str]]]:
    """Give name to the role and data of each path."""
    root = ElementTree.fromstring(SPRITE.read_text(encoding="utf-8").replace("<svg", f'<svg xmlns="{NAMESPACE}"', 1))  # noqa: S314  ours
    names = {"svg": NAMESPACE}
    return {
        one.get("id", ""): [(path.get("class", ""), path.get("d", "")) for path in one.findall("svg:path", names)]
        for one in root.findall("svg:symbol", names)
    }
