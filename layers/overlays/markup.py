"""XML of a stranger: what its outermost element is, and that nothing in it could do harm."""

from __future__ import annotations

from xml.parsers import expat

from layers.errors import OverlayError

VRT = b"OGRVRT"
"""GDAL's own list of further files; it looks for the word anywhere in a file's first bytes."""


def prove_root(data: bytes, wanted: str, where: str, depth: int) -> None:
    """Prove what XML is, before GDAL sees it.

    Parameters
    ----------
    data : bytes
    wanted : str
        Name of its outermost element, without a prefix.
    where : str
        Name of the file.
    depth : int
        Of elements within elements.

    Raises
    ------
    OverlayError
        If it is damaged, something else, too deep, or declares a document type or entities: those may name further
        files, or grow without end.
    """
    found = _Root(where, depth)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = found.start, found.end
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = found.refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, OverlayError):
            raise
        raise OverlayError(f"{where}: expected {wanted.upper()}: {error}") from None
    if found.name != wanted or VRT in data:
        raise OverlayError(f"{where}: expected {wanted.upper()}, whose outermost element is {wanted}")


class _Root:
    def __init__(self, where: str, depth: int) -> None:
        self.name = ""
        self._where, self._most, self._depth = where, depth, 0

    def start(self, name: str, _: dict[str, str]) -> None:
        self.name = self.name or name.rpartition(":")[2]
        self._depth += 1
        if self._depth > self._most:
            raise OverlayError(f"{self._where}: expected at most {self._most} elements within one another")

    def end(self, _: str) -> None:
        self._depth -= 1

    def refuse(self, *_: object) -> None:
        raise OverlayError(f"{self._where}: expected XML without a document type or entities of its own")
