"""Tiles that an operator may put under the map. Off by default: the base is whole without them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tiles:
    """One tile service.

    Parameters
    ----------
    url : str
        Leaflet's template; mind the order of ``{x}`` and ``{y}``.
    attribution : str
        HTML, ours, shown in the map's corner.
    host : str
        What ``img-src`` must allow.
    max_native_zoom : int
        Deepest level that the service draws.
    """

    url: str
    attribution: str
    host: str
    max_native_zoom: int


TILES: dict[str, Tiles] = {
    "nlsc": Tiles(
        # WMTS of the National Land Surveying and Mapping Center: row (y) before column (x)
        url="https://wmts.nlsc.gov.tw/wmts/EMAP/default/GoogleMapsCompatible/{z}/{y}/{x}",
        attribution='<a lang="zh-Hant" href="https://maps.nlsc.gov.tw/">© 內政部國土測繪中心</a>',
        host="https://wmts.nlsc.gov.tw",
        max_native_zoom=19,
    ),
    "osm": Tiles(
        # https://operations.osmfoundation.org/policies/tiles/ asks for this address and this attribution
        url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        attribution='<a lang="zh-Hant" href="https://www.openstreetmap.org/copyright">© OpenStreetMap 貢獻者</a>',
        host="https://tile.openstreetmap.org",
        max_native_zoom=19,
    ),
}
"""Keyed by the setting ``WORKSMAP_BASEMAP``; ``none`` has no entry."""
