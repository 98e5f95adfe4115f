"""Answers kept in a file, and which queries got better or worse since."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from geocode.evaluation import Result, Verdict
from geocode.gold import GoldError
from geocode.match import Method
from geocode.text_file import read_text

SAME_M: Final = 1.0
"""Metres by which an answer may move and count as the same."""

_WORTH: Final = {verdict: worth for worth, verdict in enumerate(Verdict)}


def keep(results: Iterable[Result], file: Path) -> None:
    """Write answers to a file, for `read_kept`."""
    rows = ",\n".join(json.dumps(asdict(one), ensure_ascii=False) for one in results)
    file.write_text(f"[\n{rows}\n]\n", encoding="utf-8")


def read_kept(file: Path) -> tuple[Result, ...]:
    """Read answers that `keep` wrote.

    Raises
    ------
    GoldError
        If the file is something else.
    """
    whole = file.resolve()
    try:
        return tuple(_kept(**row) for row in json.loads(read_text(whole.parent, whole.name)))
    except (ValueError, TypeError) as error:
        if isinstance(error, GoldError):
            raise
        raise GoldError(f"{whole.parent.name}/{whole.name}", 1, "results", str(error), "what --out wrote") from None


def changes(before: Iterable[Result], after: Iterable[Result]) -> list[str]:
    """Tell, one line each, which queries got worse and then which got better; those asked only once are left out.

    Of two equal verdicts the nearer one is better, from 1 m on.
    """
    then = {one.query: one for one in before}
    pairs = [(then[now.query], now) for now in after if now.query in then]
    worse = [f"worse: {now.query}: {old} → {now}" for old, now in pairs if _is_better(old, now)]
    return worse + [f"better: {now.query}: {old} → {now}" for old, now in pairs if _is_better(now, old)]


def _is_better(one: Result, other: Result) -> bool:
    ranks = _WORTH[one.verdict], _WORTH[other.verdict]
    if ranks[0] != ranks[1] or one.off_m is None or other.off_m is None:
        return ranks[0] > ranks[1]
    return one.off_m < other.off_m - SAME_M


def _kept(*, query: str, verdict: str, said: str, method: str | None, off_m: float | None) -> Result:
    return Result(query, Verdict(verdict), said, Method(method) if method else None, off_m)
