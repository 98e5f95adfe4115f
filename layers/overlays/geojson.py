"""GeoJSON, read without GDAL: nothing in it is ever taken for a path."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import shapely

from layers.errors import OverlayError
from layers.overlays import encoding
from layers.overlays.limits import Limits
from layers.overlays.read import Read, Told

DEGREES = "EPSG:4326"
"""RFC 7946, 4: degrees, longitude first, where nothing else is agreed upon."""
TEXTS = re.compile(rb'"(?:[^"\\\\]|\\\\.)*+"?', re.DOTALL)
"""Texts of JSON, in which a bracket is a letter (RFC 8259, 7)."""
STEPS = np.zeros(256, dtype=np.int8)
"""What each byte does to the depth: a bracket opens or closes."""
STEPS[list(b"[{")], STEPS[list(b"]}")] = 1, -1


def read_geojson(data: bytes, where: str, told: Told, limits: Limits) -> Read:
    """Read a feature, a collection of features, or a bare geometry.

    A member ``crs`` of the older standard (GeoJSON 2008, 3) is read, as many agencies still write it.

    Raises
    ------
    OverlayError
        If it is no GeoJSON, or beyond the limits; the line says which feature.
    """
    _prove_depth(data, where, limits.depth)
    name = encoding.known(told.encoding) if told.encoding else encoding.detect([data], where)
    try:
        whole = json.loads(encoding.decode(data, name, where).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise OverlayError(f"{where}: expected GeoJSON: {error}") from None
    features = _features(whole, where)
    if len(features) > limits.features:
        raise OverlayError(f"{where}: expected at most {limits.features} features")
    shapes = [_shape(one.get("geometry"), f"{where}: feature {n}") for n, one in enumerate(features, 1)]
    rows = [one.get("properties") or {} for one in features]
    if not all(isinstance(row, dict) for row in rows):
        raise OverlayError(f"{where}: expected an object as each feature's properties")
    held = np.empty(len(shapes), dtype=object)
    held[:] = shapes
    return Read("GeoJSON", told.crs or _crs(whole), held, rows, _ids(features), name)


def _prove_depth(data: bytes, where: str, most: int) -> None:
    """Refuse what is nested deeper than any GeoJSON, before it is read."""
    if _depth(data) > most and _depth(TEXTS.sub(b"", data)) > most:
        raise OverlayError(f"{where}: expected at most {most} brackets within one another")


def _depth(data: bytes) -> int:
    steps = STEPS[np.frombuffer(data, dtype=np.uint8)]
    brackets = steps[steps != 0]
    return int(np.cumsum(brackets, dtype=np.int64).max(initial=0))


def _features(whole: Any, where: str) -> list[dict[str, Any]]:  # noqa: ANN401  what a JSON document holds
    kind = whole.get("type") if isinstance(whole, dict) else None
    found = whole.get("features") if kind == "FeatureCollection" else [{"geometry": whole}] if kind else None
    if kind == "Feature":
        found = [whole]
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise OverlayError(f"{where}: expected a FeatureCollection, a Feature or a geometry of GeoJSON (RFC 7946)")
    return found


def _shape(geometry: object, where: str) -> shapely.Geometry | None:
    if geometry is None:
        return None
    try:
        return shapely.from_geojson(json.dumps(geometry))
    except (shapely.errors.ShapelyError, ValueError) as error:
        raise OverlayError(f"{where}: expected a geometry of GeoJSON: {str(error).splitlines()[0]}") from None


def _crs(whole: dict[str, Any]) -> str:
    named = whole.get("crs")
    if not isinstance(named, dict):
        return DEGREES
    properties = named.get("properties")
    name = properties.get("name") if isinstance(properties, dict) and named.get("type") == "name" else None
    return name if isinstance(name, str) else ""


def _ids(features: list[dict[str, Any]]) -> list[str]:
    found = [str(one["id"]) for one in features if isinstance(one.get("id"), str | int)]
    return found if len(set(found)) == len(features) else []
