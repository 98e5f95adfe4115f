"""Another agency's WMS that knows only EPSG:3826: what it knows is drawn where it is in any box."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from PIL import Image, ImageDraw
from pyproj import Transformer

KNOWN = {
    "red": (120.305, 22.615, (255, 0, 0)),
    "green": (120.345, 22.625, (0, 160, 0)),
    "blue": (120.325, 22.590, (0, 0, 255)),
}
"""Longitude, latitude and colour of what it has surveyed."""
TABLE = """
[[service]]
id = "{id}"
kind = "wms"
title = {{ "zh-Hant" = "{id} 圖", en = "{id} map" }}
url = "{host}/wms?map=/survey.map"
source = "測試機關"
layers = "0,1"
{more}
"""
"""How an operator lists it: under which id, and what is said besides."""
HALF = 6
"""Half of a mark's side, in pixels of its picture."""
MISTAKEN = (
    b'<?xml version="1.0"?><ServiceExceptionReport><ServiceException code="InvalidSRS"/></ServiceExceptionReport>'
)
FITS = {"1.3.0": ("crs", "srs"), "1.1.1": ("srs", "crs")}
"""How each version calls the grid, and how it does not: OGC 06-042, table 8; OGC 01-068r3, table 8."""
TM2 = Transformer.from_crs("EPSG:4326", "EPSG:3826", always_xy=True)


def answer(asked: Mapping[str, str]) -> tuple[str, bytes]:
    """Draw a picture; or, as servers do, say with a status of 200 and in XML that it cannot be asked so."""
    named, other = FITS.get(asked.get("version", ""), ("", ""))
    sound = asked.get(named) == "EPSG:3826" and other not in asked and asked.get("request") == "GetMap"
    if not sound or asked.get("layers") != "0,1" or asked.get("map") != "/survey.map":
        return "text/xml", MISTAKEN
    west, south, east, north = map(float, asked["bbox"].split(","))
    width, height = int(asked["width"]), int(asked["height"])
    picture = Image.new("RGBA", (width, height))
    pen = ImageDraw.Draw(picture)
    for longitude, latitude, colour in KNOWN.values():
        easting, northing = TM2.transform(longitude, latitude)
        # the middle of the first pixel lies half a pixel inside the box
        x = (easting - west) / (east - west) * width - 0.5
        y = (north - northing) / (north - south) * height - 0.5
        pen.rectangle((round(x) - HALF, round(y) - HALF, round(x) + HALF, round(y) + HALF), fill=(*colour, 255))
    body = io.BytesIO()
    picture.save(body, "PNG")
    return "image/png", body.getvalue()


class _Maps(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        asked = {name.lower(): values[0] for name, values in query.items()}
        if self.path.startswith("/never"):
            self.server.over.wait()
            return
        moved = self.path.startswith("/moved")
        self.server.noted.append(asked)
        mimetype, body = ("text/plain", b"") if moved else answer(asked)
        # no Access-Control-Allow-Origin: agencies send none
        self.send_response(302 if moved else 200)
        self.send_header("Location", asked.get("to", ""))
        self.send_header("Content-Type", mimetype)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: object) -> None:
        """Say nothing."""


@contextmanager
def surveyor() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Serve it at ``/wms?map=/survey.map``, send on from ``/moved?to=``, say nothing at ``/never``.

    Gives its address and what it is asked, names in small letters.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Maps)
    server.noted, server.over = [], threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.noted
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
