"""Collections of one file, and their items page by page, each a finished feature."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt
import shapely

from layers.bbox import BBox
from layers.items.asked import Asked
from layers.items.collection import Collection
from layers.items.crs import Crs
from layers.items.frame import COLUMNS, Frame, Numbers
from layers.items.memory import Memory
from layers.where import Condition

Answered = list[tuple[bytes | str | int | float | None, ...]]
Rows = Callable[[str, list[object]], Answered]
COLLECTIONS = "SELECT facts FROM collections ORDER BY id"
ONE = "SELECT facts FROM collections WHERE id = ?"
FRAME = "SELECT numbers, connected, degrees, metres, ends_degrees, ends_metres FROM frames WHERE collection = ?"
MEMBER = "EXISTS (SELECT 1 FROM members WHERE collection = ? AND members.number = items.number)"
MEMBERS = "number IN (SELECT number FROM members WHERE collection = ?)"
THESE = "number IN (SELECT value FROM json_each(?))"
"""Any number of numbers as one bound value: the statement is the same, whatever is asked."""
NUMBERS = "SELECT number FROM items WHERE {} ORDER BY number"
FEATURES = "SELECT number, {} FROM grounds WHERE number IN (SELECT value FROM json_each(?))"
SHAPES = "SELECT number, {} FROM works WHERE number IN (SELECT value FROM json_each(?))"
BODY = {Crs.CRS84: "crs84", Crs.TWD97: "tm2"}
AROUND = 3
"""Bytes that a shape takes in memory for each of its WKB, about: GEOS keeps a sequence and its own objects."""


@dataclass(frozen=True)
class Page:
    """Some of the items that are meant.

    Parameters
    ----------
    matched : int
        How many are meant.
    features : list of bytes
        Those of this page, finished, by number.
    """

    matched: int
    features: list[bytes]


class Items:
    """Answers about collections from a file that has the tables of `layers.items.schema`.

    Parameters
    ----------
    rows : callable
        Asks the file a statement with bound values.
    memory : Memory
        Of that file.
    """

    def __init__(self, rows: Rows, memory: Memory) -> None:
        self._rows = rows
        self._memory = memory

    @property
    def stamp(self) -> tuple[int, ...]:
        """Name the file that answers."""
        return self._memory.stamp

    def collections(self) -> tuple[Collection, ...]:
        """List all collections, by id."""
        return tuple(Collection.read(str(facts)) for (facts,) in self._rows(COLLECTIONS, []))

    def collection(self, name: str) -> Collection | None:
        """Give a collection, or None if there is none of that id."""
        held = self._memory.collections
        if name not in held:
            found = self._rows(ONE, [name])
            if not found:
                return None
            held[name] = Collection.read(str(found[0][0]))
        return held[name]

    def page(self, collection: Collection, asked: Asked) -> Page:
        """Answer a page of a collection's items, in an order that never changes within an edition."""
        numbers = self._numbers(collection, asked)
        shown = numbers[asked.offset : asked.offset + asked.limit]
        return Page(len(numbers), self._features(shown.tolist(), asked.crs))

    def item(self, collection: Collection, name: str, crs: Crs) -> bytes | None:
        """Give one finished feature, or None if the collection has none of that id."""
        select = f"SELECT {BODY[crs]} FROM items WHERE id = ? AND {MEMBER}"  # noqa: S608  all of it is ours
        found = self._rows(select, [name, collection.id])
        return next((feature for (feature,) in found if isinstance(feature, bytes)), None)

    def _numbers(self, collection: Collection, asked: Asked) -> Numbers:
        """List the numbers of all that is meant; what has no place is a collection of its own, and meets every box."""
        place = asked.place if collection.extent else None
        if place is None and asked.conditions:
            return self._fulfilling((MEMBERS, [collection.id]), asked.conditions)
        frame = self._frame(collection)
        boxes = [self._meeting(frame, box, place.crs) for box in place.boxes] if place else [frame.numbers]
        met = reduce(np.union1d, boxes)
        if not asked.conditions:
            return met
        return self._fulfilling((THESE, [json.dumps(met.tolist())]), asked.conditions)

    def _fulfilling(self, among: Condition, conditions: tuple[Condition, ...]) -> Numbers:
        parts = [among, *conditions]
        text = " AND ".join(f"({part})" for part, _ in parts)
        rows = self._rows(NUMBERS.format(text), [value for _, values in parts for value in values])
        return np.array([number for (number,) in rows], np.int64)

    def _frame(self, collection: Collection) -> Frame:
        held = self._memory.frames
        if collection.id not in held:
            (bodies,) = self._rows(FRAME, [collection.id])
            held[collection.id] = Frame.read(*(body for body in bodies if isinstance(body, bytes)))
        return held[collection.id]

    def _meeting(self, frame: Frame, box: BBox, crs: Crs) -> Numbers:
        """List what meets a box: bounds tell for most, of the others the geometry is looked at."""
        near, unsure = frame.sift(box, crs)
        numbers, met = frame.numbers[near], np.ones(len(near), dtype=bool)
        # not prepared: GEOS has a quicker way for a plain rectangle
        met[unsure] = shapely.intersects(box.shape, self._shapes(numbers[unsure].tolist(), crs))
        found: Numbers = numbers[met]
        return found

    def _shapes(self, numbers: list[int], crs: Crs) -> npt.NDArray[np.object_]:
        held = self._memory.shapes[crs]
        missing = [number for number in numbers if number not in held]
        if missing:
            rows = self._rows(SHAPES.format(COLUMNS[crs]), [json.dumps(missing)])
            self._memory.make_room(AROUND * sum(len(wkb) for _, wkb in rows if isinstance(wkb, bytes)))
            read = shapely.from_wkb(np.array([wkb for _, wkb in rows], dtype=object))
            held.update(zip([int(str(number)) for number, _ in rows], read, strict=True))
        return np.array([held[number] for number in numbers], dtype=object)

    def _features(self, numbers: list[int], crs: Crs) -> list[bytes]:
        held = self._memory.bodies[crs]
        missing = [number for number in numbers if number not in held]
        if missing:
            rows = self._rows(FEATURES.format(BODY[crs]), [json.dumps(missing)])
            read = {int(str(number)): body for number, body in rows if isinstance(body, bytes)}
            self._memory.make_room(sum(map(len, read.values())))
            held.update(read)
        return [held[number] for number in numbers]
