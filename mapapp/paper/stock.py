"""What every sheet is made from: the font, the colours, the legend's marks."""

from functools import cache
from pathlib import Path
from typing import Final

from mapapp.paper.leaf.gauge import sign
from mapapp.paper.leaf.ink import look
from mapapp.paper.leaf.legend import legend_mark
from mapapp.portrait.ink import colours
from mapapp.portrait.svg import node, painted
from mapapp.portrait.symbols import HALF, symbol
from mapapp.portrait.typeface import Typeface

INKS: Final = ("ink", "quiet", "rule", "warn")
GREYS: Final = {"ink": "#1a1a1a", "quiet": "#4a4a4a", "rule": "#b0b0b0", "warn": "#1a1a1a"}
"""The same in greys, as dark as the maps' (`leaf.ink`)."""


class Stock:
    """Paper, ink and type.

    Parameters
    ----------
    static : Path
        The folder ``static``.

    Raises
    ------
    AssetMissingError
        If the font has not been fetched.
    """

    def __init__(self, static: Path) -> None:
        self.face = Typeface(static)
        self._tokens = (static / "css" / "tokens.css").read_text(encoding="utf-8")
        self.mark, self.symbol, self.sign = cache(self._mark), cache(self._symbol), cache(self._sign)

    def colours(self, *, grey: bool) -> dict[str, str]:
        """Name the inks of headings, tables and furniture."""
        known = colours(self._tokens)
        return GREYS if grey else {name: known[name] for name in INKS}

    def _mark(self, key: str, *, grey: bool) -> str:
        return legend_mark(key, look(self._tokens, grey=grey))

    def _sign(self, name: str, *, grey: bool) -> str:
        return sign(name, look(self._tokens, grey=grey))

    def _symbol(self, phase: str, *, grey: bool) -> str:
        size = 2 * HALF
        alone = node("svg", symbol(phase, HALF, HALF, size), viewBox=f"0 0 {size} {size}")
        return painted(alone, look(self._tokens, grey=grey))
