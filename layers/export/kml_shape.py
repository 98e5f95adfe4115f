"""A geometry as KML has it."""

from collections.abc import Iterable
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers.export.opendocument import Written


def write_shape(xml: Written, shape: BaseGeometry | None) -> None:
    """Write a geometry; nothing where there is none.

    Parameters
    ----------
    xml : Written
    shape : shapely geometry or None
        Degrees, longitude first; with every digit, so that it comes back as it was.
    """
    if shape is None:
        return
    if hasattr(shape, "geoms"):
        with xml.inside("MultiGeometry"):
            for part in shape.geoms:
                _part(xml, part)
    else:
        _part(xml, shape)


def _part(xml: Written, shape: Any) -> None:  # noqa: ANN401  shapely's parts are untyped
    if shape.geom_type == "Polygon":
        with xml.inside("Polygon"):
            _ring(xml, "outerBoundaryIs", shape.exterior)
            for hole in shape.interiors:
                _ring(xml, "innerBoundaryIs", hole)
        return
    with xml.inside(shape.geom_type):
        xml.one("coordinates", text=_coordinates(shape))


def _ring(xml: Written, name: str, ring: Any) -> None:  # noqa: ANN401
    with xml.inside(name), xml.inside("LinearRing"):
        xml.one("coordinates", text=_coordinates(ring))


def _coordinates(shape: Any) -> str:  # noqa: ANN401
    positions: Iterable[tuple[float, float]] = shapely.get_coordinates(shape).tolist()
    return " ".join(f"{east!r},{north!r}" for east, north in positions)
