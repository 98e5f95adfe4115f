"""Properties of features, as every item of a collection has them: the same names, one type each."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layers.items.asked import PARAMETERS
from layers.items.collection import Column

CLASS = "overlay_class"
"""Ours, behind the file's own: the number of the class in the overlay's legend."""
TAKEN = frozenset({*PARAMETERS, "f", "lang", "geometry", "id", CLASS})
"""Names that mean something else in an address or a filter."""
MOST_INTEGER = 2**31 - 1
"""Beyond it GDAL's clients cut a whole number that they took for an integer of 32 bits."""
SPOILT = str.maketrans({sign: "_" for sign in "\"'\\`[]{}"})
TYPES: Mapping[type, str] = {bool: "boolean", int: "integer", float: "number"}


@dataclass(frozen=True)
class Properties:
    """What features say.

    Parameters
    ----------
    columns : tuple of Column
    rows : list of dict
        Every one with every column; null where the file says nothing.
    renamed : mapping of str to str
        Names of the file that had to be changed, and to what.
    """

    columns: tuple[Column, ...]
    rows: list[dict[str, Any]]
    renamed: Mapping[str, str]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]], classes: Sequence[int | None]) -> Properties:
        """Give features the same properties.

        Parameters
        ----------
        rows : sequence of mapping
            As the file has them.
        classes : sequence of int or None
            Class of each; none of them: there are no classes.
        """
        names = _named(list(dict.fromkeys(name for row in rows for name in row)))
        values = {new: [_sound(row.get(old)) for row in rows] for old, new in names.items()}
        types = {name: _type(some) for name, some in values.items()}
        if any(number is not None for number in classes):
            values[CLASS], types[CLASS] = list(classes), "integer"
        written = {name: [WRITTEN[types[name]](value) for value in some] for name, some in values.items()}
        columns = tuple(Column(name, types[name]) for name in written)
        told = [dict(zip(written, row, strict=True)) for row in zip(*written.values(), strict=True)]
        return cls(columns, told or [{} for _ in rows], {old: new for old, new in names.items() if old != new})


def _named(names: list[str]) -> dict[str, str]:
    """Give each name one that an address and a filter can bear, and that no other has."""
    found: dict[str, str] = {}
    for name in names:
        plain = "".join(sign for sign in name.translate(SPOILT) if sign.isprintable()).strip()[:60] or "_"
        while plain in TAKEN or plain in found.values():
            plain += "_"
        found[name] = plain
    return found


def _sound(value: object) -> object:
    """Give a value as JSON has it: what is no number of JSON is nothing, a list or an object is its text."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return None if text in ("NaT", "nan", "<NA>") else text


def _type(values: list[object]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int} and kinds:
        return "integer" if all(abs(int(str(v))) <= MOST_INTEGER for v in values if v is not None) else "number"
    if kinds == {int, float}:
        return "number"
    return TYPES.get(next(iter(kinds)), "string") if len(kinds) == 1 else "string"


def _text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value)


WRITTEN: Mapping[str, Callable[[Any], object]] = {
    "integer": lambda value: value,
    "boolean": lambda value: value,
    "number": lambda value: None if value is None else float(value),
    "string": _text,
}
