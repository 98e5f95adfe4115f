"""The style that QGIS finds beside an overlay: classes by colour, and by a hatch that needs none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from layers.export.style import DOCTYPE
from layers.overlays.properties import CLASS

KINDS = {"MultiPoint": "marker", "MultiLineString": "line", "MultiPolygon": "fill"}
INK = "13,42,68,200"
"""Of hatches and borders: dark, and a little transparent, so that what lies below is seen."""
LINES: Mapping[str, tuple[float, tuple[int, ...]]] = {
    "lines-wide": (4.0, (45,)),
    "lines": (2.0, (45,)),
    "lines-close": (1.0, (45,)),
    "cross": (2.0, (45, 135)),
    "cross-close": (1.0, (45, 135)),
}
"""Hatch to the distance of its lines on paper, mm, and their angles: the same order as on the map (``hatch.js``)."""
DOTS_MM = "3"
PLAIN: Mapping[str, Any] = {"colour": "#8a4fb0", "hatch": "none"}
"""What has no class: the violet that the page has for it (``look.js``)."""


def qml(
    geometry: str,
    classes: Sequence[Mapping[str, Any]],
    words: Sequence[str],
    attribute: str = CLASS,
    opacity: float = 1.0,
) -> str:
    """Write a style, as QGIS keeps it.

    Parameters
    ----------
    geometry : str
        One of `KINDS`.
    classes : sequence of mapping
        As `layers.overlays.shown.Shown` has them; none: one look for all.
    words : sequence of str
        What each class is called.
    attribute : str
        The column that has the class's number.
    opacity : float
        From 0 to 1.
    """
    kind = KINDS[geometry]
    root = Element("qgis", version="3.22.0", styleCategories="Symbology")
    if not classes:
        renderer = SubElement(root, "renderer-v2", type="singleSymbol", symbollevels="0")
        _symbol(SubElement(renderer, "symbols"), "0", kind, {**PLAIN, "opacity": opacity})
        return DOCTYPE + tostring(root, "unicode") + "\n"
    renderer = SubElement(root, "renderer-v2", type="categorizedSymbol", attr=attribute, symbollevels="0")
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for at, (one, said) in enumerate(zip(classes, words, strict=True)):
        value = "" if one["number"] is None else str(one["number"])
        SubElement(categories, "category", symbol=str(at), value=value, label=said, render="true")
        _symbol(symbols, str(at), kind, {**one, "opacity": opacity})
    return DOCTYPE + tostring(root, "unicode") + "\n"


def _symbol(symbols: Element, name: str, kind: str, look: Mapping[str, Any]) -> None:
    alpha = f"{look['opacity']:g}"
    symbol = SubElement(symbols, "symbol", type=kind, name=name, alpha=alpha, clip_to_extent="1")
    for classed, options in _parts(kind, look):
        layer = SubElement(symbol, "layer", {"class": classed, "enabled": "1", "locked": "0", "pass": "0"})
        named = SubElement(layer, "Option", type="Map")
        for option, value in options.items():
            SubElement(named, "Option", type="QString", name=option, value=value)


def _parts(kind: str, look: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the layers of a symbol, the lowest first: class in QGIS, and options."""
    colour = ",".join([*(str(int(look["colour"][at : at + 2], 16)) for at in (1, 3, 5)), "255"])
    if kind == "marker":
        yield (
            "SimpleMarker",
            {"name": "circle", "color": colour, "outline_color": INK, "size": "2.4", "size_unit": "MM"},
        )
        return
    if kind == "line":
        yield "SimpleLine", {"line_color": colour, "line_width": "0.8", "line_width_unit": "MM"}
        return
    yield "SimpleFill", {"color": colour, "style": "solid", "outline_color": INK, "outline_width": "0.1"}
    if look["hatch"] == "dots":
        yield "PointPatternFill", {"distance_x": DOTS_MM, "distance_y": DOTS_MM}
    distance, angles = LINES.get(look["hatch"], (0.0, ()))
    for angle in angles:
        yield (
            "LinePatternFill",
            {"angle": str(angle), "distance": str(distance), "distance_unit": "MM", "color": INK, "line_width": "0.2"},
        )
