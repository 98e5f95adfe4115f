"""The vocabulary of status words, read from the data file beside this one."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
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
    codes : mapping of str to (Status or None)
        What a phrase says; None for words knowingly without a code.
    patterns : tuple of (re.Pattern, Status)
        Phrases with a gap, such as 完成 … 工程. They hide no phrase in it: 「完成設計工程」 is design, not completion.
    promise, negated, happened : re.Pattern
        Modality.
    ends : re.Pattern
        Milestones at the end of a work.
    """

    words: re.Pattern[str]
    codes: Mapping[str, Status | None]
    patterns: tuple[tuple[re.Pattern[str], Status], ...]
    promise: re.Pattern[str]
    negated: re.Pattern[str]
    happened: re.Pattern[str]
    ends: re.Pattern[str]

    def codes_in(self, text: str) -> list[Status | None]:
        """List what each known phrase of a compact text says."""
        return [
            *(self.codes[found.group()] for found in self.words.finditer(text)),
            *(code for pattern, code in self.patterns if pattern.search(text)),
        ]


def _any(words: Iterable[str], patterns: Iterable[str] = ()) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join([*(re.escape(word) for word in longest_first), *patterns]))


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary once.

    Raises
    ------
    KeyError
        If the file lacks a status of the ladder: every status has words.
    """
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    codes: dict[str, Status | None] = dict.fromkeys(table["unstated"]["phrases"])
    patterns: list[tuple[re.Pattern[str], Status]] = []
    for status in Status:
        entry = table["status"][status]
        codes |= dict.fromkeys(entry["phrases"], status)
        patterns += [(re.compile(pattern), status) for pattern in entry.get("patterns", [])]
    return Vocabulary(
        words=_any(codes),
        codes=codes,
        patterns=tuple(patterns),
        promise=_any(table["modality"]["promise"], table["modality"]["promise_patterns"]),
        negated=_any(table["modality"]["negated"]),
        happened=_any(table["modality"]["happened"]),
        ends=_any(table["modality"]["ends"]),
    )
