"""Whether a text is GeoJSON as RFC 7946 has it; the structure is checked by geojson-pydantic."""

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
        collection: AnyCollection = AnyCollection.model_validate_json(text)
    except ValidationError as error:
        return [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    ids = [feature.id for feature in collection.features]
    found = [f"{name}: expected each id once" for name in ids if name is None or ids.count(name) > 1]
    for feature in collection.features:
        found += [f"{feature.id}: {fault}" for fault in _geometry_faults(feature)]
    return found


def _geometry_faults(feature: AnyFeature) -> list[str]:
    if feature.geometry is None:
        return []
    shape = shapely.from_geojson(feature.geometry.model_dump_json())
    corners = shapely.get_coordinates(shape)
    tests = {
        f"expected a valid geometry: {shapely.is_valid_reason(shape)}": shape.is_valid,
        "expected exterior rings counter-clockwise": shapely.orient_polygons(shape).equals_exact(shape),
        "expected longitudes and latitudes": bool((abs(corners) <= (180, 90)).all()),
        f"expected at most {DECIMALS} decimals": bool((abs(corners - corners.round(DECIMALS)) < HAIR).all()),
    }
    return [fault for fault, holds in tests.items() if not holds]
