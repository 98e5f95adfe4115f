"""The vocabulary of status words, read from the data file beside this one."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from register.status import Status

FILE = Path(__file__).with_name("vocabulary.toml")


def compact(said: str) -> str:
    """Fold words to one spelling: NFKC, no white space.

    Examples
    --------
    >>> compact("１１３ 年 底 ～ 完工")
    '113年底~完工'
    """
    return "".join(unicodedata.normalize("NFKC", said).split())


@dataclass(frozen=True)
class Vocabulary:
    """Words that carry a status, words that carry none, and words that make a milestone a promise.

    Parameters
    ----------
    words : re.Pattern
        Finds every known phrase, the longest at each place.
    codes : tuple of (re.Pattern, Status or None)
        What a found phrase says; None for words knowingly without a code.
    promise, negated : re.Pattern
        Modality.
    """

    words: re.Pattern[str]
    codes: tuple[tuple[re.Pattern[str], Status | None], ...]
    promise: re.Pattern[str]
    negated: re.Pattern[str]

    def codes_in(self, text: str) -> list[Status | None]:
        """List what each known phrase of a compact text says, in order."""
        return [self._code(found.group()) for found in self.words.finditer(text)]

    def _code(self, phrase: str) -> Status | None:
        return next(code for pattern, code in self.codes if pattern.fullmatch(phrase))


def _any(expressions: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(expressions))


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary once.

    Raises
    ------
    KeyError
        If the file lacks a status of the ladder: every status has words.
    """
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    found: list[tuple[str, Status | None]] = [(re.escape(p), None) for p in table["unstated"]["phrases"]]
    for status in Status:
        entry = table["status"][status]
        found += [(re.escape(phrase), status) for phrase in entry["phrases"]]
        found += [(pattern, status) for pattern in entry.get("patterns", [])]
    found.sort(key=lambda pair: -len(pair[0]))
    modality = {name: _any([re.escape(word) for word in words]) for name, words in table["modality"].items()}
    return Vocabulary(
        words=_any([expression for expression, _ in found]),
        codes=tuple((re.compile(expression), code) for expression, code in found),
        promise=modality["promise"],
        negated=modality["negated"],
    )
