"""Parameters of the addresses below ``/ogc``, as OpenAPI defines them (Part 1, 7.15; Part 2, 6.2; Part 3, 7 and 8)."""

from typing import Any

from layers.items import Crs
from layers.items.asked import CQL2_TEXT, FARTHEST, LIMIT, MOST
from layers.items.cql import MOST_CHARACTERS
from mapapp.languages import LANGUAGES
from mapapp.ogc.forms import FORMS, JSON

SYSTEMS = [crs.value for crs in Crs]


def _query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "style": "form", "explode": False}


def _system(name: str) -> dict[str, Any]:
    return _query(name, {"type": "string", "format": "uri", "enum": SYSTEMS, "default": Crs.CRS84.value})


PARAMETERS: dict[str, Any] = {
    "bbox": _query("bbox", {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}}),
    "bbox-crs": _system("bbox-crs"),
    "crs": _system("crs"),
    "datetime": _query("datetime", {"type": "string"}),
    "limit": _query("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}),
    "offset": _query("offset", {"type": "integer", "minimum": 0, "maximum": FARTHEST, "default": 0}),
    "filter": _query("filter", {"type": "string", "maxLength": MOST_CHARACTERS}),
    "filter-lang": _query("filter-lang", {"type": "string", "enum": [CQL2_TEXT], "default": CQL2_TEXT}),
    "filter-crs": _system("filter-crs"),
    "f": _query("f", {"type": "string", "enum": list(FORMS), "default": JSON}),
    "lang": _query("lang", {"type": "string", "enum": list(LANGUAGES)}),
    "featureId": {"name": "featureId", "in": "path", "required": True, "schema": {"type": "string"}},
}
ITEMS = ("bbox", "bbox-crs", "datetime", "limit", "offset", "crs", "filter", "filter-lang", "filter-crs")
ITEM = ("featureId", "crs")
