"""ODS (OpenDocument 1.3, ISO/IEC 26300), written with the standard library.

No library writes it as we need it: odfpy and pyexcel-ods have had no release for years, odfdo takes five seconds for
what takes a fifth of one here, and GDAL takes a text that begins with ``of:=`` for a formula. What is written here is a
text, a number or a truth, and never a formula.
"""

from collections.abc import Sequence
from pathlib import Path

from layers.export.column import FROZEN, GROUPED, Column
from layers.export.labels import Labels
from layers.export.loss import Loss
from layers.export.opendocument import Written, document, numbered, package
from layers.export.selection import Selection
from layers.export.table import Row, Table, Watch
from layers.export.words import WIDTHS, about_rows, column_rows, heading, said

CM_PER_LETTER = 0.23
VIEW = {
    "HorizontalSplitMode": ("short", "2"),
    "VerticalSplitMode": ("short", "2"),
    "HorizontalSplitPosition": ("int", str(FROZEN)),
    "VerticalSplitPosition": ("int", "1"),
    "ActiveSplitRange": ("short", "3"),
    "PositionRight": ("int", str(FROZEN)),
    "PositionBottom": ("int", "1"),
}
"""How LibreOffice keeps the heading and the first columns in sight; mode 2 is frozen."""
TOP = {"style:vertical-align": "top"}
WRAPPED = {**TOP, "fo:wrap-option": "wrap"}
STYLES: dict[str, dict[str, str]] = {"head": {**WRAPPED, "fo:background-color": "#dfe6ea"}, "plain": TOP, "whole": TOP}
STYLES["wrapped"] = WRAPPED


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection: the works, what the file is, and what its columns are.

    Parameters
    ----------
    selection : Selection
    path : pathlib.Path
    watch : callable
        See `layers.export.table.Table.of`.
    """
    table, labels = Table.of(selection, watch), selection.labels
    with package(path, ["content.xml", "styles.xml", "settings.xml", "meta.xml"]) as archive:
        with document(archive, "content") as xml:
            losses = _content(xml, table, labels)
        with document(archive, "styles") as xml:
            _page(xml)
        with document(archive, "settings") as xml:
            _frozen(xml, labels.sheets["works"])
        with document(archive, "meta") as xml, xml.inside("office:meta"):
            xml.one("dc:title", text=labels.title)
            xml.one("meta:creation-date", text=f"{selection.as_of}T00:00:00")
            xml.one("dc:language", text=labels.language)
    return losses


def _content(xml: Written, table: Table, labels: Labels) -> tuple[Loss, ...]:
    """Write the sheets; what is lost in the first is counted before the second tells it."""
    widths = numbered([*(column.width for column in table.columns), *WIDTHS], "co")
    _styles(xml, widths)
    with xml.inside("office:body"), xml.inside("office:spreadsheet"):
        head = [heading(column, labels) for column in table.columns]
        with xml.inside("table:table", {"table:name": labels.sheets["works"]}):
            _columns(xml, [widths[column.width] for column in table.columns])
            with xml.inside("table:table-header-rows"):
                xml.row(head, ["head"] * len(head))
            _works(xml, table, labels)
        losses = (Loss("shape"), Loss("lists"), *[Loss("signs", xml.signs)] * bool(xml.signs))
        for name, rows in (("about", about_rows(labels, losses)), ("columns", column_rows(table, labels))):
            with xml.inside("table:table", {"table:name": labels.sheets[name]}):
                _columns(xml, [widths[width] for width in WIDTHS])
                for row in rows:
                    xml.row(row, ["wrapped"] * len(row))
        _filtered(xml, labels.sheets["works"], table)
    return losses


def _works(xml: Written, table: Table, labels: Labels) -> None:
    styles = [_style(column) for column in table.columns]
    for row in table.rows:
        xml.row(_said(row, table.columns, labels), styles)


def _said(row: Row, columns: Sequence[Column], labels: Labels) -> Row:
    return tuple(said(value, column, labels) for value, column in zip(row, columns, strict=True))


def _style(column: Column) -> str:
    return "whole" if column.name in GROUPED else "plain"


def _styles(xml: Written, widths: dict[float, str]) -> None:
    with xml.inside("office:automatic-styles"):
        for width, name in widths.items():
            with xml.inside("style:style", {"style:name": name, "style:family": "table-column"}):
                xml.one("style:table-column-properties", {"style:column-width": f"{width * CM_PER_LETTER:.2f}cm"})
        with xml.inside("number:number-style", {"style:name": "grouped"}):
            places = {"number:decimal-places": "0", "number:min-integer-digits": "1", "number:grouping": "true"}
            xml.one("number:number", places)
        for name, looks in STYLES.items():
            grouped = {"style:data-style-name": "grouped"} if name == "whole" else {}
            with xml.inside("style:style", {"style:name": name, "style:family": "table-cell", **grouped}):
                xml.one("style:table-cell-properties", looks)
                if name == "head":
                    xml.one("style:text-properties", {"fo:font-weight": "bold", "style:font-weight-asian": "bold"})


def _columns(xml: Written, styles: Sequence[str]) -> None:
    for style in styles:
        xml.one("table:table-column", {"table:style-name": style})


def _filtered(xml: Written, sheet: str, table: Table) -> None:
    """Put the buttons of a filter on the heading."""
    corner = f"{_letters(len(table.columns))}{len(table.rows) + 1}"
    where = {"table:name": "works", "table:target-range-address": f"'{sheet}'.A1:'{sheet}'.{corner}"}
    with xml.inside("table:database-ranges"):
        xml.one("table:database-range", where | {"table:display-filter-buttons": "true"})


def _letters(column: int) -> str:
    """Name a column, counted from 1, as spreadsheets do."""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _page(xml: Written) -> None:
    """Print it on A3, across."""
    size = {"fo:page-width": "42cm", "fo:page-height": "29.7cm", "style:print-orientation": "landscape"}
    with xml.inside("office:automatic-styles"), xml.inside("style:page-layout", {"style:name": "a3"}):
        xml.one("style:page-layout-properties", size)
    with xml.inside("office:master-styles"):
        xml.one("style:master-page", {"style:name": "Default", "style:page-layout-name": "a3"})


def _frozen(xml: Written, sheet: str) -> None:
    with (
        xml.inside("office:settings"),
        xml.inside("config:config-item-set", {"config:name": "ooo:view-settings"}),
        xml.inside("config:config-item-map-indexed", {"config:name": "Views"}),
        xml.inside("config:config-item-map-entry"),
    ):
        xml.one("config:config-item", {"config:name": "ViewId", "config:type": "string"}, "view1")
        with (
            xml.inside("config:config-item-map-named", {"config:name": "Tables"}),
            xml.inside("config:config-item-map-entry", {"config:name": sheet}),
        ):
            for name, (kind, value) in VIEW.items():
                xml.one("config:config-item", {"config:name": name, "config:type": kind}, value)
