"""The kind of a flood work, by the rules of ``kinds.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from layers.flood.words import decided, said
from register import Project

FILE = Path(__file__).with_name("kinds.toml")


class FloodKind(StrEnum):
    """What is built against floods, as the disaster-prevention team asks for it."""

    DETENTION_POND = "detention_pond"
    DRAINAGE = "drainage"
    LEVEE = "levee"
    PUMPING_STATION = "pumping_station"
    STORM_SEWER = "storm_sewer"
    TIDE = "tide"


def flood_kind(project: Project) -> FloodKind | None:
    """Tell what kind of flood work a project is.

    Parameters
    ----------
    project : Project

    Returns
    -------
    FloodKind or None
        None where it is no flood work, and where no rule of ``kinds.toml`` reads its words: it is never guessed.
    """
    if not project.flood_related:
        return None
    if by_category := _rules()["category"].get(project.category):
        return FloodKind(by_category)
    texts = (*decided(project), *said(project))
    return next((kind for text in texts if (kind := read_kind(text))), None)


def read_kind(text: str) -> FloodKind | None:
    """Read the kind that one text names.

    Parameters
    ----------
    text : str
        Without white space, in NFKC.

    Examples
    --------
    >>> read_kind("某某排水滯洪池新建"), read_kind("某某溪護岸"), read_kind("某某路拓寬")
    (<FloodKind.DETENTION_POND: 'detention_pond'>, <FloodKind.LEVEE: 'levee'>, None)
    """
    return next((kind for kind, words in _patterns() if words.search(text)), None)


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


@cache
def _patterns() -> tuple[tuple[FloodKind, re.Pattern[str]], ...]:
    return tuple((FloodKind(rule["kind"]), _pattern(rule)) for rule in _rules()["rule"])


def _pattern(rule: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile("|".join([*map(re.escape, rule["words"]), *rule.get("patterns", [])]))
