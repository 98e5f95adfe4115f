"""Letters on a page → stretches of text that stand on one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from register.reading.glyphs import Glyph
from register.reading.grid import Grid
from register.reading.letters import clean

APART = 0.6
"""Heights of a letter's box, which is higher than wide: a wider gap parts cells or columns."""

SAME = 0.35
"""Heights of a letter by which letters of one line may stand higher or lower: indices, other fonts."""


LEAST = 8.0
"""Points: some fonts state a box for a stroke like 「一」 that is as flat as itself."""

OPENING, CLOSING = "(（「『《〈【〔[", ")）」』》〉】〕]，。、；：！？,;:%"
"""Behind the ones and before the others no gap is a space."""


@dataclass(frozen=True)
class Stretch:
    """Text without a wide gap, on one line of a page; points.

    Parameters
    ----------
    text : str
        Clean.
    left, right, base, size : float
        `size` is the height of its letters.
    trailing : bool
        The file writes a space behind it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    trailing: bool = False


def stretches(glyphs: Iterable[Glyph], grids: Sequence[Grid] = ()) -> list[Stretch]:
    """Join letters into stretches, lines from the top of the page, each from the left.

    Parameters
    ----------
    glyphs : iterable of Glyph
    grids : sequence of Grid
        Tables of the page: no stretch goes over the border of a cell.
    """
    found: list[Stretch] = []
    for row in _rows(sorted(glyphs, key=lambda glyph: -glyph.base)):
        edges = sorted(edge for grid in grids if grid.down[-1] < row[0].base < grid.down[0] for edge in grid.across)
        found.extend(_parted(sorted(row, key=lambda glyph: (glyph.left, glyph.right)), edges))
    return found


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        if rows and rows[-1][0].base - glyph.base <= SAME * max(rows[-1][0].size, LEAST):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _parted(row: Sequence[Glyph], edges: Sequence[float]) -> list[Stretch]:
    parts: list[list[Glyph]] = []
    wide = APART * max(glyph.size for glyph in row)
    for glyph in row:
        before = parts[-1][-1] if parts else None
        near = before is not None and glyph.left - before.right <= wide
        if before and near and not any(_middle(before) < edge < _middle(glyph) for edge in edges):
            parts[-1].append(glyph)
        elif not glyph.letter.isspace():
            parts.append([glyph])
    return [stretch for part in parts if (stretch := _stretch(part)).text]


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _stretch(part: Sequence[Glyph]) -> Stretch:
    letters: list[str] = []
    before: Glyph | None = None
    for glyph in part:
        if before and _doubled(before, glyph):
            continue
        if before and before.spaced and not _tight(before.letter, glyph.letter):
            letters.append(" ")
        letters.append(glyph.letter)
        before = glyph
    seen = [glyph for glyph in part if not glyph.letter.isspace()] or list(part)
    size = max(glyph.size for glyph in seen)
    base = sum(glyph.base for glyph in seen) / len(seen)
    right = max(glyph.right for glyph in seen)
    return Stretch(clean(_paired("".join(letters))), seen[0].left, right, base, size, part[-1].letter.isspace())


def _doubled(before: Glyph, glyph: Glyph) -> bool:
    """Tell whether a letter is drawn twice in one place, as some programs make it bold."""
    return before.letter == glyph.letter and glyph.left - before.left < 0.2 * (before.right - before.left)


def _tight(before: str, letter: str) -> bool:
    """Tell whether a gap between two letters is no space: brackets and stops have one of their own."""
    return letter.isspace() or before in OPENING or letter in CLOSING


def _paired(text: str) -> str:
    """Join the halves of letters beyond the basic plane."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
