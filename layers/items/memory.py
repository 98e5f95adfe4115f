"""What has been read of a file already: its frames, and the bodies and shapes that were asked for lately."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from shapely.geometry.base import BaseGeometry

from layers.items.collection import Collection
from layers.items.crs import Crs
from layers.items.frame import Frame

MOST_BYTES = 48_000_000
"""Of finished features and of shapes that a file's memory holds: ten thousand works with their outlines take half."""
MOST_FILES = 4
Stamp = tuple[int, ...]


@dataclass
class Memory:
    """Of one file, for all threads. What it holds is only ever added, or forgotten as a whole.

    Parameters
    ----------
    stamp : tuple of int
        Names the file.
    """

    stamp: Stamp
    collections: dict[str, Collection] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    bodies: dict[Crs, dict[int, bytes]] = field(default_factory=lambda: {crs: {} for crs in Crs})
    shapes: dict[Crs, dict[int, BaseGeometry]] = field(default_factory=lambda: {crs: {} for crs in Crs})
    taken: int = 0

    def make_room(self, size: int) -> None:
        """Say that so many bytes will be added; what is held is forgotten before it is too much."""
        self.taken += size
        if self.taken > MOST_BYTES:
            # another thread may still read the old ones: they are left to it, and not emptied
            self.bodies, self.shapes = {crs: {} for crs in Crs}, {crs: {} for crs in Crs}
            self.taken = size


class Memories:
    """The memories of the files that were asked last; a file that replaces another has a new one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[str, Memory] = OrderedDict()

    def of(self, name: str, stamp: Stamp) -> Memory:
        """Give the memory of a file.

        Parameters
        ----------
        name : str
            Under which files replace each other.
        stamp : tuple of int
            Names the file that is there now.
        """
        with self._lock:
            held = self._held.get(name)
            if held is None or held.stamp != stamp:
                held = self._held[name] = Memory(stamp)
            self._held.move_to_end(name)
            while len(self._held) > MOST_FILES:
                self._held.popitem(last=False)
            return held
