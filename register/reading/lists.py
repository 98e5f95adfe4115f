"""Lists of a Word file: what number a paragraph shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from register.reading.counting import shown
from register.reading.markup import Element

PLACE = re.compile(r"%([1-9])")
BULLETS = ("bullet", "none")


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered."""

    form: str
    text: str
    start: int


@dataclass
class Lists:
    """All lists of a Word file, and how far each has been counted.

    Parameters
    ----------
    levels : dict of (str, int) to Level
        By the list's id and the level from 0.
    counters : dict of str to str
        Which lists count on together, by the list's id.
    """

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    counters: dict[str, str] = field(default_factory=dict)
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Element | None) -> Lists:
        """Read `word/numbering.xml`."""
        found = cls()
        abstract = {
            one.get("abstractNumId"): one
            for one in (numbering.children if numbering else ())
            if one.name == "abstractNum"
        }
        for one in numbering.children if numbering else ():
            if one.name == "num":
                found._add(one.get("numId") or "", one, abstract.get(one.get("val", "abstractNumId")))
        return found

    def _add(self, name: str, num: Element, abstract: Element | None) -> None:
        overrides = [one for one in num.children if one.name == "lvlOverride"]
        self.counters[name] = name if overrides else str(num.get("val", "abstractNumId"))
        for level in abstract.children if abstract else ():
            if level.name == "lvl":
                self._level(name, level, None)
        for one in overrides:
            self._level(name, one.child("lvl") or one, _number(one.get("val", "startOverride")))

    def _level(self, name: str, level: Element, start: int | None) -> None:
        at = name, _number(level.get("ilvl")) or 0
        known = self.levels.get(at, Level("decimal", "", 1))
        self.levels[at] = Level(
            level.get("val", "numFmt") or known.form,
            level.get("val", "lvlText") or known.text,
            start if start is not None else _number(level.get("val", "start")) or known.start,
        )

    def label(self, name: str, depth: int) -> str | None:
        """Count a paragraph on, and give the number that it shows; empty for a bullet, None where there is no list."""
        level = self.levels.get((name, depth))
        if level is None:
            return None
        counter = self.counters[name]
        self.counted[counter, depth] = self.counted.get((counter, depth), level.start - 1) + 1
        for deeper in [at for at in self.counted if at[0] == counter and at[1] > depth]:
            del self.counted[deeper]
        if level.form in BULLETS:
            return ""
        return PLACE.sub(lambda place: self._shown(name, int(place[1]) - 1), level.text)

    def _shown(self, name: str, depth: int) -> str:
        level = self.levels.get((name, depth), Level("decimal", "", 1))
        return shown(self.counted.get((self.counters[name], depth), level.start), level.form)


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 6 else None  # noqa: PLR2004
