"""XML of an office file → a tree, with everything refused that could do harm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from register.errors import DocumentError
from register.reading.limits import Limits

SEPARATOR = "}"


@dataclass
class Element:
    """An element; names and attributes are without their namespaces' prefixes and without the namespaces themselves.

    Parameters
    ----------
    name : str
    attributes : dict of str to str
    parts : list of (Element or str)
        What stands in it, in order.
    """

    name: str
    attributes: dict[str, str]
    parts: list[Element | str] = field(default_factory=list)

    @property
    def children(self) -> Iterator[Element]:
        """The elements that stand in it."""
        return (part for part in self.parts if isinstance(part, Element))

    def child(self, *path: str) -> Element | None:
        """Give the first element down a path of names, if there is one."""
        found: Element | None = self
        for name in path:
            found = next((one for one in found.children if one.name == name), None) if found else None
        return found

    def get(self, name: str, *path: str) -> str | None:
        """Give an attribute of the element down a path, if both are there."""
        found = self.child(*path)
        return found.attributes.get(name) if found else None


class _RefusedError(Exception):
    pass


def read_markup(raw: bytes, name: str, limits: Limits) -> Element:
    """Read XML.

    Parameters
    ----------
    raw : bytes
    name : str
        The file as the person knows it.
    limits : Limits

    Raises
    ------
    DocumentError
        If it is no XML, declares a document type or an entity, or nests deeper than the limits allow.
    """
    tree = _Tree(limits.depth)
    try:
        tree.parser().Parse(raw, True)
    except _RefusedError as refused:
        found, _, expected = str(refused).partition(": expected ")
        raise DocumentError(name, found, expected) from None
    except (expat.ExpatError, ValueError, UnicodeError, LookupError):
        raise DocumentError(name, "damaged", "a whole file") from None
    return next(tree.root.children)


class _Tree:
    def __init__(self, depth: int) -> None:
        self.root = Element("", {})
        self._stack = [self.root]
        self._depth = depth

    def parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._refuse
        return parser

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._stack) > self._depth:
            raise _RefusedError(f"elements {self._depth} deep: expected fewer (WORKSMAP_READ_DEPTH)")
        element = Element(_bare(tag), {_bare(key): value for key, value in attributes.items()})
        self._stack[-1].parts.append(element)
        self._stack.append(element)

    def _end(self, _: str) -> None:
        self._stack.pop()

    def _text(self, text: str) -> None:
        self._stack[-1].parts.append(text)

    def _refuse(self, *_: object) -> None:
        raise _RefusedError("declares a document type: expected none")


def _bare(name: str) -> str:
    return name.rpartition(SEPARATOR)[2]
