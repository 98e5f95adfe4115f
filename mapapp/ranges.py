"""A large file answered in ranges (RFC 9110, 14), or as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flask import Response, request
from werkzeug.datastructures import ContentRange

PIECE = 1024 * 1024


def ranged(read: Callable[[int, int], bytes], size: int, mimetype: str, name: str) -> Response:
    """Answer the range that the request asks for.

    Several ranges at once are answered as a whole, which the standard allows; none is ever compressed, because ranges
    are of the bytes themselves.

    Parameters
    ----------
    read : callable
        Gives the bytes from a place up to, and without, another.
    size : int
    mimetype : str
    name : str
        Of the content; a range of another content is refused a reader that says ``If-Range``.
    """
    asked = request.range if request.if_range.etag in (None, name) and not request.if_range.date else None
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        response = Response(_pieces(read, 0, size), mimetype=mimetype)
        response.content_length = size
        return _named(response, name)
    span = asked.range_for_length(size)
    if span is None:
        response = Response(status=416, mimetype=mimetype)
        response.headers["Content-Range"] = f"bytes */{size}"
        return _named(response, name, conditional=False)
    start, stop = span
    response = Response(_pieces(read, start, stop), status=206, mimetype=mimetype)
    response.content_length, response.content_range = stop - start, ContentRange("bytes", start, stop, size)
    return _named(response, name)


def _named(response: Response, name: str, *, conditional: bool = True) -> Response:
    response.headers["Accept-Ranges"] = "bytes"
    response.set_etag(name)
    if conditional and response.status_code != 206:  # noqa: PLR2004  a range is conditional by If-Range
        response.make_conditional(request)
    return response


def _pieces(read: Callable[[int, int], bytes], start: int, stop: int) -> bytes | Iterator[bytes]:
    if stop - start <= PIECE:
        return read(start, stop)
    return (read(at, min(at + PIECE, stop)) for at in range(start, stop, PIECE))
