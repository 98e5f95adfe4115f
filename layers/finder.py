"""Answers searches and spots from the edition and, where there is one, the index of door-plates."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from layers.errors import QueryError
from layers.found import collection, whereabouts
from layers.search import Search, Spot
from layers.store import Store

if TYPE_CHECKING:
    from layers.known import Known


class Finder:
    """Finds places. A replaced edition or index is noticed with the next question; threads share a finder.

    The geocoders are loaded with the first question, so that who only draws maps does without.

    Parameters
    ----------
    store : Store
        The edition.
    addresses : pathlib.Path, optional
        An index of door-plates (`worksmap geocode import-addresses`); used while it exists.
    """

    def __init__(self, store: Store, addresses: Path | None = None) -> None:
        self._store = store
        self._addresses = addresses
        self._lock = threading.Lock()
        self._kept: tuple[object, Known] | None = None

    def search(self, asked: Search) -> bytes:
        """Answer a GeoJSON collection of what may be meant, best first.

        Raises
        ------
        QueryError
            If a district does not exist.
        EditionError, AddressesUnreadableError
            If the edition or the index of door-plates cannot be read.
        """
        known = self._now()
        strange = sorted(asked.districts - set(known.boundaries.districts))
        if strange:
            raise QueryError("district", strange[0], "a district of Kaohsiung, such as 岡山區")
        return collection(asked, known.find(asked))

    def whereabouts(self, asked: Spot) -> bytes:
        """Answer district and village of a spot as JSON; outside the city nothing but the reason.

        Raises
        ------
        EditionError
            If the edition cannot be read.
        """
        return whereabouts(asked, self._now().boundaries.locate(asked.lon, asked.lat))

    def _now(self) -> "Known":
        """Give what is known of the files as they are now."""
        there = _file(self._addresses)
        state = (self._store.edition, there)
        if self._kept is None or self._kept[0] != state:
            with self._lock:
                if self._kept is None or self._kept[0] != state:
                    from layers.known import Known

                    self._kept = state, Known(self._store, self._addresses if there else None)
        return self._kept[1]


def _file(path: Path | None) -> tuple[int, int] | None:
    """Tell one file from another at the same path; None where there is none."""
    try:
        there = path.stat() if path else None
    except FileNotFoundError:
        return None
    return (there.st_ino, there.st_mtime_ns) if there else None
