"""What an answer says before any item: the landing page, what is kept to, and the collections."""

from typing import Any

from layers.items import Collection, Crs
from mapapp.ogc.forms import HTML, JSON, PAGE, PLAIN
from mapapp.ogc.links import GEOJSON, OPENAPI, QUERYABLES, SCHEMA, Link, address, forms_of, link
from mapapp.overlaid import described
from mapapp.words import Words

TYPES = {JSON: PLAIN, HTML: PAGE}
CONFORMS = (
    *(
        f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}"
        for name in ("core", "geojson", "html", "oas30")
    ),
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    *(
        f"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/{name}"
        for name in ("queryables", "queryables-query-parameters", "filter", "features-filter")
    ),
    *(
        f"http://www.opengis.net/spec/cql2/1.0/conf/{name}"
        for name in (
            *("cql2-text", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison"),
            *("basic-spatial-functions", "spatial-functions", "property-property", "arithmetic", "array-functions"),
        )
    ),
)
"""Classes that are kept to. The executable suite of OGC covers Parts 1 and 2; Part 3 is proven by our own tests."""
GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"


def landing(words: Words) -> dict[str, Any]:
    """Say what there is, and where."""
    return {
        "title": words("site.name"),
        "description": words("ogc.lead"),
        "links": [
            *forms_of(TYPES),
            link("service-desc", address("api"), OPENAPI, words("ogc.api")),
            link("service-doc", address("api", f=HTML), PAGE, words("ogc.api")),
            link("conformance", address("conformance"), PLAIN, words("ogc.conformance")),
            link("data", address("collections"), PLAIN, words("ogc.collections")),
        ],
    }


def conformance() -> dict[str, Any]:
    """List what is kept to."""
    return {"links": forms_of(TYPES), "conformsTo": list(CONFORMS)}


def collections(found: tuple[Collection, ...], words: Words) -> dict[str, Any]:
    """List the collections."""
    listed = [collection(one, words, []) for one in found]
    return {"links": forms_of(TYPES), "crs": [crs.value for crs in Crs], "collections": listed}


def collection(one: Collection, words: Words, own: list[Link] | None = None) -> dict[str, Any]:
    """Describe a collection.

    Parameters
    ----------
    one : Collection
    words : Words
    own : list of dict, optional
        Links to the description itself where it is not what is being answered.
    """
    mine = [link("self", address("collections", one.id), PLAIN)] if own is not None else forms_of(TYPES)
    path = ("collections", one.id)
    return {
        "id": one.id,
        "title": title_of(one, words),
        "description": described(one, words) if one.kind else words("ogc.described", n=one.count),
        "itemType": "feature",
        **_extent(one),
        "crs": [crs.value for crs in Crs],
        "storageCrs": Crs.CRS84.value,
        "links": [
            *mine,
            link("items", address(*path, "items"), GEOJSON, words("ogc.items")),
            link("items", address(*path, "items", f=HTML), PAGE, words("ogc.items")),
            link(QUERYABLES, address(*path, "queryables"), SCHEMA, words("ogc.queryables")),
            link("describedby", address(*path, "queryables"), SCHEMA, words("ogc.queryables")),
        ],
    }


def title_of(one: Collection, words: Words) -> str:
    """Name a collection: by its own title, or by what the page calls the works that are in it."""
    if one.title:
        return one.title
    return str((words.section("category") | words.section("ogc_collection"))[one.id])


def _extent(one: Collection) -> dict[str, Any]:
    """Say where and when its items are, as far as any is anywhere or at any time."""
    extent: dict[str, Any] = {}
    if one.extent:
        extent["spatial"] = {"bbox": [list(one.extent)], "crs": Crs.CRS84.value}
    if one.began:
        span = [f"{one.began}T00:00:00Z", f"{one.ended}T23:59:59Z"]
        extent["temporal"] = {"interval": [span], "trs": GREGORIAN}
    return {"extent": extent} if extent else {}


def queryables(one: Collection, words: Words) -> dict[str, Any]:
    """Describe, as a JSON Schema, the properties that a filter may name."""
    properties: dict[str, Any] = {"geometry": {"$ref": "https://geojson.org/schema/Geometry.json"}}
    for column in one.columns:
        said: dict[str, Any] = {"title": column_title(column.name, words), "type": column.type}
        if column.type == "array":
            said["items"] = {"type": "string"}
        properties[column.name] = said | ({"enum": list(column.values)} if column.values else {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address("collections", one.id, "queryables"),
        "type": "object",
        "title": title_of(one, words),
        "properties": properties,
        "additionalProperties": False,
    }


def column_title(name: str, words: Words) -> str:
    """Say what a property is called in the reader's language; an overlay's are called what its file calls them."""
    titles = words.section("column")
    return str(titles.get(name, name))
