"""What features of an overlay say of themselves: when they were seen, and what they are called."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from register.errors import WordsError
from register.period import Period

FIRST_YEAR = 1911
"""The year before the first of the Republic of China."""
MOST_LETTERS = 40


@cache
def rules() -> Mapping[str, Any]:
    """Read ``fields.toml``."""
    return tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one["pattern"], re.ASCII) for one in rules()["form"])


def field_of(what: str, names: Iterable[str]) -> str:
    """Find the property that says something.

    Parameters
    ----------
    what : str
        ``date`` or ``name``.
    names : iterable of str
        The properties that there are.

    Returns
    -------
    str
        Empty where none is known to say it.

    Examples
    --------
    >>> field_of("date", ["FID", "Year", "source"]), field_of("name", ["FID"])
    ('Year', '')
    """
    folded = {name.casefold(): name for name in names}
    return next((folded[name] for name in rules()[what]["names"] if name in folded), "")


def read_period(value: object) -> Period | None:
    """Read when something was, as precisely as it is said; None for what no form of ``fields.toml`` reads.

    Examples
    --------
    >>> read_period(2018).value, read_period("107年8月").value, read_period("2018/8/23 10:00").value
    ('2018', '2018-08', '2018-08-23')
    >>> read_period("18/8/23"), read_period("2018-13"), read_period(None)
    (None, None, None)
    """
    text = "" if isinstance(value, bool) or value is None else re.sub(r"\s+", " ", str(value)).strip()
    if not text or len(text) > MOST_LETTERS:
        return None
    found = next((match for form in _forms() if (match := form.fullmatch(text))), None)
    return _period(found.groupdict()) if found else None


def _period(said: Mapping[str, str | None]) -> Period | None:
    year = int(said.get("year") or 0) or int(said.get("roc") or 0) + FIRST_YEAR
    month, day = (int(said[name] or 0) or None if said.get(name) else None for name in ("month", "day"))
    try:
        return Period.of(year, month, day)
    except (ValueError, WordsError):
        return None
