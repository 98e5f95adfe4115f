"""Which lines are titles: by what they look like, by what follows, and by what their neighbours of the series are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from register.reading.line import Line
from register.reading.shapes import (
    BRACKETED,
    COVER,
    HANGING,
    LEADING,
    OUTER,
    PART_CELLS,
    PLAIN_CELLS,
    TITLE_CELLS,
    captioned,
    closed,
    coupled,
    titled,
)

AGREED = 0.5
"""A series of numbered lines has titles if more than half of its lines look like titles: then each is judged by itself.
In a series of sentences a line without an end is a sentence that a page broke."""


def find_titles(lines: Sequence[Line]) -> frozenset[int]:
    """Find the lines that are titles.

    Parameters
    ----------
    lines : sequence of Line
        Without the furniture of pages.

    Returns
    -------
    frozenset of int
        Indices of `lines`.
    """
    titles: set[int] = set()
    outvoted = _outvoted(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        after = lines[at + 1] if at + 1 < len(lines) else None
        if line.row or captioned(line.text):
            continue
        if line.level is not None:
            found = not (closed(line.text) and line.cells > TITLE_CELLS)
        elif line.mark:
            found = at not in outvoted and _looks(line, after) and _opens(line, after)
        else:
            found = _plain(lines, at, titles)
        if found:
            titles.add(at)
    return frozenset(titles - _cover(lines, titles))


def _cover(lines: Sequence[Line], titles: set[int]) -> set[int]:
    """Find what stands on a cover behind the document's own title."""
    cover: set[int] = set()
    for at in sorted(titles):
        line = lines[at]
        if line.mark or line.level or line.text in LEADING or BRACKETED.fullmatch(line.text):
            break
        if at and COVER.search(line.text):
            cover.add(at)
        elif at:
            break
    return cover


def _looks(line: Line, after: Line | None) -> bool:
    words = line.text[line.mark.ends :] if line.mark else line.text
    return titled(words) and line.cells <= TITLE_CELLS and not _goes_on(line, after)


def _goes_on(line: Line, after: Line | None) -> bool:
    return line.full and after is not None and not (after.apart or after.indented or after.mark or after.row)


def _opens(line: Line, after: Line | None) -> bool:
    """Tell whether something stands under a numbered line: what is not its neighbour in a list."""
    if after is None or not line.mark:
        return False
    return after.mark is None or after.mark.rank > line.mark.rank


def _outvoted(lines: Sequence[Line]) -> frozenset[int]:
    out: set[int] = set()
    for series in _series(lines):
        looks = [_looks(lines[at], lines[at + 1] if at + 1 < len(lines) else None) for at in series]
        if sum(looks) <= AGREED * len(series):
            out.update(series)
    return frozenset(out)


def _series(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Give the numbered lines of each series: one style, and nothing further out between them."""
    running: dict[str, list[int]] = {}
    ranks: dict[str, int] = {}
    for at, line in enumerate(lines):
        if line.row or not line.mark:
            continue
        for style in [style for style in running if ranks[style] > line.mark.rank]:
            yield running.pop(style)
        ranks[line.mark.style] = line.mark.rank
        running.setdefault(line.mark.style, []).append(at)
    yield from running.values()


def _plain(lines: Sequence[Line], at: int, titles: set[int]) -> bool:
    """Tell whether a line without a number is a title."""
    line, before = lines[at], lines[at - 1] if at else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after is None or _goes_on(line, after) or not _free(line, before, after):
        return False
    if BRACKETED.fullmatch(line.text) or line.text in LEADING:
        return True
    return _short(line) and (not at or _stands_over(line, after, at + 1 in titles, at + 2 in titles))


def _short(line: Line) -> bool:
    if not titled(line.text) or line.text.endswith(("：", ":")) or line.cells > PLAIN_CELLS:
        return False
    return coupled(line.text)


def _free(line: Line, before: Line | None, after: Line) -> bool:
    """Tell whether a line stands by itself, and is no piece of the line before or after it."""
    if not after.apart and not after.mark and not closed(after.text) and not line.bullet:
        return False
    return before is None or before.row or (line.apart and not HANGING.search(before.text)) or closed(before.text)


def _stands_over(line: Line, after: Line, titled_after: bool, titled_then: bool) -> bool:
    """Tell whether what follows a line is what stands under a title."""
    if after.mark:
        return after.mark.ordinal <= 1 and not (titled_after and after.mark.rank <= OUTER and line.cells > PART_CELLS)
    if after.bullet:
        return not line.bullet
    if titled_after:
        return after.level is not None or BRACKETED.fullmatch(after.text) is not None or not titled_then
    return after.row or after.full or not _short(after)
