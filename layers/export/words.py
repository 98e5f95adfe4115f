"""An office file is for people: values stand in words there, and a sheet tells which code each of them is."""

from collections.abc import Iterator

from layers.export.column import Column, Value
from layers.export.described import Described
from layers.export.labels import Labels
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.table import Row, Table

WIDTHS = (24, 24, 60, 60)
"""Letters that the columns of the sheets show that explain."""


def heading(column: Column, labels: Labels) -> str:
    """Give what stands above a column."""
    return labels.headings.get(column.name, column.name)


def said(value: Value, column: Column, labels: Labels) -> Value:
    """Say a value as a person reads it: a code in words, everything else as it is."""
    codes = labels.codes.get(column.name)
    if codes is None or value is None:
        return value
    key = str(value).lower() if isinstance(value, bool) else str(value)
    return codes.get(key, str(value))


def about_rows(labels: Labels, losses: tuple[Loss, ...]) -> list[Row]:
    """List what the file is, and what it does not hold."""
    lost = [(labels.lost_heading, labels.lost[loss.code].format(n=loss.n)) for loss in losses]
    return [*labels.about, *lost]


def described(selection: Selection, losses: tuple[Loss, ...]) -> Described:
    """Say the same for a format that has room for one text."""
    labels = selection.labels
    lines = [(str(label), str(text)) for label, text in about_rows(labels, losses)]
    return Described(labels.title, lines, "", selection.as_of, labels.language)


def column_rows(table: Table, labels: Labels) -> Iterator[Row]:
    """List the columns: heading, published name, meaning, and each word with its code."""
    yield labels.table
    for column in table.columns:
        codes = labels.codes.get(column.name, {})
        listed = "；".join(f"{words}＝{code}" for code, words in codes.items())
        yield heading(column, labels), column.name, labels.notes.get(column.name, ""), listed
