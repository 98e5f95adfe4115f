"""``worksmap register evaluate``: what the rules read in documents, against what people read there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from register import Document, RegisterError
from register.documents import read_documents
from register.extraction.extract import extract
from register.period import Period
from register.reading import Reading, read_document
from register.scoring import Rate, Score, faults, read_gold, read_reviewed, total
from register.scoring.bounds import REVIEWED, STRANGE, fallen_short
from register.scoring.exam import Exam, exams_in, sit, together
from register.scoring.not_works import read_not_works
from register.texts import Texts
from worksmap.reading_options import PeriodType, texts_option
from worksmap.telling import data_option, json_option, plainly

existing = click.Path(exists=True, dir_okay=False, path_type=Path)
existing_folder = click.Path(exists=True, file_okay=False, path_type=Path)
CELL: Final = 17


class _How(TypedDict):
    document: tuple[str, ...]
    files: Path | None
    gold: Path | None
    text: Path | None
    date: Period | None
    others: Path | None
    texts: Path
    data: Path
    misses: bool
    as_json: bool


@click.command(name="evaluate")
@click.option("--document", multiple=True, help="Id of a document of the register; all without it.")
@click.option("--files", type=existing_folder, help="Read the documents anew from this folder, not their kept texts.")
@click.option("--gold", type=existing, help="What people read in --text: CSV with the columns of mentions.csv.")
@click.option("--text", type=existing, help="A document that is not in the register.")
@click.option("--date", type=PeriodType(), help="When --text speaks, such as 2024-10-09.")
@click.option("--others", type=existing_folder, help="Folder of such documents: a.txt, a.csv, and the date in a.date.")
@click.option("--misses", is_flag=True, help="Tell every miss, spurious find and wrong value, with its words.")
@texts_option
@data_option
@json_option
@plainly
def evaluate_command(**how: Unpack[_How]) -> None:
    """Extract from documents anew and tell how much of what people read there was found, and how much of it is right.

    The register's documents are asked unless --gold or --others is given. Each row is of all works that were found;
    `… stated` counts those alone of which something is stated. Ends with 1 if a promise was read as a fact, or if the
    documents together do not reach what issue 4 asks for.
    """
    exams = _exams(how)
    scores = sit(exams, extract)
    if not scores:
        raise RegisterError(["no text of any document is kept: worksmap register add keeps one, --files reads them"])
    reviewed = not how["gold"] and not how["others"]
    whole = total(scores.values())
    short = list(fallen_short(whole, REVIEWED if reviewed else STRANGE))
    _tell({**scores, **together(scores)}, whole, short, how)
    if whole.promises or (short and not how["document"]):
        raise SystemExit(1)


def _exams(how: _How) -> tuple[Exam, ...]:
    if how["others"]:
        return tuple(exams_in(how["others"], read_document))
    if how["gold"] or how["text"] or how["date"]:
        return (_stranger(how["gold"], how["text"], how["date"]),)
    return tuple(_reviewed(how))


def _stranger(gold: Path | None, text: Path | None, date: Period | None) -> Exam:
    if not (gold and text and date):
        raise click.UsageError("--gold, --text and --date belong together")
    return Exam(text.stem, read_document(text), date, read_gold(gold))


def _reviewed(how: _How) -> Iterable[Exam]:
    """Open the register's documents; tell which of them there is no text of."""
    documents, golds = read_documents(how["data"]).documents, read_reviewed(how["data"])
    ids = {document.id for document in documents}
    strange = sorted(set(how["document"]) - ids)
    if strange:
        raise RegisterError([f"{name}: expected one of {', '.join(sorted(ids))}" for name in strange])
    for document in documents:
        if document.id not in (how["document"] or ids):
            continue
        reading = _reading(document, how)
        if reading is None:
            click.echo(f"{document.id}: no text of it is kept, so it is not asked", err=True)
        else:
            yield Exam(document.id, reading, document.spoken, golds.get(document.id, ()))


def _reading(document: Document, how: _How) -> Reading | None:
    if how["files"] is None:
        return Texts(how["texts"]).reading(document.id)
    file = how["files"] / document.file
    return read_document(file) if file.exists() else None


def _tell(scores: Mapping[str, Score], whole: Score, short: list[str], how: _How) -> None:
    """Tell the faults if they are wanted, a table with a column for each document, and the tally."""
    lines = list(faults(whole, read_not_works(how["data"]))) if how["misses"] else []
    if how["as_json"]:
        rates = {name: {key: _numbers(rate) for key, rate in one.rates().items()} | {"promises": len(one.promises)}
                 for name, one in scores.items()}  # fmt: skip
        click.echo(json.dumps({"scores": rates, "short": short, "lines": lines}, ensure_ascii=False))
        return
    for line in [*lines, *_table(scores)]:
        click.echo(line)
    recall, precision = whole.recall, whole.precision
    click.echo(
        f"read {recall.of} · found {recall.right} · missed {recall.of - recall.right} · "
        f"spurious {precision.of - precision.right} · promises read as facts {len(whole.promises)}"
        + "".join(f" · SHORT: {line}" for line in short)
    )


def _table(scores: Mapping[str, Score]) -> Iterable[str]:
    yield f"{'':<28}" + "".join(f"{name:>{CELL}}" for name in scores)
    columns = [one.rates() for one in scores.values()]
    for name in columns[0]:
        yield f"{name:<28}" + "".join(f"{_cell(rates[name]):>{CELL}}" for rates in columns)
    yield f"{'promises as facts':<28}" + "".join(f"{len(one.promises):>{CELL}}" for one in scores.values())


def _cell(rate: Rate) -> str:
    return f"{rate.share:.1%} {rate.right}/{rate.of}" if rate.of else "–"


def _numbers(rate: Rate) -> Mapping[str, float]:
    return {"right": rate.right, "of": rate.of, "share": round(rate.share, 4)}
