"""The same page made the plain way: geopandas reads the layers, folium inlines them, each filter is a new page.

It is given every advantage that costs it nothing in code: the layers are read once, its answer is compressed, and the
libraries that it loads from other hosts come from this machine at once (`bench.view`).
"""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import TYPE_CHECKING

import folium
from flask import Flask, Response, request

if TYPE_CHECKING:
    import geopandas

LAYERS = Path(__file__).resolve().parent.parent / "data" / "layers"
ELSEWHERE = "BENCH_LAYERS"
"""Name in the environment under which another folder of layers is given."""

COLOURS = {"planned": "blue", "building": "orange", "done": "green", "stopped": "gray", "unstated": "purple"}


def create_app() -> Flask:
    """Make the plain application: one page, filtered by ``?category=`` and ``?phase=``."""
    app = Flask(__name__)
    projects = _read()

    @app.get("/")
    def show() -> Response:
        kept = projects
        for name in ("category", "phase"):
            if name in request.args:
                kept = kept[kept[name] == request.args[name]]
        body = gzip.compress(_page(kept).encode(), 6)
        return Response(body, content_type="text/html; charset=utf-8", headers={"Content-Encoding": "gzip"})

    @app.get("/healthz")
    def live() -> str:
        return "ok"

    return app


def _read() -> geopandas.GeoDataFrame:
    import geopandas
    import pandas

    files = [
        path for path in sorted(Path(os.environ.get(ELSEWHERE, LAYERS)).glob("*.geojson")) if path.stem != "unlocated"
    ]
    layers = [layer for layer in map(geopandas.read_file, files) if len(layer)]
    return geopandas.GeoDataFrame(pandas.concat(layers, ignore_index=True), crs=4326).astype({"status_as_of": str})


def _page(projects: geopandas.GeoDataFrame) -> str:
    plain = folium.Map(location=(22.85, 120.55), zoom_start=10)
    if len(projects):
        fields = [name for name in projects.columns if name != "geometry"]
        folium.GeoJson(
            projects.to_json(default=str),
            style_function=lambda feature: {"color": COLOURS[feature["properties"]["phase"]]},
            tooltip=folium.GeoJsonTooltip(["name"]),
            popup=folium.GeoJsonPopup(fields),
        ).add_to(plain)
    return str(plain.get_root().render())
