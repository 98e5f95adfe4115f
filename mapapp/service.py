"""One map of another agency, as an operator lists it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

KINDS = ("wms", "wmts", "link")
"""Drawn under the works as OGC WMS or WMTS say; or a link to the agency's own map, where that is all one may do."""
VERSIONS = ("1.3.0", "1.1.1")
"""Of WMS: OGC 06-042 and OGC 01-068r3."""
GRIDS = ("EPSG:3857", "EPSG:3826")
"""In which a WMS is asked: the map's own, or TWD97 / TM2 zone 121, which is turned into place
(``static/js/context/turned.js``). Both have easting before northing in the EPSG registry, so that ``BBOX`` is the same
in either version of WMS."""
FORMATS = ("image/png", "image/jpeg", "image/webp")
Words = Mapping[str, str]


@dataclass(frozen=True)
class Service:
    """One map.

    Parameters
    ----------
    id, kind : str
        Its name in the page's address; one of `KINDS`.
    url : str
        WMS: the address, with what its own server wants in the query. WMTS: Leaflet's template; mind the order of
        ``{y}`` and ``{x}``. Link: the agency's own map.
    titles, cautions : mapping of str to str
        By language.
    source, date : str
        Whose it is, and of when where the operator knows.
    layers, styles, version, format, crs : str
        Of WMS; the last is one of `GRIDS`.
    most_zoom : int
        Deepest level that the service draws; beyond it that one is enlarged.
    legends : tuple of str
        Addresses of pictures on the same host.
    """

    id: str
    kind: str
    url: str
    titles: Words
    cautions: Words
    source: str
    date: str = ""
    layers: str = ""
    styles: str = ""
    version: str = VERSIONS[0]
    format: str = FORMATS[0]
    crs: str = GRIDS[0]
    most_zoom: int = 19
    legends: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """What ``img-src`` must allow; empty for a link, as nothing of it is loaded."""
        parts = urlsplit(self.url)
        return "" if self.kind == "link" else f"{parts.scheme}://{parts.netloc}"

    def told(self, language: str) -> dict[str, Any]:
        """Give what the page's script needs, in a language."""
        names = ["id", "kind", "url", "source", "date"]
        if self.kind != "link":
            names += ["most_zoom", "legends"]
        if self.kind == "wms":
            names += ["layers", "styles", "version", "format", "crs"]
        said = {"title": self.titles[language], "caution": self.cautions.get(language, "")}
        return {name: value for name in names if (value := getattr(self, name))} | said
