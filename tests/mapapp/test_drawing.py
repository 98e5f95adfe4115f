import re

import folium
import pytest

from mapapp.drawing import draw
from mapapp.drawing.figure import WorksFigure
from mapapp.drawing.manifest import MANIFEST, asset_path
from mapapp.drawing.tiles import TILES
from mapapp.errors import AssetUnknownError, MarkupUnknownError


@pytest.mark.parametrize("basemap", ["none", "nlsc", "osm"])
def test_the_script_is_the_same_bytes_each_time(basemap: str) -> None:
    assert draw(basemap) == draw(basemap)


def test_leaflet_is_the_only_library() -> None:
    drawing = draw("none")
    assert [path for path in drawing.scripts if path.startswith("vendor/")] == ["vendor/leaflet@1.9.4/leaflet.js"]
    assert drawing.styles == ("vendor/leaflet@1.9.4/leaflet.css",)


def test_no_address_of_another_host_is_in_the_script_without_tiles() -> None:
    drawing = draw("none")
    assert not re.search(rb"https?://", drawing.script + drawing.style + drawing.html.encode())


def test_the_zoom_has_a_floor_and_a_ceiling_without_tiles() -> None:
    assert b'"maxZoom": 18' in draw("none").script
    assert b'"minZoom": 8' in draw("none").script


def test_nlsc_asks_for_the_row_before_the_column() -> None:
    assert TILES["nlsc"].url.endswith("/EMAP/default/GoogleMapsCompatible/{z}/{y}/{x}")
    assert b"GoogleMapsCompatible/{z}/{y}/{x}" in draw("nlsc").script


def test_an_asset_that_the_manifest_does_not_name_raises() -> None:
    with pytest.raises(AssetUnknownError, match="plugin_of_tomorrow"):
        asset_path("plugin_of_tomorrow")


def test_the_manifest_names_every_asset_of_folium_itself() -> None:
    names = {name for name, _ in [*folium.Map.default_js, *folium.Map.default_css]}
    assert names <= set(MANIFEST)


def test_markup_in_the_head_that_no_file_can_hold_raises() -> None:
    figure = WorksFigure()
    figure.header.add_child(folium.Element("<link rel='stylesheet' href='https://example.org/x.css'>"), name="foreign")
    with pytest.raises(MarkupUnknownError, match="link"):
        figure.render_files()


def test_drawing_leaves_folium_itself_as_it_was() -> None:
    before = list(folium.Map.default_js), list(folium.Map.default_css)
    draw("osm")
    assert (list(folium.Map.default_js), list(folium.Map.default_css)) == before
