"""What tests of the map's surroundings share: stored overlays, another agency's server, and what is painted."""

from __future__ import annotations

import json
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from layers.overlays import About, Overlays, writing
from layers.overlays.adding import Wanted, add

FEW, MANY, ODD = "flood-24h500", "flood-6h150", "odd"
HOSTILE = "<img src=x onerror=alert(1)>"
SQUARES = {"0.3-0.5": 120.30, "1.0-2.0": 120.32, ">3": 120.34}
"""Of both scenarios: each depth in a square of a hundredth of a degree, and its west."""
SOUTH = 22.60
MIDDLE = SOUTH + 0.005
CLASSES = {"0.3-0.5": 2, "1.0-2.0": 4, ">3": 6}
PAINT = """([pane, west, south]) => {
  const at = map_works.latLngToContainerPoint([south, west]);
  const box = map_works.getContainer().getBoundingClientRect();
  const [x, y] = [box.x + at.x, box.y + at.y];
  const sheets = [...document.querySelectorAll(`.leaflet-${pane}-pane canvas`)];
  const sheet = sheets.find((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return left <= x && x < right && top <= y && y < bottom;
  });
  if (!sheet) return [];
  const { left, top, width } = sheet.getBoundingClientRect();
  const fine = sheet.width / width;
  const { data } = sheet.getContext('2d').getImageData((x - left) * fine, (y - top) * fine, 16, 16);
  return Array.from({ length: data.length / 4 }, (_, i) => [...data.slice(4 * i, 4 * i + 4)]);
}"""


def store(folder: Path) -> Path:
    """Add two scenarios, one as GeoJSON and one as tiles, and basins whose words are hostile."""
    shelf = Overlays(folder / "overlays")
    squares = [_square(west, {"depth": said}) for said, west in SQUARES.items()]
    rain = {"kind": "flood-potential", "source": "經濟部水利署", "date": "2024"}
    few = About(FEW, "24 小時 500 毫米", scenario="24h500", **rain)
    add(Wanted(_written(folder / "a.geojson", squares), few), shelf)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "MOST_FEATURES", 1)
        many = About(MANY, "6 小時 150 毫米", scenario="6h150", **rain)
        add(Wanted(_written(folder / "b.geojson", [*squares, _square(120.36, {"depth": ">3"})]), many), shelf)
    odd = About(ODD, HOSTILE, HOSTILE, "2024", "basins")
    add(Wanted(_written(folder / "c.geojson", [_square(120.40, {"name": HOSTILE})]), odd, field="name"), shelf)
    return folder


def painted(page: Page, west: float, pane: str = "context-areas") -> list[list[int]]:
    """Give red, green, blue and opacity of some pixels right above the middle of a square."""
    return page.evaluate(PAINT, [pane, west + 0.005, MIDDLE])


def drawn(page: Page, name: str) -> Locator:
    """Wait until an overlay is drawn, and give its part of the list."""
    part = page.locator(f"[data-overlay='{name}'][data-state=drawn]")
    part.wait_for(state="attached")
    return part


def _square(west: float, said: dict[str, str]) -> dict[str, object]:
    east, north = west + 0.01, SOUTH + 0.01
    ring = [[west, SOUTH], [west, north], [east, north], [east, SOUTH], [west, SOUTH]]
    return {"type": "Feature", "properties": said, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def _written(path: Path, features: list[dict[str, object]]) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def _picture() -> bytes:
    """Write a PNG of one red pixel (ISO/IEC 15948)."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@contextmanager
def agency() -> Iterator[tuple[str, list[str]]]:
    """Serve maps as another agency does, but a fault at ``/broken``; gives its address and what it is asked."""
    asked: list[str] = []

    class Maps(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            whole = not self.path.startswith("/broken")
            body = _picture() if whole else b"<ServiceExceptionReport/>"
            self.send_response(200)
            self.send_header("Content-Type", "image/png" if whole else "text/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Maps)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
