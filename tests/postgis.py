"""A real PostGIS of one's own: a throw-away cluster on a socket in its own folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from tests.nominatim import machine
from tests.nominatim.server import cluster

Ask = Callable[[str], list[list[str]]]
Shapes = NDArray[np.object_]


@contextmanager
def postgis() -> Iterator[Ask]:
    """Run PostgreSQL with PostGIS, and give what asks it: SQL to rows of texts.

    Skips the tests where it is not on this machine.
    """
    programs = machine.postgres()
    if programs is None:
        pytest.skip("PostgreSQL with PostGIS is not here: see tests/nominatim/machine.py")
    folder = Path(tempfile.mkdtemp(prefix="postgis-"))  # a socket's path is short, and `postgres` may enter it
    command = (str(programs / "psql"), "-h", str(folder), "-U", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1")

    def ask(sql: str) -> list[list[str]]:
        ended = subprocess.run(command, input=sql, capture_output=True, text=True, timeout=90, check=False)  # noqa: S603
        assert ended.returncode == 0, ended.stderr
        return [line.split("|") for line in ended.stdout.splitlines()]

    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        with cluster(folder):
            ask("CREATE EXTENSION postgis")
            yield ask
    finally:
        shutil.rmtree(folder)


def table(name: str, shapes: Shapes, **columns: Sequence[int] | NDArray[np.int64]) -> str:
    """Write SQL that makes a table of shapes: ``n`` counts from 0, and columns of whole numbers stand beside."""
    heads = "".join(f", {column} int" for column in columns)
    rows = zip(shapely.to_wkb(shapes, hex=True), *columns.values(), strict=True)
    lines = ["\t".join(map(str, (at, *row))) for at, row in enumerate(rows)]
    return "\n".join([f"CREATE TABLE {name} (n int, g geometry{heads});", f"COPY {name} FROM stdin;", *lines, "\\.\n"])
