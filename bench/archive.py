"""Where the tiles stand in an archive of PMTiles (version 3), read over HTTP by ranges as a page reads it."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Callable, Iterator
from itertools import accumulate

HEADER = 127
GZIP = 2
Range = tuple[int, int]
"""From a byte up to, and without, another."""
Read = Callable[[int, int], bytes]


def tiles(read: Read) -> list[Range]:
    """List where each tile stands.

    Parameters
    ----------
    read : callable
        Gives the bytes of a range.
    """
    header = read(0, HEADER)
    root, length, _, _, leaves, _, tiles_from, _ = struct.unpack_from("<8Q", header, 8)
    packed = header[97] == GZIP
    found = _entries(read, (root, root + length), leaves, packed)
    return [(tiles_from + start, tiles_from + stop) for start, stop in found]


def _entries(read: Read, at: Range, leaves: int, packed: bool) -> Iterator[Range]:
    """Give the ranges of tiles in a directory, and of those in the directories below it."""
    body = read(*at)
    numbers = _varints(gzip.decompress(body) if packed else body)
    count = next(numbers)
    _, runs, lengths, places = ([next(numbers) for _ in range(count)] for _ in range(4))
    for run, length, start in zip(runs, lengths, _starts(places, lengths), strict=True):
        if run:
            yield start, start + length
        else:
            yield from _entries(read, (leaves + start, leaves + start + length), leaves, packed)


def _starts(places: list[int], lengths: list[int]) -> Iterator[int]:
    """Give the place of each entry: nought stands for the one behind the entry before."""
    pairs = zip(places[1:], lengths, strict=False)
    return accumulate(pairs, lambda start, pair: pair[0] - 1 if pair[0] else start + pair[1], initial=places[0] - 1)


def _varints(body: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in body:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004  the last of a number has no high bit
            yield number
            number = shift = 0
