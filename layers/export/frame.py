"""A selection's table as geopandas has it, for the formats that GDAL and Arrow write."""

from typing import TYPE_CHECKING

from layers.export.column import SPOTS, Column, Value
from layers.export.table import Table

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

LAYERS = {"works_points": "MultiPoint", "works_lines": "MultiLineString", "works_areas": "MultiPolygon"}
"""By dimension. Every layer is there, even an empty one: who has opened one file knows them all."""
UNLOCATED = "works_unlocated"
TYPES = {"whole": "Int64", "real": "Float64", "truth": "boolean"}
"""Types of pandas in which a value may be missing; everything else is text."""


def without_spots(table: Table, crs: str) -> list[Column]:
    """Leave out the columns that say where the symbol stands: a format with geometries needs none."""
    left_out = SPOTS[crs]
    return [column for column in table.columns if column not in left_out]


def frame(table: Table, columns: list[Column], crs: str) -> "GeoDataFrame":
    """Make a frame of typed columns, with a geometry in the coordinates of `crs` or none.

    Parameters
    ----------
    table : Table
    columns : list of Column
        Those of the table that are wanted.
    crs : str
        One of `layers.export.CRSES`.
    """
    from geopandas import GeoDataFrame

    types = {column.name: TYPES.get(column.kind, "object") for column in columns}
    return GeoDataFrame(_fields(table, columns), geometry=list(table.shapes), crs=crs).astype(types)


def _fields(table: Table, columns: list[Column]) -> dict[str, list[Value]]:
    return {
        column.name: [row[at] for row in table.rows] for at, column in enumerate(table.columns) if column in columns
    }
