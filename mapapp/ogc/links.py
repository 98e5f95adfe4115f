"""Links from one answer to the next: absolute, as clients that keep a document expect them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote_plus, urlencode

from flask import g, request

from mapapp.following import site
from mapapp.ogc.forms import HTML, JSON, PARAMETER, form

OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
GEOJSON = "application/geo+json"
SCHEMA = "application/schema+json"
QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
QUERY = "%!$&'()*+,;=:@/?"
"""What a query may hold as it is, besides letters, digits and -._~ (RFC 3986, 3.4), and what writes the rest."""
SITES = 64
"""Names of the site that are remembered: scheme, host and path, as requests have them."""
Link = dict[str, str]


def address(*parts: str, **query: str) -> str:
    """Give the address of something below ``/ogc``."""
    path = "/".join(("ogc", *(quote(part, safe="") for part in parts)))
    return f"{_site()}{path}{f'?{urlencode(query)}' if query else ''}"


def link(rel: str, href: str, mimetype: str, title: str = "") -> Link:
    """Give a link as OGC API – Common writes it."""
    return {"rel": rel, "href": href, "type": mimetype, **({"title": title} if title else {})}


@dataclass(frozen=True)
class Here:
    """The absolute address of an answer.

    Parameters
    ----------
    page : str
        Without a query.
    given : mapping of str to str
        The parameters of the request by name, each as it stands in the address.
    """

    page: str
    given: Mapping[str, str]

    def to(self, **changes: str) -> str:
        """Give it with some of its parameters changed to words that need no quoting."""
        query = "&".join((dict(self.given) | {name: f"{name}={text}" for name, text in changes.items()}).values())
        return f"{self.page}?{query}" if query else self.page


def here() -> Here:
    """Give the address of the current answer; it stands in several of its links."""
    known: Here | None = g.get("ogc_here")
    if known is None:
        # what no address may hold is written otherwise; the rest is left as it came
        pairs = quote(request.query_string, safe=QUERY).split("&")
        given = {unquote_plus(pair.partition("=")[0]): pair for pair in pairs if pair}
        known = g.ogc_here = Here(f"{_site()}{request.path.strip('/')}", given)
    return known


def forms_of(types: Mapping[str, str]) -> list[Link]:
    """Link to this answer, and to the same in its other form.

    Parameters
    ----------
    types : mapping of str to str
        Form to media type.
    """
    mine, me = form(), here()
    other = HTML if mine == JSON else JSON
    return [link("self", me.to(), types[mine]), link("alternate", me.to(**{PARAMETER: other}), types[other])]


def _site() -> str:
    """Give the address of the site: an answer names it for each of its links, and it takes a while to be read."""
    return _site_of(request.scheme, request.host, request.root_path)


@lru_cache(SITES)
def _site_of(scheme: str, host: str, path: str) -> str:
    """Give the address of the site under one of its names; a name that can be none is refused each time."""
    return site()
