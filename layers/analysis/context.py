"""An overlay as an analysis needs it: shapes in metres, classes, and what each feature says of itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self, cast

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.analysis.fields import field_of, read_period
from layers.overlays import Shown
from layers.overlays.shelf import Overlay
from layers.soundness import Shapes, mended
from register.period import Period

ROWS = "SELECT id, class, metres FROM works ORDER BY number"
Stored = tuple[str, int | None, bytes]


@dataclass(frozen=True, eq=False)
class Context:
    """Features of an overlay.

    Parameters
    ----------
    shown : Shown
        What the overlay is.
    ids : sequence of str
    classes : ndarray of int, shape (n,)
        Number of each feature's class; 0 where it has none.
    metres : ndarray of shapely geometries, shape (n,)
        EPSG:3826.
    said : sequence of mapping
        Properties of each; empty where nobody asked for them.
    """

    shown: Shown
    ids: Sequence[str]
    classes: NDArray[np.int64]
    metres: Shapes
    said: Sequence[Mapping[str, Any]] = ()

    @classmethod
    def read(cls, overlay: Overlay, *, properties: bool = False) -> Self:
        """Read an overlay's features.

        Parameters
        ----------
        overlay : Overlay
        properties : bool
            Whether what they say is needed: of very many polygons it takes longer than their shapes.

        Raises
        ------
        OverlayUnreadableError
            If its file cannot be read.
        """
        ids, classes, shapes = zip(*cast(list[Stored], overlay.rows(ROWS)), strict=True)
        said = [json.loads(one)["properties"] for one in overlay.features()] if properties else ()
        numbers = np.array([number or 0 for number in classes], dtype=np.int64)
        metres = mended(np.asarray(shapely.from_wkb(np.array(shapes, dtype=object)), dtype=object))
        return cls(overlay.shown, ids, numbers, metres, said)

    @property
    def dimension(self) -> int:
        """Of its shapes, the greatest: 0 points, 1 lines, 2 areas."""
        return int(shapely.get_dimensions(self.metres).max())

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The shapes, by place."""
        return shapely.STRtree(self.metres)

    @property
    def names(self) -> list[str]:
        """What each is called: by the property that classes it, else by one that names, else its id."""
        field = self.shown.field or field_of("name", self.said[0] if self.said else ())
        # files made of tables of a fixed width fill texts up with blanks
        values = (one.get(field) if field else None for one in self.said)
        texts = ("" if value is None else str(value).strip() for value in values)
        return [text or name for text, name in zip(texts or self.ids, self.ids, strict=False)]

    @cached_property
    def days(self) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
        """First and last day on which each may have been seen; not-a-time where it says none that can be read."""
        field = field_of("date", self.said[0] if self.said else ())
        read: dict[object, Period | None] = {}
        periods = []
        for one in self.said:
            value = one.get(field) if field else None
            if value not in read:
                read[value] = read_period(value)
            periods.append(read[value])
        return _days([one and one.begins for one in periods]), _days([one and one.ends for one in periods])

    def among(self, meant: NDArray[np.bool_]) -> Context:
        """Give those that are meant.

        Parameters
        ----------
        meant : ndarray of bool, shape (n,)
        """
        places: list[int] = np.flatnonzero(meant).tolist()
        said = [self.said[at] for at in places] if self.said else ()
        return Context(self.shown, [self.ids[at] for at in places], self.classes[meant], self.metres[meant], said)


def _days(days: Sequence[object]) -> NDArray[np.datetime64]:
    return np.array([day if day is not None else "NaT" for day in days], dtype="datetime64[D]")
