"""KML 2.2 (OGC 07-147r2): a placemark for each work in its phase's colour, its properties under their headings."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from layers.errors import ExportError
from layers.export.column import Column, Value
from layers.export.crs import WGS84
from layers.export.frame import without_spots
from layers.export.kml_shape import write_shape
from layers.export.labels import Labels
from layers.export.loss import Loss
from layers.export.opendocument import ILLEGIBLE, Written
from layers.export.selection import Selection
from layers.export.style import LOOKS
from layers.export.table import Row, Table, Watch
from layers.export.words import described, heading

NAMESPACE = "http://www.opengis.net/kml/2.2"
SCHEMA = "works"
TYPES = {"real": "double", "truth": "bool"}
"""KML has no whole number of more than 32 bits, which a budget needs: it is text, as everything else."""
BREAK = "<br>\n"
LINE_PIXELS, OPAQUE, THROUGH = "3", "ff", "66"
"""Areas are seen through, as what lies below them is an aerial photograph in most viewers."""
NAMED = ("id", "name")
"""Properties that a placemark has a place of its own for."""


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection; coordinates are WGS 84, as KML has no other.

    Parameters
    ----------
    selection : Selection
    path : pathlib.Path
    watch : callable
        See `layers.export.table.Table.of`.

    Raises
    ------
    ExportError
        If other coordinates are asked for.
    """
    if selection.crs != WGS84:
        raise ExportError(f"kml: {selection.crs}: expected {WGS84}, as KML has no other")
    table, labels = Table.of(selection, watch), selection.labels
    signs = sum(len(ILLEGIBLE.findall(value)) for row in table.rows for value in row if isinstance(value, str))
    losses = (*map(Loss, ("lists", "types", "truth", "looks")), *[Loss("signs", signs)] * bool(signs))
    columns = without_spots(table, selection.crs)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        xml = Written(out)
        with xml.inside("kml", {"xmlns": NAMESPACE}), xml.inside("Document", {"id": "document"}):
            xml.one("name", text=labels.title)
            # viewers take a description for HTML: what is text must stay text
            lines = described(selection, losses).text.split("\n")
            xml.one("description", text=BREAK.join(escape(line, quote=False) for line in lines))
            _styles(xml, labels)
            _schema(xml, columns, labels)
            with xml.inside("Folder", {"id": "folder"}):
                xml.one("name", text=labels.sheets["works"])
                for row, shape in zip(table.rows, table.shapes, strict=True):
                    said = dict(_said(row, table, columns))
                    with xml.inside("Placemark", {"id": str(said["id"])}):
                        _properties(xml, said)
                        write_shape(xml, shape)
    return losses


def _styles(xml: Written, labels: Labels) -> None:
    for phase in LOOKS:
        red, green, blue = (labels.colours[phase][at : at + 2] for at in (1, 3, 5))
        colour = f"{blue}{green}{red}"
        with xml.inside("Style", {"id": phase}):
            # no picture is named: it would be asked of a host
            with xml.inside("IconStyle"):
                xml.one("color", text=OPAQUE + colour)
            with xml.inside("LineStyle"):
                xml.one("color", text=OPAQUE + colour)
                xml.one("width", text=LINE_PIXELS)
            with xml.inside("PolyStyle"):
                xml.one("color", text=THROUGH + colour)


def _schema(xml: Written, columns: list[Column], labels: Labels) -> None:
    with xml.inside("Schema", {"id": SCHEMA, "name": SCHEMA}):
        for column in columns:
            if column.name not in NAMED:
                kind = TYPES.get(column.kind, "string")
                with xml.inside("SimpleField", {"name": column.name, "type": kind}):
                    xml.one("displayName", text=heading(column, labels))


def _said(row: Row, table: Table, columns: list[Column]) -> Iterator[tuple[str, Value]]:
    for column, value in zip(table.columns, row, strict=True):
        if column in columns:
            yield column.name, value


def _properties(xml: Written, said: dict[str, Value]) -> None:
    xml.one("name", text=str(said["name"]))
    xml.one("styleUrl", text=f"#{said['phase']}")
    with xml.inside("ExtendedData"), xml.inside("SchemaData", {"schemaUrl": f"#{SCHEMA}"}):
        for name, value in said.items():
            if name not in NAMED and value is not None:
                # GDAL 3.6, which QGIS of Debian 12 has, reads every word here as no: also the word true
                xml.one("SimpleData", {"name": name}, str(int(value) if isinstance(value, bool) else value))
