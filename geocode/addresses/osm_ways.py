"""The ways of an extract, such as roads and outlines of buildings, and where they run."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

import numpy as np
import osmium
import shapely
from numpy.typing import NDArray

from geocode.addresses.errors import AddressesError
from geocode.addresses.osm_pieces import Piece, pieces, tagged, told
from geocode.boundaries import CITY_BOX

Said = TypeVar("Said")

_TABLE: Final = "sparse_mem_array"
"""osmium's table of positions, sixteen bytes a node; one holds the nodes of a piece."""

_NOWHERE: Final = (np.nan, np.nan)


class Lines(NamedTuple, Generic[Said]):
    """Ways that touch the city's box.

    Parameters
    ----------
    said : list
        What is known of each.
    shapes : ndarray of LineString, shape (n,)
        WGS 84, longitude first.
    """

    said: list[Said]
    shapes: NDArray[np.object_]


def lines(path: Path, key: str, say: Callable[[Any], Said | None]) -> Lines[Said]:
    """Read the ways that have a tag and touch the city's box.

    A way runs through nodes that come before it in the file and say where they are. So the file is read twice: first
    the ways and the numbers of their nodes, then the positions of these nodes and no others. All nodes of the country
    would take a gigabyte, and so would osmium's own sets of numbers (``IdTracker``, ``IdFilter``): they keep a bit for
    every number up to the highest, and a node of 2021 had 8,535,428,307 (osmose-backend#1714). With numbers up to
    13,000,000,000 they took 1.6 GB, however few they held.

    Where a node is missing, as at the edge of an extract, the way is parted.

    Parameters
    ----------
    path : Path
        ``.osm.pbf``, in the usual order: nodes by number, ways, relations.
    key : str
        Of the tag.
    say : callable
        Gives what shall be known of an osmium way; None leaves it out.

    Raises
    ------
    AddressesError
        If the file is damaged or in another order.
    """

    def course(way: osmium.osm.Way) -> tuple[Said, list[int]] | None:
        words = say(way)
        return None if words is None else (words, [node.ref for node in way.nodes])

    said: list[Said] = []
    nodes, lengths = array("q"), array("q")
    for piece in pieces(path):
        for words, numbers in tagged(piece, osmium.osm.WAY, key, course):
            said.append(words)
            nodes.extend(numbers)
            lengths.append(len(numbers))
    owners = np.repeat(np.arange(len(said)), np.asarray(lengths, dtype=np.int64))
    found, shapes = _drawn(path, np.asarray(nodes, dtype=np.int64), owners)
    return Lines([said[owner] for owner in found.tolist()], shapes)


def _drawn(
    path: Path, nodes: NDArray[np.int64], owners: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Draw the ways that touch the box: the number of each, and its line.

    Parameters
    ----------
    nodes, owners : ndarray of int64, shape (n,)
        The nodes of all ways, one way after the other, and the way that each stands in.
    """
    wanted, numbers = np.unique(nodes, return_inverse=True)
    places = _positions(path, wanted)
    west, south, east, north = CITY_BOX.bounds
    here = np.flatnonzero(((places >= (west, south)) & (places <= (east, north))).all(axis=1))
    near = np.isin(owners, owners[np.isin(numbers, here)])
    owners, spots = owners[near], places[numbers[near]]
    is_known = ~np.isnan(spots[:, 0])
    begins = np.diff(owners, prepend=-1).astype(bool) | np.diff(is_known, prepend=True)
    parts = np.cumsum(begins) - 1
    good = is_known & (np.bincount(parts, minlength=1)[parts] > 1)
    _, firsts, indices = np.unique(parts[good], return_index=True, return_inverse=True)
    return owners[good][firsts], np.asarray(shapely.linestrings(spots[good], indices=indices))


def _positions(path: Path, wanted: NDArray[np.int64]) -> NDArray[np.float64]:
    """Say where some nodes are.

    Parameters
    ----------
    wanted : ndarray of int64, shape (n,)
        Their numbers, rising.

    Returns
    -------
    ndarray of float64, shape (n, 2)
        Longitude and latitude; not a number for one that is not in the file or is nowhere on Earth.
    """
    found = np.full((len(wanted), 2), np.nan)
    begin, last = int(np.searchsorted(wanted, 0, side="right")), 0  # numbers of nodes begin with 1
    for piece in pieces(path):
        numbers = _last_nodes(piece) if begin < len(wanted) else []
        if not numbers:
            continue
        if numbers[0] <= last or numbers != sorted(numbers):
            raise AddressesError(f"{path.name}: its nodes are not in the order of their numbers (osmium sort)")
        last = numbers[-1]
        end = int(np.searchsorted(wanted, last, side="right"))
        found[begin:end] = np.reshape(_looked_up(piece, wanted[begin:end].tolist()), (-1, 2))
        begin = end
    return found


def _last_nodes(piece: Piece) -> list[int]:
    """Give the numbers of the nodes in the last blob that has any."""
    for blob in range(len(piece.blobs) - 1, -1, -1):
        with told(piece.path):
            numbers = [node.id for node in osmium.FileProcessor(piece.part(blob).buffer(), osmium.osm.NODE)]
        if numbers:
            return numbers
    return []


def _looked_up(piece: Piece, numbers: list[int]) -> list[tuple[float, float]]:
    """Say where some nodes of a piece are."""
    table = osmium.index.create_map(_TABLE)
    handler = osmium.NodeLocationsForWays(table)
    with told(piece.path), osmium.io.Reader(piece.buffer(), osmium.osm.NODE) as reader:
        osmium.apply(reader, handler)
    found = []
    for number in numbers:
        try:
            place = table.get(number)
            found.append((place.lon, place.lat))
        except (KeyError, osmium.InvalidLocationError):
            found.append(_NOWHERE)
    return found
