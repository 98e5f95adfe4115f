"""The white round letters that stand on lines: a drawing below them, so that letters are text, and are there once."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from mapapp.paper.lettering import FACES, PT_MM
from mapapp.portrait.svg import NAMESPACE


class Outlines:
    """The shapes of a font's letters.

    Parameters
    ----------
    plain, bold : Path
        The font's files, read when the first letter is asked for.
    """

    def __init__(self, plain: Path, bold: Path) -> None:
        self._files = (plain, bold)
        self._kept: dict[tuple[str, bool], tuple[float, str]] = {}

    def advance(self, text: str, bold: bool) -> float:
        """Give the width of a text, ems."""
        return sum(self._of(letter, bold)[0] for letter in text)

    def halos(self, letters: Iterable[Mapping[str, Any]], width_mm: float, height_mm: float) -> str:
        """Draw the white round letters.

        Parameters
        ----------
        letters : iterable of mapping
            As `set_letters` gives them.
        width_mm, height_mm : float
            Of the map.

        Returns
        -------
        str
            SVG as large as the map.
        """
        drawn = "".join(self._halo(one) for one in letters if FACES[one["kind"]].halo)
        shared = 'fill="#ffffff" stroke="#ffffff" stroke-linejoin="round"'
        return f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {width_mm:g} {height_mm:g}"><g {shared}>{drawn}</g></svg>'

    def _halo(self, letter: Mapping[str, Any]) -> str:
        face, em, x = FACES[letter["kind"]], letter["size"] * PT_MM, 0.0
        paths = []
        for one in letter["text"]:
            width, path = self._of(one, face.bold)
            paths.append(f'<path transform="translate({x:.3f})" d="{path}"/>')
            x += width
        # the letters' own unit is the em, upwards
        placed = f"translate({letter['x']:g} {letter['y']:g}) scale({em:.5f} {-em:.5f})"
        return f'<g transform="{placed}" stroke-width="{2 * face.halo / em:.4f}">{"".join(paths)}</g>'

    def _of(self, letter: str, bold: bool) -> tuple[float, str]:
        if (letter, bold) not in self._kept:
            self._kept[letter, bold] = self._read(letter, bold)
        return self._kept[letter, bold]

    def _read(self, letter: str, bold: bool) -> tuple[float, str]:
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        names, glyphs, em = self._fonts[bold]
        name = names.get(ord(letter), ".notdef")
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.4g}")
        glyphs[name].draw(TransformPen(pen, (1 / em, 0, 0, 1 / em, 0, 0)))
        return glyphs[name].width / em, pen.getCommands()

    @cached_property
    def _fonts(self) -> tuple[tuple[Any, Any, int], ...]:
        from fontTools.ttLib import TTFont

        fonts = [TTFont(file, lazy=True) for file in self._files]
        return tuple((font.getBestCmap(), font.getGlyphSet(), font["head"].unitsPerEm) for font in fonts)
