"""``worksmap register reconcile``: whether the cells agree with the words, and what a new document changes."""

import json
from pathlib import Path
from typing import TypedDict, Unpack

import click

from register import Decision, Document, RegisterError
from register import reconcile as reconcile_cells
from register.documents import read_documents
from register.reading import Reading
from worksmap.reading_options import texts_option
from worksmap.telling import data_option, json_option, plainly, tell


class _Given(TypedDict):
    file: Path | None
    document: str | None
    answers: Path | None
    write: bool
    besides: bool
    texts: Path
    data: Path
    as_json: bool


@click.command(name="reconcile")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--document", metavar="ID", help="FILE's id in documents.toml; without FILE its kept text is read.")
@click.option("--write", is_flag=True, help="Write what is sure or answered, and the questions; nothing else changes.")
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The filled-in questions; without it DATA/questions/ID.csv, if it is there.",
)
@click.option("--besides", is_flag=True, help="Write also beside rows of the document that people wrote by hand.")
@texts_option
@data_option
@json_option
@plainly
def reconcile_command(**given: Unpack[_Given]) -> None:
    """Show what a document changes in the register; without one, which cells differ from their words.

    \b
    reconcile                     reads the words in mentions.csv anew and derives projects.csv; shows each value cell
                                  that differs and ends with 1 if any does; --write writes them
    reconcile FILE --document ID  finds the works that FILE names in the register, and tells what is contradicted,
                                  slipped, kept, changed, new, passed in silence, gone quiet, unchanged
    reconcile --document ID       the same of the text that `register add` kept

    A work that is surely named is applied by --write. All else is a question in DATA/questions/ID.csv: write into its
    column `answer` the id of a work, `new`, or `none`, and run again. Nothing is ever applied by likeness alone.
    """  # noqa: D301  click reads the sign itself: what follows is not to be filled into lines
    if given["file"] or given["document"]:
        _reconcile_document(given)
        return
    if given["answers"] or given["besides"]:
        raise click.UsageError("--answers and --besides go with --document")
    _reconcile_cells(given["write"], given["data"], given["as_json"])


def _reconcile_document(given: _Given) -> None:
    from register.extraction.extract import extract
    from register.reconciliation import How, Read, reconcile_document
    from worksmap.register_outcome import as_json
    from worksmap.register_told import as_lines

    document, reading = _read(given)
    read = Read(document.id, reading, extract(reading, document.spoken))
    how = How(given["answers"], given["write"], given["besides"])
    outcome = reconcile_document(given["data"], read, how)
    if given["as_json"]:
        click.echo(json.dumps(as_json(outcome), ensure_ascii=False))
    else:
        click.echo("\n".join(as_lines(outcome)))


def _read(given: _Given) -> tuple[Document, Reading]:
    """Read the file, or the document's kept text, and prove that it is the one that documents.toml knows."""
    from register.reading import read_document
    from register.texts import Texts

    documents = {one.id: one for one in read_documents(given["data"]).documents}
    reading = read_document(given["file"]) if given["file"] else Texts(given["texts"]).reading(given["document"] or "")
    if reading is None:
        raise RegisterError([f"{given['document']}: no text is kept of it: expected FILE, or `worksmap register add`"])
    same = next((one for one in documents.values() if one.sha256 == reading.sha256), None)
    document = documents.get(given["document"] or "", same)
    if document is None or document is not same:
        raise RegisterError([_other(given, document, same)])
    return document, reading


def _other(given: _Given, document: Document | None, same: Document | None) -> str:
    name = given["file"].name if given["file"] else f"the kept text of {given['document']}"
    if same:
        return f"{name}: is {same.id} in data/documents.toml: expected --document {same.id}"
    expected = (
        f"the bytes of {document.id} ({document.file})" if document else "a document that `register add` has added"
    )
    return f"{name}: no document in data/documents.toml has these bytes: expected {expected}"


def _reconcile_cells(write: bool, data: Path, as_json: bool) -> None:
    found, changes = reconcile_cells(data, write)
    states = [project.state for project in found.projects]
    tally = {
        "documents": len(found.documents),
        "mentions": len(found.mentions),
        "projects": len(found.projects),
        "with status": sum(state.status is not None for state in states),
        "with completion": sum(state.completion is not None for state in states),
        "decisions": len(found.decisions),
        "cells written" if write else "cells that differ": len(changes),
    }
    tell(tally, [*_decided(found.decisions), *changes], as_json)
    if changes and not write:
        raise SystemExit(1)


def _decided(decisions: tuple[Decision, ...]) -> list[str]:
    return [
        f"decision: {one.project}: {one.field} = 「{one.value}」: {one.reason} ({one.by}, {one.date})"
        for one in decisions
    ]
