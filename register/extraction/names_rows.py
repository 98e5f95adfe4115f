"""Rows of names → works: each phrase, and each member that shares its noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from register.extraction.lexicon import Head
from register.extraction.names_candidate import Candidate
from register.extraction.names_chain import Chain, Member, chains, front_of, is_bare
from register.extraction.names_judge import evidence, is_work, limits
from register.extraction.names_marks import Marks
from register.extraction.names_phrase import Phrase, phrases

LOOSE = re.compile(r"\s+(?=[^0-9A-Za-z])|(?<=[^0-9A-Za-z])\s+|[「」『』]")


def works_in_rows(marks: Marks) -> Iterator[Candidate]:
    """Read the works that a passage names by a noun."""
    rows = chains(marks, phrases(marks))
    for row, limit in zip(rows, limits(rows, len(marks.text)), strict=True):
        found = evidence(marks, row, limit)
        shared = sum(2.0 for member in row.members if not is_bare(member.left.pieces))
        for number, phrase in enumerate(row.phrases):
            if is_work(marks, phrase, found, shared if number == 0 else 0.0):
                yield from _named(marks, row, phrase, number == 0)


def _named(marks: Marks, row: Chain, phrase: Phrase, first: bool) -> Iterator[Candidate]:
    if first:
        yield from (_member(marks, row, member) for member in row.members)
    if first and row.closed:
        return
    begins, front = phrase.begins, ""
    if first and row.members and is_bare(phrase.left.pieces):
        front = row.members[-1].front or front_of(marks, row.members[-1].left)
        begins = row.members[0].left.begins if front else begins
    name = cleaned(front + marks.text[phrase.begins : phrase.ends], marks)
    yield Candidate(begins, phrase.ends, name, heads_of(marks, phrase), row.begins, phrase.rules)


def _member(marks: Marks, row: Chain, member: Member) -> Candidate:
    noun = marks.text[row.phrases[0].hit.begins : row.phrases[0].ends]
    if row.closed:
        noun = marks.text[row.phrases[0].begins : row.phrases[0].ends]
        if row.phrases[0].left.at + 1 < row.phrases[0].begins:
            noun = marks.text[row.phrases[0].left.at + 1 : row.phrases[0].begins] + noun
    begins = member.left.begins if not member.front else row.begins
    name = cleaned(member.front + marks.text[member.left.begins : member.ends] + noun, marks)
    ends = member.ends if row.closed else row.phrases[0].ends
    return Candidate(
        begins, ends, name, heads_of(marks, row.phrases[0]), row.begins, (*row.phrases[0].rules, "name-members")
    )


def heads_of(marks: Marks, phrase: Phrase) -> tuple[Head, ...]:
    """List the nouns in a phrase, its tail's among them."""
    inside = [hit.head for hit in marks.hits if phrase.begins <= hit.begins and hit.ends <= phrase.hit.begins]
    return (*inside, phrase.hit.head)


def cleaned(name: str, marks: Marks) -> str:
    """Write a name without the spaces a document sets, without quotes, and without the words for "this city"."""
    name = LOOSE.sub("", name.strip())
    for word in marks.lexicon.tables["own"]["words"]:
        name = name.removeprefix(word)
    return name
