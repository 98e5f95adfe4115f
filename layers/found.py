"""What was found, as a map reads it: GeoJSON in the manner of GeocodeJSON."""

import json
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers.search import Search, Spot

if TYPE_CHECKING:
    from geocode import Match, Whereabouts
    from geocode.directory import Candidate
    from layers.known import Found

CITY = "高雄市"
VERSION = "0.1.0"
"""Of the GeocodeJSON specification (github.com/geocoders/geocodejson-spec)."""
TYPES = {"district": "district", "village": "locality", "road": "street", "lane": "street", "plate": "house"}
"""Our kinds in GeocodeJSON's words; every other kind is a place with a name, ``poi``."""
DECIMALS = 6


def collection(asked: Search, found: "Found") -> bytes:
    """Write the answer to a search.

    Parameters
    ----------
    asked : Search
    found : Found
    """
    features = [_feature(candidate, match) for candidate, match in found.answers]
    sources = dict.fromkeys(match.source for _, match in found.answers if match)
    said = {"version": VERSION, "query": asked.q, "attribution": "；".join(sources)}
    whole: dict[str, Any] = {"type": "FeatureCollection", "geocoding": said, "features": features}
    if found.why_not:
        whole |= {"reason": found.why_not.reason, "rivals": list(found.why_not.rivals)}
    return _written(whole)


def whereabouts(asked: Spot, found: "Whereabouts | None") -> bytes:
    """Write where a spot lies; outside the city nothing is known, and the reason says so.

    Parameters
    ----------
    asked : Spot
    found : Whereabouts or None
    """
    district, village, border_m = (found.district, found.village, found.border_m) if found else (None, None, None)
    label = f"{CITY}{district}{village or ''}" if district else None
    known = {"district": district, "village": village, "border_m": border_m, "label": label}
    return _written({"lon": asked.lon, "lat": asked.lat, **known, "reason": None if found else f"不在{CITY}內"})


def _feature(candidate: "Candidate", match: "Match | None") -> dict[str, Any]:
    shape = match.geometry if match else None
    whole: dict[str, Any] = {"type": "Feature", "geometry": _point(shape), "properties": _said(candidate, match)}
    if shape is not None and shape.geom_type != "Point":
        whole["bbox"] = [round(degrees, DECIMALS) for degrees in shape.bounds]
    return whole


def _said(candidate: "Candidate", match: "Match | None") -> dict[str, Any]:
    name, districts = candidate.name, list(candidate.districts)
    label = f"{name}（{'、'.join(districts)}）" if districts and districts != [name] else name
    precision_m = match.precision_m if match else None
    geocoding = {"type": TYPES.get(candidate.kind, "poi"), "name": name, "label": label, "city": CITY}
    return {
        "kind": candidate.kind,
        "id": candidate.key or None,
        "name": name,
        "label": label,
        "districts": districts,
        "city": CITY,
        "method": match.method if match else None,
        "precision_m": precision_m,
        "source": match.source if match else None,
        "geocoding": geocoding | ({} if precision_m is None else {"accuracy": precision_m}),
    }


def _point(shape: BaseGeometry | None) -> dict[str, Any] | None:
    """Give a point of a geometry, to fly to: half-way along a line, inside an area."""
    if shape is None:
        return None
    is_line = shape.geom_type == "LineString"
    point = shapely.line_interpolate_point(shape, 0.5, normalized=True) if is_line else shape.representative_point()
    return {"type": "Point", "coordinates": [round(point.x, DECIMALS), round(point.y, DECIMALS)]}


def _written(whole: dict[str, Any]) -> bytes:
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
