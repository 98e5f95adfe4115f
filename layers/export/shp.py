"""Shapefile (ESRI, 1998), by geopandas and GDAL: one for each dimension, in one archive that a GIS opens as it is."""

import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from layers.errors import ExportError
from layers.export.frame import LAYERS, UNLOCATED, frame, without_spots
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.style import KINDS, style_of
from layers.export.table import Table, Watch
from layers.export.words import about_rows, heading

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

ABOUT = "about.txt"
SHORT = {
    "status_said": "stat_said",
    "status_as_of": "stat_as_of",
    "completion_year": "compl_year",
    "completion_precision": "compl_prec",
    "completion_kind": "compl_kind",
    "completion_said": "compl_said",
    "location_text": "loc_text",
    "location_type": "loc_type",
    "precision_m": "precis_m",
    "match_method": "match_meth",
    "flood_related": "flood_rel",
    "mentions_count": "mentions",
    "slipped_months": "slipped_mo",
    "quantity_unit": "qty_unit",
    "quantity_said": "qty_said",
    "budget_said": "bud_said",
    "geometry_type": "geom_type",
}
"""dBASE III has room for ten letters; GDAL would cut the names, and two of them would be one."""
MOST_BYTES = 254
"""Of a text in dBASE III."""
MARK = "…"
AS_SHP = {"driver": "ESRI Shapefile", "engine": "pyogrio", "encoding": "UTF-8"}
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive knows: the same works make the same bytes."""


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection, with a projection, the encoding, a style for QGIS, and a text that says what it is.

    Parameters
    ----------
    selection : Selection
    path : pathlib.Path
    watch : callable
        See `layers.export.table.Table.of`.

    Raises
    ------
    ExportError
        If GDAL cannot write it.
    """
    table = Table.of(selection, watch)
    whole, cut = _cut(frame(table, without_spots(table, selection.crs), selection.crs))
    losses = (*(Loss("dbf", cut),) * bool(cut), *map(Loss, ("short", "lists", "truth", "empty", "multi")))
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".shp-") as folder:
        try:
            _layers(whole, Path(folder))
        except RuntimeError as error:
            raise ExportError(f"shp: {error}") from error
        for name, kind in zip(LAYERS, KINDS, strict=True):
            # QGIS takes the style that lies beside a Shapefile and has its name
            (Path(folder) / f"{name}.qml").write_text(style_of(kind, selection), encoding="utf-8")
        (Path(folder) / ABOUT).write_text(_about(table, selection, losses), encoding="utf-8")
        _packed(Path(folder), path)
    return losses


def _cut(whole: "GeoDataFrame") -> "tuple[GeoDataFrame, int]":
    """Shorten what does not go into a cell of dBASE III; give how many texts were cut."""
    cut = 0
    for name in whole.columns.drop("geometry"):
        if whole[name].dtype == "boolean":
            whole[name] = whole[name].astype("Int64")
        elif whole[name].dtype == "object":
            short = [_shortened(text) for text in whole[name]]
            cut += sum(one is not text for one, text in zip(short, whole[name], strict=True))
            whole[name] = short
    return whole.rename(columns=SHORT), cut


def _shortened(text: str) -> str:
    """Give a text itself, or as much of it as there is room for; what is missing is none."""
    if not isinstance(text, str) or len(text.encode()) <= MOST_BYTES:
        return text
    return text.encode()[: MOST_BYTES - len(MARK.encode())].decode(errors="ignore") + MARK


def _layers(whole: "GeoDataFrame", folder: Path) -> None:
    from geopandas import GeoDataFrame

    dimensions = shapely.get_dimensions(whole.geometry.to_numpy())
    for dimension, (name, kind) in enumerate(LAYERS.items()):
        part = whole[dimensions == dimension]
        part.to_file(folder / f"{name}.shp", geometry_type=kind, promote_to_multi=True, **AS_SHP)
    nowhere = GeoDataFrame(whole[whole.geometry.isna()].drop(columns="geometry"))
    # a table alone: GDAL writes no .shp where there is no geometry
    nowhere.to_file(folder / f"{UNLOCATED}.dbf", **AS_SHP)


def _about(table: Table, selection: Selection, losses: tuple[Loss, ...]) -> str:
    labels = selection.labels
    lines = [f"{row[0]}\t{row[1]}" for row in about_rows(labels, losses)]
    lines += ["", "\t".join(labels.table[:3])]
    for column in without_spots(table, selection.crs):
        short = SHORT.get(column.name, column.name)
        lines.append(f"{heading(column, labels)}\t{short}\t{column.name} {labels.notes.get(column.name, '')}".rstrip())
    return "\r\n".join(lines) + "\r\n"


def _packed(folder: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.writestr(zipfile.ZipInfo(file.name, EPOCH), file.read_bytes(), zipfile.ZIP_DEFLATED)
