"""One map as its template sets it: drawing, letters, and the furniture that belongs to this map alone."""

from collections.abc import Iterable
from typing import Any, Final

from mapapp.errors import PaperError
from mapapp.paper.beneath import classes
from mapapp.paper.furniture import Bar, ticks
from mapapp.paper.leaf.drawn import Drawn
from mapapp.paper.lettering import set_letters
from mapapp.paper.sheet import Inset, Leaf, Sheet
from mapapp.paper.situation import signs
from mapapp.paper.stock import Stock
from mapapp.paper.window import Window
from mapapp.words import Words

SIDES: Final = ("north", "east", "south", "west")


class Plates:
    """Makes the plates of one sheet.

    Parameters
    ----------
    sheet : Sheet
    words : Words
    stock : Stock
    """

    def __init__(self, sheet: Sheet, words: Words, stock: Stock) -> None:
        self._sheet, self._words, self._stock = sheet, words, stock

    def plate(self, leaf: Leaf) -> dict[str, Any]:
        """Say a leaf in values.

        Returns
        -------
        dict
            As ``map.typ`` takes it: lengths in mm from the map's upper left corner.
        """
        words, scale = self._words, f"{leaf.window.scale:,}"
        said = words("sheet.scale", n=scale)
        name = words("sheet.overview") if leaf.is_overview else words("sheet.leaf", name=leaf.name) if leaf.name else ""
        shown, insets = _numbers(leaf), [self._inset(one) for one in leaf.insets]
        alt = words("sheet.map_alt", name=self._sheet.name, scale=said, n=len(shown))
        return {
            "name": name,
            "scale": said,
            "alt": words("near.space").join([alt, *(one["alt"] for one in insets)]),
            **self._drawing(leaf.drawn, leaf.window),
            "insets": insets,
            "bar": self._bar(leaf.window),
            "ticks": _ticks(leaf.window),
            "joins": {side: words("sheet.joins", name=other) for side, other in leaf.beside if side in SIDES},
            "legend": [self._key(key) for key in self._keys(leaf)],
            "under": classes(self._sheet, leaf, words),
            "signs": signs(self._sheet, leaf, words, self._stock),
        }

    def _inset(self, inset: Inset) -> dict[str, Any]:
        words, scale = self._words, f"{inset.window.scale:,}"
        return {
            "x": inset.x,
            "y": inset.y,
            "title": words("sheet.inset", letter=inset.letter, n=scale),
            "alt": words("sheet.inset_alt", letter=inset.letter, scale=words("sheet.scale", n=scale)),
            **self._drawing(inset.drawn, inset.window),
        }

    def _drawing(self, drawn: Drawn, window: Window) -> dict[str, Any]:
        # a picture has no font, and its text would vanish without a word
        if "<text" in drawn.svg:
            raise PaperError("cannot print: a map's drawing holds text, which is no letter")
        return {
            "width": window.width_mm,
            "height": window.height_mm,
            "map": {"svg": drawn.svg},
            "letters": set_letters(drawn.letters),
        }

    def _bar(self, window: Window) -> dict[str, Any]:
        bar = Bar.of(window)
        *first, last = bar.labels
        whole = self._words("sheet.km" if bar.is_km else "sheet.m", n=last)
        return {"mm": bar.mm, "parts": bar.parts, "middle": bar.middle_mm, "labels": [*first, whole]}

    def _keys(self, leaf: Leaf) -> Iterable[str]:
        """Give what the legend explains, in the catalogue's order."""
        occurs = leaf.drawn.occurs.union(*(one.drawn.occurs for one in leaf.insets))
        known = self._words.section("sheet_legend")
        if unknown := occurs - known.keys():
            raise PaperError(f"cannot print: the legend has no words for {min(unknown)}")
        return (key for key in known if key in occurs)

    def _key(self, key: str) -> dict[str, Any]:
        words, (group, _, phase) = self._words, key.partition(":")
        letter = words(f"phase_letter.{phase}") if group == "phase" else ""
        drawn = self._stock.mark(key, grey=self._sheet.order.grey)
        return {"mark": {"svg": drawn}, "letter": letter, "said": words(f"sheet_legend.{key}")}


def _numbers(leaf: Leaf) -> frozenset[int]:
    return leaf.drawn.numbers.union(*(one.drawn.numbers for one in leaf.insets))


def _ticks(window: Window) -> dict[str, list[dict[str, Any]]]:
    east, north = ticks(window)
    return {
        "east": [{"mm": round(mm, 3), "said": f"{metres:,}"} for mm, metres in east],
        "north": [{"mm": round(mm, 3), "said": f"{metres:,}"} for mm, metres in north],
    }
