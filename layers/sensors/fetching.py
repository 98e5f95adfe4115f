"""Fetch JSON from a feed: bounded in bytes and seconds, and never led elsewhere."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from layers.errors import FeedError
from layers.sensors.failure import Failure
from layers.sensors.wanted import USUAL_SECONDS

HEADERS = {"Accept": "application/json", "User-Agent": "worksmap"}
PIECE = 65536
MOVED = range(300, 400)


@dataclass(frozen=True)
class Bounds:
    """What one round of one feed may take.

    Parameters
    ----------
    seconds : float
        For all answers together.
    bytes : int
        Of all answers together; the largest feed that is known has 300 kB.
    """

    seconds: float = USUAL_SECONDS
    bytes: int = 16_000_000


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_asked: object) -> None:
        """Make no request of a redirect, which leaves it an error."""


class Asking:
    """One round of one feed: gives the JSON at an address, until its bounds are reached.

    Parameters
    ----------
    bounds : Bounds
    """

    def __init__(self, bounds: Bounds) -> None:
        self.left = bounds.bytes
        self.until = time.monotonic() + bounds.seconds
        self._open = build_opener(_NoRedirects).open

    def __call__(self, url: str) -> object:
        """Fetch and parse.

        Raises
        ------
        FeedError
            With what happened.
        """
        patience = self.until - time.monotonic()
        if patience <= 0:
            raise FeedError(Failure.SLOW, "no time left")
        try:
            with self._open(Request(url, headers=HEADERS), timeout=patience) as page:  # noqa: S310  # wanted.ADDRESS
                return _parsed(self._body(page))
        except HTTPError as error:
            with error:
                raise FeedError(Failure.MOVED if error.code in MOVED else Failure.REFUSED, f"{error.code}") from None
        except (OSError, HTTPException, UnicodeError) as error:
            raise _unreached(error) from None

    def _body(self, page: HTTPResponse) -> bytes:
        """Read in pieces, because a time-out of a socket is for one piece only."""
        body = bytearray()
        while piece := page.read1(min(PIECE, self.left + 1)):
            body += piece
            self.left -= len(piece)
            if self.left < 0:
                raise FeedError(Failure.HUGE, "too many bytes")
            if time.monotonic() > self.until:
                raise FeedError(Failure.SLOW, "no time left")
        return bytes(body)


def _parsed(body: bytes) -> object:
    """Read JSON as services write it: with a byte order mark, NaN, tabs in strings, or once more inside a string."""
    try:
        document = _json(body.decode("utf-8-sig"))
        return _json(document) if isinstance(document, str) else document
    except (ValueError, RecursionError):
        raise FeedError(Failure.UNREADABLE, "expected JSON in UTF-8") from None


def _json(text: str) -> object:
    return json.loads(text, strict=False, parse_constant=lambda _: None)


def _unreached(error: OSError | HTTPException | UnicodeError) -> FeedError:
    if isinstance(error, FeedError):
        return error
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return FeedError(Failure.SLOW, "no answer in time")
    return FeedError(Failure.UNREACHABLE, type(reason).__name__)
