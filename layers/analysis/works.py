"""Works as an analysis needs them: what they say, and where they lie in metres."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.items.crs import into_metres
from layers.soundness import mended
from register import Phase

Shapes = NDArray[np.object_]
Properties = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Works:
    """Works that are analysed.

    Parameters
    ----------
    said : sequence of mapping
        Published properties of each.
    degrees, metres : ndarray of shapely geometries or None, shape (n,)
        WGS 84, longitude first; and EPSG:3826. None where no place is known.
    """

    said: Sequence[Properties]
    degrees: Shapes
    metres: Shapes

    @classmethod
    def of(cls, features: Sequence[bytes]) -> Self:
        """Read works as `layers.Store.query` gives them."""
        read = [json.loads(feature) for feature in features]
        degrees = np.empty(len(read), dtype=object)
        degrees[:] = [one["geometry"] and shapely.geometry.shape(one["geometry"]) for one in read]
        metres = mended(np.asarray(into_metres(degrees), dtype=object))
        return cls([one["properties"] for one in read], degrees, metres)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.said)

    def among(self, meant: NDArray[np.bool_]) -> Works:
        """Give those that are meant.

        Parameters
        ----------
        meant : ndarray of bool, shape (n,)
        """
        said = [one for one, is_meant in zip(self.said, meant, strict=True) if is_meant]
        return Works(said, self.degrees[meant], self.metres[meant])

    @property
    def placed(self) -> NDArray[np.bool_]:
        """Tell of each whether its place is known, shape (n,)."""
        return ~np.asarray(shapely.is_missing(self.degrees), dtype=bool)

    def known_within(self, metres: float | None) -> NDArray[np.bool_]:
        """Tell of each whether its place is known to so many metres at least; None asks for no precision."""
        if metres is None:
            return np.ones(len(self), dtype=bool)
        radii = (one["precision_m"] for one in self.said)
        return np.array([radius is not None and radius <= metres for radius in radii], dtype=bool)

    def standing(self, by: int | None = None) -> NDArray[np.bool_]:
        """Tell of each whether it stands, or is promised to stand by a year's end.

        Parameters
        ----------
        by : int or None
            As the filter ``stands`` of `layers.where` reads it: what is done, and what is completed or promised by then
            and is not stopped. None: what is done alone.
        """
        return np.array([_stands(one, by) for one in self.said], dtype=bool)


def _stands(said: Properties, by: int | None) -> bool:
    if said["phase"] == Phase.DONE:
        return True
    year = said["completion_year"]
    return by is not None and year is not None and year <= by and said["phase"] != Phase.STOPPED
