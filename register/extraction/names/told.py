"""What a name says of its work: category, district, place, phase."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from register.category import Category
from register.extraction.names.lexicon import Head, lexicon
from register.extraction.names.marks import BREAKS

DISTRICT = re.compile(
    r"^(?:[一-鿿]{2}[市縣](?=[一-鿿]{1,2}[區鄉鎮市]))?([一-鿿]{2}[鄉鎮]|[一-鿿]{1,2}(?<![園社地校港專景特])區)"
)
CARDINAL = frozenset("東西南北中")


def districts(name: str) -> tuple[str, ...]:
    """List the district or township that a name begins with.

    No list of a city's districts is needed: it is one or two characters and 區, or two and 鄉 or 鎮. One that only says
    on which side it lies (「中區」) is a district where the city is said before it.

    Examples
    --------
    >>> districts("青禾區柳溪滯洪池"), districts("月灣產業園區"), districts("中區污水處理廠")
    (('青禾區',), (), ())
    """
    found = DISTRICT.match(name)
    if not found or (found.start(1) == 0 and found.group(1)[0] in CARDINAL and len(found.group(1)) == len("中區")):
        return ()
    return (found.group(1),)


def phase_of(name: str) -> str:
    """Give the stage or the stretch with which a name ends, or nothing.

    Examples
    --------
    >>> phase_of("月灣產業園區二期"), phase_of("榴花路北段(木棉路-石榴路)"), phase_of("北段滯洪池")
    ('二期', '北段', '')
    """
    found = lexicon().pattern("part", "ending").search(name)
    return found.group(1) if found else ""


def location_text(said: str, name: str) -> str:
    """Say where a work is in the passage's words: what names it, or the whole name where that is more.

    Parameters
    ----------
    said : str
        The words that name it.
    name : str
        The name as it is understood.
    """
    said = said.strip()
    if len(said) < len(name) or any(sign in BREAKS for sign in said):
        return name
    return said


TOLD = 2


def category_of(name: str, heads: Sequence[Head], tables: Mapping[str, Any]) -> Category | None:
    """Say the category of a name by its nouns, and where they leave it open by the words before them.

    Parameters
    ----------
    name : str
    heads : sequence of Head
        The nouns in it, in its order: of those of the highest rank the last one says it.
    tables : mapping
        The tables of `rules.toml`.
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
