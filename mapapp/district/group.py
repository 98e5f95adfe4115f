"""Works that have something in common: how many, what they cost, and since when that is known."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mapapp.district.budget import Budget
from mapapp.district.entry import Entry
from register.period import Period


@dataclass(frozen=True)
class Group:
    """Works of one phase, year or category.

    Parameters
    ----------
    value : str
        As a filter names it: ``building``, ``2026``, ``none``, ``parks``.
    entries : tuple of Entry
    budget : Budget
    spoken : tuple of str
        The oldest and the newest date of the documents that state what they have in common; empty where none does.
    """

    value: str
    entries: tuple[Entry, ...]
    budget: Budget
    spoken: tuple[str, ...]

    @property
    def kinds(self) -> Mapping[str, int]:
        """How many are reported completed, how many only promised, and of how many the promise has passed."""
        said = [one.said for one in self.entries]
        actual = sum(one["completion_kind"] == "actual" for one in said)
        promised = sum(one["completion_kind"] == "promised" for one in said)
        return {"actual": actual, "promised": promised, "overdue": sum(one["overdue"] for one in said)}


def grouped(
    entries: Sequence[Entry], value_of: Callable[[Entry], str], order: Iterable[str], within: Collection[str], by: str
) -> tuple[Group, ...]:
    """Put works into groups; a group that has none is left out.

    Parameters
    ----------
    entries : sequence of Entry
    value_of : callable
        Says in which group a work is.
    order : iterable of str
        Values in the order of the groups.
    within : collection of str
        Ids of works whose budgets stand in another's.
    by : str
        The value whose documents are dated: ``status`` or ``completion``.
    """
    members: dict[str, list[Entry]] = {value: [] for value in order}
    for one in entries:
        members[value_of(one)].append(one)
    return tuple(
        Group(value, tuple(found), Budget.of([one.work for one in found], within), span(found, by))
        for value, found in members.items()
        if found
    )


def span(entries: Iterable[Entry], by: str) -> tuple[str, ...]:
    """Give the oldest and the newest date of the documents that state a value, or that name works of which none does.

    Parameters
    ----------
    entries : iterable of Entry
    by : str
    """
    dates = {one.spoken(by) or one.spoken("status") for one in entries} - {""}
    ordered = sorted(dates, key=lambda date: (Period.parse(date).ends, date))
    return tuple(dict.fromkeys([ordered[0], ordered[-1]])) if ordered else ()
