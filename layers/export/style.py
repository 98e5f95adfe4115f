"""The style that QGIS finds in a GeoPackage and shows: phases by shape, dash, hatch and colour."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from layers.export.selection import Selection

TABLE = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME
);
"""
"""As QGIS makes it (QgsOgrProviderMetadata::saveStyle)."""
LISTED = "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES (?, 'attributes', ?, ?)"
INSERTED = (
    "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, "
    "styleSLD, useAsDefault, description, update_time) VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, ?)"
)
KINDS = ("marker", "line", "fill")
"""Of points, lines and areas, in the order of their dimensions."""
PLACEMENTS = {"marker": "0", "line": "4", "fill": "4"}
"""Around a point, level on a line and in an area (QgsPalLayerSettings::Placement)."""
DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


@dataclass(frozen=True)
class Look:
    """How a phase looks where colour is missing.

    Parameters
    ----------
    shape : str
        Of a point: a name of QGIS's simple markers.
    dash : str
        Of a line: lengths in millimetres, empty for a whole one.
    hatch : str
        Of an area: a name of Qt's brushes.
    """

    shape: str
    dash: str
    hatch: str


LOOKS: Mapping[str, Look] = {
    "planned": Look("circle", "2.4;1.6", "f_diagonal"),
    "building": Look("triangle", "3.6;1;0.8;1", "b_diagonal"),
    "done": Look("square", "", "solid"),
    "stopped": Look("cross2", "0.8;2", "cross"),
    "unstated": Look("diamond", "0.6;1", "dense6"),
}
"""In the order of the legend."""


def write_styles(file: sqlite3.Connection, layers: list[str], selection: Selection) -> None:
    """Write a style for layers of points, lines and areas, in this order."""
    then, labels = f"{selection.as_of}T00:00:00.000Z", selection.labels
    file.executescript(TABLE)
    file.execute(LISTED, ("layer_styles", "layer_styles", then))
    for layer, kind in zip(layers, KINDS, strict=True):
        file.execute(INSERTED, (layer, labels.headings["phase"], style_of(kind, selection), labels.title, then))


def style_of(kind: str, selection: Selection) -> str:
    """Write the style of a selection's layer of a kind, one of `KINDS`."""
    labels = selection.labels
    words = {phase: (labels.codes["phase"][phase], labels.colours[phase]) for phase in LOOKS}
    return phases_qml(kind, words, numbered=selection.numbers is not None)


def phases_qml(kind: str, phases: Mapping[str, tuple[str, str]], *, numbered: bool = False) -> str:
    """Write a style that tells works by their phase.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    phases : mapping of str to (str, str)
        Each of `LOOKS` to its words and its colour, ``#rrggbb``.
    numbered : bool
        Whether each work bears its number.
    """
    root = Element("qgis", version="3.28.0", styleCategories="Symbology|Labeling", labelsEnabled=str(int(numbered)))
    if numbered:
        _numbers(root, kind)
    renderer = SubElement(root, "renderer-v2", type="categorizedSymbol", attr="phase", symbollevels="0")
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for at, (phase, look) in enumerate(LOOKS.items()):
        words, colour = phases[phase]
        SubElement(categories, "category", symbol=str(at), value=phase, label=words, render="true")
        symbol = SubElement(symbols, "symbol", type=kind, name=str(at), alpha="1", clip_to_extent="1")
        classed, options = _parts(kind, look, _rgba(colour))
        layer = SubElement(symbol, "layer", {"class": classed, "enabled": "1", "locked": "0", "pass": "0"})
        named = SubElement(layer, "Option", type="Map")
        for name, value in options:
            SubElement(named, "Option", type="QString", name=name, value=value)
    return DOCTYPE + tostring(root, "unicode") + "\n"


def _numbers(root: Element, kind: str) -> None:
    """Let each work bear its number, as on the sheet; none is left out where they are close."""
    settings = SubElement(SubElement(root, "labeling", type="simple"), "settings", calloutType="simple")
    style = {"fieldName": "number", "isExpression": "0", "fontSize": "9", "fontWeight": "75", "textColor": "0,0,0,255"}
    named = SubElement(settings, "text-style", style)
    SubElement(named, "text-buffer", bufferDraw="1", bufferSize="0.8", bufferOpacity="1")
    SubElement(settings, "placement", placement=PLACEMENTS[kind], dist="1", distUnits="MM")
    SubElement(settings, "rendering", displayAll="1", obstacle="0")


def _parts(kind: str, look: Look, colour: str) -> tuple[str, Iterator[tuple[str, str]]]:
    """Name the class of a symbol's layer, and its properties."""
    if kind == "marker":
        edge = {"outline_color": "255,255,255,255", "outline_width": "0.3"}
        if look.shape.startswith("cross"):
            edge = {"outline_color": colour, "outline_width": "0.8"}
        said: Mapping[str, Any] = {"name": look.shape, "color": colour, "size": "3.4", "size_unit": "MM", **edge}
        return "SimpleMarker", iter(said.items())
    if kind == "line":
        dashed = {"use_custom_dash": str(int(bool(look.dash))), "customdash": look.dash, "customdash_unit": "MM"}
        return "SimpleLine", iter({"line_color": colour, "line_width": "1", "capstyle": "flat", **dashed}.items())
    filled = {"color": colour.replace(",255", ",90") if look.hatch == "solid" else colour, "style": look.hatch}
    return "SimpleFill", iter({**filled, "outline_color": colour, "outline_width": "0.6"}.items())


def _rgba(colour: str) -> str:
    """Give ``#rrggbb`` as QGIS writes it."""
    return ",".join([*(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)), "255"])
