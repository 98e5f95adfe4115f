"""Liveness, and the edition that is served."""

from flask import Blueprint, Response, jsonify

from mapapp.asking import none_asked
from mapapp.served import served

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def show() -> Response:
    """Say that the process answers, and from which edition."""
    none_asked()
    response = jsonify(status="ok", edition=served().store.edition)
    response.headers["Cache-Control"] = "no-store"
    return response
