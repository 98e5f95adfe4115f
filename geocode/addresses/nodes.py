"""Where the corners of roads and buildings are."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Nodes:
    """Positions by number, 24 bytes each: the whole city's corners fit into some tens of megabytes.

    Parameters
    ----------
    numbers : ndarray of int64, sorted
    places : ndarray of float64, shape (n, 2)
        Longitude and latitude, WGS 84.
    """

    numbers: NDArray[np.int64]
    places: NDArray[np.float64]

    @classmethod
    def of(cls, told: Iterable[tuple[int, float, float]]) -> Nodes:
        """Keep what is told of each: number, longitude, latitude.

        Examples
        --------
        >>> Nodes.of([(7, 120.3, 22.6), (3, 120.4, 22.7)]).positions([3, 5, 7]).tolist()
        [[120.4, 22.7], [120.3, 22.6]]
        """
        numbers, places = array("q"), array("d")
        for number, lon, lat in told:
            numbers.append(number)
            places.extend((lon, lat))
        known = np.frombuffer(numbers, dtype=np.int64) if numbers else np.empty(0, dtype=np.int64)
        order = np.argsort(known, kind="stable")
        where = np.frombuffer(places, dtype=np.float64) if places else np.empty(0)
        return cls(known[order], where.reshape(-1, 2)[order])

    def positions(self, numbers: Sequence[int]) -> NDArray[np.float64]:
        """Give the positions of some nodes in their order; one that is not known is left out."""
        if not len(self.numbers):
            return np.empty((0, 2))
        asked = np.array(numbers, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.numbers, asked), len(self.numbers) - 1)
        found: NDArray[np.float64] = self.places[at[self.numbers[at] == asked]]
        return found
