"""Links from one answer to the next: absolute, as clients that keep a document expect them."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from flask import request

from mapapp.following import site
from mapapp.ogc.forms import HTML, JSON, PARAMETER, form

OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
GEOJSON = "application/geo+json"
SCHEMA = "application/schema+json"
QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
Link = dict[str, str]


def address(*parts: str, **query: str) -> str:
    """Give the address of something below ``/ogc``."""
    path = "/".join(("ogc", *(quote(part, safe="") for part in parts)))
    return f"{site()}{path}{f'?{urlencode(query)}' if query else ''}"


def link(rel: str, href: str, mimetype: str, title: str = "") -> Link:
    """Give a link as OGC API – Common writes it."""
    return {"rel": rel, "href": href, "type": mimetype, **({"title": title} if title else {})}


def here(**changes: str) -> str:
    """Give the absolute address of this answer, with some of its parameters changed."""
    query = urlencode({**request.args.to_dict(), **changes}, safe=",:/")
    return f"{site()}{request.path.strip('/')}{f'?{query}' if query else ''}"


def forms_of(types: Mapping[str, str]) -> list[Link]:
    """Link to this answer, and to the same in its other form.

    Parameters
    ----------
    types : mapping of str to str
        Form to media type.
    """
    mine = form()
    other = HTML if mine == JSON else JSON
    return [link("self", here(), types[mine]), link("alternate", here(**{PARAMETER: other}), types[other])]
