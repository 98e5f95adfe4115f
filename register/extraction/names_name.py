"""How a name is written, and which nouns are in it."""

from __future__ import annotations

import re

from register.extraction.lexicon import Head
from register.extraction.names_marks import Marks
from register.extraction.names_phrase import Phrase

LOOSE = re.compile(r"\s+(?=[^0-9A-Za-z])|(?<=[^0-9A-Za-z])\s+|[「」『』]")


def heads_of(marks: Marks, phrase: Phrase) -> tuple[Head, ...]:
    """List the nouns in a phrase."""
    inside = [hit.head for hit in marks.hits if phrase.begins <= hit.begins and hit.ends <= phrase.hit.begins]
    return (*inside, phrase.hit.head)


def cleaned(name: str, marks: Marks) -> str:
    """Write a name without the spaces a document sets, without quotes, and without the words for "this city"."""
    name = LOOSE.sub("", name.strip())
    for word in marks.lexicon.tables["own"]["words"]:
        name = name.removeprefix(word)
    return name
