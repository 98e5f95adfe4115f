"""What a sealed process can be asked to do: each job loads and opens all that it needs, and gives what then does it."""

from __future__ import annotations

import codecs
import contextlib
import struct
from collections.abc import Callable, Mapping
from typing import Any

from layers.overlays.archive import pack
from layers.overlays.limits import Limits
from layers.overlays.read import Told
from layers.overlays.reading import PLAIN, read_bytes
from layers.overlays.table import pairs
from layers.sealed.carrying import packed

Said = Mapping[str, Any]
Ready = Callable[[bytes], bytes]
LETTERS = (
    "utf-8-sig",
    "cp950",
    "big5",
    "big5hkscs",
    "gb18030",
    "gbk",
    "iso-8859-1",
    "cp1252",
    "ascii",
    "utf-16",
    "cp437",
)
"""Encodings that a Shapefile may state of itself, and that of names in archives: Python loads each with its first use,
and no longer can then."""

SAMPLE = pack(
    {
        "shp": struct.pack(">i20xi", 9994, 64) + struct.pack("<ii", 1000, 1) + bytes(64)
        + struct.pack(">ii", 1, 10) + struct.pack("<idd", 1, 0.0, 0.0),
        "prj": b'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
        b'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
    }
)  # fmt: skip
"""A Shapefile (ESRI, 1998) of one point, with the system that ESRI's programs write for WGS 84."""


def read_job(said: Said, limits: Limits) -> Ready:
    """Make ready to read a file's features.

    Parameters
    ----------
    said : mapping
        ``where``, ``suffix`` and ``told``, as for `layers.overlays.reading.read_bytes`.
    limits : Limits
    """
    told = Told(**said["told"])
    load(said["suffix"], told)
    return lambda data: packed(read_bytes(data, said["suffix"], said["where"], (told, limits)))


def _meet(said: Said, limits: Limits) -> Ready:
    from layers.myfile.job import ready

    return ready(said, limits)


def load_all() -> None:
    """Load what any file may need, before there is one."""
    import layers.myfile.job  # noqa: F401
    from geocode.vectors import limit
    from layers.overlays.gdal import DRIVERS, OFFLINE

    pairs()
    for name in LETTERS:
        codecs.lookup(name)
    limit([name for names in DRIVERS.values() for name in names], OFFLINE)


def load(suffix: str, told: Told) -> None:
    """Load what reading one file needs besides.

    Parameters
    ----------
    suffix : str
        How its name ends.
    told : Told
    """
    with contextlib.suppress(LookupError, ValueError):
        codecs.lookup(told.encoding)
    if suffix not in PLAIN:
        from geocode.vectors import limit, read_layer
        from layers.overlays.gdal import DRIVERS, OFFLINE

        # GDAL opens its table of systems when it first needs it, and in each process anew
        read_layer(SAMPLE, most=1)
        limit(DRIVERS[suffix], OFFLINE)


JOBS: Mapping[str, Callable[[Said, Limits], Ready]] = {"read": read_job, "meet": _meet}
