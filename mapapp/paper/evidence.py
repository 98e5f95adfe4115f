"""What a sheet rests on besides its works: the documents, why some works have no place, and the day of printing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from layers import Store
from mapapp.paper.moment import Moment


@dataclass(frozen=True)
class Evidence:
    """What is said of sources.

    Parameters
    ----------
    documents : mapping of str to dict
        Id of a source document to its title, publisher and date; oldest first.
    reasons : mapping of str to str
        Id of a project without a place to why it has none, in Chinese as the geocoder said it.
    printed_on : date
        Of the printing.
    moment : Moment or None
        The minute of the printing and what sensors had told by then: a situation sheet says it.
    """

    documents: Mapping[str, Mapping[str, Any]]
    reasons: Mapping[str, str]
    printed_on: date
    moment: Moment | None = None

    @classmethod
    def of(cls, coverage: Mapping[str, Any], printed_on: date, moment: Moment | None = None) -> Self:
        """Take it from the edition's ``coverage.json``."""
        documents = {one["id"]: one for one in coverage["documents"]}
        reasons = {one["id"]: one["reason"] for one in coverage["unplaced"]}
        return cls(documents, reasons, printed_on, moment)

    @classmethod
    def read(cls, store: Store, printed_on: date, moment: Moment | None = None) -> Self:
        """Read it from the edition that is served."""
        return cls.of(json.loads(store.asset("coverage.json")), printed_on, moment)
