"""The definition of the addresses below ``/ogc``, in OpenAPI 3.0."""

from typing import Any

from layers.items import Collection, Column
from mapapp.ogc.documents import column_title, title_of
from mapapp.ogc.forms import PAGE, PLAIN
from mapapp.ogc.links import GEOJSON, OPENAPI, SCHEMA, address
from mapapp.ogc.parameters import ITEM, ITEMS, PARAMETERS
from mapapp.problems import PROBLEM
from mapapp.words import Words

VERSION = "3.0.3"
Part = dict[str, Any]


def document(collections: tuple[Collection, ...], words: Words) -> Part:
    """Define every address of every collection, with the parameters that it takes.

    Parameters
    ----------
    collections : tuple of Collection
    words : Words
    """
    return {
        "openapi": VERSION,
        "info": {
            "title": words("site.name"),
            "description": words("ogc.lead"),
            "version": "1.0.0",
            "license": {"name": words("ogc.terms")},
        },
        "servers": [{"url": address()}],
        "tags": [{"name": one.id, "description": title_of(one, words)} for one in collections],
        "paths": {**_fixed(words), **{path: part for one in collections for path, part in _of(one, words).items()}},
        "components": {"parameters": PARAMETERS, "responses": _responses(words), "schemas": SCHEMAS},
    }


def _fixed(words: Words) -> Part:
    return {
        "/": _get("landing", words("ogc.landing"), PLAIN),
        "/conformance": _get("conformance", words("ogc.conformance"), PLAIN),
        "/api": _get("api", words("ogc.api"), OPENAPI),
        "/collections": _get("collections", words("ogc.collections"), PLAIN),
    }


def _of(one: Collection, words: Words) -> Part:
    path, said = f"/collections/{one.id}", title_of(one, words)
    titled = f"{said}: {{}}".format
    own = [_parameter(column, words) for column in one.columns]
    some = _get(f"{one.id}.items", titled(words("ogc.items")), GEOJSON, [*map(_ref, ITEMS), *own], one.id)
    each = _get(f"{one.id}.item", titled(words("ogc.item")), GEOJSON, [*map(_ref, ITEM)], one.id)
    some["get"]["responses"]["200"]["content"][GEOJSON]["schema"] = {"$ref": "#/components/schemas/featureCollection"}
    each["get"]["responses"]["200"]["content"][GEOJSON]["schema"] = {"$ref": "#/components/schemas/feature"}
    each["get"]["responses"]["404"] = {"$ref": "#/components/responses/absent"}
    return {
        path: _get(f"{one.id}.collection", said, PLAIN, tag=one.id),
        f"{path}/queryables": _get(f"{one.id}.queryables", titled(words("ogc.queryables")), SCHEMA, tag=one.id),
        f"{path}/items": some,
        f"{path}/items/{{featureId}}": each,
    }


def _get(name: str, summary: str, mimetype: str, own: list[Part] | None = None, tag: str = "") -> Part:
    content = {mimetype: {"schema": {"type": "object"}}, PAGE: {"schema": {"type": "string"}}}
    responses = {
        "200": {"description": summary, "content": content},
        "304": {"description": "Not modified"},
        "400": {"$ref": "#/components/responses/refused"},
        "500": {"$ref": "#/components/responses/failed"},
        "503": {"$ref": "#/components/responses/failed"},
    }
    parameters = [*(own or []), _ref("f"), _ref("lang")]
    tags = {"tags": [tag]} if tag else {}
    return {"get": {"operationId": name, "summary": summary, **tags, "parameters": parameters, "responses": responses}}


def _ref(name: str) -> Part:
    return {"$ref": f"#/components/parameters/{name}"}


def _parameter(column: Column, words: Words) -> Part:
    schema: Part = {"type": "string" if column.type == "array" else column.type}
    if column.values:
        schema["enum"] = list(column.values)
    described = {"name": column.name, "in": "query", "required": False, "schema": schema}
    return {**described, "description": column_title(column.name, words)}


def _responses(words: Words) -> Part:
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/problem"}}, PAGE: {"schema": {"type": "string"}}}
    return {
        "refused": {"description": words("problem.400"), "content": content},
        "absent": {"description": words("problem.404"), "content": content},
        "failed": {"description": words("problem.500"), "content": content},
    }


SCHEMAS: Part = {
    "problem": {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            **{name: {"type": "string"} for name in ("type", "title", "detail", "parameter", "value")},
            "status": {"type": "integer"},
        },
    },
    "link": {
        "type": "object",
        "required": ["href", "rel"],
        "properties": {name: {"type": "string"} for name in ("href", "rel", "type", "title")},
    },
    "feature": {
        "type": "object",
        "required": ["type", "id", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"},
            "geometry": {"type": "object", "nullable": True},
            "properties": {"type": "object"},
            "links": {"type": "array", "items": {"$ref": "#/components/schemas/link"}},
        },
    },
    "featureCollection": {
        "type": "object",
        "required": ["type", "features", "links", "timeStamp", "numberMatched", "numberReturned"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "features": {"type": "array", "items": {"$ref": "#/components/schemas/feature"}},
            "links": {"type": "array", "items": {"$ref": "#/components/schemas/link"}},
            "timeStamp": {"type": "string", "format": "date-time"},
            "numberMatched": {"type": "integer", "minimum": 0},
            "numberReturned": {"type": "integer", "minimum": 0},
        },
    },
}
"""GeoJSON (RFC 7946), problem details (RFC 9457), and what Part 1 adds to them."""
