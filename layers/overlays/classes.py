"""Classes of an overlay: which of them each feature has, and how each is to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from layers.errors import OverlayError, shown
from layers.overlays.about import FLOOD_POTENTIAL, MODELLED
from layers.overlays.depths import Depth, code_sets, read_code, read_depth, rules

Rows = Sequence[Mapping[str, Any]]
MOST_NAMES = 60
"""Names that a legend still shows; a field with more is not what features are classed by."""


@dataclass(frozen=True)
class Class:
    """A class that features have.

    Parameters
    ----------
    number : int or None
        1 is the least; the same depth has the same number in every overlay. None: the value was not understood.
    said : tuple of str
        Values in the file that mean it.
    count : int
        Features of this class.
    colour, hatch : str
        ``#rrggbb``, and a pattern that tells it from the others without colour.
    low_m, high_m : float or None
        Depth of water in metres; none where the class is no depth, or has no end.
    """

    number: int | None
    said: tuple[str, ...]
    count: int
    colour: str = "#999999"
    hatch: str = "none"
    low_m: float | None = None
    high_m: float | None = None

    def facts(self) -> dict[str, Any]:
        """Give it as JSON holds it."""
        return asdict(self)


@dataclass(frozen=True)
class Classed:
    """Features with their classes.

    Parameters
    ----------
    field : str
        Property that the file classes by; empty where it does not.
    codes : str
        How its numbers were read: ``five`` or ``six``; empty where they are none.
    numbers : list of int or None
        Class of each feature.
    classes : tuple of Class
        Those that occur, the least first; the one that was not understood last.
    """

    field: str
    codes: str
    numbers: list[int | None]
    classes: tuple[Class, ...]


def classify(rows: Rows, kind: str, field: str, codes: str) -> Classed:
    """Class features by a property.

    Parameters
    ----------
    rows : sequence of mapping
        Properties of the features.
    kind : str
    field : str
        Empty: flood potential is looked through for a field that is known, nothing else is classed.
    codes : str
        How numbers are meant, of the names in ``classes.toml``; empty: as the file proves, else the first.

    Raises
    ------
    OverlayError
        If there is no such field, or none that says how deep.
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    field = _named(field, names)
    if kind == FLOOD_POTENTIAL or (kind in MODELLED and field):
        return _by_depth(rows, field or _field(rows, names), codes)
    return _by_name(rows, field) if field else Classed("", "", [None] * len(rows), ())


def _named(field: str, names: list[str]) -> str:
    """Find the field that is named; what reads a KML writes its ``name`` as ``Name``, so letters' case may differ."""
    if not field or field in names:
        return field
    meant = [name for name in names if name.casefold() == field.casefold()]
    if len(meant) != 1:
        raise OverlayError(f"--class-field: 「{shown(field)}」: expected one of {shown(', '.join(names))}")
    return meant[0]


def _field(rows: Rows, names: list[str]) -> str:
    """Find the field that says how deep: one with ranges before one with codes."""
    folded = {name.casefold(): name for name in names}
    known = [folded[name] for name in rules()["fields"]["names"] if name in folded]
    for reads in (read_depth, read_code):
        for name in known:
            if any(reads(row.get(name)) is not None for row in rows):
                return name
    raise OverlayError(f"flood potential: expected --class-field, one of {shown(', '.join(names))}")


def _by_depth(rows: Rows, field: str, codes: str) -> Classed:
    values = [row.get(field) for row in rows]
    found = {code for value in values if (code := read_code(value)) is not None}
    chosen = codes or next((one for one in code_sets() if max(found, default=0) <= len(code_sets()[one])), "five")
    depths = code_sets()[chosen]

    def number(value: object) -> Depth | None:
        code = read_code(value)
        return read_depth(value) or (depths.get(code) if code is not None else None)

    read = [number(value) for value in values]
    numbers = [one.number if one else None for one in read]
    classes = _counted(values, numbers, {one.number: one for one in read if one}.get)
    return Classed(field, chosen if found else "", numbers, classes)


def _by_name(rows: Rows, field: str) -> Classed:
    said = [None if row.get(field) is None else str(row[field]) for row in rows]
    names = sorted({name for name in said if name is not None})
    if len(names) > MOST_NAMES:
        raise OverlayError(
            f"--class-field: 「{shown(field)}」: expected at most {MOST_NAMES} names, found {len(names)}"
        )
    order = {name: at for at, name in enumerate(names, 1)}
    numbers = [order[name] if name is not None else None for name in said]
    return Classed(field, "", numbers, _counted(said, numbers, lambda number: _look(number) if number else None))


def _look(number: int) -> Depth:
    palette = rules()["palette"]
    colours, hatches = palette["colours"], palette["hatches"]
    return Depth(number, None, None, colours[(number - 1) % len(colours)], hatches[(number - 1) % len(hatches)])


def _counted(
    values: Sequence[object], numbers: Sequence[int | None], look: Callable[[Any], Depth | None]
) -> tuple[Class, ...]:
    counts = Counter(numbers)
    said: dict[int | None, dict[str, None]] = {number: {} for number in counts}
    for value, number in zip(values, numbers, strict=True):
        said[number].setdefault("" if value is None else shown(str(value)))
    order = sorted(counts, key=lambda number: (number is None, number or 0))
    return tuple(_class(number, tuple(said[number]), counts[number], look(number)) for number in order)


def _class(number: int | None, said: tuple[str, ...], count: int, look: Depth | None) -> Class:
    short = said[:MOST_NAMES]
    if look is None:
        return Class(number, short, count)
    return Class(number, short, count, look.colour, look.hatch, look.low_m, look.high_m)
