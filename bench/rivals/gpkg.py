"""pygeoapi over a GeoPackage: its own provider for that, which asks SpatiaLite, behind gunicorn."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from bench.rivals.here import ROOT, python, spatialite
from bench.rivals.table import Table
from bench.server import Server, free_port, running

TABLE: Final = "works"
ITEMS: Final = f"/collections/{TABLE}/items?f=json"
APP: Final = "bench.rivals.inside:create_app()"


@contextmanager
def pygeoapi(folder: Path, table: Table) -> Iterator[Server]:
    """Serve a table, one worker.

    Parameters
    ----------
    folder : pathlib.Path
        For its files.
    table : Table
    """
    port, own = free_port(), python("pygeoapi")
    config, definition = folder / "pygeoapi.json", folder / "openapi.yml"
    config.write_text(json.dumps(_config(_written(folder, table), port)), encoding="utf-8")
    around: dict[str, object] = {"PYGEOAPI_CONFIG": config, "PYGEOAPI_OPENAPI": definition, "PYTHONPATH": ROOT}
    around["SPATIALITE_LIBRARY_PATH"] = spatialite()
    texts = os.environ | {name: str(value) for name, value in around.items()}
    made = [str(own), "-m", "bench.rivals.inside", str(config), str(definition)]
    subprocess.run(made, env=texts, check=True, cwd=ROOT)  # noqa: S603
    # one thread: each request writes SpatiaLite's tables into the file, and with four of them some meet and fail
    how = ["--workers", "1", "--threads", "1", "-k", "gthread", "--log-level", "warning", "--no-control-socket"]
    command = [own, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", *how, APP]
    with running(command, f"http://127.0.0.1:{port}", "/conformance?f=json", around) as server:
        yield server


def _written(folder: Path, table: Table) -> Path:
    from geopandas import GeoDataFrame

    path = folder / "works.gpkg"
    GeoDataFrame(table.columns, geometry=list(table.shapes), crs=4326).to_file(path, layer=TABLE, engine="pyogrio")
    return path


SAID: Final = {"title": TABLE, "description": TABLE, "keywords": [TABLE]}
WHERE: Final = "http://127.0.0.1"
METADATA: Final = {
    "identification": {**SAID, "keywords_type": "theme", "terms_of_service": "none", "url": WHERE},
    "license": {"name": "none", "url": WHERE},
    "provider": {"name": "bench", "url": WHERE},
    "contact": {"name": "bench"},
}
EXTENT: Final = {"spatial": {"bbox": [119, 21, 122, 24], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}}


def _config(data: Path, port: int) -> dict[str, Any]:
    provider = {"type": "feature", "name": "SQLiteGPKG", "data": str(data), "id_field": "id", "table": TABLE}
    server = {
        "bind": {"host": "127.0.0.1", "port": port},
        "url": f"{WHERE}:{port}",
        "mimetype": "application/json; charset=UTF-8",
        "encoding": "utf-8",
        "languages": ["en-US"],
        "limits": {"default_items": 10, "max_items": 10000},
        "map": {"url": f"{WHERE}/{{z}}/{{x}}/{{y}}.png", "attribution": "none"},
        "pretty_print": False,
    }
    works = {"type": "collection", **SAID, "links": [], "extents": EXTENT, "providers": [provider]}
    return {"server": server, "logging": {"level": "ERROR"}, "metadata": METADATA, "resources": {TABLE: works}}
