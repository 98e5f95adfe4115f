"""A document with what people read in it: what an extraction is tried on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from register.errors import RegisterError, WordsError
from register.extraction import Extraction
from register.period import Period
from register.reading import Reading
from register.scoring.gold import Gold, read_gold
from register.scoring.score import Score, score, total

TUNED: Final = ("mayor-1131009", "outline-115")
"""The documents by which the rules were made; all others are held out."""
GOLD, DATE = ".csv", ".date"

Extract = Callable[[Reading, Period], Extraction]


@dataclass(frozen=True)
class Exam:
    """One document to be read by the rules, and what people read in it.

    Parameters
    ----------
    document : str
        Id, or the name of the file.
    reading : Reading
    spoken : Period
    golds : tuple of Gold
    """

    document: str
    reading: Reading
    spoken: Period
    golds: tuple[Gold, ...]


def sit(exams: Iterable[Exam], extract: Extract) -> dict[str, Score]:
    """Extract from each document and score what was found, by document.

    Parameters
    ----------
    exams : iterable of Exam
    extract : callable
        What is tried: from a reading and the time when it speaks to what it found.
    """
    return {one.document: score(one.golds, one.reading, extract(one.reading, one.spoken), one.spoken) for one in exams}


def together(scores: Mapping[str, Score]) -> dict[str, Score]:
    """Add up the tuned documents, the held-out ones, and all; what would say nothing new is left out."""
    tuned = [one for document, one in scores.items() if document in TUNED]
    held = [one for document, one in scores.items() if document not in TUNED]
    split = {"tuned": total(tuned), "held out": total(held)} if tuned and held else {}
    return split | {"all": total(scores.values())} if len(scores) > 1 else {}


def exams_in(folder: Path, read: Callable[[Path], Reading]) -> Iterator[Exam]:
    """Open every document of a folder that has a gold beside it: ``a.txt``, ``a.csv`` and the date in ``a.date``.

    Parameters
    ----------
    folder : pathlib.Path
    read : callable
        Reads a file.

    Raises
    ------
    RegisterError
        If there is none, or a date is missing.
    """
    golds = sorted(folder.glob(f"*{GOLD}"))
    if not golds:
        raise RegisterError([f"{folder.name}: expected a document with its mentions, such as a.txt and a.csv"])
    for gold in golds:
        files = [one for one in sorted(folder.glob(f"{gold.stem}.*")) if one.suffix not in (GOLD, DATE)]
        if len(files) != 1:
            raise RegisterError([f"{gold.name}: expected one document of the same name beside it, found {len(files)}"])
        yield Exam(gold.stem, read(files[0]), date_beside(gold), read_gold(gold))


def date_beside(gold: Path) -> Period:
    """Read when a document speaks from the file beside its mentions.

    Raises
    ------
    RegisterError
        If there is no such file, or no date in it.
    """
    try:
        return Period.parse(gold.with_suffix(DATE).read_text(encoding="utf-8").strip())
    except (FileNotFoundError, WordsError):
        raise RegisterError([f"{gold.stem}{DATE}: expected a date such as 2024-10-09"]) from None
