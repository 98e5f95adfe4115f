"""Rows that are one work, or that share their last noun although each has one of its own."""

from __future__ import annotations

from register.extraction.names.candidate import Candidate
from register.extraction.names.chain import Chain
from register.extraction.names.judge import is_work
from register.extraction.names.marks import Marks
from register.extraction.names.name import cleaned, heads_of


def united(marks: Marks, row: Chain) -> Candidate | None:
    """Read houses under one roof as one work: 「甲區公所及乙圖書館合署辦公大樓」.

    Parameters
    ----------
    marks : Marks
    row : Chain
    """
    last = row.phrases[-1]
    words = marks.text[max(0, last.hit.begins - 2) : last.ends]
    roof = marks.lexicon.pattern("united", "words").search(words)
    if len(row.phrases) == 1 or not roof or "name-united" not in marks.rules:
        return None
    heads = tuple(head for phrase in row.phrases for head in heads_of(marks, phrase))
    name = cleaned(marks.text[row.begins : row.ends], marks)
    return Candidate(row.begins, row.ends, name, heads, row.begins, (*last.rules, "name-united"))


def along_streets(marks: Marks, row: Chain, found: frozenset[str]) -> tuple[Candidate, ...]:
    """Read streets that share what is built in the last: 「甲路、乙路及丙路雨水下水道」.

    Parameters
    ----------
    marks : Marks
    row : Chain
    found : frozenset of str
        What says that the row names works.
    """
    last, others = row.phrases[-1], row.phrases[:-1]
    street = marks.text[max(0, last.hit.begins - 1) : last.hit.begins]
    alike = all(one.hit.head.kind == "weak" and one.core == one.ends for one in others)
    ends = all(marks.text.endswith(street, 0, one.ends) for one in others)
    if not others or last.hit.head.kind != "facility" or not alike or not ends or not is_work(marks, last, found):
        return ()
    noun, heads = marks.text[last.hit.begins : last.ends], heads_of(marks, last)
    named = [(one, cleaned(marks.text[one.begins : one.ends] + noun, marks)) for one in others]
    return tuple(Candidate(one.begins, one.ends, name, heads, row.begins, last.rules) for one, name in named)
