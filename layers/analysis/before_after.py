"""Points that were seen near each work, before it was completed and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.analysis.context import Context
from layers.analysis.works import Works
from register import Kind, Phase
from register.period import Period


@dataclass(frozen=True)
class BeforeAfter:
    """Points near one work.

    Parameters
    ----------
    points : int
        All of them.
    before, after : int or None
        Seen wholly before its completion began, and wholly after it had ended, as precisely as both are known. None
        where the work is not reported completed, where no day of that is known, or where the data begin after it or
        end before.
    unclear : int or None
        The others: seen in the same period, or nobody says when.
    """

    points: int
    before: int | None
    after: int | None
    unclear: int | None


def count_points(works: Works, points: Context, within_m: float) -> list[BeforeAfter]:
    """Count the points near each work.

    Parameters
    ----------
    works : Works
        All with a place.
    points : Context
        With what they say of themselves.
    within_m : float
        Metres from the work's nearest point, EPSG:3826.

    Returns
    -------
    list of BeforeAfter
        One for each work, in the same order.
    """
    owners, hit = points.tree.query(works.metres, predicate="dwithin", distance=within_m)
    borders = np.searchsorted(owners, np.arange(len(works) + 1)).tolist()
    return [
        _counted(completed_in(said), points, hit[first:last])
        for said, (first, last) in zip(works.said, pairwise(borders), strict=True)
    ]


def completed_in(said: Mapping[str, Any]) -> Period | None:
    """Tell when a work was completed; None for what is promised, and where nobody says when."""
    is_done = said["phase"] == Phase.DONE and said["completion_kind"] == Kind.ACTUAL
    return Period.parse(said["completion"]) if is_done and said["completion"] else None


def seen_between(points: Context) -> tuple[str, str] | None:
    """Tell the first and the last day on which any of the points may have been seen, ISO 8601; None if none says."""
    first, last = points.days
    known = ~np.isnat(first)
    return (str(first[known].min()), str(last[known].max())) if known.any() else None


def _counted(done: Period | None, points: Context, near: NDArray[np.int64]) -> BeforeAfter:
    total, span = len(near), seen_between(points)
    if done is None or span is None:
        return BeforeAfter(total, None, None, None)
    first, last = (days[near] for days in points.days)
    begins, ends = np.datetime64(done.begins), np.datetime64(done.ends)
    # NaT is neither before nor after anything
    before, after = int((last < begins).sum()), int((first > ends).sum())
    has_before, has_after = np.datetime64(span[0]) < begins, np.datetime64(span[1]) > ends
    unclear = total - before - after
    return BeforeAfter(total, before if has_before else None, after if has_after else None, unclear)
