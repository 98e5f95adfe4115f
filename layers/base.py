"""The base of the map: districts, the counties round them, and what runs through, as the browser draws them."""

import json
from collections.abc import Iterable, Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from geocode import Boundaries, Entry
from layers.lines import base_lines

DECIMALS = 4
"""Ten metres: the drawing is no finer, and a phone loads half the bytes."""
NEIGHBOUR_DECIMALS = 3


def base_layers(boundaries: Boundaries, gazetteer: Iterable[Entry]) -> Mapping[str, str]:
    """Write the base as GeoJSON: asset name to text.

    Parameters
    ----------
    boundaries : Boundaries
        WGS 84.
    gazetteer : iterable of Entry
        The named places, of which some are lines.

    Raises
    ------
    BuildError
        If a line of `layers.lines` cannot be drawn.
    """
    return {
        "base/districts.geojson": _collection(boundaries.districts, DECIMALS),
        "base/neighbours.geojson": _collection(boundaries.neighbours, NEIGHBOUR_DECIMALS),
        "base/lines.geojson": base_lines(gazetteer),
    }


def _collection(shapes: Mapping[str, BaseGeometry], decimals: int) -> str:
    features = [
        {"type": "Feature", "id": name, "geometry": _drawn(shape, decimals), "properties": {"name": name}}
        for name, shape in shapes.items()
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _drawn(shape: BaseGeometry, decimals: int) -> object:
    snapped = shapely.set_precision(shape, 10.0**-decimals)
    rounded = shapely.transform(snapped, lambda degrees: degrees.round(decimals))
    return json.loads(shapely.to_geojson(shapely.orient_polygons(rounded, exterior_cw=False)))
