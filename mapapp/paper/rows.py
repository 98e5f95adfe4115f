"""A work as a row of a sheet's table: every cell in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from mapapp.paper.evidence import Evidence
from mapapp.paper.numbered import Numbered
from mapapp.portrait.work import Work
from mapapp.reasons import say_reason
from mapapp.wording import Wording
from mapapp.words import Words

Row = dict[str, Any]
COLUMNS = ("number", "name", "category", "status", "when", "money", "place", "source")
UNPLACED = ("name", "category", "status", "when", "money", "reason", "source")

SAME = (None, "construction", "completed")
"""Statuses that say no more than their phase."""
METHODS = ("along", "area", "fallback", "interpolated")


class Rows:
    """Says works in words.

    Parameters
    ----------
    works : sequence of Work
        All that the tables hold: the documents that they rest on get their marks in the documents' order.
    words : Words
    evidence : Evidence
    """

    def __init__(self, works: Sequence[Work], words: Words, evidence: Evidence) -> None:
        self._words, self._wording, self._evidence = words, Wording(words), evidence
        cited = {work.properties["document"] for work in works}
        marks = words("sheet.marks")
        ordered = [name for name in evidence.documents if name in cited]
        self._marks = {name: _mark(marks, place) for place, name in enumerate(ordered)}

    @property
    def sources(self) -> list[str]:
        """The documents, each behind its mark."""
        return [self._document(mark, self._evidence.documents[name]) for name, mark in self._marks.items()]

    def name(self, work: Work) -> str:
        """Say a work's name: the official one of the language, else the Chinese one."""
        official = None if self._is_chinese else work.properties["name_en"]
        return str(official or work.properties["name"])

    def placed(self, one: Numbered, leaves: Sequence[str] = ()) -> Row:
        """Say a work that bears a number.

        Parameters
        ----------
        one : Numbered
        leaves : sequence of str
            Names of the maps that it stands on, where a sheet has several.
        """
        words = self._words
        elsewhere, comma = self._wording.districts(one.elsewhere), words("mark.list")
        return self._row(one.work) | {
            "number": str(one.number),
            "elsewhere": words("sheet.elsewhere", where=elsewhere) if one.elsewhere else "",
            "leaves": words("sheet.on_leaves", names=comma.join(leaves)) if leaves else "",
            "place": self._place(one.work.properties),
        }

    def beyond(self, work: Work) -> Row:
        """Say a work whose place no map of the sheet shows."""
        where = self._wording.districts(work.properties["districts"])
        return self._row(work) | {
            "elsewhere": self._within(where),
            "leaves": "",
            "place": self._place(work.properties),
        }

    def unplaced(self, work: Work) -> Row:
        """Say a work that has no place, and why."""
        reason = self._evidence.reasons.get(work.id, "")
        said = say_reason(self._words, reason, Markup("") if self._is_chinese else Markup(" "))
        there = self._wording.districts(work.properties["districts"])
        return self._row(work) | {
            "elsewhere": self._within(there),
            "leaves": "",
            "reason": said.striptags() or self._wording.place(work.properties),
        }

    @property
    def _is_chinese(self) -> bool:
        return self._words.language.startswith("zh")

    def _row(self, work: Work) -> Row:
        said, words = work.properties, self._words
        return {
            "id": work.id,
            "name": self.name(work),
            "category": words(f"category.{said['category']}"),
            "phase": said["phase"],
            "phase_said": self._phase(said),
            "status_said": self._quoted(said["status_said"]),
            "when": self._wording.when(said) if said["completion_year"] else "",
            "when_said": self._quoted(said["completion_said"]),
            "late": words("when.overdue") if said["overdue"] else "",
            "money": self._wording.money(said["budget_twd"]),
            **self._source(said),
        }

    def _phase(self, said: Mapping[str, Any]) -> str:
        """Say the phase, and the status where that says more."""
        phase = self._words(f"phase.{said['phase']}")
        if said["status"] in SAME:
            return phase
        return self._words("project.phase_status", phase=phase, status=self._words(f"status.{said['status']}"))

    def _within(self, where: str) -> str:
        return self._words("sheet.within", where=where) if where else ""

    def _place(self, said: Mapping[str, Any]) -> str:
        """Say how precisely a work is placed, as briefly as a column wants it."""
        method = said["match_method"] if said["match_method"] in METHODS else "point"
        return self._words(f"sheet.place_{method}", within=self._wording.within(said["precision_m"]))

    def _quoted(self, said: str | None) -> str:
        return self._words("event.quoted", said=said) if said else ""

    def _source(self, said: Mapping[str, Any]) -> dict[str, str]:
        mark = self._marks.get(said["document"])
        if mark is None:
            return {"mark": "", "section": self._words("event.corrected"), "paragraph": ""}
        paragraph = self._words("sheet.paragraph", n=said["paragraph"]) if said["paragraph"] else ""
        return {"mark": mark, "section": said["section"] or "", "paragraph": paragraph}

    def _document(self, mark: str, known: Mapping[str, Any]) -> str:
        date = self._wording.period(known["date"])
        return self._words("sheet.document", mark=mark, title=known["title"], publisher=known["publisher"], date=date)


def _mark(marks: str, place: int) -> str:
    """Give a document's mark: 甲, 乙; after the last of them 甲2."""
    turn, index = divmod(place, len(marks))
    return marks[index] + (str(turn + 1) if turn else "")
