"""Sentences of an invented city as readings, and the works that are found in them."""

from __future__ import annotations

from register.extraction.named import Named
from register.extraction.names import find_names
from register.extraction.rules import EVERY_RULE, Rules
from register.reading import Kind, Passage, Reading


def reading_of(*texts: str, section: str = "二、建設", kind: Kind = Kind.PARAGRAPH) -> Reading:
    """Make a reading of a heading and the paragraphs or rows below it."""
    heading = section.rsplit(" / ", 1)[-1]
    passages, text = [Passage(Kind.HEADING, section, "", None, 0, heading, len("一、"))], heading + "\n"
    for number, words in enumerate(texts, 1):
        passages.append(Passage(kind, section, str(number), None, len(text), words))
        text += words + "\n"
    return Reading(text, tuple(passages), "txt", "")


def named(text: str, section: str = "二、建設", rules: Rules = EVERY_RULE) -> tuple[Named, ...]:
    """Find the works that one paragraph names."""
    return find_names(reading_of(text, section=section), rules)


def names(text: str, section: str = "二、建設") -> list[str]:
    """List the names as they are understood."""
    return [one.name for one in named(text, section)]


def saids(text: str, section: str = "二、建設") -> list[str]:
    """List the words that name them."""
    return [one.said.text for one in named(text, section)]
