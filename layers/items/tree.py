"""The tree of a CQL2 filter as a condition of SQL: every value is bound, every property is a known one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from layers.errors import QueryError
from layers.items.arrays import ARRAYS, TURNED
from layers.items.collection import Collection
from layers.items.crs import Crs
from layers.items.relations import RELATIONS, Node, related
from layers.where import Condition

COMPARED = ("=", "<>", "<", "<=", ">", ">=")
RECKONED = ("+", "-", "*", "/")
PAIR, SPAN = 2, 3
GEOMETRY = "geometry"


@dataclass(frozen=True)
class Tree:
    """Walks one filter's tree.

    Parameters
    ----------
    text : str
        The filter as it was written, for the one line that says what is wrong with it.
    collection : Collection
        Whose properties may be named.
    crs : Crs
        Of the filter's own geometries.
    """

    text: str
    collection: Collection
    crs: Crs

    def truth(self, node: Node) -> Condition:
        """Read what is true or false."""
        if isinstance(node, bool):
            return str(int(node)), []
        if isinstance(node, dict) and "property" in node:
            return self._flag(node)
        op, args = (str(node.get("op")), list(node.get("args", []))) if isinstance(node, dict) else ("", [])
        if op in RELATIONS:
            return related(op, *self._with_geometry(args), self.crs)
        if op in COMPARED:
            return self._compared(op, args)
        if op in ARRAYS:
            return self._listed(op, args)
        if op not in TRUTHS:
            raise self._wrong(f"what is true or false; understood are {UNDERSTOOD}")
        return TRUTHS[op](self, args)

    def value(self, node: Node) -> Condition:
        """Read what is compared: a property, a text, a number, a day, or a sum of such."""
        match node:
            case {"property": str(name)}:
                return self._property(name)
            case {"date": str(day)} | {"timestamp": str(day)}:
                return "?", [day]
            case {"op": "casei", "args": [inner]}:
                text, values = self.value(inner)
                return f"folded({text})", values
            case {"op": op, "args": [left, right]} if op in RECKONED:
                return self._joined(left, f" {op} ", right)
            case bool() | int() | float() | str():
                return "?", [node]
        raise self._wrong(f"a property, a text in '…', a number, or a sum; functions understood are {UNDERSTOOD}")

    def junction(self, args: list[Node], word: str) -> Condition:
        """Join several truths."""
        parts = [self.truth(one) for one in args]
        return "(" + f" {word} ".join(f"({text})" for text, _ in parts) + ")", [
            v for _, values in parts for v in values
        ]

    def denied(self, args: list[Node]) -> Condition:
        """Turn a truth round; what is unknown stays unknown."""
        text, values = self.truth(args[0])
        return f"NOT ({text})", values

    def missing(self, args: list[Node]) -> Condition:
        """Ask whether nothing is stated."""
        text, values = self.value(args[0])
        return f"{text} IS NULL", values

    def like(self, args: list[Node]) -> Condition:
        """Compare with a pattern: ``%`` stands for any letters and ``_`` for one."""
        text, values = self.value(args[0])
        pattern, bound = self.value(args[1])
        if pattern == "folded(?)":
            bound = [str(bound[0]).casefold()]
        if len(bound) != 1 or not isinstance(bound[0], str):
            raise self._wrong("a pattern in '…' behind LIKE")
        return f"{text} GLOB ?", [*values, _globbed(bound[0])]

    def between(self, args: list[Node]) -> Condition:
        """Ask for a value in a span whose ends belong to it."""
        if len(args) != SPAN:
            raise self._wrong("two ends behind BETWEEN")
        (text, values), (low, lows), (high, highs) = (self.value(one) for one in args)
        return f"{text} BETWEEN {low} AND {high}", [*values, *lows, *highs]

    def among(self, args: list[Node]) -> Condition:
        """Ask for one of several values."""
        text, values = self.value(args[0])
        parts = [self.value(one) for one in (args[1] if isinstance(args[1], list) else [args[1]])]
        listed = ", ".join(part for part, _ in parts)
        return f"{text} IN ({listed})", [*values, *(v for _, more in parts for v in more)]

    def _flag(self, node: Node) -> Condition:
        column = self.collection.named.get(node["property"])
        if column and column.type != "boolean":
            raise self._wrong(f"a comparison with {column.name}, which is of type {column.type}")
        return self.value(node)

    def _compared(self, op: str, args: list[Node]) -> Condition:
        types = {self._type(one) for one in args} - {None}
        if len(args) != PAIR or len(types) > 1:
            raise self._wrong(
                f"things of one type on both sides of {op}, found {' and '.join(sorted(map(str, types)))}"
            )
        return self._joined(args[0], f" {op} ", args[1])

    def _joined(self, left: Node, sign: str, right: Node) -> Condition:
        (one, ones), (two, twos) = self.value(left), self.value(right)
        return f"({one}{sign}{two})", [*ones, *twos]

    def _listed(self, op: str, args: list[Node]) -> Condition:
        match args:
            case [{"property": str(name)}, [*values]]:
                pass
            case [[*values], {"property": str(name)}]:
                op = TURNED.get(op, op)
            case _:
                name, values = "", []
        column = self.collection.named.get(name)
        if column is None or column.type != "array" or not all(isinstance(one, str) for one in values):
            raise self._wrong("a property that is a list, and a list of texts such as ('三民區')")
        return ARRAYS[op](_path(name), values)

    def _type(self, node: Node) -> str | None:
        match node:
            case {"property": str(name)}:
                column = self.collection.named.get(name)
                return {"integer": "number"}.get(column.type, column.type) if column else None
            case bool():
                return "boolean"
            case int() | float():
                return "number"
            case str() | {"date": _} | {"timestamp": _}:
                return "string"
        return None

    def _property(self, name: str) -> Condition:
        column = self.collection.named.get(name)
        if column is None:
            raise self._wrong(f"one of the properties {', '.join(self.collection.named)}, not {name}")
        return "json_extract(CAST(crs84 AS TEXT), ?)", [_path(name)]

    def _with_geometry(self, args: list[Node]) -> tuple[Node, bool]:
        """Give the filter's own geometry, and whether the item stands first."""
        here = [isinstance(one, dict) and one.get("property") == GEOMETRY for one in args]
        if sorted(here) != [False, True]:
            raise self._wrong(f"{GEOMETRY} and one geometry in WKT, or BBOX(west, south, east, north)")
        return args[0 if here[1] else 1], here[0]

    def _wrong(self, expected: str) -> QueryError:
        return QueryError("filter", self.text, expected)


def _path(name: str) -> str:
    return f'$.properties."{name}"'


def _globbed(pattern: str) -> str:
    """Write a pattern of CQL2, where a backslash takes a sign's meaning away, as one of SQLite's GLOB."""
    parts = re.findall(r"\\.|.", pattern, re.DOTALL)
    signs = {"%": "*", "_": "?"}
    return "".join(signs.get(part) or _plain(part[-1]) for part in parts)


def _plain(letter: str) -> str:
    return f"[{letter}]" if letter in "*?[" else letter


TRUTHS: Mapping[str, Callable[[Tree, list[Node]], Condition]] = {
    "and": lambda reader, args: reader.junction(args, "AND"),
    "or": lambda reader, args: reader.junction(args, "OR"),
    "not": Tree.denied,
    "isNull": Tree.missing,
    "like": Tree.like,
    "between": Tree.between,
    "in": Tree.among,
}
FUNCTIONS = " ".join((*RELATIONS, *ARRAYS)).upper()
UNDERSTOOD = ", ".join(("AND OR NOT", " ".join(COMPARED), "LIKE BETWEEN IN IS NULL CASEI", FUNCTIONS))
