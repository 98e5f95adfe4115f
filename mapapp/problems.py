"""Errors become answers here, and nowhere else: RFC 9457, ``application/problem+json``."""

import json
import logging
import secrets

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from layers.errors import (
    AddressesUnreadableError,
    EditionError,
    OverlayError,
    OverlayUnreadableError,
    QueryError,
    shown,
)
from mapapp.errors import (
    AnalysisBusyError,
    AnalysisSlowError,
    DistrictUnknownError,
    FileBusyError,
    LayerUnknownError,
    PaperError,
    PressBusyError,
    PressFailedError,
    ProjectUnknownError,
)
from mapapp.expected import say_expected
from mapapp.refused import say_refused
from mapapp.served import served

STATUSES: dict[type[Exception], int] = {
    QueryError: 400,
    ProjectUnknownError: 404,
    LayerUnknownError: 404,
    DistrictUnknownError: 404,
    EditionError: 503,
    AddressesUnreadableError: 503,
    OverlayUnreadableError: 503,
    OverlayError: 400,
    FileBusyError: 503,
    AnalysisBusyError: 503,
    AnalysisSlowError: 503,
    PressBusyError: 503,
    PressFailedError: 500,
    PaperError: 500,
}
"""The status of each error that a client can cause, or can wait out, and of prints that were stopped."""
WAITED: dict[type[Exception], str] = {
    PressBusyError: "problem.busy",
    FileBusyError: "myfile.busy",
    AnalysisBusyError: "analysis.busy",
    AnalysisSlowError: "analysis.slow",
}
"""What is said of each error that passes with time; how many seconds that may take, the error tells."""
Waited = PressBusyError | FileBusyError | AnalysisBusyError | AnalysisSlowError
PROBLEM = "application/problem+json"
log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Answer each error of an application."""
    for error in STATUSES:
        app.register_error_handler(error, _ours)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _ours(error: Exception) -> Response:
    status = next(status for known, status in STATUSES.items() if isinstance(error, known))
    asked = {"parameter": error.parameter, "value": error.text} if isinstance(error, QueryError) else {}
    response = _problem(status, _said(error), **asked)
    if isinstance(error, Waited):
        response.headers["Retry-After"] = str(error.retry_s)
    return response


def _said(error: Exception) -> str:
    """Say in one line, and in the reader's language, what a reader can mend; what an operator must mend has an id."""
    words = served().words
    if isinstance(error, QueryError | OverlayError):
        return _wrong(error)
    if isinstance(error, ProjectUnknownError | LayerUnknownError | DistrictUnknownError):
        return _unknown(error)
    if isinstance(error, Waited):
        return words(WAITED[type(error)], n=error.retry_s)
    if isinstance(error, PaperError):
        return words("problem.unprintable", why=shown(str(error)), id=_recorded(error))
    if isinstance(error, PressFailedError):
        return words("problem.unprinted", id=_recorded(error))
    return words("problem.unready", id=_recorded(error))


def _wrong(error: QueryError | OverlayError) -> str:
    words = served().words
    if isinstance(error, OverlayError):
        return say_refused(words, str(error))
    expected = say_expected(words, error.expected)
    return words("problem.query", parameter=shown(error.parameter), text=shown(error.text), expected=expected)


def _unknown(error: ProjectUnknownError | LayerUnknownError | DistrictUnknownError) -> str:
    words = served().words
    if isinstance(error, ProjectUnknownError):
        return words("problem.project", id=shown(error.project_id))
    if isinstance(error, LayerUnknownError):
        return words("problem.layer", name=shown(error.name))
    return words("problem.district", name=shown(error.name))


def _recorded(error: Exception) -> str:
    """Record a fault of ours under a number, which is all that a reader is told of it."""
    number = secrets.token_hex(4)
    log.exception("%s %s failed, id %s", request.method, request.path, number, exc_info=error)
    return number


def _http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:  # noqa: PLR2004 - a redirect is no problem
        return Response(status=error.code, headers=error.get_headers())
    what = served().words("problem.other", path=shown(request.path), what=_title(error.code))
    response = _problem(error.code, what)
    for name in ("Allow", "Retry-After"):
        response.headers.extend([(name, text) for key, text in error.get_headers() if key == name])
    return response


def _unforeseen(error: Exception) -> Response:
    return _problem(500, served().words("problem.server", id=_recorded(error)))


def _problem(status: int, detail: str, **members: str) -> Response:
    """Say it as a page to a reader's browser, and as problem+json, with members for programs, to everything else."""
    title = _title(status)
    if request.accept_mimetypes.best_match([PROBLEM, "text/html"]) == "text/html":
        text, mimetype = render_template("problem.html", status=status, title=title, detail=detail), "text/html"
    else:
        problem = {"type": "about:blank", "title": title, "status": status, "detail": detail, **members}
        text, mimetype = json.dumps(problem, ensure_ascii=False) + "\n", PROBLEM
    response = Response(text, status=status, mimetype=mimetype)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Accept, Accept-Language, Cookie"
    return response


def _title(status: int) -> str:
    words = served().words
    return words(f"problem.{status}" if str(status) in words.section("problem") else "problem.title")
