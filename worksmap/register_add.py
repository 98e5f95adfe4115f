"""``worksmap register add``: a document becomes known, and its text is kept."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TypedDict, Unpack

import click

from register import Document, RegisterError
from register.documents import FILE, Documents, read_documents
from register.entries import add_entry, known
from register.extraction.dating import stated_date
from register.period import Period
from register.reading import Reading, read_document
from register.texts import Texts
from worksmap.reading_options import PeriodType, texts_option
from worksmap.telling import data_option, json_option, plainly, tell

existing = click.Path(exists=True, dir_okay=False, path_type=Path)


class _How(TypedDict):
    file: Path
    id: str
    title: str
    publisher: str
    date: Period | None
    date_basis: str
    url: str
    note: str
    texts: Path
    data: Path
    as_json: bool


@click.command(name="add")
@click.argument("file", type=existing)
@click.option("--id", default="", help="Short name of the document: letters, digits and -.")
@click.option("--title", default="", help="Its title.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--date", type=PeriodType(), help="When it speaks, such as 2024-10-09; as precisely as it is known.")
@click.option("--date-basis", default="", help="How the date is known.")
@click.option("--url", default="", help="Where it was published.")
@click.option("--note", default="", help="What a reader should know of it.")
@texts_option
@data_option
@json_option
@plainly
def add_command(**how: Unpack[_How]) -> None:
    """Add a document (txt, pdf, docx, odt) to documents.toml and keep its text in a folder of the deployment's own.

    Of a document that is in documents.toml already, FILE alone keeps its text. The same bytes twice change nothing.
    """
    documents = read_documents(how["data"])
    reading = read_document(how["file"])
    document = known(documents, how["id"], reading.sha256)
    stated = _stated(how, reading)
    if document:
        _prove_same(document, stated)
    else:
        document = _new(stated, how, reading)
    kept = _add(documents, document, reading, how)
    tally: dict[str, int | str] = {
        "document": document.id,
        "passages": len(reading.body),
        "pages without text": len(reading.silent),
        "text kept": int(kept),
        "entries written": int(document not in documents.documents),
    }
    tell(tally, _lines(document, reading, bool(tally["text kept"] or tally["entries written"])), how["as_json"])


def _stated(how: _How, reading: Reading) -> dict[str, str]:
    """Give what was said of the document on the command line."""
    said = {
        "id": how["id"],
        "title": how["title"],
        "publisher": how["publisher"],
        "date": how["date"].value if how["date"] else "",
        "date_basis": how["date_basis"],
        "url": how["url"],
        "note": how["note"],
    }
    return {name: value.strip() for name, value in said.items() if value.strip()}


def _prove_same(document: Document, stated: dict[str, str]) -> None:
    held = asdict(document)
    other = [name for name, value in stated.items() if held[name] != value]
    if other:
        found = f"{other[0]}: 「{stated[other[0]]}」: {document.id} has 「{held[other[0]]}」 in data/{FILE}"
        raise RegisterError([f"{found}: expected the same, or a change there"])


def _new(stated: dict[str, str], how: _How, reading: Reading) -> Document:
    missing = [name for name in ("id", "title", "publisher", "date", "date_basis") if name not in stated]
    if missing:
        options = " ".join(f"--{name.replace('_', '-')}" for name in missing)
        raise RegisterError([f"{how['file'].name}: a new document: expected {options}{_proposal(missing, reading)}"])
    return Document(**{**stated, "file": how["file"].name, "sha256": reading.sha256})


def _proposal(missing: list[str], reading: Reading) -> str:
    found = stated_date(reading) if "date" in missing else None
    return f" (it says 「{found.said}」: --date {found.period.value}?)" if found else ""


def _add(documents: Documents, document: Document, reading: Reading, how: _How) -> bool:
    texts = Texts(how["texts"])
    before = texts.held(document.id)
    kept = texts.keep(document.id, reading)
    if document not in documents.documents:
        try:
            add_entry(how["data"], documents, document)
        except BaseException:
            texts.restore(document.id, before)
            raise
    return kept


def _lines(document: Document, reading: Reading, changed: bool) -> list[str]:
    lines = [f"page {number}: pictures and no text: a person has to read it" for number in reading.silent]
    return (
        lines if changed else [*lines, f"{document.id}: these bytes are known and their text is kept: nothing changed"]
    )
