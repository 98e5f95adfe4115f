"""The nouns, verbs and borders by which a work's name is known, read from the data files beside this one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from register.category import Category

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Head:
    """What a work's name ends with.

    Parameters
    ----------
    id : str
        The rule's id.
    category : Category or None
        None where the words before it have to say.
    kind : str
        ``whole``, ``facility``, ``weak`` or ``works``: what more is needed (see `heads.toml`).
    rank : int
        Of two nouns in a name that of the higher rank gives the category.
    alone : bool
        Whether it names a work with nothing before it, as a numbered road does.
    near : re.Pattern or None
        What the passage must speak of.
    """

    id: str
    category: Category | None
    kind: str
    rank: int
    alone: bool
    near: re.Pattern[str] | None


@dataclass(frozen=True)
class Lexicon:
    """What the engine of names knows; the engine itself knows no word.

    Parameters
    ----------
    heads : mapping of str to tuple of (str, Head)
        By first character, the longest word first.
    shapes : tuple of (re.Pattern, Head)
        Nouns with a number or a gap in them.
    words : mapping of str to str
        Class of each word: ``build`` ``do`` ``list`` ``pass`` ``who`` ``plain`` end a name; ``common`` makes it no
        name, ``topic`` half a one, ``protected`` is part of one.
    alone : frozenset of str
        Characters that end a name wherever they stand.
    tables : mapping
        The tables of `rules.toml`.
    """

    heads: Mapping[str, tuple[tuple[str, Head], ...]]
    shapes: tuple[tuple[re.Pattern[str], Head], ...]
    words: Mapping[str, str]
    alone: frozenset[str]
    tables: Mapping[str, Any]

    @cached_property
    def longest(self) -> int:
        """Length of the longest word, in characters."""
        return max(len(word) for word in self.words)

    @cached_property
    def tails(self) -> Mapping[str, bool]:
        """What may follow a noun → whether it says that the thing is a work."""
        table = self.tables["tail"]
        return dict.fromkeys(table["plain"], False) | dict.fromkeys(table["work"], True)

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """Find the longest tail."""
        return any_of(self.tails)

    def pattern(self, table: str, key: str) -> re.Pattern[str]:
        """Compile one of the patterns of a table, or the words of a list."""
        return _compiled(tuple(_listed(self.tables[table][key])), isinstance(self.tables[table][key], str))


def _listed(found: str | list[str]) -> list[str]:
    return [found] if isinstance(found, str) else found


@cache
def _compiled(found: tuple[str, ...], is_pattern: bool) -> re.Pattern[str]:
    return re.compile(found[0]) if is_pattern else any_of(found)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Find any of the words, the longest first."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _head(entry: Mapping[str, Any]) -> Head:
    return Head(
        id=entry["id"],
        category=Category(entry["category"]) if entry["category"] else None,
        kind=entry["kind"],
        rank=entry.get("rank", 2),
        alone=entry.get("alone", False),
        near=re.compile(entry["near"]) if "near" in entry else None,
    )


def _words(table: Mapping[str, Any]) -> dict[str, str]:
    """Give each word its class; of two the later: a border is a border whatever else the word may be."""
    classes = {word: kind for kind in ("common", "topic") for word in table[kind]["words"]}
    for kind, entry in table["border"].items():
        classes |= dict.fromkeys(entry["words"], kind)
    classes |= {word: classes.get(word, "plain") for word in table["alone"]["words"]}
    classes |= dict.fromkeys(table["protected"]["words"], "protected")
    return classes


@cache
def lexicon() -> Lexicon:
    """Read the data files once.

    Raises
    ------
    KeyError, ValueError
        If a table lacks an entry, or a category is none of the seventeen.
    """
    by_first: dict[str, list[tuple[str, Head]]] = {}
    shapes: list[tuple[re.Pattern[str], Head]] = []
    for entry in _table("heads.toml")["head"]:
        head = _head(entry)
        shapes += [(re.compile(pattern), head) for pattern in entry.get("patterns", [])]
        for word in entry.get("words", []):
            by_first.setdefault(word[0], []).append((word, head))
    words = _table("words.toml")
    return Lexicon(
        heads={first: tuple(sorted(all_, key=lambda one: -len(one[0]))) for first, all_ in by_first.items()},
        shapes=tuple(shapes),
        words=_words(words),
        alone=frozenset(words["alone"]["words"]),
        tables=_table("rules.toml"),
    )
