"""A filter in CQL2 text (OGC 21-065r2): read by the parser, within bounds, and handed on as a tree."""

from __future__ import annotations

import re

from layers.errors import QueryError
from layers.items.collection import Collection
from layers.items.crs import Crs
from layers.items.relations import Node
from layers.items.tree import Tree
from layers.where import Condition

MOST_CHARACTERS = 4_000
MOST_BRACKETS = 100
MINUSES = re.compile(r"(?:-\s*){2}")
"""The parser calls itself for each bracket and sign: at 800 it had room, at 1,600 of them the process ended."""
MOST_LEVELS = 20
"""Of one thing inside another: SQLite reads a condition with room for a hundred open signs, a level has up to four."""


def parse_filter(text: str, collection: Collection, crs: Crs) -> Condition:
    """Read a filter.

    Understood are the classes basic-cql2, advanced-comparison-operators, case-insensitive-comparison, arithmetic,
    property-property, array-functions of a property and a list of texts, and spatial-functions with the geometry of the
    item on one side.

    Parameters
    ----------
    text : str
    collection : Collection
        Whose properties may be named.
    crs : Crs
        In which the filter's own geometries are written.

    Raises
    ------
    QueryError
        If it cannot be read, names an unknown property, or asks for what is not understood: one line says where.
    """
    if len(text) > MOST_CHARACTERS or text.count("(") > MOST_BRACKETS or MINUSES.search(text):
        raise QueryError(
            "filter", text, f"at most {MOST_CHARACTERS} characters and {MOST_BRACKETS} brackets, and no --"
        )
    tree = _parsed(text)
    if _levels(tree) > MOST_LEVELS:
        raise QueryError("filter", text, f"at most {MOST_LEVELS} levels of one thing inside another")
    return Tree(text, collection, crs).truth(tree)


def _parsed(text: str) -> Node:
    import cql2

    try:
        return cql2.parse_text(text).to_json()
    except Exception as error:
        # the parser's own message points at the place over several lines: the first says line and column
        where = str(error).strip().splitlines()[0].strip(" ->") if str(error).strip() else ""
        raise QueryError("filter", text, f"CQL2 text, such as phase = 'building' (read up to {where or 1})") from None


def _levels(tree: Node) -> int:
    """Count how deep a tree is, level by level: walking down it would need the room that is to be spared."""
    level, deep = [tree], 0
    while level:
        level = [inner for node in level for inner in _arguments(node)]
        deep += 1
    return deep


def _arguments(node: Node) -> list[Node]:
    found = node.get("args", []) if isinstance(node, dict) else node if isinstance(node, list) else []
    return [one for one in found if isinstance(one, dict | list)]
