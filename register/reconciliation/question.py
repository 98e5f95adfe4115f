"""A question to a person: one row of the file in which the answers are written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from register.extraction import Unread
from register.reading import Passage
from register.reconciliation.draft import WORDS
from register.reconciliation.folded import plain
from register.reconciliation.verdict import Certainty, Verdict

SENTENCE: Final = re.compile(r"[^。；！？\t]+[。；！？]?")
IDENTITY: Final = ("name", "category", "location_text", "location_type", "districts", "part_of")
"""What a person decides of a new work; filled with what was read."""
NEW: Final = "new"


class Ask(StrEnum):
    """Why a person is asked."""

    UNSURE = "unsure"
    NEW = "new"
    UNREAD = "unread"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True)
class Question:
    """One row: what is asked, and what a person answers.

    Parameters
    ----------
    id : str
        ``q-`` and eight hexadecimal digits, the same in every run: of the place, the words and how often they came.
    kind : str
        A value of `Ask`.
    answer : str
        ``new``; ``none`` (no work); ids of works, joined by ``;``; the id of another question about the same work; or
        empty: not answered yet.
    section, paragraph, page, sentence : str
        Where it stands.
    name_said : str
        The words that name the work; empty in an unread sentence, until a person writes them.
    why : str
    candidates : str
        Works of the register that come near: id, name and why, joined by `` ｜ ``.
    proposal : str
        What the rules would answer; they never do.
    name, category, location_text, location_type, districts, part_of : str
        For ``new``: as in `projects.csv`. `part_of` may be the id of a question.
    status_said, start_said, completion_said, budget_said, quantity_said : str
        The words that were read; a person may correct them to other words of the passage.
    written : str
        Ids of the works that the answer was written for.
    """

    id: str
    kind: str
    answer: str
    section: str
    paragraph: str
    page: str
    sentence: str
    name_said: str
    why: str
    candidates: str
    proposal: str
    name: str = ""
    category: str = ""
    location_text: str = ""
    location_type: str = "unknown"
    districts: str = ""
    part_of: str = ""
    status_said: str = ""
    start_said: str = ""
    completion_said: str = ""
    budget_said: str = ""
    quantity_said: str = ""
    written: str = ""

    def cells(self) -> dict[str, str]:
        """Write the row."""
        return {column: getattr(self, column) for column in COLUMNS}


KINDS: Final = {Certainty.UNSURE: Ask.UNSURE, Certainty.NEW: Ask.NEW, Certainty.SURE: Ask.CONTRADICTS}
"""What is asked of a found work; of one that is sure, whether it says what contradicts."""
COLUMNS: Final = tuple(field.name for field in fields(Question))


def ask_which(verdict: Verdict, id_: str, words: Mapping[str, str]) -> Question:
    """Ask which work a found one is, or whether it is a new one.

    Parameters
    ----------
    verdict : Verdict
    id_ : str
    words : mapping of str to str
        What is said of it, by the columns of `mentions.csv`.
    """
    named = verdict.found.named
    kind = KINDS[verdict.certainty]
    begins = named.said.begins - named.passage.begins
    return Question(
        **_asked(id_, kind, named.passage, begins),
        name_said=named.said.text,
        why=verdict.why,
        candidates=" ｜ ".join(f"{one.project} {one.name} ({one.why})" for one in verdict.candidates),
        proposal=NEW if kind is Ask.NEW else verdict.project,
        name=named.name,
        category=named.category or "",
        location_text=named.location_text,
        location_type="specific" if named.location_text else "unknown",
        districts=";".join(named.districts),
        part_of=verdict.whole,
        **{column: words[column] for column in WORDS},
    )


def ask_to_read(unread: Unread, id_: str) -> Question:
    """Ask a person to read a sentence that no rule can read."""
    place = _asked(id_, Ask.UNREAD, unread.passage, unread.sentence.begins - unread.passage.begins)
    sentence = {"sentence": unread.sentence.text}
    return Question(**place | sentence, name_said="", why=unread.reason, candidates="", proposal="")


def _asked(id_: str, kind: Ask, passage: Passage, begins: int) -> dict[str, str]:
    page = "" if passage.page is None else str(passage.page)
    place = {"section": passage.section, "paragraph": passage.paragraph, "page": page}
    return {"id": id_, "kind": str(kind), "answer": "", **place, "sentence": sentence_at(passage, begins)}


def sentence_at(passage: Passage, begins: int) -> str:
    """Cut the sentence that holds an offset of a passage, without the passage's number.

    Parameters
    ----------
    passage : Passage
    begins : int
        In the passage's text.
    """
    sentences = SENTENCE.finditer(passage.text, passage.numbered)
    found = next((one for one in sentences if one.start() <= begins < one.end()), None)
    return found.group().strip() if found else passage.text


def question_id(document: str, passage: Passage, words: str, count: int) -> str:
    """Make the id of a question.

    Parameters
    ----------
    document : str
        Its id.
    passage : Passage
    words : str
        What is asked about.
    count : int
        How often the same was asked about before in the passage.
    """
    parts = "\x1f".join((document, passage.section, passage.paragraph, plain(words), str(count)))
    return f"q-{hashlib.sha256(parts.encode()).hexdigest()[:8]}"
