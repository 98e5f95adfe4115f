"""What makes a file: in the press's process, and on the command line. Flask is not in it."""

import json
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from layers import Store
from layers.export import Selection, export
from layers.flood.asked import Flooded
from mapapp.errors import PrintOutdatedError
from mapapp.filing.found import Found
from mapapp.filing.labels import labels
from mapapp.filing.wanted import Wanted
from mapapp.flood_said import say_flood
from mapapp.press.refusal import TOLD, Refusal
from mapapp.saying import say_query
from mapapp.words import Words

if TYPE_CHECKING:
    from mapapp.paper.leaf.ground import Grounds


@dataclass(frozen=True)
class Filing:
    """Makes what is wanted; the store is opened with the first file, and kept.

    Parameters
    ----------
    edition : Path
        The edition's file.
    """

    edition: Path

    def __call__(self, wanted: Wanted) -> bytes | Refusal:
        """Give the bytes of a file, or say why not."""
        try:
            made = self._made(wanted)
            if self._store.edition != wanted.edition:
                raise PrintOutdatedError(wanted.edition)
        except TOLD as error:
            return Refusal.of(error)
        return made

    def select(self, wanted: Wanted) -> Selection:
        """Select what is wanted, with its words and its numbers.

        Parameters
        ----------
        wanted : Wanted

        Raises
        ------
        layers.errors.QueryError
            If a filter is unsound.
        DistrictUnknownError
            If the city has no such district.
        """
        words, query, asked = Words(wanted.language), wanted.query, wanted.asked
        said = say_flood(asked, words) if asked else say_query(query, words)
        coverage = json.loads(self._store.asset("coverage.json"))
        numbers, features = self._numbers(wanted, words), self._features(wanted)
        found = Found(query, said, features, wanted.crs, numbers, self._store.edition, coverage)
        told = labels(found, words)
        return Selection(features, told, found.as_of, wanted.crs, numbers, measured=query.near is not None)

    def _features(self, wanted: Wanted) -> tuple[bytes, ...]:
        if wanted.asked:
            return tuple(work.feature for work in Flooded.read(wanted.asked, self._store).meant)
        return tuple(self._store.query(wanted.query))

    def _made(self, wanted: Wanted) -> bytes:
        with tempfile.TemporaryDirectory(prefix="worksmap-file-") as folder:
            path = Path(folder) / "works"
            export(self.select(wanted), wanted.form, path)
            return path.read_bytes()

    def _numbers(self, wanted: Wanted, words: Words) -> dict[str, int] | None:
        if not wanted.district:
            return None
        from mapapp.filing.numbers import numbers

        return numbers(wanted.district, wanted.query, self._store, self._grounds.of(self._store), words)

    @cached_property
    def _store(self) -> Store:
        return Store(self.edition)

    @cached_property
    def _grounds(self) -> "Grounds":
        from mapapp.paper.leaf.ground import Grounds

        return Grounds()
