"""An OpenStreetMap extract, piece by piece: memory stays small, and it is known how far a reader is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import osmium

from geocode.addresses.errors import AddressesError, quoted
from geocode.addresses.osm_blobs import Blob, DamageError, has_nul, read_blob

PIECE: Final = 2 << 20
"""Bytes of the file that are read together, as they are packed; about three hundred thousand nodes."""

Said = TypeVar("Said")

_EXPECTED: Final = "expected an OpenStreetMap extract (.osm.pbf)"

_NOTHING: Final = Blob(b"", b"", 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some blobs of a file.

    Parameters
    ----------
    path : Path
        The file that they are of.
    head : Blob
        The file's own header, without which a blob cannot be read.
    blobs : tuple of Blob
        Each holds some thousand nodes, ways or relations.
    position : int
        Bytes of the file up to the end of the piece.
    """

    path: Path
    head: Blob
    blobs: tuple[Blob, ...]
    position: int

    def part(self, number: int) -> Piece:
        """Give one blob of it alone."""
        return replace(self, blobs=(self.blobs[number],))

    def buffer(self) -> osmium.io.FileBuffer:
        """Give it as what osmium takes for a file."""
        return osmium.io.FileBuffer(b"".join(blob.framed for blob in (self.head, *self.blobs)), "pbf")


def pieces(path: Path) -> Iterator[Piece]:
    """Read a file in pieces.

    osmium does not tell how far it is in a file, so the blobs are parted here; what they hold is left to osmium.

    Parameters
    ----------
    path : Path
        ``.osm.pbf``.

    Raises
    ------
    AddressesError
        If the file is cut off, or is none; one line.
    OSError
    """
    read = _blobs(path)
    head = next(read, (_NOTHING, 0))[0]
    _prove(path, head)
    blobs: list[Blob] = []
    position = size = 0
    for blob, position in read:
        if blob.kind == b"OSMData":
            blobs.append(blob)
            size += len(blob.framed)
        if size > PIECE:
            yield Piece(path, head, tuple(blobs), position)
            blobs, size = [], 0
    if blobs:
        yield Piece(path, head, tuple(blobs), position)


def tagged(
    piece: Piece, kind: osmium.osm.osm_entity_bits, key: str, say: Callable[[Any], Said | None]
) -> Iterator[Said]:
    """Read the objects of one kind that have a tag, in the order of the file.

    Parameters
    ----------
    piece : Piece
    kind : osmium.osm.osm_entity_bits
    key : str
        Of the tag.
    say : callable
        Gives what shall be known of an object, which is gone afterwards; None leaves it out.

    Raises
    ------
    AddressesError
        If the piece is damaged.
    """
    _prove_strings(piece)
    with told(piece.path):
        for one in osmium.FileProcessor(piece.buffer(), kind).with_filter(osmium.filter.KeyFilter(key)):
            if (said := say(one)) is not None:
                yield said


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what osmium says of damaged content into one clear line.

    Raises
    ------
    AddressesError
        Instead of `RuntimeError` (osmium's own) and `UnicodeDecodeError` (a tag that is no UTF-8).
    """
    try:
        yield
    except (RuntimeError, UnicodeDecodeError) as error:
        raise AddressesError(f"{path.name}: the extract is damaged {quoted(str(error))}: get it again") from None


def _blobs(path: Path) -> Iterator[tuple[Blob, int]]:
    """Give the blobs of a file, and where each ends."""
    position = 0
    with path.open("rb") as file:
        try:
            while blob := read_blob(file):
                position = file.tell()
                yield blob, position
        except DamageError:
            problem = f"the extract is damaged or cut off at byte {position}: get it again" if position else _EXPECTED
            raise AddressesError(f"{path.name}: {problem}") from None


def _prove(path: Path, head: Blob) -> None:
    """Refuse what is no extract, and a file of versions: in one of those, houses stand that are long gone."""
    if head.kind != b"OSMHeader":
        raise AddressesError(f"{path.name}: {_EXPECTED}")
    with told(path):
        has_history = osmium.FileProcessor(Piece(path, head, (), 0).buffer()).header.has_multiple_object_versions
    if has_history:
        raise AddressesError(f"{path.name}: expected an extract of today, found one with the history of its objects")


def _prove_strings(piece: Piece) -> None:
    """Refuse a piece whose strings osmium cannot hold, before it does."""
    try:
        is_sound = not any(has_nul(blob.strings()) for blob in piece.blobs)
    except DamageError:
        is_sound = False
    if not is_sound:
        raise AddressesError(f"{piece.path.name}: the extract is damaged before byte {piece.position}: get it again")
