"""Lines and areas of places that are no points: ``geometries.geojson``, read strictly."""

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.errors import GazetteerError
from geocode.text_file import read_text

FILE = "geometries.geojson"
DECIMALS = 6
"""RFC 7946 §11.2: six decimals of a degree are about 10 cm; more only feign precision."""

_TYPES = {"LineString", "MultiLineString", "Polygon", "MultiPolygon", "MultiPoint"}


def read_geometries(folder: Path) -> dict[str, BaseGeometry]:
    """Read every geometry by its id.

    Parameters
    ----------
    folder : Path
        The data folder. Its file holds one RFC 7946 feature a line: ``id``, ``properties.name``, a line, an area or
        several points in WGS 84, longitude first.

    Returns
    -------
    dict of str to shapely geometry

    Raises
    ------
    GazetteerError
        If the file is no such collection, an id is used twice, or a geometry is not valid, not oriented as RFC 7946
        §3.1.6 asks, or written with more than six decimals.
    """
    text = read_text(folder, FILE)
    place = f"{folder.name}/{FILE}"
    found: dict[str, BaseGeometry] = {}
    for feature in _features(text, place):
        name = str(feature.get("id", ""))
        line = line_of(text, name)
        if not name or name in found:
            raise GazetteerError(place, line, "id", name, "an id that no other feature has")
        found[name] = _shape(feature.get("geometry") or {}, place, line)
    return found


def line_of(text: str, name: str) -> int:
    """Find the line, from 1, on which a feature of this id stands (1 if there is none)."""
    return text.count("\n", 0, max(text.find(f'"id": {json.dumps(name, ensure_ascii=False)}'), 0)) + 1


def _features(text: str, place: str) -> list[Mapping[str, Any]]:
    try:
        collection = json.loads(text)
    except json.JSONDecodeError as error:
        raise GazetteerError(place, error.lineno, "JSON", text[error.pos : error.pos + 20], error.msg) from error
    whole = isinstance(collection, dict) and collection.get("type") == "FeatureCollection"
    features = collection.get("features") if whole else None
    if not isinstance(features, list):
        raise GazetteerError(place, 1, "features", text[:20], "a GeoJSON FeatureCollection")
    return features


def _shape(geometry: Mapping[str, Any], place: str, line: int) -> BaseGeometry:
    kind = geometry.get("type")
    if kind not in _TYPES:
        raise GazetteerError(place, line, "geometry", str(kind), f"one of {', '.join(sorted(_TYPES))}")
    for number in _numbers(geometry.get("coordinates")):
        if not math.isfinite(number) or round(number, DECIMALS) != number:
            raise GazetteerError(place, line, "coordinates", str(number), "degrees with at most 6 decimals")
    try:
        shape = shapely.geometry.shape(geometry)
    except (ValueError, TypeError, shapely.errors.ShapelyError) as error:
        raise GazetteerError(place, line, "coordinates", str(error), f"the coordinates of a {kind}") from error
    if shape.is_empty or not shape.is_valid:
        raise GazetteerError(place, line, "geometry", shapely.is_valid_reason(shape), "a valid geometry")
    if not _oriented(shape):
        raise GazetteerError(place, line, "geometry", str(kind), "outer rings counter-clockwise, holes clockwise")
    return shape


def _numbers(coordinates: object) -> Iterator[float]:
    if isinstance(coordinates, list):
        for part in coordinates:
            yield from _numbers(part)
    elif isinstance(coordinates, int | float):
        yield float(coordinates)
    else:
        yield math.nan


def _oriented(shape: BaseGeometry) -> bool:
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return all(p.exterior.is_ccw and not any(hole.is_ccw for hole in p.interiors) for p in polygons)
