"""An invented town: its register, and a new report of which a test says what was found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from register import Category, load, reconcile
from register.aggregates import COLUMNS as AGGREGATES
from register.decisions import COLUMNS as DECISIONS
from register.extraction import Extraction, Found, Named, Said, Unread
from register.mentions import COLUMNS as MENTIONS
from register.projects import COLUMNS as PROJECTS
from register.reading import Kind, Passage, Reading
from register.reconciliation import How, Outcome, Question, Read, reconcile_document
from register.reconciliation.question import COLUMNS as QUESTIONS
from register.table import read_table, write_table

DOCUMENT = """
[[document]]
id = "{0}"
title = "{0}"
publisher = "{1}"
date = "{2}"
date_basis = "首頁"
file = "{0}.txt"
sha256 = "{3}"
"""
SECTION = "一、建設"
WORDS = ("status", "start", "completion", "budget", "quantity")
ROADS = Category.ROADS_BRIDGES


def named(text: str, name: str = "", said: str = "", **more: Any) -> Found:  # noqa: ANN401  any field of a name
    """Make a found work of a sentence, still without its place in a document: its name, and words by what they say."""
    whole = Passage(Kind.PARAGRAPH, SECTION, "1", 1, 0, text)

    def words(part: str) -> Said:
        begins = text.index(part)
        return Said(begins, begins + len(part), part)

    name = name or said
    parts = {part: words(more.pop(part)) for part in WORDS if more.get(part)}
    place = {"category": ROADS, "districts": (), "location_text": "", "within": "", "phase": "", "group": 0} | more
    return Found(Named(whole, words(said or name), name, rules=(), **place), **parts)


def moved(said: Said | None, by: int) -> Said | None:
    return said and Said(said.begins + by, said.ends + by, said.text)


def placed(found: Found, passage: Passage) -> Found:
    """Give a found work its place in a document."""
    by = passage.begins
    parts = {part: moved(getattr(found, part), by) for part in WORDS}
    about = {**vars(found.named), "passage": passage, "said": moved(found.named.said, by)}
    return Found(Named(**about), **parts)


def read_of(found: Iterable[Found], unread: Sequence[str] = (), document: str = "new") -> Read:
    """Make a document of what was found in it: each different sentence is a paragraph of its own."""
    found = list(found)
    texts = list(dict.fromkeys([*(one.named.passage.text for one in found), *unread]))
    passages, begins = {}, 0
    for number, text in enumerate(texts, 1):
        passages[text] = Passage(Kind.PARAGRAPH, SECTION, str(number), 1, begins, text)
        begins += len(text) + 1
    reading = Reading("\n".join(texts), tuple(passages.values()), "txt", "0" * 64)
    whole = tuple(placed(one, passages[one.named.passage.text]) for one in found)
    nobody = tuple(
        Unread(passages[text], Said(passages[text].begins, passages[text].ends, text), "看似建設") for text in unread
    )
    return Read(document, reading, Extraction(whole, nobody))


@dataclass
class Town:
    """A register that a test writes, and reconciles with what it says a new report names."""

    folder: Path
    works: list[dict[str, str]] = field(default_factory=list)
    mentions: list[dict[str, str]] = field(default_factory=list)

    def work(self, name: str, document: str = "old", **cells: str) -> str:
        """Add a work that an earlier document names; words such as ``completion_said`` are that document's."""
        id_ = f"kw-{len(self.works) + 1:04d}"
        words = {column: cells.pop(column) for column in list(cells) if column.endswith("_said")}
        place = {"project": id_, "document": document, "section": SECTION, "paragraph": "1", "name_said": name}
        self.works.append({"id": id_, "name": name, "category": ROADS, "location_type": "unknown"} | cells)
        self.mentions.append(place | words)
        return id_

    def write(self) -> Path:
        """Write the register, its values read and derived."""
        self.folder.mkdir()
        documents = (
            ("old", "甲市政府", "2024-10-09"),
            ("other", "乙局", "2025-01-01"),
            ("new", "甲市政府", "2026-06-30"),
        )
        entries = "".join(DOCUMENT.format(*one, str(number) * 64) for number, one in enumerate(documents))
        (self.folder / "documents.toml").write_text(f"as_of = 2026-11-21\n{entries}", encoding="utf-8")
        for name, columns, rows in (
            ("projects.csv", PROJECTS, self.works),
            ("mentions.csv", MENTIONS, self.mentions),
            ("aggregates.csv", AGGREGATES, []),
            ("decisions.csv", DECISIONS, []),
        ):
            write_table(
                self.folder / name, columns, [{column: row.get(column, "") for column in columns} for row in rows]
            )
        reconcile(self.folder, write=True)
        load(self.folder)
        return self.folder

    def reconcile(self, *found: Found, unread: Sequence[str] = (), write: bool = False) -> Outcome:
        """Reconcile the new report."""
        if not self.folder.exists():
            self.write()
        return reconcile_document(self.folder, read_of(found, unread), How(write=write))

    @property
    def file(self) -> Path:
        return self.folder / "questions" / "new.csv"

    def answer(self, question: Question | str, answer: str, **cells: str) -> None:
        """Write an answer into the file, as a person would."""
        asked = question if isinstance(question, str) else question.id
        rows = [dict(row.cells) for row in read_table(self.file, QUESTIONS)]
        for row in rows:
            row.update({"answer": answer} | cells if row["id"] == asked else {})
        write_table(self.file, QUESTIONS, rows)

    def bytes(self) -> dict[str, bytes]:
        """Every file with what it holds."""
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in sorted(self.folder.rglob("*.*"))}


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path / "data")


PARK = named(
    "打造星光水岸公園，預計 117 年完工。", "星光水岸公園", category=Category.PARKS, completion="預計 117 年完工"
)
BRIDGE = named("辦理南橋改建。", "南橋改建", status="辦理")
HARD = "另東湖一帶亦將改善。"


@pytest.fixture
def asked(town: Town) -> Outcome:
    """Make a report with one sure work, one that comes near another, one new one, and a sentence that nobody reads."""
    town.work("南橋拓寬工程")
    town.work("北橋")
    return town.reconcile(named("北橋施工中。", "北橋", status="施工中"), BRIDGE, PARK, unread=[HARD], write=True)


def again(town: Town) -> Outcome:
    return town.reconcile(named("北橋施工中。", "北橋", status="施工中"), BRIDGE, PARK, unread=[HARD], write=True)
