"""Projects: as features, as a page, as a record, as a picture."""

import json
from typing import Any

from flask import Blueprint, Response, render_template, request

from layers import Query
from mapapp.answers import GEOJSON, REVALIDATE, answer, etag_of
from mapapp.asking import asked, none_asked
from mapapp.errors import ProjectUnknownError
from mapapp.following import site
from mapapp.languages import PARAMETER, spoken
from mapapp.portrait.originals import pieces
from mapapp.portrait.page import Portrait
from mapapp.portrait.sharing import Address, share
from mapapp.portrait.work import Work
from mapapp.served import served

blueprint = Blueprint("projects", __name__)
A_DAY = "public, max-age=86400"
"""For a picture whose address names its edition."""


@blueprint.get("/projects.geojson")
def features() -> Response:
    """Answer features, filtered."""
    return collection(asked())


@blueprint.get("/projects/<project_id>.json")
def record(project_id: str) -> Response:
    """Answer the record of a project: properties, history, mentions."""
    none_asked()
    found = _record(project_id)
    if served().originals.are_kept:
        found = json.dumps(_whole(found), ensure_ascii=False).encode()
    return answer(found, "application/json")


@blueprint.get("/projects/<project_id>.png")
def picture(project_id: str) -> Response:
    """Answer the picture that a shared link shows; ``v`` names the edition, so that a new one is fetched anew."""
    none_asked(besides={"v"})
    parts = served()
    body = parts.studio.picture(json.loads(_record(project_id)), parts.words)
    response = Response(body, mimetype="image/png")
    response.headers["Content-Language"] = spoken()
    response.headers["Cache-Control"] = A_DAY if request.args.get("v") == parts.store.edition else REVALIDATE
    response.vary.update(["Accept-Language", "Cookie"])
    response.set_etag(etag_of(body))
    response.make_conditional(request)
    return response


@blueprint.get("/projects/<project_id>")
def page(project_id: str) -> Response:
    """Answer the same, to be read."""
    none_asked()
    return answer(render_template("project.html", **_content(_whole(_record(project_id)))).encode(), "text/html")


def collection(query: Query) -> Response:
    """Answer a collection of features; the unfiltered one is compressed once for each edition."""
    store, press = served().store, served().press
    edition = store.edition
    if query == Query.parse({}):
        body, packed = press.made("projects", edition, lambda: store.collection(query))
        return answer(body, GEOJSON, etag=etag_of(edition, body), packed=packed)
    return answer(store.collection(query), GEOJSON)


def _content(found: dict[str, Any]) -> dict[str, Any]:
    parts = served()
    said, as_of = found["properties"], parts.coverage["as_of"]
    work = Work.read(parts.store.get(said["id"]) or b"")
    portrait = Portrait(found, work, parts.store, parts.studio.lands.of(parts.store), parts.words, as_of)
    address = Address(site(), said["id"])
    shared = share(address, said, parts.words, parts.store.edition, stated=PARAMETER in request.args)
    told = {"id": said["id"], "edition": parts.store.edition, "shown": portrait.shown, "url": address.permanent}
    subject = parts.words("project.wrong_subject", name=said["name"], id=said["id"])
    return {
        "record": found,
        "as_of": as_of,
        "edition": parts.store.edition,
        "portrait": portrait,
        "pieces": pieces,
        "shared": shared,
        "feedback": parts.feedback.link(told, subject),
    }


def _whole(record: bytes) -> dict[str, Any]:
    """Read a record, with the whole passages where their texts are kept."""
    return served().originals.beside(json.loads(record))


def _record(project_id: str) -> bytes:
    found: bytes | None = served().store.record(project_id)
    if found is None:
        raise ProjectUnknownError(project_id)
    return found
