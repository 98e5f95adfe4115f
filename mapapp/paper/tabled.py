"""A table as its template sets it."""

from collections.abc import Sequence
from typing import Any

from mapapp.paper.rows import Row
from mapapp.words import Words


def table(name: str, columns: Sequence[str], rows: Sequence[Row], words: Words) -> dict[str, Any]:
    """Say a table.

    Parameters
    ----------
    name : str
        ``table``, or what works are apart for: ``beyond`` ``unplaced`` ``nowhere``.
    columns : sequence of str
    rows : sequence of Row
    words : Words
    """
    heads = [{"key": key, "said": words(f"sheet_column.{key}")} for key in columns]
    note = "" if name == "table" else words(f"sheet.{name}_note")
    return {"name": name, "heading": words(f"sheet.{name}"), "note": note, "columns": heads, "rows": list(rows)}
