"""Where the addresses of a page lead in a copy: to a file of it, or nowhere."""

import posixpath
from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from mapapp.bundle.piece import Piece
from mapapp.languages import PARAMETER
from mapapp.paper.order import PAPERS

HOME = "/"
ASKED_HERE = frozenset(
    {"category", "status", "phase", "year", "district", "q", "stands", "finished", "id", "project", "at", "overlay"}
)
"""Parameters that the page with the map understands by itself, without asking a server."""
VERSION = "v"
"""A parameter that names content, for caches."""


class Links:
    """Files of a copy, by the addresses that the server gives them.

    Parameters
    ----------
    pieces : iterable of Piece
        All of the copy.
    site : str
        Address of the server that was asked, as its answers may name it, with its final slash.
    """

    def __init__(self, pieces: Iterable[Piece], site: str) -> None:
        self.site = site
        self._files: Mapping[tuple[str, str], str] = {
            ("" if one.is_shared else one.language, one.address): one.path for one in pieces
        }

    def of(self, here: Piece) -> "Linked":
        """Give the links of one page."""
        return Linked(self, here)

    def path(self, address: str, language: str) -> str | None:
        """Give the file of an address, with the query and the part of the page that the browser itself looks at."""
        local = HOME + address.removeprefix(self.site) if address.startswith(self.site) else address
        parts = urlsplit(local)
        asked = dict(parse_qsl(parts.query, keep_blank_values=True))
        language = asked.pop(PARAMETER, language)
        asked.pop(VERSION, None)
        path = unquote(parts.path)
        own = asked if path == HOME and asked.keys() <= ASKED_HERE else {}
        file = self._file(path, {} if own else asked, language)
        if file is None:
            return None
        query = f"?{urlencode(own, safe=',/')}" if own else ""
        return quote(file, safe="/@") + query + (f"#{parts.fragment}" if parts.fragment else "")

    def _file(self, path: str, asked: Mapping[str, str], language: str) -> str | None:
        address = f"{path}?{urlencode(asked, safe=':')}" if asked else path
        return self._files.get((language, address)) or self._files.get(("", address))


class Linked:
    """Links of one page of a copy, relative to it.

    Parameters
    ----------
    links : Links
    here : Piece
        The page.
    """

    def __init__(self, links: Links, here: Piece) -> None:
        self._links = links
        self.here = here

    def __call__(self, address: str) -> str | None:
        """Give the way from this page to an address of the server's; None where the copy has nothing there."""
        found = self._links.path(address, self.here.language)
        return None if found is None else self.relative(found)

    def is_ours(self, text: str) -> bool:
        """Say whether a text is an address of the server's."""
        return text.startswith(self._links.site) or (text.startswith("/") and not text.startswith("//"))

    def relative(self, path: str) -> str:
        """Give the way from this page to a file of the copy.

        Examples
        --------
        >>> from mapapp.bundle.piece import page
        >>> Links([], "http://copy.invalid/").of(page("/districts/楠梓區", "en")).relative("static/site.css")
        '../../../static/site.css'
        """
        file, mark, rest = path.partition("?") if "?" in path else path.partition("#")
        return posixpath.relpath(file, self._folder or ".") + mark + rest

    def sheets(self, address: str) -> dict[str, str]:
        """Give size of paper to the way to a print of this address, for the sizes that were printed."""
        found = {paper: self(f"{address}?paper={paper}") for paper in PAPERS}
        return {paper: way for paper, way in found.items() if way}

    @cached_property
    def root(self) -> str:
        """The way from this page to the copy's folder, with its final slash."""
        return posixpath.relpath(".", self._folder or ".") + "/"

    @property
    def _folder(self) -> str:
        return posixpath.dirname(self.here.path)
