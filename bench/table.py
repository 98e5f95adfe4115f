"""The table at the end: every measurement on a line, with its ratio and whether its bound is held."""

from __future__ import annotations

from collections.abc import Iterable

from bench.measure import Measure

HEAD = f"{'':42}{'ours':>12}{'plain way':>12}{'ratio':>9}  bound"

SIGNIFICANT = 3


def text(measures: Iterable[Measure]) -> str:
    """Set the measurements as a table of fixed width."""
    return "\n".join([HEAD, "─" * 96, *(_line(measure) for measure in measures)])


def _line(measure: Measure) -> str:
    ratio = f"{measure.ratio:.{1 if measure.ratio >= 1 else 2}f}×" if measure.ratio is not None else "–"
    ours, plain = (_number(value, measure.unit) for value in (measure.ours, measure.plain))
    note = f"\n    {measure.note}" if measure.note else ""
    return f"{measure.name:42}{ours:>12}{plain:>12}{ratio:>9}  {_bound(measure)}".rstrip() + note


def _bound(measure: Measure) -> str:
    if not measure.bounded:
        return ""
    most = [f"≤ {_number(measure.bound, measure.unit)}"] if measure.bound is not None else []
    least = [f"≥ {measure.least_ratio:g}×"] if measure.least_ratio is not None else []
    return f"{', '.join(most + least)} {'held' if measure.held else 'NOT HELD'}"


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    digits = 0 if float(value).is_integer() else max(0, SIGNIFICANT - len(str(int(value))))
    return f"{value:.{digits}f} {unit}".rstrip()
