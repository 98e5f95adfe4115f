"""The formats that a selection can be written in."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from errno import ENOENT
from importlib import import_module
from os import strerror
from pathlib import Path
from typing import Protocol, cast

from layers.errors import ExportError
from layers.export.crs import CRSES, WGS84
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.table import Watch


class Write(Protocol):
    """Writes a selection to a path, and tells what the format could not hold."""

    def __call__(self, selection: Selection, path: Path, watch: Watch = ...) -> tuple[Loss, ...]:
        """Write it."""


@dataclass(frozen=True)
class Format:
    """A format.

    Parameters
    ----------
    name : str
        Of the module that writes it, and its suffix where it has no other.
    mimetype : str
        As IANA or OGC registered it.
    crses : tuple of str
        Coordinates that it can have.
    speaks : bool
        Whether there are words of a language in it.
    ending : str
        Its suffix, where it is not the name.
    """

    name: str
    mimetype: str
    crses: tuple[str, ...] = CRSES
    speaks: bool = True
    ending: str = ""

    @property
    def suffix(self) -> str:
        """What a file's name ends with, without the first dot."""
        return self.ending or self.name

    @property
    def write(self) -> Write:
        """What writes it, loaded with its first file."""
        return cast(Write, import_module(f"layers.export.{self.name}").write)


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("csv", "text/csv", speaks=False),
        Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Format("ods", "application/vnd.oasis.opendocument.spreadsheet"),
        Format("gpkg", "application/geopackage+sqlite3"),
        Format("geojson", "application/geo+json", (WGS84,), speaks=False),
        Format("shp", "application/zip", ending="shp.zip"),
        Format("kml", "application/vnd.google-earth.kml+xml", (WGS84,)),
        Format("fgb", "application/flatgeobuf"),
        Format("parquet", "application/vnd.apache.parquet"),
    )
}


def export(selection: Selection, name: str, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection beside what is there, and put it in its place in one step.

    Parameters
    ----------
    selection : Selection
    name : str
        One of `FORMATS`.
    path : pathlib.Path
    watch : callable
        Passes the works on, and may show how many have come by.

    Returns
    -------
    tuple of Loss
        What the format could not hold.

    Raises
    ------
    ExportError
        If the format cannot hold the selection, or cannot have its coordinates; what was there stays.
    OSError
        If nothing can be written there.
    """
    chosen = FORMATS[name]
    if selection.crs not in chosen.crses:
        raise ExportError(f"{name}: {selection.crs}: expected {', '.join(chosen.crses)}, as the format has no other")
    if not path.parent.is_dir():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(path.parent))
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".export-") as folder:
        beside = Path(folder) / f"works.{chosen.suffix}"
        losses = chosen.write(selection, beside, watch)
        beside.replace(path)
    return losses
