"""OGC API – Features over what is served: Part 1, Part 2 (EPSG:3826) and Part 3 (filters in CQL2 text)."""

from mapapp.ogc.blueprint import blueprint

__all__ = ["blueprint"]
