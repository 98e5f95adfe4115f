"""A door-plate file → the index, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

import shapely

from geocode.addresses.centrelines import by_district
from geocode.addresses.columns import Columns, read_columns
from geocode.addresses.csv_file import CsvFile
from geocode.addresses.errors import AddressesError, told_plainly
from geocode.addresses.extract import Extract
from geocode.addresses.file_kind import Known, know
from geocode.addresses.lock import locked
from geocode.addresses.proving import Ground
from geocode.addresses.refused import Tally
from geocode.addresses.schema import FORMAT
from geocode.addresses.staging import Staging
from geocode.boundaries import Boundaries

OSM_ATTRIBUTION: Final = "© OpenStreetMap contributors (ODbL 1.0)"
"""As the OpenStreetMap Foundation's attribution guidelines ask for."""


@dataclass(frozen=True)
class Import:
    """What shall be loaded, and how it is read.

    Parameters
    ----------
    source : str
        Name of the source; loading it again replaces its rows.
    encoding : str
        ``auto``, ``utf-8`` or ``big5``; see `geocode.addresses.file_kind.know`.
    columns : Path, optional
        An operator's additions to ``columns.toml``.
    """

    source: str
    encoding: str = "auto"
    columns: Path | None = None


@dataclass(frozen=True)
class Loaded:
    """What came of it.

    Parameters
    ----------
    tally : Tally
        Of rows.
    plates, lines : int
        Different door-plates in the index, and the roads, lanes and settlements that they stand on.
    resumed : int
        Rows that a run before had read.
    """

    tally: Tally
    plates: int
    lines: int
    resumed: int


class Progress(Protocol):
    """Hears how far an import is."""

    def resumed(self, rows: int) -> None:
        """Hear that an import that was stopped goes on after this many rows."""

    def reached(self, position: int, tally: Tally) -> None:
        """Hear how many bytes of the file are read, and what has come of them."""


def load(file: Path, index: Path, boundaries: Boundaries, request: Import, progress: Progress) -> Loaded:
    """Load a door-plate file into the index.

    The index in use stays as it is until a new one is complete and checked; then one rename puts that in its place. A
    run that was stopped, even killed, is gone on with by the next one of the same file, options and index.

    Parameters
    ----------
    file : Path
        CSV, or an OpenStreetMap extract (``.osm.pbf``).
    index : Path
        The SQLite file; it need not be there yet.
    boundaries : Boundaries
        The city.
    request : Import
    progress : Progress

    Raises
    ------
    AddressesError
        If the file cannot be used, no row of it can be loaded, another import is under way, or the disk is full; one
        line.
    """
    with told_plainly(file):
        stamp = file.stat()
        known = know(file, request.encoding)
        opened = _opened(known, read_columns(request.columns), boundaries)
    with locked(index), told_plainly(index):
        job = _job(known, request, index, boundaries)
        with closing(Staging(index, job, request.source)) as new:
            resumed = new.tally.read
            _fill(new, Ground(boundaries), opened, progress)
            _prove(new, file, stamp)
            plates, lines = new.finish(_row(known, request))
    return Loaded(new.tally, plates, lines, resumed)


def _opened(known: Known, columns: Columns, boundaries: Boundaries) -> CsvFile | Extract:
    return Extract(known, boundaries) if known.kind == "osm" else CsvFile(known, columns, boundaries)


def _fill(staging: Staging, ground: Ground, file: CsvFile | Extract, progress: Progress) -> None:
    """Take every batch of the file: prove it, write it, tell how far it is; then the roads."""
    tally = staging.tally
    if tally.read:
        progress.resumed(tally.read)
    for batch in () if staging.has_plates else file.batches(tally.read):
        placed, refused = ground.prove(batch.plates, file.crs)
        tally.read += batch.rows
        tally.loaded += len(placed)
        tally.refuse(sorted([*batch.refused, *refused], key=lambda row: (len(row.place), row.place)))
        staging.add(placed)
        progress.reached(batch.position, tally)
    staging.add_roads(by_district(file.roads(), ground))


def _prove(staging: Staging, file: Path, stamp: os.stat_result) -> None:
    """Refuse a file that gave nothing, or that was changed meanwhile; what was made of it is thrown away."""
    now, tally = file.stat(), staging.tally
    problem = ""
    if (now.st_size, now.st_mtime_ns) != (stamp.st_size, stamp.st_mtime_ns):
        problem = "it was changed while it was read: run the import again"
    elif not tally.loaded:
        problem = f"none of its {tally.read} rows can be loaded ({tally})"
    if problem:
        staging.discard()
        first = f"; {tally.shown[0]}" if tally.shown else ""
        raise AddressesError(f"{file.name}: {problem}{first}")


def _job(known: Known, request: Import, index: Path, boundaries: Boundaries) -> str:
    """Say what an unfinished import must be of to be gone on with: this file, these options, index and polygons."""
    used = [request.columns] if request.columns else []
    hashes = [_sha256(path) for path in (*used, index) if path.exists()]
    ground = hashlib.sha256(b"".join(shapely.to_wkb(list(boundaries.districts.values())))).hexdigest()
    return json.dumps([FORMAT, known.sha256, known.codec, request.source, ground, *hashes])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _row(known: Known, request: Import) -> dict[str, str]:
    is_osm = known.kind == "osm"
    return {
        "name": request.source,
        "kind": "osm" if is_osm else "official",
        "attribution": OSM_ATTRIBUTION if is_osm else request.source,
        "file": known.path.name,
        "sha256": known.sha256,
        "imported": datetime.now(UTC).isoformat(timespec="seconds"),
    }
