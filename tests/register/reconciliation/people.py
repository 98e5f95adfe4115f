"""What people read in a document: as found works of its text, as answers to questions, and as what must come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from register import Mention, Project, Register
from register.extraction import Extraction, Found, Named, Said
from register.passage import squeezed
from register.reading import Passage, Reading
from register.reconciliation import Read
from register.reconciliation.folded import plain

Cells = dict[str, str]
PARTS = ("start", "completion", "budget", "quantity")


def words_of(mention: Mention) -> Cells:
    """Give the words of a mention by their columns."""
    said = {part: value.said if (value := getattr(mention, part)) else "" for part in PARTS}
    return {f"{part}_said": words for part, words in {"status": mention.status_said, **said}.items()}


def said_in(passage: Passage, words: str) -> Said:
    """Find words in a passage, white space aside."""
    letters = [at for at, one in enumerate(passage.text) if not one.isspace()]
    at = squeezed(passage.text).index(squeezed(words))
    first, last = letters[at], letters[at + len(squeezed(words)) - 1] + 1
    return Said(passage.begins + first, passage.begins + last, passage.text[first:last])


@dataclass
class People:
    """The reviewed register, and one document of it.

    Parameters
    ----------
    known : Register
    document : str
        Its id.
    """

    known: Register
    document: str
    rows: list[Mention] = field(init=False)
    projects: dict[str, Project] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = [one for one in self.known.mentions if one.document.id == self.document]
        self.projects = {one.id: one for one in self.known.projects}

    def read(self, reading: Reading) -> Read:
        """Find what people found, by the names that the document says; the register's where one name says several."""
        said = Counter((one.section, one.paragraph, one.name_said) for one in self.rows)
        several = {key for key, times in said.items() if times > 1}
        names = [
            self.projects[one.project].name if (one.section, one.paragraph, one.name_said) in several else one.name_said
            for one in self.rows
        ]
        found = [self._found(reading, one, name) for one, name in zip(self.rows, names, strict=True)]
        return Read(self.document, reading, Extraction(tuple(found), ()))

    def _found(self, reading: Reading, mention: Mention, name: str) -> Found:
        there = [one for one in reading.body if (one.section, one.paragraph) == (mention.section, mention.paragraph)]
        passage = next(one for one in there if squeezed(mention.name_said) in squeezed(one.text))
        project = self.projects[mention.project]
        said = said_in(passage, mention.name_said)
        named = Named(passage, said, name, project.category, project.districts, "", "", "", 0, ())
        words = {column.removesuffix("_said"): text for column, text in words_of(mention).items()}
        return Found(named, **{part: said_in(passage, text) for part, text in words.items() if text})

    def meant(self, section: str, paragraph: str, said: str) -> list[Mention]:
        """List what people read in some words: the same words, else words that hold them or that they hold."""
        there = [one for one in self.rows if (one.section, one.paragraph) == (section, paragraph)]
        same = [one for one in there if plain(one.name_said) == plain(said)]
        return same or [one for one in there if _holds(plain(one.name_said), plain(said))]

    def answer(self, rows: Sequence[Cells], ids: dict[str, str]) -> None:
        """Answer questions as people read the document.

        Parameters
        ----------
        rows : sequence of dict
            Of the file of questions; they are answered in place.
        ids : dict of str to str
            The reviewed register's ids, with those of the register that is asked. A new work's is its question's.
        """
        taken: set[tuple[str, str, str]] = set()
        for row in rows:
            place = row["section"], row["paragraph"]
            read = [one for one in self.meant(*place, row["name_said"]) if (one.project, *place) not in taken]
            row["answer"] = "none"
            if read:
                mention = next((one for one in read if self.projects[one.project].name == row["name"]), read[0])
                taken.add((mention.project, *place))
                row.update(words_of(mention), name_said=mention.name_said)
                row.update(self._decided(mention.project, row["id"], ids))

    def _decided(self, project: str, question: str, ids: dict[str, str]) -> Cells:
        """Answer with the id of a known work, or decide on a new one; its whole may be new as well."""
        if project in ids:
            return {"answer": ids[project]}
        ids[project] = question
        one = self.projects[project]
        place = {"location_text": one.location_text, "location_type": str(one.location_type)}
        whole = {"part_of": ids.get(one.part_of, ""), "districts": ";".join(one.districts)}
        return {"answer": "new", "name": one.name, "category": str(one.category)} | place | whole


def _holds(one: str, other: str) -> bool:
    return one in other or other in one
