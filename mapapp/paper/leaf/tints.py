"""Colours, hatches and marks of an overlay as they stand on paper."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

WHITE: Final = "#ffffff"
Corners = tuple[tuple[float, float], ...]
SHARES: Final = (0.2126, 0.7152, 0.0722)
"""Of red, green and blue in how light a colour is (ITU-R BT.709), as a copier sees it."""


class Tint(NamedTuple):
    """How a class stands on paper.

    Parameters
    ----------
    fill, line, edge : str
        ``#rrggbb``: of what is filled, of its hatch, of its edge.
    """

    fill: str
    line: str
    edge: str


@cache
def rules() -> Mapping[str, Any]:
    """Read ``underlay.toml``."""
    return tomllib.loads(Path(__file__).with_name("underlay.toml").read_text("utf-8"))


def tint(colour: str, *, grey: bool) -> Tint:
    """Give how a class of a colour stands on paper.

    Examples
    --------
    >>> tint("#08519c", grey=False)
    Tint(fill='#759ec8', line='#0e3f6f', edge='#3c6a97')
    >>> tint("#eff3ff", grey=True).fill
    '#f8f8f8'
    """
    said = rules()["tints"]
    base, ink = (_greyed(one) if grey else one for one in (colour, said["ink"]))
    share = said["line_grey"] if grey else said["line"]
    fill, line = mixed(base, WHITE, said["fill"]), mixed(base, ink, share)
    return Tint(fill, line, mixed(line, fill, said["edge"]))


def mixed(one: str, other: str, share: float) -> str:
    """Mix two colours.

    Examples
    --------
    >>> mixed("#000000", "#ffffff", 0.75)
    '#404040'
    """
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def hatch(name: str) -> Mapping[str, float]:
    """Give a hatch: millimetres from line to line (``down`` ``across``), or from dot to dot (``dots``)."""
    found: Mapping[str, float] = rules()["hatches"][name]
    return found


def mark(name: str) -> Corners:
    """Give the corners of a mark of points, mm from its middle; none where it is round."""
    return tuple((x, y) for x, y in rules()["marks"]["shapes"][name])


def _greyed(colour: str) -> str:
    light = round(sum(part * share for part, share in zip(_parts(colour), SHARES, strict=True)))
    return f"#{light:02x}{light:02x}{light:02x}"


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
