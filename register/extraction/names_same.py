"""Whether two names of one passage are one work's."""

from __future__ import annotations

import re

from register.extraction.lexicon import Lexicon

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
    >>> from register.extraction.lexicon import lexicon
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
