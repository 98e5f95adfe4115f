"""What each document changed, gathered for its page: counts in a sentence, and the changes by kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layers import Store
from layers.change import Change, Turn
from layers.changed import Account, Wanted
from layers.outcomes import Outcome
from mapapp.words import Words

LISTED = 200
"""Changes of one kind that a chapter lists: a page of a made register of thousands stays a page."""
SHOWN = 12
"""As many are shown at once, more are folded: what a phone shows in three screens."""
OWN = (Turn.PASSED, Turn.OPEN)
"""What became of promises of the document's own, and is no change that it made."""
COUNTED = (
    *(Turn.APPEARED, Turn.STATUS, Turn.COMPLETED, Turn.KEPT, Turn.LATE),
    *(Turn.PROMISED, Turn.LATER, Turn.EARLIER, Turn.CONTRADICTED),
)
"""What a document did to the works that it names, in the order of its sentence."""


@dataclass(frozen=True)
class Kind:
    """Changes of one kind, by one document.

    Parameters
    ----------
    what : str
        A value of `Turn`.
    count : int
        How many there are.
    changes : sequence of Change
        At most `LISTED` of them.
    is_open : bool
        Whether they are shown at once.
    """

    what: str
    count: int
    changes: Sequence[Change]
    is_open: bool


@dataclass(frozen=True)
class Chapter:
    """What one document changed.

    Parameters
    ----------
    document : dict
        The document as `coverage.json` describes it; empty for the corrections.
    named : int
        How many projects it names.
    kinds : tuple of Kind
        In the order of `Turn`.
    fates : mapping of str to int
        Of how many of its promises what became.
    """

    document: Mapping[str, Any]
    named: int
    kinds: tuple[Kind, ...]
    fates: Mapping[str, int]

    @property
    def changed(self) -> tuple[Kind, ...]:
        """What it changed."""
        return tuple(kind for kind in self.kinds if kind.what not in OWN)

    @property
    def owed(self) -> tuple[Kind, ...]:
        """What became of its promises that no document has answered."""
        return tuple(kind for kind in self.kinds if kind.what in OWN)

    @property
    def made(self) -> int:
        """How many promises it made."""
        return sum(self.fates.values())

    def sentence(self, words: Words) -> str:
        """Say how many projects it names, how many changed in which way, and how many it no longer mentions."""
        counts = {kind.what: kind.count for kind in self.kinds}
        said = [words(f"changes.n_{turn}", n=counts[turn]) for turn in COUNTED if turn in counts]
        if said:
            sentence = words("changes.names", n=self.named, changes=words("mark.list").join(said))
        else:
            sentence = words("changes.names_only", n=self.named) if self.named else words("changes.names_none")
        quiet = [words("changes.n_quiet", n=counts[Turn.QUIET])] if Turn.QUIET in counts else []
        return words("near.space").join([sentence, *quiet])

    def ends(self, words: Words) -> str:
        """Say what became of its promises; those that were kept even where none was."""
        if not self.made:
            return words("changes.made_none")
        return words("changes.made", n=self.made, ends=words("mark.list").join(say_ends(self.fates, words)))


def say_ends(fates: Mapping[str, int], words: Words) -> Iterator[str]:
    """Say of how many promises what became."""
    for outcome in Outcome:
        if fates.get(outcome) or outcome is Outcome.KEPT:
            yield words(f"changes.f_{outcome}", n=fates.get(outcome, 0))


def chapters(store: Store, documents: Iterable[Mapping[str, Any]], wanted: Wanted) -> tuple[Chapter, ...]:
    """Read what the documents that are meant changed, newest first; the corrections come last.

    Parameters
    ----------
    store : Store
    documents : iterable of dict
        As `coverage.json` describes them, oldest first.
    wanted : Wanted
    """
    account = store.account(wanted)
    told: dict[tuple[str, str], list[Change]] = {}
    for change in store.changes(wanted, LISTED):
        told.setdefault((change.document, change.what), []).append(change)
    meant = [one for one in documents if not wanted.document or one["id"] in wanted.document]
    found = [_chapter(one, account, told, wanted) for one in reversed(meant)]
    corrected = _chapter({}, account, told, wanted)
    return (*found, corrected) if corrected.kinds or not (wanted.document or wanted.what) else tuple(found)


def _chapter(
    document: Mapping[str, Any], account: Account, told: Mapping[tuple[str, str], Sequence[Change]], wanted: Wanted
) -> Chapter:
    name = document.get("id", "")
    counts = account.turns.get(name, {})
    kinds = tuple(
        Kind(turn, counts[turn], told[name, turn], counts[turn] <= SHOWN or bool(wanted.what))
        for turn in Turn
        if counts.get(turn)
    )
    return Chapter(document, account.named.get(name, 0), kinds, account.fates.get(name, {}))


def whole(found: Iterable[Chapter]) -> Mapping[str, int]:
    """Add up what became of the promises of all documents."""
    return sum((Counter(chapter.fates) for chapter in found), Counter())
