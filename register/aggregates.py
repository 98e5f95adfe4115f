"""City-wide totals that documents state: they are no projects, and the page sets them beside the named ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from register.category import Category
from register.documents import Document
from register.table import Row, each, read_table

FILE = "aggregates.csv"
COLUMNS = "id,category,label,quantity,unit,said,document,section,paragraph".split(",")


@dataclass(frozen=True)
class Aggregate:
    """A total with its words.

    Parameters
    ----------
    id : str
    category : Category
    label : str
    quantity : decimal.Decimal
    unit : str
        ``座``, ``m3``, ``TWD`` …
    said : str
    document : Document
    section, paragraph : str
    """

    id: str
    category: Category
    label: str
    quantity: Decimal
    unit: str
    said: str
    document: Document
    section: str
    paragraph: str


def _aggregate(row: Row, documents: Mapping[str, Document]) -> Aggregate:
    if row["category"] not in set(Category):
        raise row.wrong("category", f"one of {', '.join(Category)}")
    if row["document"] not in documents:
        raise row.wrong("document", f"one of {', '.join(documents)}")
    try:
        quantity = Decimal(row["quantity"])
    except InvalidOperation:
        raise row.wrong("quantity", "a number") from None
    for column in ("id", "label", "unit", "said", "section", "paragraph"):
        if not row[column]:
            raise row.wrong(column, "words")
    rest = {name: row[name] for name in ("id", "label", "unit", "said", "section", "paragraph")}
    return Aggregate(category=Category(row["category"]), quantity=quantity, document=documents[row["document"]], **rest)


def read_aggregates(folder: Path, documents: tuple[Document, ...]) -> tuple[Aggregate, ...]:
    """Read `aggregates.csv`.

    Raises
    ------
    RegisterError
        With one line for each broken row.
    """
    known = {document.id: document for document in documents}
    return each(read_table(folder / FILE, COLUMNS), lambda row: _aggregate(row, known))
