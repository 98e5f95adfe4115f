"""Layers of vector files, read by GDAL from memory: plain columns and shapes, without pandas."""

from __future__ import annotations

import math
import sys
import warnings
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geocode.errors import GeocodeError

UNWANTED = ("geopandas", "pandas", "pyarrow")
"""What pyogrio loads where it is there, and raw reading does not use: two thirds of a process that reads one file."""
NAMELESS = ".*non conformant file extension.*"
"""GDAL's warning of a GeoPackage in memory: it has no name there."""

UNSOUND = (RuntimeError, ValueError, LookupError, OSError, shapely.errors.ShapelyError)
"""What pyogrio and shapely raise of files that GDAL opens and cannot read; a file without a layer is a LookupError."""


class VectorsError(GeocodeError, ValueError):
    """GDAL cannot read a file: one line says what it found."""


@dataclass(frozen=True)
class Vectors:
    """Features of a layer.

    Parameters
    ----------
    crs : str
        As GDAL names it, an authority's code or WKT; empty where the file does not say.
    shapes : ndarray of shapely geometries or None, shape (n,)
    columns : mapping of str to list
        Values of each property, in the same order; None where there is none.
    warned : tuple of str
        What GDAL found strange.
    """

    crs: str
    shapes: NDArray[np.object_]
    columns: Mapping[str, list[Any]]
    warned: tuple[str, ...]


def limit(drivers: Collection[str], options: Mapping[str, str]) -> None:
    """Take from GDAL, for as long as this process lives, all drivers but these; and set its options.

    A process of its own calls it: what else would read or write files in it misses the others. It may narrow again.

    Parameters
    ----------
    drivers : collection of str
        As GDAL names them.
    options : mapping of str to str
        As GDAL's manual names them.

    Raises
    ------
    VectorsError
        If GDAL keeps others.
    """
    for name in UNWANTED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # so Python says that there is no such module
    ogr = _pyogrio()
    _register(ogr, options, ())
    _register(ogr, options, [name for name in ogr.list_drivers() if name not in drivers])
    left = set(ogr.list_drivers()) - set(drivers)
    if left:
        raise VectorsError(f"GDAL keeps the drivers {', '.join(sorted(left))}")


def _register(ogr: Any, options: Mapping[str, str], skipped: Sequence[str]) -> None:  # noqa: ANN401  a module
    """Register drivers anew: GDAL looks at the list of what to skip then, and loading it has registered all."""
    ogr.set_gdal_config_options({**options, "GDAL_SKIP": ",".join(skipped)})
    ogr._ogr._register_drivers()


def list_layers(data: bytes) -> list[str]:
    """Name the layers of a file.

    Raises
    ------
    VectorsError
        If GDAL cannot read it.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [str(name) for name, _ in _pyogrio().list_layers(data)]
    except UNSOUND as error:
        raise VectorsError(str(error)) from None


def read_layer(data: bytes, layer: str | int | None = None, *, most: int, encoding: str | None = None) -> Vectors:
    """Read the features of a layer.

    Parameters
    ----------
    data : bytes
        Of the file, or of an archive that is not packed and holds the parts of one.
    layer : str or int, optional
        Its name, or its place from 0; the first without it.
    most : int
        Features, after which no more are read.
    encoding : str, optional
        As GDAL names it; what the file says without it.

    Raises
    ------
    VectorsError
        If GDAL cannot read it, or it has no geometry, or two properties have the same name.
    """
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            warnings.filterwarnings("ignore", NAMELESS)
            meta, _, wkb, values = _pyogrio().raw.read(
                data, layer=layer, max_features=_fewer(data, layer, most), encoding=encoding, datetime_as_string=True
            )
        if wkb is None:
            raise ValueError("it has no geometry")
        names = [str(name) for name in meta["fields"]]
        if len(set(names)) != len(names):
            raise ValueError("two of its columns have the same name")
        # a ring that is not closed is no shape: its feature has no place
        shapes = np.asarray(shapely.from_wkb(wkb, on_invalid="ignore"), dtype=object)
    except UNSOUND as error:
        raise VectorsError(str(error)) from None
    columns = {name: _plain(column) for name, column in zip(names, values, strict=True)}
    return Vectors(meta["crs"] or "", shapes, columns, tuple(str(one.message) for one in warned))


def _fewer(data: bytes, layer: str | int | None, most: int) -> int | None:
    """Give `most` where a layer has more features; pyogrio makes room for as many as it is told, there or not."""
    count = int(_pyogrio().read_info(data, layer=layer, force_feature_count=True)["features"])
    return most if count > most else None


def _plain(column: NDArray[Any]) -> list[Any]:
    """Give values of Python: GDAL's null is no number among numbers; bytes that are no text say nothing."""
    return [
        None if isinstance(value, bytes) or (isinstance(value, float) and math.isnan(value)) else value
        for value in column.tolist()
    ]


def _pyogrio() -> Any:  # noqa: ANN401  a module without types
    """Load GDAL with the first file, and not with this room."""
    import pyogrio
    import pyogrio.raw

    return pyogrio
