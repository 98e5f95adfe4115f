"""What makes analyses: in a process of its own, and on the command line. Flask is not in it."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import OrderedDict
from dataclasses import astuple, dataclass, field
from functools import cached_property
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, BinaryIO

from layers import Store
from layers.errors import OverlayUnreadableError
from layers.overlays import Overlays
from mapapp.errors import AnalysisBusyError, AnalysisSlowError, PressBusyError, PressSlowError, PrintOutdatedError
from mapapp.press.kept import Kept
from mapapp.press.press import Press, Queue
from mapapp.press.program import program
from mapapp.press.refusal import TOLD, Refusal
from mapapp.words import Words

if TYPE_CHECKING:
    from layers.analysis.result import Result

ANALYSES = Queue("analyses", limit_s=60, idle_s=300)
"""300 works over 27,000 polygons take a second or two."""
SEATS = 4
"""Requests of one worker that may wait for an analysis; the same one is made once for all who wait."""
REMEMBERED = 4
"""Results that the process keeps: a reader looks at the table, then takes two files of it."""
FORMS = {
    "json": "application/json",
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "gpkg": "application/geopackage+sqlite3",
}


@dataclass(frozen=True)
class Wanted:
    """One form of one analysis.

    Parameters
    ----------
    edition : str
        Name of the edition.
    overlays : tuple of str
        Names of the overlays' content: one that is replaced has another.
    language : str
    kind : str
        One of `layers.analysis.asked.Analysis`.
    texts : tuple of (str, str)
        Parameters, as `layers.analysis.asked.Asked.texts` gives them.
    form : str
        One of `FORMS`.
    crs : str
        Of a GeoPackage: EPSG:4326 or EPSG:3826.
    top : int or None
        Only the first so many rows.
    """

    edition: str
    overlays: tuple[str, ...]
    language: str
    kind: str
    texts: tuple[tuple[str, str], ...]
    form: str
    crs: str = "EPSG:4326"
    top: int | None = None

    @property
    def name(self) -> str:
        """Name it by all that it depends on."""
        return hashlib.sha256(json.dumps([program(), astuple(self)]).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Analysing:
    """Makes what is wanted; the store is opened with the first analysis, and kept.

    Parameters
    ----------
    edition, overlays : Path
        The edition's file, and the folder of the overlays.
    """

    edition: Path
    overlays: Path
    _made: OrderedDict[object, Result] = field(default_factory=OrderedDict, compare=False, repr=False)

    def __call__(self, wanted: Wanted) -> bytes | Refusal:
        """Give the bytes of a file, or say why not."""
        try:
            result = self.result(wanted)
            if result.edition != wanted.edition:
                raise PrintOutdatedError(wanted.edition)
        except OverlayUnreadableError as error:
            return Refusal(OverlayUnreadableError, (str(error),))
        except TOLD as error:
            return Refusal.of(error)
        return write(result, wanted)

    def result(self, wanted: Wanted) -> Result:
        """Make an analysis, or remember it; see `layers.analysis.analysing.analyse` for what can go wrong."""
        from layers.analysis.analysing import analyse
        from layers.analysis.asked import Asked

        question = (wanted.edition, wanted.overlays, wanted.kind, wanted.texts)
        if question not in self._made:
            asked = Asked.parse(wanted.kind, dict(wanted.texts))
            self._made[question] = analyse(asked, self._store, Overlays(self.overlays))
        self._made.move_to_end(question)
        while len(self._made) > REMEMBERED:
            self._made.popitem(last=False)
        return self._made[question]

    @cached_property
    def _store(self) -> Store:
        return Store(self.edition)


def write(result: Result, wanted: Wanted) -> bytes:
    """Write a result in the form that is wanted.

    Raises
    ------
    layers.errors.ExportError
        If GDAL cannot write it.
    """
    from layers.analysis.document import as_geojson, as_rows
    from layers.analysis.geopackage import write_geopackage
    from layers.analysis.table import as_csv
    from mapapp.analysis_told import tell

    told = tell(result, Words(wanted.language))
    if wanted.form == "gpkg":
        with tempfile.TemporaryDirectory(prefix="worksmap-analysis-") as folder:
            path = Path(folder) / "analysis.gpkg"
            write_geopackage(result, told, wanted.crs, path)
            return path.read_bytes()
    return {"json": as_rows, "geojson": as_geojson, "csv": as_csv}[wanted.form](result, told, wanted.top)


class Analyst:
    """Has analyses made, which are kept beside the edition.

    Parameters
    ----------
    edition, overlays : Path
        The edition's file, and the folder of the overlays.
    """

    def __init__(self, edition: Path, overlays: Path) -> None:
        # beside the prints and not among them: a whole flood is larger than an atlas, and would sweep it away
        kept = Kept(edition.with_name(f"{edition.name}.analyses"))
        self._press = Press(Analysing(edition, overlays), ANALYSES, kept, BoundedSemaphore(SEATS))

    def file(self, wanted: Wanted) -> BinaryIO:
        """Give a file; see `mapapp.press.press.Press.print` for what else can go wrong.

        Raises
        ------
        AnalysisBusyError, AnalysisSlowError
            If there is no seat, or it took too long.
        """
        try:
            return self._press.print(wanted.edition, f"analysis-{wanted.name}", wanted)
        except PressBusyError as error:
            raise AnalysisBusyError(error.retry_s) from error
        except PressSlowError as error:
            raise AnalysisSlowError(error.limit_s) from error

    def close(self) -> None:
        """End the process."""
        self._press.close()
