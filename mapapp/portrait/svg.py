"""SVG as a tree: words become text and nothing else, and colours come from a style sheet or are given beforehand."""

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

import shapely
from markupsafe import Markup
from shapely.geometry.base import BaseGeometry

NAMESPACE = "http://www.w3.org/2000/svg"
Node = ElementTree.Element
Ink = Mapping[str, Mapping[str, str]]
"""Class to the attributes that it is drawn with, where no style sheet is."""


def node(name: str, *children: Node, text: str = "", **attributes: object) -> Node:
    """Make an element; ``class_`` is its class, and an underscore in another name is a hyphen.

    Examples
    --------
    >>> written(node("text", text="<b>", x=1, class_="name", text_anchor="end"))
    Markup('<text x="1" class="name" text-anchor="end">&lt;b&gt;</text>')
    """
    names = {key: key.rstrip("_").replace("_", "-") if key != "viewBox" else key for key in attributes}
    made = ElementTree.Element(name, {names[key]: _said(value) for key, value in attributes.items()})
    made.text = text or None
    made.extend(children)
    return made


def written(root: Node) -> Markup:
    """Write a tree as markup that HTML takes: every word and every attribute is escaped."""
    return Markup(ElementTree.tostring(root, encoding="unicode"))  # noqa: S704  written by the line above


def painted(root: Node, ink: Ink) -> str:
    """Write a tree as a file of its own, each class drawn with its ink.

    Parameters
    ----------
    root : Node
    ink : mapping
        Of several classes of one element the later one wins.
    """
    root.set("xmlns", NAMESPACE)
    for one in root.iter():
        for name in (one.get("class") or "").split():
            for attribute, value in ink.get(name, {}).items():
                one.set(attribute, value)
    return ElementTree.tostring(root, encoding="unicode")


def path_of(shape: BaseGeometry) -> str:
    """Write lines and polygons as the data of a path.

    Parameters
    ----------
    shape : shapely geometry
        In pixels, y downwards; points draw nothing.

    Examples
    --------
    >>> path_of(shapely.LineString([(0, 0), (10, 5.25)]))
    'M0 0L10 5.2'
    """
    return "".join(_piece(part) for part in shapely.get_parts(shape))


def _piece(part: BaseGeometry) -> str:
    if part.geom_type == "Polygon":
        return "".join(f"{_run(ring.coords[:-1])}Z" for ring in shapely.get_rings(part))
    return _run(part.coords) if part.geom_type == "LineString" else ""


def _run(corners: Iterable[tuple[float, ...]]) -> str:
    return "M" + "L".join(f"{_said(x)} {_said(y)}" for x, y, *_ in corners)


def _said(value: object) -> str:
    return f"{round(value, 1):g}" if isinstance(value, float) else str(value)
