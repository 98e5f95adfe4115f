"""What goes into a file: works, with their words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from layers.export.crs import WGS84
from layers.export.labels import Labels
from layers.query import Query
from layers.store import Store


@dataclass(frozen=True)
class Selection:
    """Works that are meant, and how they are to be written.

    Parameters
    ----------
    features : tuple of bytes
        As `layers.Store.query` gives them.
    labels : Labels
    as_of : str
        Day of the data.
    crs : str
        Of the coordinates in the file.
    numbers : mapping of str to int or None
        Project to its number on the printed sheet of the same selection; None where there is no such sheet.
    measured : bool
        Whether the features tell how far they are from a place.
    """

    features: tuple[bytes, ...]
    labels: Labels
    as_of: str
    crs: str = WGS84
    numbers: Mapping[str, int] | None = None
    measured: bool = False

    @classmethod
    def of(cls, store: Store, query: Query, labels: Labels, as_of: str) -> Self:
        """Select what a query means."""
        return cls(tuple(store.query(query)), labels, as_of, measured=query.near is not None)

    def numbered(self, numbers: Mapping[str, int]) -> Self:
        """Give the same works with numbers."""
        return replace(self, numbers=numbers)
