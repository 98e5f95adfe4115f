"""The basin of a flood work, by the forms of ``basins.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from layers.flood.words import decided, said
from register import Project

FILE = Path(__file__).with_name("basins.toml")
BETWEEN = "、"
"""What stands between the basins of a work that names several."""


def named_basins(projects: Iterable[Project]) -> tuple[str, ...]:
    """List the basins that the names and places of flood works name in so many words.

    Parameters
    ----------
    projects : iterable of Project

    Returns
    -------
    tuple of str
        Such as ``("後勁溪流域", "某某排水系統")``: sorted, each once.
    """
    texts = (text for one in projects if one.flood_related for text in decided(one))
    return tuple(sorted({basin for text in texts for basin in read_basins(text)}))


def read_basins(text: str) -> list[str]:
    """Read the basins that one text names in so many words, in its order.

    Parameters
    ----------
    text : str
        Without white space, in NFKC.

    Examples
    --------
    >>> read_basins("甲乙溪及丙溪流域改善"), read_basins("丁區戊排水系統"), read_basins("甲乙溪護岸")
    (['丙溪流域'], ['戊排水系統'], [])
    """
    found = [(match.start("water"), match["water"] + tail) for form, tail in _forms() for match in form.finditer(text)]
    return list(dict.fromkeys(basin for _, basin in sorted(found)))


def basin_of(project: Project, known: Sequence[str]) -> str | None:
    """Tell in which basin a flood work is, as far as words name one.

    Parameters
    ----------
    project : Project
    known : sequence of str
        Basins that any flood work names, from `named_basins`: whoever names the river of one is in it.

    Returns
    -------
    str or None
        None where it is no flood work, or nobody names a basin. Several are joined by 、 in their order.
    """
    if not project.flood_related:
        return None
    found = dict.fromkeys(basin for texts in _found(project, known) for basin in texts)
    return BETWEEN.join(found) or None


def _found(project: Project, known: Sequence[str]) -> Iterator[list[str]]:
    """Give the basins of each text: a whole name of a known one anywhere, its river where a name may begin."""
    for text in decided(project):
        places = [(match.start(), one) for one in known for match in _reach(one).finditer(text)]
        yield [one for _, one in sorted(places)]
    for text in said(project):
        yield [one for at, one in sorted((text.find(one), one) for one in known) if at >= 0]


@cache
def _reach(basin: str) -> re.Pattern[str]:
    """Find a basin, or its river or drain."""
    water = next(basin.removesuffix(tail) for _, tail in _forms() if basin.endswith(tail))
    return re.compile(f"{re.escape(basin)}|{_border()}{re.escape(water)}")


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


@cache
def _border() -> str:
    border = _rules()["border"]
    return f"(?:^|(?<=[{re.escape(border['signs'])}])|(?<={border['districts']}))"


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_border() + form["pattern"]), form["basin"]) for form in _rules()["form"])
