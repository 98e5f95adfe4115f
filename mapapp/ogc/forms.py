"""In which form an answer is given: JSON for a program, a page for a person."""

import json
from typing import Any

from flask import Response, g, render_template, request

from layers.errors import QueryError
from mapapp.answers import answer

JSON, HTML = FORMS = ("json", "html")
PARAMETER = "f"
PLAIN, PAGE = "application/json", "text/html"
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Content-Crs, Link"}
VARY = ", Accept, Accept-Language, Cookie"
"""Besides the encoding."""


def form() -> str:
    """Name the form that the request wants: ``f`` says it, else its Accept header, else it is JSON.

    Raises
    ------
    QueryError
        If ``f`` names none that there is.
    """
    known = g.get("ogc_form")
    if known is None:
        known = g.ogc_form = _form()
    return str(known)


def _form() -> str:
    if PARAMETER not in request.args:
        # whoever takes anything is a program; a browser names HTML before all else
        return HTML if request.accept_mimetypes.best_match((PLAIN, PAGE), PLAIN) == PAGE else JSON
    said = request.args[PARAMETER]
    if said not in FORMS:
        raise QueryError(PARAMETER, said, f"one of {', '.join(FORMS)}")
    return said


def told(document: dict[str, Any], template: str, mimetype: str = PLAIN, **shown: object) -> Response:
    """Answer a document as JSON or as a page.

    Parameters
    ----------
    document : dict
    template : str
        A file of ``templates/ogc`` that shows it as ``document``.
    mimetype : str
        What it is as JSON.
    **shown : object
        More for the page.
    """
    if form() == HTML:
        return open_to_all(answer(page(template, document=document, **shown), PAGE))
    return open_to_all(answer(written(document), mimetype))


def page(template: str, **shown: object) -> bytes:
    """Render a page of ``templates/ogc``."""
    return render_template(f"ogc/{template}", **shown).encode()


def written(document: object) -> bytes:
    """Write JSON, as short as it can be."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def open_to_all(response: Response) -> Response:
    """Let a web page of anybody read it: all of it is public, and it is answered without cookies being asked for."""
    response.headers.extend(OPEN)
    response.headers["Vary"] += VARY
    return response
