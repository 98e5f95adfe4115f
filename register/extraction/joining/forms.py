"""The forms of words that join what is said to a name, read from the data file beside this one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("joining.toml")


@cache
def read_forms(file: Path) -> dict[str, re.Pattern[str]]:
    """Read the forms of a data file once: names to patterns over folded words."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: re.compile(entry["pattern"]) for name, entry in table["forms"].items()}


def form(name: str) -> re.Pattern[str]:
    """Give the pattern of a form of joining.

    Raises
    ------
    KeyError
        If the data file has no such form.
    """
    return read_forms(FILE)[name]
