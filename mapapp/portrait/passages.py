"""Who says a value: the passage that it was read from, or the person who corrected it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
"""A project's record, as the edition has it."""
CORRECTIONS = {
    "status": ("status",),
    "completion": ("completion_actual", "completion_promised"),
    "budget": ("budget_twd",),
    "place": ("location_text",),
}
"""Fields of a correction that a person may make, by the value that they stand in for."""


@dataclass(frozen=True)
class Source:
    """Who says it; one of the two, or neither.

    Parameters
    ----------
    passage : dict or None
        A passage of the record's history.
    decision : dict or None
        A correction by a person, which stands above every passage.
    """

    passage: Record | None = None
    decision: Record | None = None


def sources(record: Record) -> Mapping[str, Source]:
    """Tell who says each value.

    The register keeps what the newest document says, and of one document the later row; so it is the last passage that
    has the very words and the very value.

    Returns
    -------
    mapping of str to Source
        ``status``, ``start``, ``completion``, ``budget``, ``quantity``, ``place``.
    """
    found = {name: Source(_last(record["history"], states)) for name, states in _tests(record["properties"]).items()}
    for name, fields in CORRECTIONS.items():
        decided = [one for one in record["decisions"] if one["field"] in fields]
        if decided:
            found[name] = Source(decision=max(decided, key=lambda one: one["date"]))
    return found


def _last(history: list[Record], states: Callable[[Record], bool]) -> Record | None:
    return next((one for one in reversed(history) if states(one)), None)


def _tests(said: Record) -> Mapping[str, Callable[[Record], bool]]:
    def status(passage: Record) -> bool:
        if said["status_said"]:
            return bool(passage["status_said"] == said["status_said"])
        # nothing says how far it is: the passage that the work is published with
        place = passage["document"]["id"], passage["section"], passage["paragraph"]
        return place == (said["document"], said["section"], said["paragraph"])

    def dated(name: str) -> Callable[[Record], bool]:
        def states(passage: Record) -> bool:
            when = passage[name]
            return bool(when) and when["value"] == said[name] and passage[f"{name}_said"] == said[f"{name}_said"]

        return states

    def counted(name: str, value: str) -> Callable[[Record], bool]:
        words = f"{name}_said"
        return lambda one: one[words] is not None and one[value] == said[value] and one[words] == said[words]

    return {
        "status": status,
        "start": dated("start"),
        "completion": dated("completion"),
        "budget": counted("budget", "budget_twd"),
        "quantity": counted("quantity", "quantity"),
        "place": lambda _: False,
    }
