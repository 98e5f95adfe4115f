"""How far a work is: a ladder of statuses, and the phases that residents see."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What has happened so far; the order of declaration is the ladder, least advanced first."""

    PROPOSED = "proposed"
    FEASIBILITY = "feasibility"
    PLANNING = "planning"
    DESIGN = "design"
    PROCUREMENT = "procurement"
    CONSTRUCTION = "construction"
    COMPLETED = "completed"
    OPERATING = "operating"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def phase(self) -> Phase:
        """The phase that residents see."""
        return PHASES[self]


class Phase(StrEnum):
    """What a resident is told: 規劃中, 施工中, 已完成, 暫緩或取消, 未載明."""

    PLANNED = "planned"
    BUILDING = "building"
    DONE = "done"
    STOPPED = "stopped"
    UNSTATED = "unstated"


PHASES = {
    Status.PROPOSED: Phase.PLANNED,
    Status.FEASIBILITY: Phase.PLANNED,
    Status.PLANNING: Phase.PLANNED,
    Status.DESIGN: Phase.PLANNED,
    Status.PROCUREMENT: Phase.PLANNED,
    Status.CONSTRUCTION: Phase.BUILDING,
    Status.COMPLETED: Phase.DONE,
    Status.OPERATING: Phase.DONE,
    Status.SUSPENDED: Phase.STOPPED,
    Status.CANCELLED: Phase.STOPPED,
}

LADDER = tuple(status for status in Status if PHASES[status] is not Phase.STOPPED)
"""Statuses from the least to the most advanced; suspended and cancelled stand beside it."""


def phase_of(status: Status | None) -> Phase:
    """Tell the phase of a status; no stated status is a phase of its own.

    Examples
    --------
    >>> phase_of(Status.DESIGN).value
    'planned'
    >>> phase_of(None).value
    'unstated'
    """
    return Phase.UNSTATED if status is None else status.phase


def least_advanced(statuses: set[Status]) -> Status:
    """Choose among several stated stages the one that overstates nothing.

    A work that is stopped or cancelled is that, whatever else is said of it.

    Parameters
    ----------
    statuses : set of Status
        At least one.
    """
    stopped = [status for status in (Status.CANCELLED, Status.SUSPENDED) if status in statuses]
    return stopped[0] if stopped else min(statuses, key=LADDER.index)
