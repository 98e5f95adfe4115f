"""Files of a selection: tables for an office, layers for a GIS."""

from collections.abc import Mapping
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
    asked(besides={CRS})
    known = official(name, served().words)
    return file_of(form, filters() | {"district": known}, known)


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
    asked(besides={CRS})
    return file_of(form, filters())


def file_of(form: str, texts: Mapping[str, str], district: str = "", *, flood: bool = False) -> Response:
    """Answer works as a file, in the coordinates that the request names.

    Parameters
    ----------
    form : str
        One of `layers.export.FORMATS`.
    texts : mapping of str to str
        Filters, which have been proven.
    district : str
        The one whose sheet gives the numbers; empty for none.
    flood : bool
        Whether only flood works are meant, by the filters of those.

    Raises
    ------
    layers.errors.QueryError
        If the format has no such coordinates.
    """
    cabinet, kind = served().cabinet, FORMATS[form]
    crs = parse_crs(request.args.get(CRS) or WGS84)
    if crs not in kind.crses:
        raise QueryError(CRS, crs, f"one of {', '.join(kind.crses)}")

    def of(edition: str) -> Handout:
        wanted = Wanted(edition, spoken(), form, crs, tuple(sorted(texts.items())), district, flood)
        return Handout(
            cabinet.name(wanted), kind.mimetype, _saved(wanted), speaks=kind.speaks, make=lambda: cabinet.file(wanted)
        )

    return hand_out(of)


def _saved(wanted: Wanted) -> str:
    """Say under which name it is saved, in ASCII too."""
    plain, full = _file(wanted, served().catalogues["en"]), quote(_file(wanted, served().words), safe="")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{full}"


def _file(wanted: Wanted, words: Words) -> str:
    city = words("flood.city") if wanted.flood else words("file.city")
    where = Wording(words).district(wanted.district) if wanted.district else city
    return f"{words('file.name', where=where, as_of=served().coverage['as_of'])}.{FORMATS[wanted.form].suffix}"
