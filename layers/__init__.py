"""Projects and their places flow together here: layers, their files, and the store that answers queries.

The serving process asks `Store` and `Finder` and never loads what only the build needs (geopandas, GDAL); the geocoders
are loaded with the first search.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from layers.errors import BuildError, EditionError, LayersError, QueryError
from layers.finder import Finder
from layers.query import Query
from layers.search import Search, Spot
from layers.store import Store

if TYPE_CHECKING:
    from layers.built import Layers, build
    from layers.edition import write_edition
    from layers.published import check, publish

__all__ = [
    "BuildError",
    "EditionError",
    "Finder",
    "Layers",
    "LayersError",
    "Query",
    "QueryError",
    "Search",
    "Spot",
    "Store",
    "build",
    "check",
    "publish",
    "write_edition",
]

_BUILDING = {
    "Layers": "layers.built",
    "build": "layers.built",
    "check": "layers.published",
    "publish": "layers.published",
    "write_edition": "layers.edition",
}


def __getattr__(name: str) -> object:
    """Load what only the build needs when it is first asked for."""
    if name not in _BUILDING:
        raise AttributeError(f"module 'layers' has no attribute {name!r}")
    return getattr(import_module(_BUILDING[name]), name)
