"""Shapes as the data of paths, in hundredths of a millimetre: finer than any printer's dot."""

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.portrait.svg import Node, node


def traced(shape: BaseGeometry, role: str) -> list[Node]:
    """Draw a shape as one path; nothing where the shape has no lines.

    Parameters
    ----------
    shape : shapely geometry
        Millimetres, y downwards.
    role : str
        Its classes: what a look says of them.
    """
    data = trace(shape)
    return [node("path", d=data, class_=role)] if data else []


def trace(shape: BaseGeometry) -> str:
    """Write lines and polygons, however they are nested; points draw nothing.

    Examples
    --------
    >>> trace(shapely.LineString([(0, 0), (10, 5.256)]))
    'M0 0L10 5.26'
    """
    if shape.geom_type == "Polygon":
        return "".join(f"{_run(ring)}Z" for ring in shapely.get_rings(shape))
    if shape.geom_type in {"LineString", "LinearRing"}:
        return _run(shape)
    return "" if shape.geom_type == "Point" else "".join(trace(part) for part in shapely.get_parts(shape))


def _run(line: BaseGeometry) -> str:
    corners = shapely.get_coordinates(line)
    # the last corner of a ring is its first
    corners = corners[:-1] if line.geom_type == "LinearRing" else corners
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners.round(2).tolist()) if len(corners) else ""
