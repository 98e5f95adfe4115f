"""Where a work is, as its passage says it."""

from __future__ import annotations

import re

from register.extraction.lexicon import lexicon
from register.extraction.names_marks import BREAKS

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
