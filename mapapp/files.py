"""Files of a selection: tables for an office, layers for a GIS."""

from urllib.parse import quote

from flask import Blueprint, Response, request

from layers.errors import QueryError
from layers.export import FORMATS, WGS84, parse_crs
from mapapp.asking import asked
from mapapp.district.named import official
from mapapp.filing.wanted import Wanted
from mapapp.following import filters
from mapapp.handout import Handout, hand_out
from mapapp.languages import spoken
from mapapp.served import served
from mapapp.wording import Wording
from mapapp.words import Words

blueprint = Blueprint("files", __name__)
CRS = "crs"


@blueprint.get("/districts/<name>.csv", defaults={"form": "csv"})
@blueprint.get("/districts/<name>.xlsx", defaults={"form": "xlsx"})
@blueprint.get("/districts/<name>.ods", defaults={"form": "ods"})
@blueprint.get("/districts/<name>.gpkg", defaults={"form": "gpkg"})
@blueprint.get("/districts/<name>.shp.zip", defaults={"form": "shp"})
@blueprint.get("/districts/<name>.kml", defaults={"form": "kml"})
@blueprint.get("/districts/<name>.fgb", defaults={"form": "fgb"})
@blueprint.get("/districts/<name>.parquet", defaults={"form": "parquet"})
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
@blueprint.get("/projects.shp.zip", defaults={"form": "shp"})
@blueprint.get("/projects.kml", defaults={"form": "kml"})
@blueprint.get("/projects.fgb", defaults={"form": "fgb"})
@blueprint.get("/projects.parquet", defaults={"form": "parquet"})
def projects(form: str) -> Response:
    """Answer any works as a file."""
    return _answer(form, "")


def _answer(form: str, district: str) -> Response:
    """Answer a file."""
    cabinet = served().cabinet

    def of(edition: str) -> Handout:
        wanted = _wanted(form, district, edition)
        kind = FORMATS[form]
        return Handout(
            cabinet.name(wanted), kind.mimetype, _saved(wanted), speaks=kind.speaks, make=lambda: cabinet.file(wanted)
        )

    return hand_out(of)


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


def _saved(wanted: Wanted) -> str:
    """Say under which name it is saved, in ASCII too."""
    plain, full = _file(wanted, served().catalogues["en"]), quote(_file(wanted, served().words), safe="")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{full}"


def _file(wanted: Wanted, words: Words) -> str:
    where = Wording(words).district(wanted.district) if wanted.district else words("file.city")
    return f"{words('file.name', where=where, as_of=served().coverage['as_of'])}.{FORMATS[wanted.form].suffix}"
