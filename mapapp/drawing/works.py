"""The works map: one folium map, rendered once, served as files."""

from dataclasses import dataclass

import folium

from mapapp.drawing.figure import WorksFigure
from mapapp.drawing.plugins import DistrictBase, ProjectLayer
from mapapp.drawing.tiles import TILES

CENTRE = (22.85, 120.55)
"""Latitude and longitude of the middle of the city's box; the page fits its districts as soon as it knows its size."""
MIN_ZOOM, MAX_ZOOM = 8, 18


@dataclass(frozen=True)
class Drawing:
    """What folium rendered.

    Parameters
    ----------
    html : str
        Markup of the map's element.
    script, style : bytes
        Served as ``/map.js`` and ``/map.css``: the same bytes for the same settings.
    scripts, styles : tuple of str
        Assets under ``static`` that must load before them, in order.
    """

    html: str
    script: bytes
    style: bytes
    scripts: tuple[str, ...]
    styles: tuple[str, ...]


def draw(basemap: str) -> Drawing:
    """Draw the page's map.

    Parameters
    ----------
    basemap : str
        ``none``, or a key of `TILES`.
    """
    works_map = folium.Map(
        location=CENTRE, tiles=None, zoom_start=10, prefer_canvas=True, zoom_control="bottomright", control_scale=True
    )
    # folium's own max_zoom reaches only the tile layer, and without tiles Leaflet would zoom without end
    works_map.options.update(min_zoom=MIN_ZOOM, max_zoom=MAX_ZOOM, zoom_snap=0.5)
    _add_tiles(works_map, basemap)
    DistrictBase("/base/districts.geojson", "/base/neighbours.geojson", name="行政區").add_to(works_map)
    ProjectLayer("/projects.geojson", name="建設").add_to(works_map)
    figure = WorksFigure()
    figure.add_child(works_map)
    html, script, style = figure.render_files()
    return Drawing(html, script.encode(), style.encode(), tuple(figure.scripts), tuple(figure.styles))


def _add_tiles(works_map: folium.Map, basemap: str) -> None:
    if basemap == "none":
        return
    tiles = TILES[basemap]
    folium.TileLayer(
        tiles.url, attr=tiles.attribution, max_zoom=MAX_ZOOM, max_native_zoom=tiles.max_native_zoom
    ).add_to(works_map)
