"""tipg over PostGIS: a throw-away cluster with an index on the geometries, behind uvicorn."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import shapely

from bench.rivals.here import python
from bench.rivals.table import Table
from bench.server import Server, free_port, running
from tests.nominatim import machine
from tests.nominatim.server import cluster

NAME: Final = "works"
ITEMS: Final = f"/collections/public.{NAME}/items?f=geojson"
TYPES: Final = {"integer": "bigint", "number": "double precision", "boolean": "boolean"}


@contextmanager
def tipg(table: Table) -> Iterator[Server]:
    """Serve a table, one worker."""
    folder = Path(tempfile.mkdtemp(prefix="postgis-"))  # a socket's path is short, and `postgres` may enter it
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        with cluster(folder):
            _fill(folder, table)
            with _serving(folder) as server:
                yield server
    finally:
        shutil.rmtree(folder)


@contextmanager
def _serving(folder: Path) -> Iterator[Server]:
    port = free_port()
    around = {"DATABASE_URL": f"postgresql://postgres@{quote(str(folder), safe='')}/postgres", "TIPG_CATALOG_TTL": 0}
    command = [python("tipg"), "-m", "uvicorn", "tipg.main:app", "--port", port, "--workers", "1"]
    quiet = ["--log-level", "warning", "--no-access-log"]
    with running([*command, *quiet], f"http://127.0.0.1:{port}", "/healthz", around) as server:
        yield server


def _fill(folder: Path, table: Table) -> None:
    script = folder / "works.sql"
    script.write_text(_sql(table), encoding="utf-8")
    script.chmod(0o644)
    psql = (machine.postgres() or Path()) / "psql"
    command = [psql, "-h", folder, "-U", "postgres", "-q", "-v", "ON_ERROR_STOP=1", "-f", script]
    subprocess.run([*map(str, command)], check=True)  # noqa: S603


def _sql(table: Table) -> str:
    columns = ", ".join(f'"{name}" {TYPES.get(kind, "text")}' for name, kind in table.types.items())
    rows = zip(*table.columns.values(), shapely.to_wkb(table.shapes, hex=True, include_srid=False), strict=True)
    lines = ["\t".join(map(_copied, row)) for row in rows]
    return "\n".join(
        [
            "CREATE EXTENSION postgis;",
            f"CREATE TABLE {NAME} ({columns}, geom geometry, PRIMARY KEY (id));",
            f"COPY {NAME} FROM stdin;",
            *lines,
            "\\.",
            f"ALTER TABLE {NAME} ALTER COLUMN geom TYPE geometry(Geometry, 4326) USING ST_SetSRID(geom, 4326);",
            f"CREATE INDEX ON {NAME} USING gist (geom);",
            f"ANALYZE {NAME};",
        ]
    )


def _copied(value: Any) -> str:  # noqa: ANN401  what JSON holds
    if value is None:
        return "\\N"
    text = str(value)
    for sign, written in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(sign, written)
    return text
