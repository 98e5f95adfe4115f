"""How deep water stands, read from a class's code or words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CENTIMETRES = ("cm", "公分")
MOST_LETTERS = 40


@dataclass(frozen=True)
class Depth:
    """A class of depth, and its look.

    Parameters
    ----------
    number : int
    low_m, high_m : float or None
        Metres.
    colour, hatch : str
    """

    number: int
    low_m: float | None
    high_m: float | None
    colour: str
    hatch: str


@cache
def rules() -> Mapping[str, Any]:
    """Read ``classes.toml``."""
    return tomllib.loads(Path(__file__).with_name("classes.toml").read_text("utf-8"))


@cache
def depths() -> tuple[Depth, ...]:
    """List the classes of depth, the shallowest first."""
    return tuple(
        Depth(one["class"], one["low"], one.get("high"), one["colour"], one["hatch"]) for one in rules()["depth"]
    )


@cache
def code_sets() -> Mapping[str, Mapping[int, Depth]]:
    """Give, for each way to count, the depth of each code."""
    by_number = {one.number: one for one in depths()}
    return {
        one["name"]: {code: by_number[at] for code, at in enumerate(range(one["first"], one["last"] + 1), 1)}
        for one in rules()["codes"]
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one["pattern"], re.IGNORECASE) for one in rules()["text"])


def read_depth(value: object) -> Depth | None:
    """Read a class's words as one of the known depths; None where they are none of them.

    Examples
    --------
    >>> read_depth("0.3 ~ 0.5 公尺").number, read_depth(">3").number, read_depth("0.4-0.6")
    (2, 6, None)
    """
    if not isinstance(value, str) or len(value) > MOST_LETTERS:
        return None
    text = re.sub(r"\s+", "", value)
    found = next((match for pattern in _patterns() if (match := pattern.fullmatch(text))), None)
    return _depth(found.groupdict()) if found else None


def _depth(said: dict[str, str | None]) -> Depth | None:
    unit = said.get("unit") or said.get("one") or "m"
    scale = 100 if unit.lower() in CENTIMETRES else 1
    low = float(said.get("low") or 0) / scale
    high = float(said["high"] or 0) / scale if said.get("high") else None
    return next((one for one in depths() if (one.low_m, one.high_m) == (low, high)), None)


def read_code(value: object) -> int | None:
    """Read a class's code; None for what is no whole number.

    Examples
    --------
    >>> read_code("3"), read_code(3.0), read_code(0.3), read_code("3a")
    (3, 3, None, None)
    """
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        return int(value.strip()[:9])
    if isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1:
        return int(value)
    return None
