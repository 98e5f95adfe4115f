"""What filters and lists ask of every project, in arrays: one edition's, read once and never changed."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
PHASES = ("building", "planned", "unstated", "stopped", "done")
"""Order of the list: what is being built first, what is finished last."""
CHOICES = {
    "category": "SELECT number, category FROM works",
    "status": "SELECT number, status FROM works",
    "phase": "SELECT number, phase FROM works",
    "year": "SELECT number, coalesce(year, 'none') FROM works",
    "district": "SELECT number, district FROM work_districts",
}
"""Filters whose choices are counted, and which projects have which."""
ORDERS = ("phase", "year", "category", "name")
"""Ways to sort the list that ask of nothing but the project."""
YEARS_END = 10_000
"""After every year: four figures say one."""


@dataclass(frozen=True)
class Choices:
    """Which projects have which value of a filter; a project may have several, or none.

    Parameters
    ----------
    values : tuple of str
    works : array of int, shape (n,)
        Index of a project.
    codes : array of int, shape (n,)
        Index of the value that it has.
    total : int
        How many projects there are.
    """

    values: tuple[str, ...]
    works: Whole
    codes: Whole
    total: int

    @classmethod
    def read(cls, pairs: Iterable[tuple[int, object]], total: int) -> Self:
        """Read pairs of a project's number and a value."""
        known: dict[str, int] = {}
        coded = [(number - 1, known.setdefault(str(value), len(known))) for number, value in pairs]
        works, codes = np.array(coded, dtype=np.intp).reshape(-1, 2).T
        return cls(tuple(known), works, codes, total)

    def having(self, values: frozenset[str]) -> Mask:
        """Tell which projects have one of some values."""
        mask = np.zeros(self.total, dtype=bool)
        mask[self.works[np.isin(self.codes, [code for code, value in enumerate(self.values) if value in values])]] = (
            True
        )
        return mask

    def count(self, meant: Mask) -> dict[str, int]:
        """Count the projects that are meant by value; what none has is left out."""
        counted = np.bincount(self.codes[meant[self.works]], minlength=len(self.values))
        return {value: int(n) for value, n in zip(self.values, counted, strict=True) if n}


@dataclass(frozen=True)
class Columns:
    """Arrays of one element for each project, by number.

    Parameters
    ----------
    choices : mapping of str to Choices
    lons, lats : array of float
        Where the symbol stands, degrees (WGS 84); NaN where no place is known.
    boxes : array of float, shape (4, n)
        West, east, south and north, rounded outwards to single precision; NaN where no place is known.
    orders : mapping of str to array of int
        The projects' indices in the order of a list.
    """

    choices: Mapping[str, Choices]
    lons: Floats
    lats: Floats
    boxes: Floats
    orders: Mapping[str, Whole]

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> Self:
        """Read an edition."""
        marks = np.array(connection.execute("SELECT lon, lat, spelling FROM marks ORDER BY number").fetchall(), float)
        lons, lats, spelling = marks.reshape(-1, 3).T
        choices = {name: Choices.read(connection.execute(select), lons.size) for name, select in CHOICES.items()}
        boxes = np.full((4, lons.size), np.nan)
        found = np.array(connection.execute("SELECT number, west, east, south, north FROM boxes").fetchall(), float)
        number, *sides = found.reshape(-1, 5).T
        boxes[:, number.astype(np.intp) - 1] = sides
        return cls(choices, lons, lats, boxes, _orders(choices, spelling))

    @property
    def total(self) -> int:
        """How many projects there are."""
        return self.lons.size

    @cached_property
    def phases(self) -> tuple[tuple[str, ...], Whole]:
        """Give the phases that occur, and for each project the index of its own."""
        found = self.choices["phase"]
        return found.values, _ranks(found, [*range(len(found.values))])


def _orders(choices: Mapping[str, Choices], spelling: Floats) -> Mapping[str, Whole]:
    """Sort in each way; what is equal stands by number, which is by id."""
    phase = _ranks(choices["phase"], [PHASES.index(value) for value in choices["phase"].values])
    years = [YEARS_END if value == "none" else int(value) for value in choices["year"].values]
    year = _ranks(choices["year"], years)
    names = choices["category"].values
    category = _ranks(choices["category"], [sorted(names).index(value) for value in names])
    # the last key is the first to sort by
    keys = {"phase": (year, phase), "year": (phase, year), "category": (year, phase, category), "name": (spelling,)}
    return {name: np.lexsort(keys[name]) for name in ORDERS}


def _ranks(choices: Choices, ranks: list[int]) -> Whole:
    """Give each project the rank of the one value that it has."""
    found = np.zeros(choices.works.size, dtype=np.intp)
    found[choices.works] = np.array(ranks, dtype=np.intp)[choices.codes]
    return found
