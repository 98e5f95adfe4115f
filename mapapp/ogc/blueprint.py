"""Addresses below ``/ogc``: each reads, asks and answers."""

import json

from flask import Blueprint, Response

from layers.items import Asked, Collection, Crs, Items
from mapapp.answers import answer
from mapapp.asking import given, none_asked
from mapapp.errors import LayerUnknownError, ProjectUnknownError
from mapapp.ogc import documents, items, openapi
from mapapp.ogc.forms import HTML, PAGE, PARAMETER, form, open_to_all, page, told
from mapapp.ogc.links import OPENAPI, SCHEMA, address
from mapapp.served import served

blueprint = Blueprint("ogc", __name__)


@blueprint.context_processor
def _shown() -> dict[str, object]:
    words = served().words
    return {"ogc_address": address, "column_title": lambda name: documents.column_title(name, words)}


@blueprint.get("/ogc", strict_slashes=False)
def landing() -> Response:
    """Answer what there is."""
    none_asked(besides=(PARAMETER,))
    return told(documents.landing(served().words), "landing.html")


@blueprint.get("/ogc/conformance")
def conformance() -> Response:
    """Answer which requirements are kept to."""
    none_asked(besides=(PARAMETER,))
    return told(documents.conformance(), "conformance.html")


@blueprint.get("/ogc/api")
def api() -> Response:
    """Answer the definition of these addresses, in OpenAPI 3.0."""
    none_asked(besides=(PARAMETER,))
    parts = served()
    return told(openapi.document(parts.together.collections(), parts.words), "api.html", OPENAPI)


@blueprint.get("/ogc/collections")
def collections() -> Response:
    """Answer all collections."""
    none_asked(besides=(PARAMETER,))
    parts = served()
    return told(documents.collections(parts.together.collections(), parts.words), "collections.html")


@blueprint.get("/ogc/collections/<name>")
def collection(name: str) -> Response:
    """Answer what a collection is."""
    none_asked(besides=(PARAMETER,))
    _, found = _found(name)
    return told(documents.collection(found, served().words), "collection.html", collection=found)


@blueprint.get("/ogc/collections/<name>/queryables")
def queryables(name: str) -> Response:
    """Answer which properties a filter may name."""
    none_asked(besides=(PARAMETER,))
    _, found = _found(name)
    return told(documents.queryables(found, served().words), "queryables.html", SCHEMA, collection=found)


@blueprint.get("/ogc/collections/<name>/items")
def some(name: str) -> Response:
    """Answer the items of a collection that are meant, a page of them."""
    wanted, (held, found) = form(), _found(name)
    asked = Asked.parse(given(besides=(PARAMETER,)), found)
    shown = held.page(found, asked)
    if wanted == HTML:
        rows = [json.loads(feature) for feature in shown.features]
        links = items.links(found, asked, shown.matched)
        told_of = {"collection": found, "title": documents.title_of(found, served().words)}
        body = page("items.html", rows=rows, matched=shown.matched, asked=asked, links=links, **told_of)
        return open_to_all(answer(body, PAGE))
    return items.some(found, asked, shown, items.etag_here(held.stamp))


@blueprint.get("/ogc/collections/<name>/items/<path:item>")
def one(name: str, item: str) -> Response:
    """Answer one item."""
    none_asked(besides=(PARAMETER, "crs"))
    wanted, (held, found), crs = form(), _found(name), Crs.parse("crs", given().get("crs", Crs.CRS84.value))
    feature = held.item(found, item, crs)
    if feature is None:
        raise ProjectUnknownError(item)
    if wanted == HTML:
        title = documents.title_of(found, served().words)
        body = page("item.html", feature=json.loads(feature), collection=found, title=title)
        return open_to_all(answer(body, PAGE))
    return items.one(found, feature, crs, items.etag_here(held.stamp))


def _found(name: str) -> tuple[Items, Collection]:
    found = served().together.find(name)
    if found is None:
        raise LayerUnknownError(name)
    return found
