"""Where the lines of a PDF end: at the page's margin, or at that of a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from register.reading.flows import Flow
from register.reading.streams import Cells

LONG = 0.6
"""Share of the width between the margins: a text with shorter lines only does not show where its lines would end."""

RARE = 50
"""Of so many lines one may stand out beyond the right margin."""

BESIDE = 12.0
"""Points by which a column may begin or end elsewhere on another page."""


@dataclass(frozen=True)
class Margins:
    """Where lines end; points.

    Parameters
    ----------
    right : float
        Of the page.
    columns : tuple of (float, float)
        Where columns begin and end, on the pages that show it.
    """

    right: float
    columns: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, parts: Sequence[Flow | Cells], width: float) -> Margins:
        """See where a document's lines end.

        Parameters
        ----------
        parts : sequence of (Flow or Cells)
            Of all pages.
        width : float
            Of the widest page.
        """
        columns = [(_left(flow), flow.right) for flow in parts if isinstance(flow, Flow) and flow.right is not None]
        return cls(_margin(parts, width), tuple(dict.fromkeys(columns)))

    def ended(self, part: Flow | Cells) -> Flow | Cells:
        """Say where a flow's lines end: on a page that is filled by half, as on the pages with both columns."""
        if isinstance(part, Cells) or part.right is not None:
            return part
        longest = max(row.stretches[-1].right for row in part.rows)
        ends = [end for left, end in self.columns if abs(left - _left(part)) <= BESIDE and longest <= end + BESIDE]
        return replace(part, right=min(ends, default=self.right))


def _margin(parts: Sequence[Flow | Cells], width: float) -> float:
    """Find where lines end: with the longest ones, or as far from the edge as they begin if none is long."""
    rows = [row for flow in parts if isinstance(flow, Flow) and flow.right is None for row in flow.rows]
    if not rows:
        return 0.0
    left = min(row.stretches[0].left for row in rows)
    right = sorted((row.stretches[-1].right for row in rows), reverse=True)[len(rows) // RARE]
    return right if right - left > LONG * (width - 2 * left) else width - left


def _left(flow: Flow) -> float:
    return min(row.stretches[0].left for row in flow.rows)
