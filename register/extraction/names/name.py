"""How a name is written, which nouns are in it, and whether two are one work's."""

from __future__ import annotations

import re

from register.extraction.names.lexicon import Head, Lexicon
from register.extraction.names.marks import Marks
from register.extraction.names.phrase import Phrase

LOOSE = re.compile(r"\s+(?=[^0-9A-Za-z])|(?<=[^0-9A-Za-z])\s+|[「」『』]")


def heads_of(marks: Marks, phrase: Phrase) -> tuple[Head, ...]:
    """List the nouns in a phrase."""
    inside = [hit.head for hit in marks.hits if phrase.begins <= hit.begins and hit.ends <= phrase.hit.begins]
    return (*inside, phrase.hit.head)


def cleaned(name: str, marks: Marks) -> str:
    """Write a name without the spaces a document sets, without quotes, and without the words for "this city"."""
    name = LOOSE.sub("", name.strip())
    for word in marks.lexicon.tables["own"]["words"] if "name-own" in marks.rules else ():
        name = name.removeprefix(word)
    return name


LEAST = 4


def same_work(name: str, before: str, known: Lexicon) -> bool:
    """Tell whether a name is that of a work which the passage has named before, shorter or with another tail.

    A stretch or a stage of it is another work.

    Parameters
    ----------
    name, before : str
    known : Lexicon

    Examples
    --------
    >>> from register.extraction.names.lexicon import lexicon
    >>> same_work("柳溪公園", "青禾區柳溪公園", lexicon()), same_work("柳溪路東段", "柳溪路", lexicon())
    (True, False)
    """
    if name == before or (len(name) >= LEAST and before.endswith(name)):
        return True
    stem = _stem(name, known)
    tail = name[len(stem) :]
    return stem == _stem(before, known) and not re.search(known.tables["part"]["another"], tail)


def _stem(name: str, known: Lexicon) -> str:
    """Cut the tails off a name."""
    while True:
        found = next((tail for tail in sorted(known.tails, key=len, reverse=True) if name.endswith(tail)), "")
        if not found or len(found) >= len(name):
            return name
        name = name.removesuffix(found)
