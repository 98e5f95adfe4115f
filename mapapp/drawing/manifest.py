"""Where each asset that folium asks for is found in our ``static`` folder."""

from mapapp.errors import AssetUnknownError

LEAFLET = "vendor/leaflet@1.9.4"

MANIFEST: dict[str, str | None] = {
    "leaflet": f"{LEAFLET}/leaflet.js",
    "leaflet_css": f"{LEAFLET}/leaflet.css",
    # our own part of the map, which runs between Leaflet and the map's script
    "works_layers": "built/map.js",
    # folium adds these to every map; nothing on ours uses them
    "jquery": None,
    "bootstrap": None,
    "bootstrap_css": None,
    "awesome_markers": None,
    "awesome_markers_css": None,
    "awesome_markers_font_css": None,
    "awesome_rotate_css": None,
    "glyphicons_css": None,
}
"""Keyed by folium's own asset name; ``None`` marks what is left out on purpose."""


def asset_path(name: str) -> str | None:
    """Path under ``static`` of a folium asset.

    Parameters
    ----------
    name : str
        Folium's name for it, as in ``default_js``.

    Returns
    -------
    str or None
        ``None`` for an asset that our map has no use for.

    Raises
    ------
    AssetUnknownError
        If the manifest does not name it: a new folium, or a new plugin.

    Examples
    --------
    >>> asset_path("leaflet")
    'vendor/leaflet@1.9.4/leaflet.js'
    """
    if name not in MANIFEST:
        raise AssetUnknownError(name)
    return MANIFEST[name]
