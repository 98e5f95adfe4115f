"""The source documents: what they are, who published them, and when they speak."""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from register.errors import RegisterError, WordsError
from register.period import Period

FILE = "documents.toml"
NEEDED = ("id", "title", "publisher", "date", "date_basis", "file", "sha256")
OPTIONAL = ("url", "note")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Document:
    """A source's text.

    Parameters
    ----------
    id, title, publisher : str
    date : str
        As precisely as it is known: ``2024-10-09`` or ``2025``.
    date_basis : str
        How the date is known.
    file, sha256 : str
        Name and hash of the bytes that were read.
    url, note : str
        Empty where there is none.
    """

    id: str
    title: str
    publisher: str
    date: str
    date_basis: str
    file: str
    sha256: str
    url: str = ""
    note: str = ""

    @property
    def spoken(self) -> Period:
        """When the document speaks."""
        return Period.parse(self.date)


@dataclass(frozen=True)
class Documents:
    """All source documents, oldest first, and the day on which their promises are weighed.

    Parameters
    ----------
    as_of : datetime.date
    documents : tuple of Document
    """

    as_of: date
    documents: tuple[Document, ...]


def _document(number: int, entry: dict[str, Any]) -> Document:
    where = f"data/{FILE}: document {number}"
    strange = sorted(set(entry) - {*NEEDED, *OPTIONAL})
    missing = [name for name in NEEDED if not isinstance(entry.get(name), str) or not entry[name]]
    problems = [f"{where}: {name}: expected one of {', '.join((*NEEDED, *OPTIONAL))}" for name in strange]
    problems += [f"{where}: {name}: expected words, found none" for name in missing]
    problems += [f"{where}: {name}: expected words" for name in OPTIONAL if not isinstance(entry.get(name, ""), str)]
    problems = problems or [f"{where}: {problem}" for problem in _misformed(entry)]
    if problems:
        raise RegisterError(problems)
    return Document(**entry)


def _misformed(entry: dict[str, str]) -> list[str]:
    problems = [
        f"{name}: 「{entry[name]}」: expected {expected}"
        for name, form, expected in (("id", ID, "letters, digits and -"), ("sha256", SHA256, "64 hexadecimal digits"))
        if not form.fullmatch(entry[name])
    ]
    try:
        Period.parse(entry["date"])
    except WordsError as error:
        problems.append(f"date: {error}")
    return problems


def read_documents(folder: Path) -> Documents:
    """Read `documents.toml`.

    Parameters
    ----------
    folder : pathlib.Path
        The city's data folder.

    Raises
    ------
    RegisterError
        If the file is missing, is no TOML, an entry lacks something, or the order is not oldest first.
    """
    try:
        table = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RegisterError([f"data/{FILE}: expected a file, found none"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegisterError([f"data/{FILE}: expected TOML: {error}"]) from None
    _prove_form(table)
    documents = tuple(_document(number, entry) for number, entry in enumerate(table["document"], 1))
    _prove_order(documents)
    return Documents(table["as_of"], documents)


def _prove_form(table: dict[str, Any]) -> None:
    problems = [f"data/{FILE}: {name}: expected as_of or [[document]]" for name in table.keys() - {"as_of", "document"}]
    if type(table.get("as_of")) is not date:
        problems.append(f"data/{FILE}: as_of: expected a date such as 2026-11-21")
    entries = table.get("document")
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        problems.append(f"data/{FILE}: document: expected one [[document]] or more")
    if problems:
        raise RegisterError(sorted(problems))


def _prove_order(documents: tuple[Document, ...]) -> None:
    ids = [document.id for document in documents]
    problems = [f"data/{FILE}: {name}: expected each id once" for name in sorted({i for i in ids if ids.count(i) > 1})]
    for older, newer in itertools.pairwise(documents):
        if older.spoken.begins > newer.spoken.ends:
            problems.append(f"data/{FILE}: {newer.id}: expected oldest first, found {newer.date} after {older.date}")
    if problems:
        raise RegisterError(problems)
