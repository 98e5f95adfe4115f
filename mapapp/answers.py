"""Answers that caches understand: ETag, gzip, Cache-Control."""

import gzip
import hashlib
from collections.abc import Callable

from flask import Response, request

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "public, no-cache"
"""Keep it, but ask each time whether it still holds: an edition may be replaced at any moment."""
GEOJSON = "application/geo+json"
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
    gzipped = len(body) > _WORTH_PACKING and request.accept_encodings.quality("gzip") > 0
    sent = (packed or pack(body)) if gzipped else body
    response = Response(sent, mimetype=mimetype)
    if gzipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = cache
    # weak: gzipped and plain answers share it
    response.set_etag(etag or etag_of(body), weak=True)
    response.make_conditional(request)
    return response


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
