"""Where a district's page leads: its sheet, its files, its feed, its map, always with the same filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from layers.query import ALL
from mapapp.languages import LANGUAGES, PARAMETER

FILES = {
    **{"csv": "CSV", "xlsx": "Excel (XLSX)", "ods": "ODS", "gpkg": "GeoPackage", "geojson": "GeoJSON"},
    **{"shp.zip": "Shapefile", "kml": "KML", "fgb": "FlatGeobuf", "parquet": "GeoParquet"},
}
"""Ending of a file to what it is called, in every language."""
FOLDER = "districts"


@dataclass(frozen=True)
class Links:
    """Addresses of one district.

    Parameters
    ----------
    name : str
        Its official name; empty for the page of all districts.
    filters : mapping of str to str
        Those of the page, but for the district.
    site : str
        Address of the site as the request has it, with its final slash.
    """

    name: str
    filters: Mapping[str, str]
    site: str

    @property
    def path(self) -> str:
        """The page, without its filters."""
        return f"/{FOLDER}/{quote(self.name, safe='')}" if self.name else f"/{FOLDER}"

    def page(self, **changes: str) -> str:
        """Give the page with its filters, of which some may change; an empty text takes one away."""
        return _with(self.path, {**self.filters, **changes})

    def district(self, name: str) -> str:
        """Give another district's page, with the same filters."""
        return Links(name, self.filters, self.site).page()

    def file(self, ending: str, **more: str) -> str:
        """Give a file of the same works: ``pdf``, or one of `FILES`, with further parameters."""
        return _with(f"{self.path}.{ending}", {**self.filters, **more})

    def following(self, path: str) -> str:
        """Give an address that takes filters, such as ``/feed.atom``, for the same works."""
        return _with(path, {"district": self.name, **self.filters})

    @property
    def map(self) -> str:
        """The same works on the large map, which leaves out what was finished long ago unless it is told not to."""
        return _with("/", {"district": self.name, "finished": ALL, **self.filters})

    @property
    def permanent(self) -> str:
        """The page, absolute, in the language of whoever opens it."""
        return f"{self.site.rstrip('/')}{self.page()}"

    def spoken(self, language: str) -> str:
        """Give the page in one language, absolute."""
        return f"{self.site.rstrip('/')}{self.page(**{PARAMETER: language})}"

    @property
    def alternates(self) -> dict[str, str]:
        """Language to the page in it; ``x-default`` lets the browser choose."""
        return {language: self.spoken(language) for language in LANGUAGES} | {"x-default": self.permanent}


def _with(path: str, filters: Mapping[str, str]) -> str:
    query = urlencode({name: text for name, text in filters.items() if text}, safe=",/")
    return f"{path}?{query}" if query else path
