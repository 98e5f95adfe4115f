"""A document, read, against the register: which works it names, what it changes, what a person is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from register.documents import Document
from register.errors import RegisterError
from register.extraction import Extraction
from register.mentions import Mention
from register.projects import Identity
from register.reading import Passage, Reading
from register.reconciliation.answers import Answers, Asked, read_answers
from register.reconciliation.asking import open_questions
from register.reconciliation.difference import Difference
from register.reconciliation.draft import Draft, Key, joined
from register.reconciliation.folded import Folding
from register.reconciliation.gathered import Gathered, gather, unread
from register.reconciliation.held import Heard, contradictions
from register.reconciliation.known import Known
from register.reconciliation.matching import Matcher
from register.reconciliation.question import COLUMNS, Question
from register.reconciliation.reviewed import Reviewed
from register.reconciliation.verdict import Certainty, Verdict
from register.register import Register


@dataclass(frozen=True)
class Read:
    """A document that was read.

    Parameters
    ----------
    document : str
        Its id in `documents.toml`.
    reading : Reading
    extraction : Extraction
    """

    document: str
    reading: Reading
    extraction: Extraction


class Reconciling:
    """Joins what was found in a document to the works of a register; changes nothing.

    Parameters
    ----------
    register : Register
    read : Read
    answers : pathlib.Path or None
        The file of questions, as far as there is one.
    besides : bool
        Whether to add also to rows that people wrote by hand.

    Raises
    ------
    RegisterError
        If the document is unknown, or an answer is bad.
    """

    def __init__(self, register: Register, read: Read, answers: Path | None, besides: bool = False) -> None:
        self.register, self.read = register, read
        self.document = _document(register, read.document)
        self.gathered = gather(read.extraction, self.document)
        self.unread = unread(read.extraction, self.document)
        self.compared = bool(self.own) and answers is None and not besides
        self.answers = read_answers(answers, self._asked) if answers else Answers()

    @property
    def _asked(self) -> Asked:
        passages: dict[str, Passage] = {one.id: one.found.named.passage for one in self.gathered}
        passages |= {id_: one.passage for id_, one in self.unread}
        return Asked(self.document, self.read.reading, passages, self.register.projects)

    @cached_property
    def own(self) -> tuple[Mention, ...]:
        """What the register already holds of the document."""
        return tuple(one for one in self.register.mentions if one.document.id == self.document.id)

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """The works of the register, and those that answers add."""
        return (*self.register.projects, *(identity for _, identity in self.answers.created))

    @cached_property
    def verdicts(self) -> tuple[tuple[Gathered, Verdict], ...]:
        """What the rules say of each found work that no answer speaks of.

        They look at what other documents called a work, and not at this one's own rows: what it wrote in one run must
        not make more sure in the next.
        """
        matcher = Matcher(Known(self.identities, self._others, self._folding))
        reviewed = Reviewed(self.own if self.compared else (), self._folding)
        unanswered = (one for one in self.gathered if one.id not in self.answers.works)
        return tuple((one, _verdict(one, reviewed, matcher)) for one in unanswered)

    @property
    def _others(self) -> Iterator[Mention]:
        return (one for one in self.register.mentions if one.document.id != self.document.id)

    @cached_property
    def _folding(self) -> Folding:
        districts = [one for identity in self.identities for one in identity.districts]
        districts += [one for gathered in self.gathered for one in gathered.found.named.districts]
        return Folding.of([one.publisher for one in self.register.documents], districts)

    @cached_property
    def sure(self) -> Mapping[str, Draft]:
        """What the document says of each work that is sure, by the id of the question that it may become."""
        return {
            one.id: Draft(verdict.project, passage.section, passage.paragraph, one.found.named.said.text, one.words)
            for one, verdict in self.verdicts
            if verdict.certainty is Certainty.SURE and (passage := one.found.named.passage)
        }

    @cached_property
    def held(self) -> Mapping[str, Difference]:
        """What is sure and contradicts, and is not in the register yet: a person is asked first."""
        known = {(one.project, one.section, one.paragraph) for one in self.own}
        ages = {one.id: age for age, one in enumerate(self.register.documents)}
        older = {
            work: [one for one in self.register.history(work.id) if ages[one.document.id] < ages[self.document.id]]
            for work in self.identities
        }
        answered = (one.mention(self.document) for one in self.answers.drafts)
        new = {id_: draft for id_, draft in self.sure.items() if draft.key not in known}
        return contradictions(new, Heard(self.document, older, (*self.own, *answered)))

    @cached_property
    def drafts(self) -> dict[Key, Draft]:
        """What the document says of each work that is sure or answered, one for each passage."""
        return joined([*self.answers.drafts, *(one for id_, one in self.sure.items() if id_ not in self.held)])

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in the order of the text: the answered as they are, the open as they are asked now."""
        answered = {row["id"]: Question(**{column: row[column] for column in COLUMNS}) for row in self.answers.rows}
        for id_, works in self.answers.works.items():
            answered[id_] = replace(answered[id_], written=";".join(works))
        unread = [(id_, one) for id_, one in self.unread if id_ not in self.answers.works]
        asked = {one.id: one for one in open_questions(self.verdicts, self.held, unread, self._folding)} | answered
        order = {one.id: one.found.named.said.begins for one in self.gathered}
        order |= {id_: one.sentence.begins for id_, one in self.unread}
        last = len(self.read.reading.text)
        return tuple(sorted(asked.values(), key=lambda one: (order.get(one.id, last), one.id)))

    @property
    def open(self) -> tuple[Question, ...]:
        """Questions that nobody has answered."""
        return tuple(one for one in self.questions if one.id not in self.answers.works)

    @property
    def asked_about(self) -> Mapping[str, str]:
        """Works that an open question may be about, each with the id of the first such question."""
        asked = {one.id for one in self.open}
        about: dict[str, str] = {}
        for one, verdict in self.verdicts:
            works = [verdict.project, *(candidate.project for candidate in verdict.candidates)]
            for work in works if one.id in asked else ():
                about.setdefault(work, one.id)
        return about


def _verdict(one: Gathered, reviewed: Reviewed, matcher: Matcher) -> Verdict:
    work = reviewed.work(one.found.named)
    return Verdict(one.found, Certainty.SURE, "people read it so", work) if work else matcher.verdict(one.found)


def _document(register: Register, id_: str) -> Document:
    for one in register.documents:
        if one.id == id_:
            return one
    known = ", ".join(one.id for one in register.documents)
    raise RegisterError([f"data/documents.toml: 「{id_}」: expected one of {known} (worksmap register add adds one)"])
