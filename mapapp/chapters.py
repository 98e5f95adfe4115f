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

LISTED = 120
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
UNSAID = (Turn.UNANSWERED, Turn.QUIET)
"""What it left unsaid: sentences of their own."""


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
    turns : mapping of str to int
        How many changes of each kind it made, whichever are listed.
    kinds : tuple of Kind
        Those that are wanted, in the order of `Turn`.
    fates : mapping of str to int
        Of how many of its promises what became.
    """

    document: Mapping[str, Any]
    named: int
    turns: Mapping[str, int]
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
        said = [words(f"changes.n_{turn}", n=self.turns[turn]) for turn in COUNTED if self.turns.get(turn)]
        if said:
            sentence = words("changes.names", n=self.named, changes=words("mark.list").join(said))
        else:
            sentence = words("changes.names_only", n=self.named) if self.named else words("changes.names_none")
        unsaid = [words(f"changes.n_{turn}", n=self.turns[turn]) for turn in UNSAID if self.turns.get(turn)]
        return words("near.space").join([sentence, *unsaid])

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

    Of kinds that are wanted, only the documents with one of them have a chapter.

    Parameters
    ----------
    store : Store
    documents : iterable of dict
        As `coverage.json` describes them, oldest first.
    wanted : Wanted
    """
    account = store.account(wanted)
    told: dict[str, dict[str, list[Change]]] = {}
    for change in store.changes(wanted, LISTED):
        told.setdefault(change.document, {}).setdefault(change.what, []).append(change)
    told_of = [*reversed(meant(documents, wanted)), *([] if wanted.document else [{}])]
    found = (_chapter(one, account, told.get(one.get("id", ""), {}), bool(wanted.what)) for one in told_of)
    return tuple(one for one in found if one.kinds or not wanted.what)


def _chapter(
    document: Mapping[str, Any], account: Account, told: Mapping[str, Sequence[Change]], is_asked_for: bool
) -> Chapter:
    name = document.get("id", "")
    turns = account.turns.get(name, {})
    kinds = tuple(
        Kind(turn, turns[turn], told[turn], is_asked_for or turns[turn] <= SHOWN) for turn in Turn if turn in told
    )
    return Chapter(document, account.named.get(name, 0), turns, kinds, account.fates.get(name, {}))


def meant(documents: Iterable[Mapping[str, Any]], wanted: Wanted) -> list[Mapping[str, Any]]:
    """List the documents that are meant, in their order."""
    return [one for one in documents if not wanted.document or one["id"] in wanted.document]


def ends(account: Account) -> Mapping[str, int]:
    """Add up what became of the promises of all documents."""
    return sum((Counter(fates) for fates in account.fates.values()), Counter())
