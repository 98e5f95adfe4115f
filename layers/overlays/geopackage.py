"""An overlay as a GeoPackage (OGC 12-128), for any GIS: its features with their class, in degrees or in metres."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from layers.errors import ExportError
from layers.export.crs import METRES
from layers.export.described import Described
from layers.export.gdal import configured
from layers.export.gpkg import ABOUT, AS_GPKG, CLOCK
from layers.export.metadata import describe
from layers.export.schema import explain
from layers.export.style import INSERTED, LISTED, TABLE
from layers.overlays.properties import CLASS
from layers.overlays.qml import qml
from layers.overlays.shelf import Overlay

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SHAPES = {True: "SELECT metres FROM works ORDER BY number", False: "SELECT shape FROM works ORDER BY number"}
PARTS = {"points": "MultiPoint", "lines": "MultiLineString", "areas": "MultiPolygon"}
"""By dimension; an overlay of one dimension is one layer, which bears its id alone."""
OWN = ("fid", "geom")
"""Columns that a layer has of its own: a property of that name, as of many a Shapefile, is another."""
TAKEN = re.compile(rf"{ABOUT}|layer_styles|(?:gpkg|sqlite|rtree)_.*")
"""Tables of the file's own: a layer of that name is called otherwise."""
TYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""Types of pandas in which a value may be missing; everything else is text."""


@dataclass(frozen=True)
class Words:
    """What a file says in its reader's language.

    Parameters
    ----------
    classes : sequence of str
        What each class of the overlay is called, in their order.
    about : sequence of (str, str)
        Rows of the table `ABOUT`: what, and the text. The caution of a model is one of them.
    caution : str
        The same alone; empty of what was seen or measured.
    language : str
        BCP 47 tag.
    """

    classes: Sequence[str]
    about: Sequence[tuple[str, str]]
    caution: str = ""
    language: str = ""


def write_geopackage(overlay: Overlay, path: Path, crs: str, words: Words) -> None:
    """Write all features of an overlay, with a style by class that QGIS shows.

    Parameters
    ----------
    overlay : Overlay
    path : pathlib.Path
        Must not be there.
    crs : str
        One of `layers.export.CRSES`.
    words : Words

    Raises
    ------
    ExportError
        If GDAL cannot write it.
    """
    from geopandas import GeoDataFrame

    name, day = overlay.shown.about.id, f"{overlay.shown.added[:10]}T00:00:00.000Z"
    about = GeoDataFrame({"label": [row[0] for row in words.about], "text": [row[1] for row in words.about]})
    try:
        with configured({CLOCK: day}):
            layer_name = f"overlay_{name}" if TAKEN.fullmatch(name) else name
            layers = list(_layers(layer_name, _frame(overlay, crs)))
            for layer, part, kind in layers:
                part.to_file(path, layer=layer, mode="a", geometry_type=kind, promote_to_multi=True, **AS_GPKG)
            about.to_file(path, layer=ABOUT, mode="a", **AS_GPKG)
        with closing(sqlite3.connect(path)) as file, file:
            file.executescript(TABLE)
            file.execute(LISTED, ("layer_styles", "layer_styles", day))
            for layer, _, kind in layers:
                style = qml(kind, overlay.shown.classes, words.classes)
                file.execute(INSERTED, (layer, name, style, overlay.shown.about.title, day))
            names = _names([one.name for one in overlay.collection.columns])
            explain(file, [layer for layer, *_ in layers], [(column, said, None) for said, column in names.items()])
            describe(file, _described(overlay, words))
    except (RuntimeError, sqlite3.Error) as error:
        raise ExportError(f"{name}: gpkg: {error}") from error


def _described(overlay: Overlay, words: Words) -> Described:
    about = overlay.shown.about
    return Described(about.title, words.about, words.caution, overlay.shown.added[:10], words.language)


def _frame(overlay: Overlay, crs: str) -> GeoDataFrame:
    from geopandas import GeoDataFrame

    said: list[Mapping[str, Any]] = [json.loads(one)["properties"] for one in overlay.features()]
    shapes = shapely.from_wkb([row[0] for row in overlay.rows(SHAPES[crs == METRES])])
    columns = {one.name: one.type for one in overlay.collection.columns}
    names = _names(list(columns))
    rows = {names[name]: [_text(row[name]) for row in said] for name in columns}
    typed = {names[name]: TYPES.get(kind, "object") for name, kind in columns.items()}
    return GeoDataFrame(rows, geometry=list(shapes), crs=crs).astype(typed)


def _names(properties: list[str]) -> dict[str, str]:
    """Name the column of each property: SQLite tells no capitals from small letters."""
    taken, names = set(OWN), {}
    for name in sorted(properties, key=lambda one: one != CLASS):
        column = name
        while column.casefold() in taken:
            column += "_"
        taken.add(column.casefold())
        names[name] = column
    return {name: names[name] for name in properties}


def _text(value: Any) -> Any:  # noqa: ANN401  whatever a file says of a feature
    return "、".join(value) if isinstance(value, list) else value


def _layers(name: str, whole: GeoDataFrame) -> Iterator[tuple[str, GeoDataFrame, str]]:
    """Part the features by dimension."""
    dimensions = shapely.get_dimensions(whole.geometry.to_numpy())
    found = [at for at in range(len(PARTS)) if (dimensions == at).any()]
    for at in found:
        part, kind = list(PARTS.items())[at]
        yield name if len(found) == 1 else f"{name}_{part}", whole[dimensions == at], kind
