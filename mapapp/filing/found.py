"""What was asked for, and what was found: everything that the words of a file depend on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from layers import Query


@dataclass(frozen=True)
class Found:
    """Works that go into a file.

    Parameters
    ----------
    query : Query
    said : str
        All filters in words.
    features : tuple of bytes
        As the store gives them.
    crs : str
        Of the file.
    numbers : mapping of str to int or None
        Project to its number on the sheet of the same selection.
    edition : str
        Name of the edition.
    coverage : mapping
        Documents and day of the data, as the build wrote them.
    """

    query: Query
    said: str
    features: tuple[bytes, ...]
    crs: str
    numbers: Mapping[str, int] | None
    edition: str
    coverage: Mapping[str, Any]

    @property
    def as_of(self) -> str:
        """Day of the data."""
        return str(self.coverage["as_of"])

    @cached_property
    def placed(self) -> int:
        """How many have a place."""
        return sum(json.loads(feature)["geometry"] is not None for feature in self.features)

    @cached_property
    def documents(self) -> list[Mapping[str, Any]]:
        """The documents that state the progress of these works, in the register's order."""
        cited = {json.loads(feature)["properties"]["document"] for feature in self.features}
        return [document for document in self.coverage["documents"] if document["id"] in cited]
