"""What a reader is told of a collection before its items are asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Self

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Column:
    """A property that every item of a collection has, null where nothing is stated.

    Parameters
    ----------
    name : str
    type : str
        ``string``, ``integer``, ``number``, ``boolean`` or ``array`` (of strings), as JSON Schema calls them.
    values : tuple of str
        Every value that it may have; empty where it is free.
    """

    name: str
    type: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Collection:
    """A set of items with the same properties.

    Parameters
    ----------
    id : str
    count : int
    extent : tuple of float or None
        West, south, east and north in degrees, rounded outwards to six decimals; None where nothing has a place.
    began, ended : str
        First and last day that any item is about, ISO 8601; empty where none is about any.
    columns : tuple of Column
    title, description : str
        Empty where the page's own words say what it is.
    source, date : str
        Who made it, and when; empty for the register's own layers, whose items each state their document.
    kind, scenario : str
        What an overlay shows, and the rain that a model was given; empty for the register's own layers.
    """

    id: str
    count: int
    extent: Bounds | None
    began: str
    ended: str
    columns: tuple[Column, ...]
    title: str = ""
    description: str = ""
    source: str = ""
    date: str = ""
    kind: str = ""
    scenario: str = ""
    named: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "named", {column.name: column for column in self.columns})

    def written(self) -> str:
        """Write it as JSON."""
        facts = asdict(self)
        del facts["named"]
        return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `written` wrote."""
        facts = json.loads(text)
        columns = tuple(Column(one["name"], one["type"], tuple(one["values"])) for one in facts.pop("columns"))
        extent = facts.pop("extent")
        return cls(**facts, columns=columns, extent=tuple(extent) if extent else None)
