"""Whether a text is GeoJSON as RFC 7946 has it; the structure is checked by geojson-pydantic."""

import json

import shapely
from geojson_pydantic import Feature, FeatureCollection
from geojson_pydantic.geometries import Geometry
from pydantic import ValidationError

from layers.feature import DECIMALS

AnyFeature = Feature[Geometry, dict[str, object]]
AnyCollection = FeatureCollection[AnyFeature]
HAIR = 1e-12
"""Degrees by which a decimal fraction may differ from its floating-point image."""


def faults(text: str) -> list[str]:
    """List what is wrong with a collection of features; nothing, if all is well.

    The library proves structure, position sizes and closed rings. Beyond it: valid geometry (OGC Simple Features),
    rings that turn right (section 3.1.6), longitudes and latitudes on the globe, at most six decimals, each id once.
    """
    try:
        json.loads(text, parse_constant=_refuse)
        collection: AnyCollection = AnyCollection.model_validate_json(text, strict=True)
    except ValidationError as error:
        return [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    except ValueError as error:
        return [f"expected JSON: {error}"]
    ids = [feature.id for feature in collection.features]
    found = [f"{name}: expected each id once" for name in ids if name is None or ids.count(name) > 1]
    for feature in collection.features:
        found += [f"{feature.id}: {fault}" for fault in _geometry_faults(feature)]
    return found


def _refuse(constant: str) -> float:
    """Refuse NaN and the infinities, which Python and the library read and JSON (RFC 8259, section 6) does not have."""
    raise ValueError(f"{constant} is no number")


def _geometry_faults(feature: AnyFeature) -> list[str]:
    if feature.geometry is None:
        return []
    shape = shapely.from_geojson(feature.geometry.model_dump_json())
    corners = shapely.get_coordinates(shape)
    tests = {
        "expected a geometry with positions": not shape.is_empty,
        f"expected a valid geometry: {shapely.is_valid_reason(shape)}": shape.is_valid,
        "expected exterior rings counter-clockwise": shapely.orient_polygons(shape).equals_exact(shape),
        "expected longitudes and latitudes": bool((abs(corners) <= (180, 90)).all()),
        f"expected at most {DECIMALS} decimals": bool((abs(corners - corners.round(DECIMALS)) < HAIR).all()),
    }
    return [fault for fault, holds in tests.items() if not holds]
