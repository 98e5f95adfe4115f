"""What the map knows, how well, and what it does not."""

from flask import Blueprint, Response, render_template

from mapapp.answers import answer
from mapapp.asking import none_asked
from mapapp.served import served

blueprint = Blueprint("coverage", __name__)


@blueprint.get("/coverage")
def show() -> Response:
    """Answer how many projects there are, placed how well, from which documents, and what could not be placed."""
    none_asked()
    parts = served()
    return answer(render_template("coverage.html", coverage=parts.coverage).encode(), "text/html")
