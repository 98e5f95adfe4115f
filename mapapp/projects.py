"""Projects: as features, as a page, as a record."""

import json
from typing import Any

from flask import Blueprint, Response, render_template

from layers import Query
from mapapp.answers import GEOJSON, answer, etag_of
from mapapp.asking import asked, none_asked
from mapapp.errors import ProjectUnknownError
from mapapp.served import served

blueprint = Blueprint("projects", __name__)


@blueprint.get("/projects.geojson")
def features() -> Response:
    """Answer features, filtered."""
    return collection(asked())


@blueprint.get("/projects/<project_id>.json")
def record(project_id: str) -> Response:
    """Answer the record of a project: properties, history, mentions."""
    none_asked()
    return answer(_record(project_id), "application/json")


@blueprint.get("/projects/<project_id>")
def page(project_id: str) -> Response:
    """Answer the same, to be read."""
    none_asked()
    found: dict[str, Any] = json.loads(_record(project_id))
    return answer(render_template("project.html", record=found, as_of=served().coverage["as_of"]).encode(), "text/html")


def collection(query: Query) -> Response:
    """Answer a collection of features; the unfiltered one is compressed once for each edition."""
    store, press = served().store, served().press
    edition = store.edition
    if query == Query.parse({}):
        body, packed = press.made("projects", edition, lambda: store.collection(query))
        return answer(body, GEOJSON, etag=etag_of(edition, body), packed=packed)
    return answer(store.collection(query), GEOJSON)


def _record(project_id: str) -> bytes:
    found: bytes | None = served().store.record(project_id)
    if found is None:
        raise ProjectUnknownError(project_id)
    return found
