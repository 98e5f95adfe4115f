"""Where new rows go in `mentions.csv`: beside their work's, in the order in which the documents speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from register.reconciliation.reconciling import Reconciling

Cells = Mapping[str, str]
Order = Callable[[Cells], tuple[str, int, int]]


def placed(rows: Sequence[Cells], new: Iterable[Cells], reconciling: Reconciling) -> list[Cells]:
    """Put new rows among the old, which keep their order.

    Within one document the later row wins, so that a row must not stand before one that the text has earlier, whichever
    run wrote it.

    Parameters
    ----------
    rows, new : rows of `mentions.csv`
    reconciling : Reconciling
    """
    ages = {one.id: age for age, one in enumerate(reconciling.register.documents)}
    begins = {(one.section, one.paragraph): one.begins for one in reversed(reconciling.read.reading.body)}

    def order(row: Cells) -> tuple[str, int, int]:
        return row["project"], ages[row["document"]], begins.get((row["section"], row["paragraph"]), 0)

    whole = list(rows)
    for row in sorted(new, key=order):
        whole.insert(_at(whole, row, order), row)
    return whole


def _at(rows: Sequence[Cells], row: Cells, order: Order) -> int:
    own = [at for at, other in enumerate(rows) if other["project"] == row["project"]]
    before = [at for at in own if order(rows[at]) <= order(row)]
    if own:
        return before[-1] + 1 if before else own[0]
    later = (at for at, other in enumerate(rows) if other["project"] > row["project"])
    return next(later, len(rows))
