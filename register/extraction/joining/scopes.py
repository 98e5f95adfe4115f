"""Which clauses speak of which works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from register.extraction.joining.anchors import Anchor
from register.extraction.joining.clauses import Clause
from register.extraction.joining.forms import form
from register.extraction.joining.parents import whole_of
from register.extraction.joining.piece import Piece, Place
from register.extraction.joining.states import is_resumed, is_short_for, is_sibling, is_state, member_of
from register.extraction.rules import Rules

RULES = {
    Place.BEFORE: "join-before",
    Place.AFTER: "join-after",
    Place.CARRIED: "join-carried",
    Place.AHEAD: "join-ahead",
}


@dataclass
class Walk:
    """A walk through the clauses of a passage, from name to name.

    Parameters
    ----------
    text : str
        Folded.
    anchors : sequence of Anchor
    rules : Rules
    pieces : dict of int to list of Piece
        What was joined so far, by the anchor's place in `anchors`.
    topic : int or None
        The anchor that is spoken of.
    subject : bool
        Whether it is what is spoken of, rather than the object of a verb.
    titled : bool
        Whether a colon behind its name gives it the rest of the sentence: 「甲館：…」.
    first : int
        The first anchor of the sentence.
    spoken : int
        The sentence in which the topic was last spoken of.
    sentence : int
        The sentence that is being read.
    mark : str
        What stands before it.
    pending : list of Piece
        Clauses of the sentence that speak of no work named before them.
    listing : list of Piece
        What announced the list that is being read.
    used : set of str
        Rules by which the clause that is being read was joined, or was not.
    """

    text: str
    anchors: Sequence[Anchor]
    rules: Rules
    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    topic: int | None = None
    subject: bool = True
    titled: bool = False
    first: int = 0
    spoken: int = 0
    sentence: int = 0
    mark: str = ""
    pending: list[Piece] = field(default_factory=list)
    listing: list[Piece] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def walk(self, clauses: Sequence[Clause]) -> dict[int, list[Piece]]:
        """Go through the clauses in order."""
        for clause in clauses:
            if clause.sentence != self.sentence:
                self._begin(clause)
            begun = [
                number
                for number, anchor in enumerate(self.anchors)
                if not anchor.inner and clause.begins <= anchor.begins < clause.ends
            ]
            if begun:
                self._named(clause, begun)
            elif self.topic is not None and clause.begins < self.anchors[self.topic].ends:
                self._add(self.topic, self.anchors[self.topic].ends, clause.ends, Place.AFTER)
            else:
                self._nameless(clause)
        return self.pieces

    def _begin(self, clause: Clause) -> None:
        """Begin a sentence; under a heading that names a work, that is what it speaks of."""
        self.sentence, self.mark, self.pending, self.listing = clause.sentence, clause.mark, [], []
        if self.anchors and not self.anchors[0].ends and "join-heading" in self.rules:
            self.topic, self.spoken, self.first, self.subject = 0, clause.sentence, 0, True

    def _add(self, number: int, begins: int, ends: int, place: Place) -> None:
        rule = RULES[place]
        if place is Place.CARRIED and self.sentence != self.spoken:
            rule = "join-sentence"
        if begins >= ends or rule not in self.rules:
            return
        words = self.text[begins:ends]
        late = place in (Place.CARRIED, Place.AFTER)
        piece = Piece(
            begins, ends, place, rule, self.sentence,
            subject=self.subject,
            partial=late and "join-part" in self.rules and bool(form("part").search(words)),
            whole=late and bool(form("whole").search(words)),
            purpose=(place is Place.CARRIED or words.startswith("因")) and bool(form("purpose").search(words)),
            only=member_of(words) if "join-former" in self.rules else None,
        )  # fmt: skip
        self.pieces.setdefault(number, []).append(piece)

    def _named(self, clause: Clause, begun: list[int]) -> None:
        first = self.anchors[begun[0]]
        if clause.sentence != self.spoken or self.topic is None:
            self.first = begun[0]
        lead = self.text[clause.begins : first.begins]
        self._announce(clause, begun[0], lead)
        self.subject = not form("doing").search(lead)
        self._add(begun[0], clause.begins, first.begins, Place.BEFORE)
        for one, two in pairwise(begun):
            self._between(one, two)
        self.topic, self.spoken = begun[-1], clause.sentence
        last = self.anchors[begun[-1]].ends
        self.titled = self.text[last : last + 1] == ":" or self.text[last : last + 2] in ("」:", "):")
        self._add(begun[-1], last, clause.ends, Place.AFTER)
        counted = last < clause.ends and form("counted").search(self.text, last, clause.ends)
        self.pending = [self.pieces[begun[-1]][-1]] if counted and "join-after" in self.rules else []

    def _announce(self, clause: Clause, number: int, lead: str) -> None:
        if "join-ahead" not in self.rules:
            return
        before = self.text[self.pending[-1].begins : self.pending[-1].ends] if self.pending else ""
        announced = clause.mark == ":" or (not lead and form("announced").search(before))
        if self.pending and (announced or form("opener").search(lead)):
            self.listing = [replace(one, place=Place.AHEAD, rule="join-ahead", subject=True) for one in self.pending]
        elif lead or self._tail_of_topic(clause):
            self.listing = []
        self.pieces.setdefault(number, []).extend(self.listing)

    def _tail_of_topic(self, clause: Clause) -> bool:
        """Tell whether anything stands between the name before and this clause."""
        return self.topic is None or bool(self.text[self.anchors[self.topic].ends : clause.begins].strip(",、)」"))

    def _between(self, one: int, two: int) -> None:
        begins, ends = self.anchors[one].ends, self.anchors[two].begins
        marks = list(form("divide").finditer(self.text, begins, max(begins, ends)))
        here = marks[-1].start() if marks else ends
        self._add(one, begins, here, Place.AFTER)
        if here < ends:
            self.subject = not form("doing").search(self.text[here:ends])
            self._add(two, here, ends, Place.BEFORE)

    def _nameless(self, clause: Clause) -> None:
        words, self.used = self.text[clause.begins : clause.ends], set()
        if form("break").search(words):
            self.topic = None
        if self.topic is not None and self._goes_on(self.topic, words):
            for number in self._spoken_of(self.topic, words):
                self._add(number, clause.begins, clause.ends, Place.CARRIED)
            self.spoken = clause.sentence
            self.anchors[self.topic].rules |= self.used
        elif not form("purpose").search(words):
            self.pending.append(Piece(clause.begins, clause.ends, Place.CARRIED, "join-ahead", clause.sentence))

    def _spoken_of(self, topic: int, words: str) -> list[int]:
        """Tell of which works a clause without a name speaks: the last, the whole of it, or all."""
        if "join-all" in self.rules and form("all").search(words) and self.sentence == self.spoken:
            self.used.add("join-all")
            return [number for number in range(self.first, topic + 1) if not self.anchors[number].inner]
        if "join-whole" in self.rules and form("whole").search(words):
            self.used.add("join-whole")
            return whole_of(self.text, self.anchors, topic, self.first if form("line").search(words) else None)
        return [topic]

    def _goes_on(self, topic: int, words: str) -> bool:
        if "join-foreign" in self.rules and is_sibling(self.text[: self.anchors[topic].ends], words):
            return False
        if self.titled and self.sentence == self.spoken and "join-titled" in self.rules:
            self.used.add("join-titled")
            return True
        short = "join-noun" in self.rules and is_short_for(self.text[: self.anchors[topic].ends], words)
        self.used |= {"join-noun"} if short else set()
        if self.pending and not self._is_tail(topic) and not (short or form("resume").search(words)):
            return False
        states = short or is_state(words)
        if self.sentence != self.spoken:
            states = states and (self.mark != ";" or is_resumed(words))
            return states and self.sentence == self.spoken + 1 and not form("counted").search(words)
        needed = "join-foreign" if self.subject else "join-object"
        self.anchors[topic].rules |= set() if states else {needed}
        return states or needed not in self.rules

    def _is_tail(self, topic: int) -> bool:
        """Tell whether all that is pending is what was just said of the topic."""
        return all(piece in self.pieces.get(topic, []) for piece in self.pending)
