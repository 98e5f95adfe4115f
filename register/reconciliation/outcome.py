"""What reconciling a document comes to: the register as it would be, and the files that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from register import aggregates, decisions, documents, mentions, projects
from register import register as whole
from register.errors import RegisterError
from register.reconciliation.difference import Difference
from register.reconciliation.differences import differences
from register.reconciliation.draft import WORDS, Draft
from register.reconciliation.otherwise import Otherwise, otherwise
from register.reconciliation.placing import placed
from register.reconciliation.reconciling import Read, Reconciling
from register.reconciliation.sheet import write_sheet
from register.reconciliation.together import write_together
from register.register import Register, load
from register.table import read_table, write_table

QUESTIONS = "questions"
"""Folder of the files of questions, one for each document, beside the register."""
FILES = (documents.FILE, decisions.FILE, aggregates.FILE, mentions.FILE, projects.FILE)
"""What a register is read from."""


@dataclass(frozen=True)
class Outcome:
    """What a document comes to.

    Parameters
    ----------
    reconciling : Reconciling
    register : Register
        As it is with all that is sure or answered.
    differences : tuple of Difference
        Those that a person is asked about first come first.
    otherwise : tuple of Otherwise
    added : tuple of Draft
        Passages that are not in the register yet.
    written : tuple of pathlib.Path
        Files that were changed.
    kept : bool
        Whether the file of questions lies beside the register.
    """

    reconciling: Reconciling
    register: Register
    differences: tuple[Difference, ...]
    otherwise: tuple[Otherwise, ...]
    added: tuple[Draft, ...]
    written: tuple[Path, ...]
    kept: bool

    @property
    def compared(self) -> bool:
        """Whether people wrote the document's rows by hand: then they are compared, and nothing is added."""
        return self.reconciling.compared


@dataclass(frozen=True)
class How:
    """How a document is reconciled.

    Parameters
    ----------
    answers : pathlib.Path or None
        A filled-in file of questions; without it the one that lies in the register's folder, if there is one.
    write : bool
    besides : bool
        Whether to add also to rows that people wrote by hand.
    """

    answers: Path | None = None
    write: bool = False
    besides: bool = False


def reconcile_document(folder: Path, read: Read, how: How) -> Outcome:
    """Reconcile a document with the register: what is sure or answered is applied, all else is asked.

    Parameters
    ----------
    folder : pathlib.Path
        The city's data folder.
    read : Read
    how : How

    Raises
    ------
    RegisterError
        If the register, the document's id or an answer is bad: one line for each; nothing is written.
    OSError
        If a file cannot be written; all files then stand as they were.
    """
    before = {name: (folder / name).read_bytes() for name in FILES if (folder / name).is_file()}
    register = load(folder)
    kept = folder / QUESTIONS / f"{read.document}.csv"
    answers = how.answers or (kept if kept.exists() else None)
    reconciling = Reconciling(register, read, answers, how.besides)
    added = tuple(_added(reconciling))
    with TemporaryDirectory() as beside:
        new = Path(beside) / folder.resolve().name
        new.mkdir()
        for name, content in before.items():
            (new / name).write_bytes(content)
        if not reconciling.compared:
            _apply(new, reconciling, added)
        after = load(new)
        contents = {folder / name: (new / name).read_bytes() for name in (mentions.FILE, projects.FILE)}
    contents[kept] = write_sheet(reconciling.questions)
    written = _write(folder, before, contents) if how.write and not reconciling.compared else ()
    told = (*reconciling.held.values(), *differences(after, read.document))
    return Outcome(reconciling, after, told, otherwise(reconciling), added, written, kept.exists())


def _write(folder: Path, before: Mapping[str, bytes], contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write, if nobody else has changed the register since it was read."""
    changed = [name for name, content in before.items() if (folder / name).read_bytes() != content]
    if changed:
        raise RegisterError([f"data/{name}: was changed meanwhile; run again" for name in changed])
    return write_together(contents)


def _added(reconciling: Reconciling) -> Iterator[Draft]:
    known = {(one.project, one.section, one.paragraph) for one in reconciling.own}
    return (draft for key, draft in reconciling.drafts.items() if key not in known)


def _apply(new: Path, reconciling: Reconciling, added: Sequence[Draft]) -> None:
    """Write the rows into a copy of the register, and let it read their words and derive its works anew."""
    document = reconciling.document.id
    rows = [dict(row.cells) for row in read_table(new / mentions.FILE, mentions.COLUMNS)]
    for row in rows:
        _fill(row, reconciling)
    write_table(new / mentions.FILE, mentions.COLUMNS, placed(rows, [one.row(document) for one in added], reconciling))
    works = [dict(row.cells) for row in read_table(new / projects.FILE, projects.COLUMNS)]
    works += [dict(row.cells) for row, _ in reconciling.answers.created]
    write_table(new / projects.FILE, projects.COLUMNS, works)
    whole.reconcile(new, write=True)


def _fill(row: dict[str, str], reconciling: Reconciling) -> None:
    """Let a person's answer fill the words that a row lacks; what stands in it is never overwritten."""
    draft = reconciling.drafts.get((row["project"], row["section"], row["paragraph"]))
    if row["document"] == reconciling.document.id and draft and draft.by_person:
        row.update({column: draft.words[column] for column in WORDS if not row[column]})
