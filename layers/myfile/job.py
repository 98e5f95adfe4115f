"""What the sealed process does with a stranger's file: reads it, compares it, and tells."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pyproj

from layers.errors import OverlayError
from layers.myfile.drawing import draw
from layers.myfile.found import Found
from layers.myfile.meeting import MOST, meet, unplaced
from layers.nearby import Ask
from layers.overlays.ground import METRES, lay
from layers.overlays.limits import Limits
from layers.overlays.read import Read, Told
from layers.overlays.reading import read_bytes
from layers.sealed.jobs import Ready, Said, load


def ready(said: Said, limits: Limits) -> Ready:
    """Open what is needed: the edition, and PROJ's table of systems. Nothing can be opened any more behind this.

    Parameters
    ----------
    said : mapping
        ``where``, ``suffix`` and ``told`` as for reading, ``edition`` (a path) and ``distance_m``.
    limits : Limits
    """
    told = Told(**said["told"])
    load(said["suffix"], told)
    ask = _opened(Path(said["edition"]))
    # PROJ opens its table of systems with the first question, in each process anew
    pyproj.CRS.from_user_input(METRES)

    def answer(data: bytes) -> bytes:
        read = read_bytes(data, said["suffix"], said["where"], (told, limits))
        return compared(read, said["where"], ask, said["distance_m"]).written()

    return answer


def compared(read: Read, where: str, ask: Ask, distance_m: float) -> Found:
    """Compare what was read with an edition.

    Parameters
    ----------
    read : Read
    where : str
        Name of the file as a line may show it.
    ask : callable
        Gives the edition's rows.
    distance_m : float

    Raises
    ------
    OverlayError
        If its features cannot be placed.
    """
    ground = lay(read, where)
    drawn = draw(ground, read.rows)
    within, beyond = meet(ask, ground, distance_m)
    return Found(
        form=read.form,
        crs=pyproj.CRS.from_user_input(read.crs).name,
        encoding=read.encoding,
        count=len(read.shapes),
        mended=len(ground.mended),
        placeless=len(ground.missing),
        coarse_m=drawn.coarse_m,
        cut=drawn.cut,
        features=drawn.features,
        within=within[:MOST],
        total=len(within),
        beyond=beyond,
        unplaced=unplaced(ask),
        warned=read.warned[:5],
    )


def _opened(edition: Path) -> Ask:
    connection = sqlite3.connect(f"{edition.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA temp_store = MEMORY")

    def ask(select: str, values: list[object]) -> list[tuple[bytes | str | int | float | None, ...]]:
        try:
            return connection.execute(select, values).fetchall()
        except sqlite3.Error as error:
            raise OverlayError(f"{edition.name}: expected an edition: {error}") from None

    unplaced(ask)
    return ask
