"""geopy's HTTP clients for services that are not ours: bounded in time and size, and never led elsewhere."""

import json
import math
import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from ssl import SSLContext
from typing import Final, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderTimedOut, GeocoderUnavailable

from geocode.services.secret import Secret

MOST_BYTES: Final = 1_000_000
"""Longest answer that is read; forty roads with their lines have about a tenth of it."""


class NoRedirects(HTTPRedirectHandler):
    """Follows no redirect: a question, and a key with it, goes to the address in the settings and nowhere else."""

    def redirect_request(self, *_asked: object) -> None:
        """Make no request of a redirect, which leaves it an error."""


class BoundedAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy carries no types
    """Fetches by GET at most `MOST_BYTES`, all within the time-out, from the address that is asked.

    What a service writes beside an error is not passed on: geopy would log it, and it may repeat a key.

    Parameters
    ----------
    proxies, ssl_context
        As geopy's; None is the system's.
    """

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        handlers = (HTTPSHandler(context=ssl_context), ProxyHandler(proxies), NoRedirects())
        self._open = build_opener(*handlers).open

    def get_json(self, url: str, *, timeout: float | None, headers: dict[str, str]) -> object:
        """Fetch JSON; raises as `get_text`, and as `read_json`."""
        return read_json(self.get_text(url, timeout=timeout, headers=headers))

    def get_text(self, url: str, *, timeout: float | None, headers: dict[str, str]) -> str:
        """Fetch a text.

        Parameters
        ----------
        url : str
        timeout : float or None
            Seconds, for the answer as a whole; None waits for ever.
        headers : dict

        Raises
        ------
        AdapterHTTPError
            For every status but 2xx; geopy makes its own exceptions of it.
        GeocoderTimedOut, GeocoderUnavailable, GeocoderParseError
            Too slow; out of reach; too long, or no UTF-8.
        """
        until = math.inf if timeout is None else time.monotonic() + timeout
        try:
            with self._open(self.request(url, headers), timeout=timeout) as page:
                return _decoded(_read(page, until))
        except HTTPError as error:
            raise _http_error(error) from None
        except (OSError, HTTPException) as error:
            raise _unreached(error) from None

    def request(self, url: str, headers: dict[str, str]) -> Request:
        """Give the request that asks for `url`."""
        return Request(url, headers=headers)  # noqa: S310  # the settings allow http and https only


class FormAdapter(BoundedAdapter):
    """Sends what geopy puts into the query of an address as a form (POST), and the keys with it.

    So an address that geopy builds, logs or shows has never a key in it.

    Parameters
    ----------
    secrets : mapping of str to Secret
        Parameters that only the service is told.
    """

    def __init__(
        self, *, proxies: dict[str, str] | None, ssl_context: SSLContext | None, secrets: Mapping[str, Secret]
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._secrets = secrets

    def request(self, url: str, headers: dict[str, str]) -> Request:
        """Give the request with the query of `url` and the keys in its body."""
        address, _, query = url.partition("?")
        keys = urlencode({name: secret.reveal() for name, secret in self._secrets.items()})
        headers = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        return Request(address, f"{query}&{keys}".encode("ascii"), headers, method="POST")  # noqa: S310


def read_json(text: str) -> object:
    """Read JSON as services write it: with tabs inside strings, but without NaN and infinities.

    Raises
    ------
    GeocoderParseError
        Without the text, which is the service's.
    """
    try:
        return json.loads(text, strict=False, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise GeocoderParseError("答案不是 JSON") from None


def _no_number(said: str) -> NoReturn:
    raise ValueError(said)


def _read(page: HTTPResponse, until: float) -> bytes:
    """Read an answer in pieces, because a time-out of a socket is for one piece only."""
    body = bytearray()
    while piece := page.read1(65536):
        body += piece
        if len(body) > MOST_BYTES:
            raise GeocoderParseError("答案太長")
        if time.monotonic() > until:
            raise GeocoderTimedOut("逾時")
    return bytes(body)


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GeocoderParseError("答案不是 UTF-8") from None


def _http_error(error: HTTPError) -> AdapterHTTPError:
    with error:
        headers = {name.lower(): value for name, value in error.headers.items()}
        words = f"HTTP {error.code}" + ("，要轉到別處，不跟去" if "location" in headers else "")
        return AdapterHTTPError(words, status_code=error.code, headers=headers, text="")


def _unreached(error: OSError | HTTPException) -> GeocoderTimedOut | GeocoderUnavailable:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return GeocoderTimedOut("逾時")
    return GeocoderUnavailable(f"連不上（{type(reason).__name__}）")
