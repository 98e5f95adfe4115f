"""The forms of words that carry a value, read from the data file beside this one."""

from __future__ import annotations

import re
from pathlib import Path

from register.extraction.joining.forms import read_forms

FILE = Path(__file__).with_name("values.toml")


def value_form(name: str) -> re.Pattern[str]:
    """Give the pattern of a form of values.

    Raises
    ------
    KeyError
        If the data file has no such form.
    """
    return read_forms(FILE)[name]
