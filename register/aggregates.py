"""City-wide totals that documents state: they are no projects, and the page sets them beside the named ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from register.category import Category
from register.documents import Document
from register.money import read_money
from register.quantity import read_quantity
from register.table import Row, each, prove_unique, read_table

FILE = "aggregates.csv"
COLUMNS = "id,category,label,quantity,unit,said,document,section,paragraph".split(",")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
MONEY = "TWD"


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
    if not NUMBER.fullmatch(row["quantity"]):
        raise row.wrong("quantity", "a number in digits")
    for column in ("id", "label", "unit", "said", "section", "paragraph"):
        if not row[column]:
            raise row.wrong(column, "words")
    _prove_said(row)
    rest = {name: row[name] for name in ("id", "label", "unit", "said", "section", "paragraph")}
    return Aggregate(
        category=Category(row["category"]),
        quantity=Decimal(row["quantity"]),
        document=documents[row["document"]],
        **rest,
    )


def _prove_said(row: Row) -> None:
    """Prove that the words say the number and the unit that stand beside them."""
    if row["unit"] == MONEY:
        money = row.read("said", read_money)
        said = (Decimal(money.twd), MONEY) if money else None
    else:
        counted = row.read("said", read_quantity)
        said = (counted.value, counted.unit) if counted else None
    if said and said != (Decimal(row["quantity"]), row["unit"]):
        raise row.wrong("quantity", f"{said[0].normalize():f} {said[1]}, as 「{row['said']}」 says")


def read_aggregates(folder: Path, documents: tuple[Document, ...]) -> tuple[Aggregate, ...]:
    """Read `aggregates.csv`.

    Raises
    ------
    RegisterError
        With one line for each broken row, id given twice, or number that its words do not say.
    """
    known = {document.id: document for document in documents}
    rows = read_table(folder / FILE, COLUMNS)
    prove_unique(rows, "id")
    return each(rows, lambda row: _aggregate(row, known))
