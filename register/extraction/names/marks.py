"""What stands out in a passage before any name is read: nouns of works, dates and amounts, brackets, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from register.extraction.names.lexicon import Head, Lexicon
from register.extraction.rules import Rules

BREAKS = frozenset("，,。；;：:！!？?\n\t…《》〈〉｜|")
MARKS = ("以及", "及", "與", "、")
OPENS = {"（": "）", "(": ")", "「": "」", "『": "』", "“": "”"}
WIDE = str.maketrans(",;:!?", "，；：！？")
WIDTH = re.compile("(?<![0-9])[,;:!?]|[,;:!?](?![0-9])")
QUOTES = frozenset("「『“")


@dataclass(frozen=True, order=True)
class Hit:
    """A noun of works in a text."""

    begins: int
    ends: int
    head: Head


class Marks:
    """A passage's text with what stands out in it.

    Parameters
    ----------
    text : str
    lexicon : Lexicon
    rules : Rules
        Nouns whose rule is left out are not seen.
    begins : int
        Where the words begin, behind a paragraph's number.
    context : str
        What stands above it: the headings, and the document's title.
    """

    def __init__(self, text: str, lexicon: Lexicon, rules: Rules, begins: int = 0, context: str = "") -> None:
        self.text = WIDTH.sub(lambda found: found.group().translate(WIDE), text)
        self.begins = begins
        self.context = context
        self.lexicon = lexicon
        self.rules = rules

    @cached_property
    def masks(self) -> dict[int, int]:
        """End of each date, amount or count → its beginning."""
        found: dict[int, int] = {}
        for pattern in self.lexicon.tables["mask"]["patterns"]:
            for one in re.compile(pattern).finditer(self.text):
                found[one.end()] = min(one.start(), found.get(one.end(), one.start()))
        return found

    @cached_property
    def pairs(self) -> dict[int, int]:
        """Where a bracket or a quote opens → behind its closing sign; innermost pairs too."""
        open_: list[int] = []
        pairs: dict[int, int] = {}
        for at, sign in enumerate(self.text):
            if sign in OPENS:
                open_.append(at)
            elif sign in OPENS.values() and open_ and OPENS[self.text[open_[-1]]] == sign:
                pairs[open_.pop()] = at + 1
        return pairs

    @cached_property
    def opened(self) -> dict[int, int]:
        """Behind a closing sign → where the bracket or quote opens."""
        return {closes: opens for opens, closes in self.pairs.items()}

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Nouns of works, the longest at each place, in the order of the text."""
        taken: list[Hit] = []
        for one in sorted({*self._words(), *self._shapes()}, key=lambda hit: (hit.begins, -hit.ends, hit.head.id)):
            if one.head.id in self.rules and self._apart(one, taken):
                taken.append(one)
        return tuple(taken)

    def _apart(self, one: Hit, taken: list[Hit]) -> bool:
        """Tell whether a noun stands for itself: not inside another, no tail of another, not in a bracket."""
        if any(begins < one.ends and one.begins < ends for begins, ends in self._shadows):
            return False
        if taken and (one.begins < taken[-1].ends or self._is_tail(one, taken[-1])):
            return False
        return not any(opens < one.begins < closes for opens, closes in self.pairs.items() if self.text[opens] in "(（")

    def _is_tail(self, one: Hit, before: Hit) -> bool:
        """Tell whether the noun of a contract only follows another noun: 「某館一期新建工程」."""
        gap = self.text[before.ends : one.begins].strip(" 」』")
        return one.head.rank == 0 and (not gap or bool(self.lexicon.tail.fullmatch(gap)))

    @cached_property
    def _shadows(self) -> tuple[tuple[int, int], ...]:
        """Compounds that hold a noun of works and are none; a longer noun of works is no compound's part."""
        if "name-shadow" not in self.rules:
            return ()
        return tuple(found.span() for found in self.lexicon.pattern("shadow", "words").finditer(self.text))

    @cached_property
    def beginning(self) -> dict[int, Hit]:
        """Where a noun begins → the noun."""
        return {hit.begins: hit for hit in self.hits}

    @cached_property
    def ending(self) -> dict[int, Hit]:
        """Where a noun ends → the noun."""
        return {hit.ends: hit for hit in self.hits}

    def belongs(self, opens: int) -> bool:
        """Tell whether the bracket that opens here belongs to the name before it."""
        inside = self.text[opens + 1 : self.pairs[opens] - 1]
        named = self.lexicon.pattern("bracket", "belongs").search(inside)
        return bool(named) and not self.lexicon.pattern("bracket", "not").search(inside)

    def _words(self) -> Iterator[Hit]:
        for at, sign in enumerate(self.text):
            for word, head in self.lexicon.heads.get(sign, ()):
                if self.text.startswith(word, at):
                    yield Hit(at, at + len(word), head)
                    break

    def _shapes(self) -> Iterator[Hit]:
        for pattern, head in self.lexicon.shapes:
            if head.near is None or head.near.search(self.context + self.text):
                for found in pattern.finditer(self.text):
                    yield Hit(found.start(), found.end(), head)
