"""What a value means, where somebody other than us has said so: levels of warning, classes of rain, the least flood."""

from __future__ import annotations

from enum import StrEnum

from layers.sensors.adapters import rules
from layers.sensors.reading import Reading


class Mark(StrEnum):
    """How much a value calls for a look; what is dead has no mark."""

    CALM = "calm"
    NOTICE = "notice"
    WARNING = "warning"


def mark_of(one: Reading) -> Mark:
    """Judge a reading by the rules of its kind (``adapters.toml``); one without a value is calm, and says nothing.

    Examples
    --------
    >>> from layers.sensors.reading import Kind
    >>> def depth(cm):
    ...     return Reading("1", "一號", Kind.FLOOD_DEPTH, 120.3, 22.6, value=cm)
    >>> [str(mark_of(depth(cm))) for cm in (9.9, 10, 30)]
    ['calm', 'notice', 'warning']
    """
    told = {"value": one.value, **one.more}
    mark = Mark.CALM
    for rule in (rule for rule in rules()["mark"] if rule["kind"] == one.kind):
        least = rule.get("least") or {"value": told.get(rule["more"])}
        if one.value is not None and any(_reaches(told.get(name), bound) for name, bound in least.items()):
            mark = Mark(rule["level"])
    return mark


def _reaches(value: float | None, bound: float | None) -> bool:
    return value is not None and bound is not None and value >= bound
