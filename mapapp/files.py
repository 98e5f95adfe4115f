"""Files of a selection: tables for an office, layers for a GIS."""

import os
from urllib.parse import quote

from flask import Blueprint, Response, request
from werkzeug.wsgi import wrap_file

from layers.errors import EditionError, QueryError
from layers.export import FORMATS, WGS84, parse_crs
from mapapp.answers import REVALIDATE
from mapapp.asking import asked
from mapapp.district.named import official
from mapapp.errors import PrintOutdatedError
from mapapp.filing.wanted import Wanted
from mapapp.following import filters
from mapapp.languages import spoken
from mapapp.served import served
from mapapp.wording import Wording
from mapapp.words import Words

blueprint = Blueprint("files", __name__)
CRS = "crs"
TRIES = 2
"""An edition may come while a file of the one before is made, and then the new one's is made."""


@blueprint.get("/districts/<name>.csv", defaults={"form": "csv"})
@blueprint.get("/districts/<name>.xlsx", defaults={"form": "xlsx"})
@blueprint.get("/districts/<name>.ods", defaults={"form": "ods"})
@blueprint.get("/districts/<name>.gpkg", defaults={"form": "gpkg"})
@blueprint.get("/districts/<name>.geojson", defaults={"form": "geojson"})
def district(name: str, form: str) -> Response:
    """Answer the works of a district as a file, with the numbers of its sheet."""
    if "district" in request.args:
        raise QueryError("district", request.args["district"], "no district, as the address names one")
    return _answer(form, official(name, served().words))


@blueprint.get("/projects.csv", defaults={"form": "csv"})
@blueprint.get("/projects.xlsx", defaults={"form": "xlsx"})
@blueprint.get("/projects.ods", defaults={"form": "ods"})
@blueprint.get("/projects.gpkg", defaults={"form": "gpkg"})
def projects(form: str) -> Response:
    """Answer any works as a file."""
    return _answer(form, "")


def _answer(form: str, district: str) -> Response:
    """Answer a file; only who gets its bytes waits for it to be made."""
    store, cabinet = served().store, served().cabinet
    for _ in range(TRIES):
        wanted = _wanted(form, district, store.edition)
        name = cabinet.name(wanted)
        response = _head(wanted, name)
        if request.method == "HEAD" or name in request.if_none_match:
            response.make_conditional(request)
            return response
        try:
            found = cabinet.file(wanted)
        except PrintOutdatedError:
            continue
        size = os.fstat(found.fileno()).st_size
        response.response, response.content_length = wrap_file(request.environ, found), size
        response.direct_passthrough = True
        response.make_conditional(request, accept_ranges=True, complete_length=size)
        return response
    raise EditionError("the edition was replaced again and again while a file of it was made")


def _wanted(form: str, district: str, edition: str) -> Wanted:
    """Read the request.

    Raises
    ------
    layers.errors.QueryError
        If a filter or the coordinates are unsound, or the format has no such coordinates.
    """
    asked(besides={CRS})
    crs = parse_crs(request.args.get(CRS) or WGS84)
    if crs not in FORMATS[form].crses:
        raise QueryError(CRS, crs, f"one of {', '.join(FORMATS[form].crses)}")
    texts = filters() | ({"district": district} if district else {})
    return Wanted(edition, spoken(), form, crs, tuple(sorted(texts.items())), district)


def _head(wanted: Wanted, name: str) -> Response:
    """Begin the answer of a file. Its name is told as RFC 6266 and RFC 8187 have it, and in ASCII."""
    form = FORMATS[wanted.form]
    response = Response(mimetype=form.mimetype)
    response.automatically_set_content_length = False
    plain, full = _file(wanted, served().catalogues["en"]), quote(_file(wanted, served().words), safe="")
    response.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{full}"
    response.headers["Cache-Control"] = REVALIDATE
    if form.speaks:
        response.headers["Content-Language"] = spoken()
    response.vary.update(["Accept-Language", "Cookie"])
    response.set_etag(name)
    return response


def _file(wanted: Wanted, words: Words) -> str:
    where = Wording(words).district(wanted.district) if wanted.district else words("file.city")
    return f"{words('file.name', where=where, as_of=served().coverage['as_of'])}.{wanted.form}"
