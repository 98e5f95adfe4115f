"""Which of the seventeen categories a name is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from register.category import Category
from register.extraction.lexicon import Head

TOLD = 2


def category_of(name: str, heads: Sequence[Head], tables: Mapping[str, Any]) -> Category | None:
    """Say the category of a name by its nouns, and where they leave it open by the words before them.

    Parameters
    ----------
    name : str
    heads : sequence of Head
        The nouns in it, in its order: of those of the highest rank the last one says it.
    tables : mapping
        The tables of `lexicon_rules.toml`.
    """
    if heads and heads[-1].kind in ("weak", "area") and heads[-1].category:
        return heads[-1].category
    told = [head for head in heads if head.category and head.kind != "works"]
    best = max((head.rank for head in told), default=0)
    if best >= TOLD:
        return [head for head in told if head.rank == best][-1].category
    for hint in tables["hint"]:
        if any(word in name for word in hint["words"]):
            return Category(hint["category"])
    return told[-1].category if told else None
