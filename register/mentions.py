"""What one passage of a document says of one project: words, and the values read from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from register.documents import Document
from register.money import Money, read_money
from register.progress import read_status
from register.quantity import Quantity, read_quantity
from register.status import Status
from register.table import Row, each, read_table
from register.when import When, read_when

FILE = "mentions.csv"
COLUMNS = (
    "project,document,section,paragraph,name_said,status_said,status,start_said,start,start_kind,completion_said,"
    "completion,completion_precision,completion_kind,budget_said,budget_twd,quantity_said,quantity,quantity_unit,note"
).split(",")


@dataclass(frozen=True)
class Mention:
    """One passage's word on one project.

    Parameters
    ----------
    project : str
        Id of the project.
    document : Document
    section, paragraph : str
        Headings joined by `` / ``, and the paragraph's label or its number in the section from 1.
    name_said, status_said : str
        The document's own words.
    status : Status or None
    start, completion : When or None
    budget : Money or None
    quantity : Quantity or None
    note : str
        What a person adds for the reader.
    """

    project: str
    document: Document
    section: str
    paragraph: str
    name_said: str
    status_said: str
    status: Status | None
    start: When | None
    completion: When | None
    budget: Money | None
    quantity: Quantity | None
    note: str

    def values(self) -> dict[str, str]:
        """Write the values as the cells that stand beside their words."""
        return {
            "status": self.status or "",
            "start": self.start.period.value if self.start else "",
            "start_kind": self.start.kind if self.start else "",
            "completion": self.completion.period.value if self.completion else "",
            "completion_precision": self.completion.period.precision if self.completion else "",
            "completion_kind": self.completion.kind if self.completion else "",
            "budget_twd": str(self.budget.twd) if self.budget else "",
            "quantity": self.quantity.text if self.quantity else "",
            "quantity_unit": self.quantity.unit if self.quantity else "",
        }


def read_mention(row: Row, documents: Mapping[str, Document]) -> Mention:
    """Read a row's words; the values beside them are not looked at.

    Raises
    ------
    RowError
        If the document is unknown, place or name is missing, or words cannot be read.
    """
    document = documents.get(row["document"])
    if document is None:
        raise row.wrong("document", f"one of {', '.join(documents)}")
    for column in ("section", "paragraph", "name_said"):
        if not row[column]:
            raise row.wrong(column, "words")
    spoken = document.spoken
    return Mention(
        project=row["project"],
        document=document,
        section=row["section"],
        paragraph=row["paragraph"],
        name_said=row["name_said"],
        status_said=row["status_said"],
        status=row.read("status_said", lambda said: read_status(said, spoken)),
        start=row.read("start_said", lambda said: read_when(said, spoken)),
        completion=row.read("completion_said", lambda said: read_when(said, spoken)),
        budget=row.read("budget_said", read_money),
        quantity=row.read("quantity_said", read_quantity),
        note=row["note"],
    )


def prove_values(row: Row, values: Mapping[str, str]) -> None:
    """Prove that the cells of a row say what was read or derived.

    Raises
    ------
    RowError
        At the first cell that differs.
    """
    for column, value in values.items():
        if row[column] != value:
            raise row.wrong(column, f"「{value}」 (worksmap register reconcile --write writes it)")


def read_mentions(
    folder: Path, documents: tuple[Document, ...], projects: Collection[str], prove: bool = True
) -> tuple[Mention, ...]:
    """Read `mentions.csv`.

    Parameters
    ----------
    folder : pathlib.Path
    documents : tuple of Document
    projects : collection of str
        Ids of the projects that may be spoken of.
    prove : bool
        Whether the values must equal what the words say; not so while they are being written.

    Raises
    ------
    RegisterError
        With one line for each broken row.
    """
    known = {document.id: document for document in documents}

    def make(row: Row) -> Mention:
        if row["project"] not in projects:
            raise row.wrong("project", "the id of a project")
        mention = read_mention(row, known)
        if prove:
            prove_values(row, mention.values())
        return mention

    return each(read_table(folder / FILE, COLUMNS), make)
