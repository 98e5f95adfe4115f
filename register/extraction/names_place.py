"""Where a work is, as its passage says it."""

from __future__ import annotations

import re

from register.extraction.names_marks import BREAKS

DISTRICT = re.compile(r"(?:(?<=[市縣])|(?<![一-鿿])|(?<=[、及與於在、]))([一-鿿]{1,3}?[區鄉鎮市])(?![域段內外間塊分])")
NO_DISTRICT = re.compile(
    r"^[本全各該此原新舊校園社地市校災山偏轄景港郊城都灣整專特商住軍工]|園區$|社區$|地區$|校區$|專區$|[市縣]區$|港區$|城市$|都市$|超市$|市$"
)


def districts(name: str) -> tuple[str, ...]:
    """List the districts and townships that a name begins with or holds.

    No list of a city's districts is needed: they are the words of at most three characters before 區, 鄉 or 鎮 that
    begin a name or stand in a row.

    Examples
    --------
    >>> districts("青禾區柳溪滯洪池")
    ('青禾區',)
    >>> districts("月灣產業園區")
    ()
    """
    found = [one.group(1) for one in DISTRICT.finditer(name)]
    return tuple(dict.fromkeys(one for one in found if not NO_DISTRICT.search(one)))


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
