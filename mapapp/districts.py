"""Districts: all of them beside each other, and each with its works."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from layers import Query
from layers.errors import QueryError
from mapapp.answers import answer
from mapapp.asking import asked
from mapapp.district.city import City
from mapapp.district.linked import linked
from mapapp.district.links import FILES, Links
from mapapp.district.maps import SIZES
from mapapp.district.named import official
from mapapp.district.page import MOST_LISTED, DistrictPage
from mapapp.following import filters, site
from mapapp.languages import PARAMETER, spoken
from mapapp.offered import offered
from mapapp.paper.scales import MOST, SERIES
from mapapp.press.shop import ATLAS_S
from mapapp.saying import say_query
from mapapp.sentences import PHASES
from mapapp.served import served

blueprint = Blueprint("districts", __name__)


@blueprint.get("/districts")
def index() -> Response:
    """Answer all districts, what each has, and how that adds up to the city's."""
    query = asked()
    parts = served()
    city = City.read(query, parts.store, parts.studio.lands.of(parts.store).districts)
    content = _content(Links("", filters(), site()), query) | {"city": city, "most": MOST_LISTED, "atlas_s": ATLAS_S}
    return answer(render_template("districts.html", **content).encode(), "text/html")


@blueprint.get("/districts/<name>")
def show(name: str) -> Response | Redirect:
    """Answer a district: its works as table and map, what they add up to, and where to take them from."""
    parts = served()
    land = parts.studio.lands.of(parts.store)
    known = official(name, parts.words)
    if "district" in request.args:
        raise QueryError("district", request.args["district"], "no district, as the address names one")
    query = asked(fixed={"district": known})
    links = Links(known, filters(), site())
    if name != known:
        return redirect(links.page(**{PARAMETER: request.args.get(PARAMETER, "")}), 308)
    page = DistrictPage.read(known, query, parts.store, land, parts.words)
    content = _content(links, replace(query, district=frozenset())) | {
        "page": page,
        "maps": _maps(page),
        "most": MOST_LISTED,
        "scales": [scale for scale in SERIES if scale <= MOST],
    }
    return answer(render_template("district.html", **content).encode(), "text/html")


def _maps(page: DistrictPage) -> list[dict[str, Any]]:
    parts, edition = served(), served().store.edition
    if not page.is_mapped:
        return []
    return [
        {"size": size, "drawn": parts.maps.show(edition, one), "beyond": one.beyond}
        for size, one in ((size, page.overview(size)) for size in SIZES)
    ]


def _content(links: Links, query: Query) -> dict[str, Any]:
    parts = served()
    stated = PARAMETER in request.args
    return {
        "links": links,
        "canonical": links.spoken(spoken()) if stated else links.permanent,
        "as_of": parts.coverage["as_of"],
        "edition": parts.store.edition,
        "files": FILES.items(),
        "phases": PHASES,
        "years": parts.rolls.of(parts.store).years,
        "chosen": "" if query == Query() else say_query(query, parts.words),
        "linked": linked(links, parts.words),
        "offered": offered(),
    }
