"""Flood works: one view across layers, by basin, kind, phase and what stands by a flood season, and as files."""

from typing import Any

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from layers.flood.asked import PARAMETERS, FloodQuery
from layers.flood.kind import FloodKind
from layers.flood.season import Standing
from layers.flood.work import UNNAMED
from mapapp.answers import answer
from mapapp.asking import given
from mapapp.district.links import FILES
from mapapp.district.maps import SIZES
from mapapp.district.page import MOST_LISTED
from mapapp.files import CRS, file_of
from mapapp.flood_links import FloodLinks, flood_filters
from mapapp.flood_map import FloodMap
from mapapp.flood_page import FloodPage
from mapapp.flood_said import is_narrowed, say_flood, say_volume, sentence
from mapapp.following import site
from mapapp.languages import PARAMETER, spoken
from mapapp.offered import offered
from mapapp.sentences import PHASES
from mapapp.served import served
from register.category import FLOOD_CATEGORIES

blueprint = Blueprint("flood", __name__)


@blueprint.get("/flood")
def show() -> Response:
    """Answer the flood works that are asked for, what stands of them, what they hold and cost."""
    parts = served()
    asked = FloodQuery.parse(_texts())
    page = FloodPage.read(asked, parts.store, parts.coverage)
    return answer(render_template("flood.html", **_content(page)).encode(), "text/html")


@blueprint.get("/flood.csv", defaults={"form": "csv"})
@blueprint.get("/flood.xlsx", defaults={"form": "xlsx"})
@blueprint.get("/flood.ods", defaults={"form": "ods"})
@blueprint.get("/flood.gpkg", defaults={"form": "gpkg"})
@blueprint.get("/flood.shp.zip", defaults={"form": "shp"})
@blueprint.get("/flood.kml", defaults={"form": "kml"})
@blueprint.get("/flood.fgb", defaults={"form": "fgb"})
@blueprint.get("/flood.parquet", defaults={"form": "parquet"})
@blueprint.get("/flood.geojson", defaults={"form": "geojson"})
def file(form: str) -> Response:
    """Answer the flood works that are asked for as a file."""
    FloodQuery.parse({name: text for name, text in _texts().items() if name != CRS})
    return file_of(form, flood_filters(), flood=True)


def _texts() -> dict[str, str]:
    """Give the parameters; a field of the page's form that is sent empty is no filter."""
    return {name: text for name, text in given().items() if text or name not in _FIELDS}


_FIELDS = frozenset({*PARAMETERS, "phase", "district"})


def _content(page: FloodPage) -> dict[str, Any]:
    parts = served()
    links = FloodLinks("", flood_filters(), site())
    words, coverage = parts.words, page.coverage
    return {
        # the language is found once, and not anew with every word of every row
        "t": words,
        "say": parts.wording,
        "page": page,
        "links": links,
        "canonical": links.spoken(spoken()) if PARAMETER in request.args else links.permanent,
        "as_of": coverage["as_of"],
        "edition": parts.store.edition,
        "kinds": (*FloodKind, UNNAMED),
        "phases": PHASES,
        "standings": tuple(Standing),
        "districts": sorted({name for work in page.flooded.every for name in work.said["districts"]}),
        "chosen": say_flood(page.asked, words) if is_narrowed(page.asked) else "",
        "sentence": sentence(page.by, page.asked.season, page.undated, words),
        "volume": lambda m3: say_volume(m3, words),
        "totals": [one for one in coverage["aggregates"] if one["category"] in FLOOD_CATEGORIES],
        "most": MOST_LISTED,
        "maps": _maps(page),
        "on_map": links.on_map([work.id for work in page.flooded.meant] if links.filters else []),
        **_taken(page, links),
    }


def _taken(page: FloodPage, links: FloodLinks) -> dict[str, Any]:
    """Give what the works are printed and saved as."""
    return {"sheet": links.sheet(page.box), "offered": offered(), "files": FILES.items()}


def _maps(page: FloodPage) -> dict[str, Markup]:
    """Draw the map in each size; each is drawn once for an edition."""
    parts = served()
    if not page.is_mapped:
        return {}
    land = parts.studio.lands.of(parts.store)
    drawn = {name: FloodMap("", page.numbered, land, parts.words, size) for name, size in SIZES.items()}
    return {name: parts.maps.show(parts.store.edition, one) for name, one in drawn.items()}
