"""The values that are said of one work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from register.extraction.found import Found, Unread
from register.extraction.joining import Anchor, Folded, Member, Piece
from register.extraction.rules import Rules
from register.extraction.said import Said
from register.extraction.values.choice import choose_status
from register.extraction.values.forms import value_form
from register.extraction.values.guard import behind_promise
from register.extraction.values.members import done_objects, own_words
from register.extraction.values.milestone import Milestone, is_part_done, milestones
from register.extraction.values.money import Sum, choose_sum, sums_in
from register.extraction.values.others import others
from register.extraction.values.quantity import Measure, measures
from register.extraction.values.segment import Segment, all_segments
from register.extraction.values.status import Stated, stated_in
from register.extraction.values.uncoded import uncoded
from register.extraction.values.unread import PROMISED, sentence_of, unknown_phrases, unread_dates
from register.period import Period
from register.status import Status
from register.vocabulary import vocabulary

OPENED = re.compile(r"通車")
"""A line is done when trains or cars run on it: 「目標 120 年完工、121 年通車」."""
DONE = (Status.COMPLETED, Status.OPERATING)
LONGEST = 60
"""Characters of words that can be shown as a status."""
TRIAL = re.compile(r"試營運|試運轉")
"""A trial comes before use: where use is dated too, that is the completion."""
EACH = re.compile(r"[各均皆每]")


@dataclass
class Work:
    """One named work, and what is said of it.

    Parameters
    ----------
    folded : Folded
    anchor : Anchor
    member : Member
    pieces : sequence of Piece
    spoken : Period
        When the document speaks.
    rules : Rules
    """

    folded: Folded
    anchor: Anchor
    member: Member
    pieces: Sequence[Piece]
    spoken: Period
    rules: Rules
    segments: list[Segment] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)
    guarded: list[Stated] = field(default_factory=list)
    stated: Stated | None = None
    completion: Milestone | None = None
    start: Milestone | None = None

    def read(self) -> None:
        """Read what the pieces say."""
        self.pieces = done_objects(self.folded, self.member, self.pieces, self.rules)
        self.segments = all_segments(self.folded, self.pieces, self.spoken)
        self.stated = self._status()
        done = list(milestones(self.folded, self.segments, self.spoken, "completion"))
        begun = list(milestones(self.folded, self.segments, self.spoken, "start"))
        self.completion = next((one for one in self._whole(done) if self._holds(one)), None)
        self.start = next((one for one in begun if self._holds(one)), None)
        self.unread += unread_dates(self.folded, [*done, *begun])
        if self.stated is None:
            self.unread += [sentence_of(self.folded, one.begins, PROMISED) for one in self.guarded]
        self.unread += unknown_phrases(self.folded, self.segments, self.spoken)

    def _holds(self, one: Milestone) -> bool:
        if one.planned and (self.stated is None or self.stated.code not in DONE):
            return False
        return one.when is not None and not one.former and not behind_promise(self.folded, one, self.spoken)

    def _whole(self, done: list[Milestone]) -> list[Milestone]:
        whole = [one for one in done if one.segment.piece.whole]
        rest = [one for one in done if not one.segment.piece.whole and not is_part_done(one.segment)]
        likely = sorted([*whole, *rest], key=lambda one: bool(TRIAL.search(self.folded.text[one.begins : one.ends])))
        opened = [one for one in likely if OPENED.search(self.folded.text[one.begins : one.ends])]
        if not opened or likely[0] in opened or "value-opened-line" not in self.rules:
            return likely
        self.used.add("value-opened-line")
        return [*opened, *likely]

    def _status(self) -> Stated | None:
        stated = self._facts()
        if "value-operate-only" in self.rules and self._matches("operate_only"):
            stated = self._less(stated, Status.PROCUREMENT, "value-operate-only")
        if "value-programme" in self.rules and self._matches("programme"):
            stated = self._less(stated, Status.PLANNING, "value-programme")
        after = self.folded.text[self.member.ends : self.member.ends + 1]
        if not stated and after not in ("於", "在") and "value-name-tail" in self.rules:
            stated = self._own()
            self.used |= {"value-name-tail"} if stated else set()
        if any(one.piece.partial and vocabulary().negated.search(one.text) for one in self.segments):
            stated = [one for one in stated if not one.partial]
        return choose_status(stated, self.rules)

    def _less(self, stated: list[Stated], code: Status, rule: str) -> list[Stated]:
        fewer = [one for one in stated if one.code is not code]
        self.used |= {rule} if len(fewer) < len(stated) else set()
        return fewer

    def _facts(self) -> list[Stated]:
        stated = stated_in(self.folded, self.segments, self.spoken, self.rules)
        self.guarded = [one for one in stated if behind_promise(self.folded, one, self.spoken)]
        return [one for one in stated if one not in self.guarded]

    def _own(self) -> list[Stated]:
        """Take the stage that a name ends in: 「…站周邊土地變更」, 「…專區規劃」."""
        shared = replace(own_words(self.member), ends=max(self.anchor.ends, self.member.ends))
        if not value_form("name_stage").search(self.member.named.name) or shared.ends - shared.begins > LONGEST:
            shared = own_words(self.member)
        own = all_segments(self.folded, [shared], self.spoken)
        stated = stated_in(self.folded, own, self.spoken, self.rules)
        last = self.folded.text[shared.begins : shared.ends]
        return [one for one in stated if one.ends >= shared.ends and value_form("name_stage").search(last)]

    def _name(self) -> str:
        return self.folded.text[self.member.begins : self.member.ends]

    def _matches(self, name: str) -> bool:
        return any(value_form(name).search(said) for said in (self._name(), self.member.named.name))

    def _sum(self) -> tuple[Sum | None, list[Sum]]:
        sums = sums_in(self.folded, self.segments, self.rules)
        if "value-shared-sum" in self.rules:
            sums = [one for one in sums if one.rule != "join-ahead"]
        if "value-shared-sum" in self.rules and len(self.anchor.members) > 1:
            alone = [one for one in sums if self._alone(one.begins, one.rule)]
            self.used |= {"value-shared-sum"} if len(alone) < len(sums) else set()
            sums = alone
        return choose_sum(sums), sums

    def _alone(self, begins: int, rule: str) -> bool:
        before = self.folded.text[max(0, begins - 8) : begins]
        return rule in ("join-bracket", "value-paired") or bool(EACH.search(before))

    def _measure(self) -> tuple[Measure | None, list[Measure]]:
        own = all_segments(self.folded, [own_words(self.member)], self.spoken)
        found = list(measures(self.folded, [*own, *self.segments]))
        found = [one for one in found if one.rule != "join-ahead"]
        if len(self.anchor.members) > 1:
            found = [one for one in found if self._alone(one.begins, one.rule)]
        return next((one for one in found if one.named), None), found

    def found(self) -> Found:
        """Write what was read as a mention."""
        budget, _ = self._sum()
        quantity, _ = self._measure()
        status = self._said(self.stated) if self.stated else self._uncoded()
        start, completion, cost, size = (self._said(one) for one in (self.start, self.completion, budget, quantity))
        taken = [one for one in (status, start, completion, cost, size) if one is not None]
        further = others(self.folded, self.segments, taken, self.rules)
        rules = tuple(dict.fromkeys([*sorted(self.anchor.rules), *sorted(self.used)]))
        return Found(self.member.named, status, start, completion, cost, size, further, rules)

    def _uncoded(self) -> Said | None:
        words = uncoded(self.folded, self.member, self.segments, self.spoken)
        return self.folded.said(*words) if words else None

    def _said(self, one: Stated | Milestone | Sum | Measure | None) -> Said | None:
        if one is None:
            return None
        self.used |= {one.rule} if isinstance(one, Sum | Measure) else set(one.rules)
        return self.folded.said(one.begins, one.ends)
