"""Sheets of paper in a copy: every district's, and the atlas."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from mapapp.bundle.piece import Piece, spoken
from mapapp.bundle.wish import Wish
from mapapp.clock import now
from mapapp.languages import LANGUAGES
from mapapp.paper.leaf.underlays import Underlays
from mapapp.paper.order import Order
from mapapp.press.job import Asked
from mapapp.served import Served

ATLAS: Final = "atlas"
SHEETS: Final = "sheets"
"""The folder of the prints."""


def prints(parts: Served, wish: Wish, places: Sequence[str]) -> Iterator[Piece]:
    """Plan the prints that are wanted, in every language; the QR code leads to the map on the web, if there is one.

    Parameters
    ----------
    parts : Served
    wish : Wish
    places : sequence of str
        Districts that are printed.

    Raises
    ------
    layers.errors.QueryError
        If there is no such overlay, or the operator's name cannot be printed.
    """
    wanted = places if wish.districts else ("", *places)
    under = Underlays.find(parts.overlays, Order.parse("", wish.situation).overlays, grey=False).names
    for language in LANGUAGES:
        for paper in wish.sheets:
            for name in wanted:
                address = f"/districts/{name}.pdf" if name else f"/{ATLAS}.pdf"
                path = f"{SHEETS}/{paper}/{name or ATLAS}.pdf"
                piece = spoken(f"{address}?paper={paper}", path, language)
                order = Order.parse(name, {"paper": paper, **wish.situation})
                asked = Asked(parts.store.edition, language, wish.url, wish.made, order, bound=not name)
                if order.is_situation:
                    asked = replace(asked, printed_on=(at := now()).date(), moment=at, under=under)
                yield Piece(piece.path, piece.address, language, is_shared=False, make=_printed(parts, asked))


def _printed(parts: Served, asked: Asked) -> Callable[[], bytes]:
    def make() -> bytes:
        with parts.shop.print(asked) as file:
            return file.read()

    return make
