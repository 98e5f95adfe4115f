"""A selection of works as a file that other programs open: one format, one module.

`export` writes any of `FORMATS`. What writes a format (XlsxWriter, geopandas with GDAL) is loaded with its first file.
"""

from layers.export.crs import CRSES, METRES, WGS84, parse_crs
from layers.export.formats import FORMATS, Format, export
from layers.export.labels import Labels
from layers.export.loss import LOSSES, Loss
from layers.export.selection import Selection

__all__ = [
    "CRSES",
    "FORMATS",
    "LOSSES",
    "METRES",
    "WGS84",
    "Format",
    "Labels",
    "Loss",
    "Selection",
    "export",
    "parse_crs",
]
