"""What a map of another agency answers when one picture of it is asked for, as the page would ask."""

from __future__ import annotations

import math
import re
import time
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from mapapp.service import Service

MIDDLE = (120.32, 22.63)
"""Longitude and latitude of the middle of the city's plain, in degrees."""
ZOOM, SIDE, HALF_M = 14, 512, 2500
"""Level of a tile; pixels of a WMS picture, and metres from its middle to its edge."""
MOVED = range(300, 400)
SECONDS, MOST_BYTES, MOST_LETTERS = 20, 8_000_000, 200
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"GIF8")
"""How PNG, JPEG, WebP and GIF begin."""
CODE = re.compile(r"""\bcode\s*=\s*["']([^"']{1,60})""")
HEADERS = {"Accept": "image/*", "User-Agent": "worksmap"}


@dataclass(frozen=True)
class Answer:
    """What came.

    Parameters
    ----------
    whole : bool
        Whether it is a picture.
    words : str
        One line for who lists the service; of a fault, what the server says of it.
    """

    whole: bool
    words: str


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_asked: object) -> None:
        """Make no request of a redirect, which leaves it an error."""


def answer(url: str, steps: int = 5) -> Answer:
    """Ask one address for a picture.

    Parameters
    ----------
    url : str
        As `address` or a service's legend gives it.
    steps : int
        How often it may be sent on, to the same host.
    """
    began = time.monotonic()
    try:
        request = Request(url, headers=HEADERS)  # noqa: S310  # mapapp.service_table lets http and https in
        with build_opener(_NoRedirects).open(request, timeout=SECONDS) as page:
            body = page.read(MOST_BYTES)
    except HTTPError as error:
        with error:
            return _refused(error, url, steps)
    except (OSError, HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        return Answer(False, f"no answer: {_line(str(reason)) or type(reason).__name__}")
    if body.startswith(PICTURES):
        return Answer(True, f"a picture of {math.ceil(len(body) / 1000)} kB after {time.monotonic() - began:.1f} s")
    return Answer(False, f"no picture but: {_said(body)}")


def _refused(error: HTTPError, url: str, steps: int) -> Answer:
    """Follow to the same host alone, and not away from encryption: the page's policy lets nothing else in."""
    if error.code not in MOVED:
        return Answer(False, f"status {error.code}")
    to = urljoin(url, error.headers.get("Location", ""))
    here, there = urlsplit(url), urlsplit(to)
    if steps and here.netloc == there.netloc and there.scheme in (here.scheme, "https"):
        return answer(to, steps - 1)
    return Answer(False, f"sends on to {_line(f'{there.scheme}://{there.netloc}')}")


def address(one: Service) -> str:
    """Give the address of a picture of the city's middle: a tile, or a WMS's ``GetMap`` in the service's own grid."""
    if one.kind == "wmts":
        zoom = min(ZOOM, one.most_zoom)
        across, down = _tile(zoom)
        return one.url.replace("{z}", str(zoom)).replace("{x}", str(across)).replace("{y}", str(down))
    from pyproj import Transformer

    x, y = Transformer.from_crs("EPSG:4326", one.crs, always_xy=True).transform(*MIDDLE)
    said = {
        "service": "WMS",
        "request": "GetMap",
        "version": one.version,
        "layers": one.layers,
        "styles": one.styles,
        "crs" if one.version == "1.3.0" else "srs": one.crs,
        # easting first in both versions: `mapapp.service.GRIDS`
        "bbox": ",".join(f"{number:.3f}" for number in (x - HALF_M, y - HALF_M, x + HALF_M, y + HALF_M)),
        "width": SIDE,
        "height": SIDE,
        "format": one.format,
        "transparent": "FALSE" if one.format == "image/jpeg" else "TRUE",
    }
    return f"{one.url}{'&' if '?' in one.url else '?'}{urlencode(said)}"


def _tile(zoom: int) -> tuple[int, int]:
    """Give column and row of the city's middle: OGC 17-083r4, annex D."""
    longitude, latitude = MIDDLE
    north = math.asinh(math.tan(math.radians(latitude)))
    return int((longitude / 360 + 0.5) * 2**zoom), int((1 - north / math.pi) / 2 * 2**zoom)


def _said(body: bytes) -> str:
    """Give the words of an exception's XML, or of whatever else came, in one line."""
    text = body[:20_000].decode("utf-8", "replace")
    code = CODE.search(text)
    words = _line(re.sub(r"<[^>]*>", " ", text))
    return " ".join(part for part in (_line(code[1]) if code else "", words) if part) or "nothing"


def _line(text: str) -> str:
    whole = " ".join(text.split())
    return "".join(letter for letter in whole if letter.isprintable())[:MOST_LETTERS]
