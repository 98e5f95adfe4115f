"""What a reader asks for: filters that are ANDed, each a choice of values."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from layers.bbox import BBox
from layers.errors import QueryError
from layers.near import Near
from layers.words import fold
from layers.years import Years, parse_year
from register import Category, Phase, Status

PARAMETERS = (
    "category",
    "status",
    "phase",
    "year",
    "district",
    "q",
    "near",
    "radius",
    "bbox",
    "stands",
    "finished",
    "id",
)
MOST_CHARACTERS = 100
MOST_VALUES = 60
CHOICES = ("category", "status", "phase", "year", "district", "id")
"""Parameters that name several values; the others are one short text."""
ALL, RECENT = FINISHED = ("all", "recent")
"""What is said of works that were finished long ago: with them, or without."""
UNPRINTABLE = ("Cc", "Cs")
"""Unicode's controls, and surrogates: halves of characters, which UTF-8 cannot write."""


@dataclass(frozen=True)
class Query:
    """Which projects are meant; an empty filter leaves everything in.

    Parameters
    ----------
    category, status, phase, district : frozenset of str
        Any of these values; ``none`` among the statuses is a status that no passage states.
    year : Years or None
        Year in which the completion, promised or actual, ends.
    q : tuple of str
        Folded words, each of which must occur.
    near : Near or None
    bbox : BBox or None
        Features without a geometry are in no circle and in no box.
    stands : int or None
        What stands, or should, by the end of that year: what is done, and what is completed or promised by then and
        is not stopped.
    finished : str
        ``recent`` leaves out what was completed before the year that `Store.finished_before` tells; ``all`` leaves
        everything in.
    id : frozenset of str
        These projects and no others: a selection that was made elsewhere, such as flood works of a basin.
    """

    category: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    phase: frozenset[str] = frozenset()
    year: Years | None = None
    district: frozenset[str] = frozenset()
    q: tuple[str, ...] = ()
    near: Near | None = None
    bbox: BBox | None = None
    stands: int | None = None
    finished: str = ALL
    id: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, texts: Mapping[str, str]) -> Self:
        """Read a request's filters.

        Parameters
        ----------
        texts : mapping of str to str
            Parameter to text; several values are comma-separated.

        Raises
        ------
        QueryError
            For an unknown parameter or an unsound value.

        Examples
        --------
        >>> sorted(Query.parse({"phase": "building,done"}).phase)
        ['building', 'done']
        """
        for name, text in texts.items():
            if name not in PARAMETERS:
                raise QueryError(name, text, f"one of the parameters {', '.join(PARAMETERS)}")
        if "radius" in texts and "near" not in texts:
            raise QueryError("radius", texts["radius"], "near beside it")
        read: dict[str, object] = {name: READERS[name](text) for name, text in texts.items() if name in READERS}
        radius = sound("radius", texts["radius"]) if "radius" in texts else None
        if "near" in texts:
            read["near"] = Near.parse(sound("near", texts["near"]), radius)
        return cls(**read)  # type: ignore[arg-type]  # each reader gives its field's type


def sound(name: str, text: str) -> str:
    """Give a text that is short enough and holds nothing that no reader can type.

    Parameters
    ----------
    name : str
        The parameter that it is said in.
    text : str

    Raises
    ------
    QueryError
        If it is too long, or has controls or halves of characters.
    """
    if len(text) > MOST_CHARACTERS and name not in CHOICES:
        raise QueryError(name, text, f"at most {MOST_CHARACTERS} characters")
    if any(unicodedata.category(letter) in UNPRINTABLE for letter in text):
        raise QueryError(name, text, "no control characters and no halves of characters")
    return text


def values_of(name: str, text: str) -> tuple[str, ...]:
    """Read comma-separated values.

    Raises
    ------
    QueryError
        If there are too many, or one is empty.
    """
    values = tuple(value.strip() for value in sound(name, text).split(","))
    if len(values) > MOST_VALUES or not all(values):
        raise QueryError(name, text, f"1 to {MOST_VALUES} comma-separated values")
    return values


def any_of(name: str, known: Iterable[str]) -> Callable[[str], frozenset[str]]:
    """Make what reads comma-separated values of a vocabulary; it raises QueryError at the first that is not in it."""
    vocabulary = tuple(known)

    def read(text: str) -> frozenset[str]:
        values = values_of(name, text)
        strange = next((value for value in values if value not in vocabulary), None)
        if strange is not None:
            raise QueryError(name, strange, f"one of {', '.join(vocabulary)}")
        return frozenset(values)

    return read


def _words(text: str) -> tuple[str, ...]:
    # a byte order mark that came with what was pasted is white space to a browser, and no word to anybody
    return tuple(fold(word) for word in sound("q", text).replace("\ufeff", " ").split())


def one_of(name: str, known: Iterable[str]) -> Callable[[str], str]:
    """Make what reads one value of a vocabulary; it raises QueryError for any other text."""
    vocabulary = tuple(known)

    def read(text: str) -> str:
        if text not in vocabulary:
            raise QueryError(name, text, f"one of {', '.join(vocabulary)}")
        return text

    return read


READERS: Mapping[str, Callable[[str], object]] = {
    "category": any_of("category", Category),
    "status": any_of("status", [*Status, "none"]),
    "phase": any_of("phase", Phase),
    "year": lambda text: Years.parse(values_of("year", text)),
    "district": lambda text: frozenset(values_of("district", text)),
    "q": _words,
    "bbox": lambda text: BBox.parse(sound("bbox", text)),
    "stands": lambda text: parse_year("stands", sound("stands", text)),
    "finished": one_of("finished", FINISHED),
    "id": lambda text: frozenset(values_of("id", text)),
}
