"""Answers that caches understand: ETag, gzip, Cache-Control."""

import gzip
import hashlib
from collections.abc import Callable
from functools import lru_cache

from flask import Response, request
from werkzeug.http import parse_accept_header, quote_etag

from mapapp.languages import BROWSERS

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "public, no-cache"
"""Keep it, but ask each time whether it still holds: an edition may be replaced at any moment."""
GEOJSON = "application/geo+json"
CONDITIONS = frozenset({"HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"})
"""What a request calls a copy that it has (RFC 9110, 13.1): most have none, and need no comparison."""
_WORTH_PACKING = 600
"""Bytes below which gzip gains nothing."""


def etag_of(*parts: str | bytes) -> str:
    """Name the content that the parts determine."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() if isinstance(part, str) else part)
        digest.update(b"\0")
    return digest.hexdigest()[:20]


def pack(body: bytes, level: int = 6) -> bytes:
    """Compress to the same bytes each time."""
    return gzip.compress(body, level, mtime=0)


def answer(
    body: bytes, mimetype: str, *, etag: str | None = None, cache: str = REVALIDATE, packed: bytes | None = None
) -> Response:
    """Answer the current request with bytes, or with 304.

    Parameters
    ----------
    body : bytes
        The answer, not compressed.
    mimetype : str
        Such as ``application/geo+json``.
    etag : str, optional
        Name of the content; the body's hash without it.
    cache : str
        ``Cache-Control``.
    packed : bytes, optional
        The answer compressed beforehand.
    """
    gzipped = len(body) > _WORTH_PACKING and takes_gzip()
    sent = (packed or pack(body)) if gzipped else body
    # weak: gzipped and plain answers share it
    headers = {"Vary": "Accept-Encoding", "Cache-Control": cache, "ETag": quote_etag(etag or etag_of(body), weak=True)}
    response = Response(sent, headers=headers | ({"Content-Encoding": "gzip"} if gzipped else {}), mimetype=mimetype)
    if not CONDITIONS.isdisjoint(request.environ):
        response.make_conditional(request)
    return response


def takes_gzip() -> bool:
    """Whether the reader of the current answer unpacks gzip."""
    return _names_gzip(request.environ.get("HTTP_ACCEPT_ENCODING", ""))


@lru_cache(BROWSERS)
def _names_gzip(header: str) -> bool:
    return bool(parse_accept_header(header).quality("gzip") > 0)


class Press:
    """Answers that are made once for each edition: body and compressed body."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[str, bytes, bytes]] = {}

    def made(self, name: str, edition: str, make: Callable[[], bytes]) -> tuple[bytes, bytes]:
        """Body and compressed body of a name, made anew when the edition changed.

        Parameters
        ----------
        name : str
            What the answer is.
        edition : str
            Edition that it must belong to.
        make : callable
            Makes the body.
        """
        kept = self._made.get(name)
        if kept is None or kept[0] != edition:
            body = make()
            kept = self._made[name] = (edition, body, pack(body, 9))
        return kept[1], kept[2]
