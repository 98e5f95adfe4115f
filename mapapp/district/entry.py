"""A work as a district's page lists it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from layers import Store
from mapapp.portrait.passages import Source, sources
from mapapp.portrait.work import Work


@dataclass(frozen=True)
class Entry:
    """A work, who says what of it, and its number.

    Parameters
    ----------
    work : Work
    said_by : mapping of str to Source
        Value to who states it: ``status``, ``completion``, ``budget``.
    number : int or None
        On the district's map and on its sheet; None where no place is known.
    elsewhere : tuple of str
        Other districts that it lies in as well.
    """

    work: Work
    said_by: Mapping[str, Source]
    number: int | None = None
    elsewhere: tuple[str, ...] = ()

    @classmethod
    def read(cls, work: Work, store: Store, district: str, number: int | None = None) -> Self:
        """Read who says what of a work.

        Parameters
        ----------
        work : Work
        store : Store
        district : str
            The one that is looked at.
        number : int, optional
        """
        said_by = sources(json.loads(store.record(work.id) or b"null"))
        elsewhere = tuple(name for name in work.properties["districts"] if name != district)
        return cls(work, said_by, number, elsewhere)

    @property
    def id(self) -> str:
        """The project's id."""
        return self.work.id

    @property
    def said(self) -> dict[str, Any]:
        """Its properties, as published."""
        return self.work.properties

    def spoken(self, value: str) -> str:
        """Give the date of the document, or of the correction, that states a value; empty where none does.

        Parameters
        ----------
        value : str
            ``status`` (where none is stated: the passage that the work is published with), ``completion`` or
            ``budget``.
        """
        found = self.said_by[value]
        if found.decision:
            return str(found.decision["date"])
        return str(found.passage["document"]["date"]) if found.passage else ""

    def document(self, value: str) -> dict[str, Any] | None:
        """Give the document that states a value; None where none does, or a person corrected it."""
        passage = self.said_by[value].passage
        return passage["document"] if passage else None
