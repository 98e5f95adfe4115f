"""A server on loopback that answers as a test says, and the services that ask it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

import pytest

from geocode import Boundaries
from geocode.services import TGOS, Manners, Secret, Service, ServiceSettings, open_services

APP_ID, KEY = "app-id-of-nobody==", "key+of/nobody="
"""Made up; with characters that a form writes otherwise."""

LINGYA, QIANZHEN = (120.3254, 22.6229), (120.3081, 22.5888)
"""A point in 苓雅區 and one in 前鎮區."""

QUICK = Manners(delay_s=0, error_wait_s=0, rest_s=0)


@dataclass
class Asked:
    """One request as the server saw it."""

    method: str
    path: str
    headers: dict[str, str]
    form: dict[str, list[str]]


@dataclass
class Loopback:
    """A real HTTP server; `answer` is what it does next."""

    port: int
    asked: list[Asked] = field(default_factory=list)
    answer: Callable[[BaseHTTPRequestHandler], None] = lambda handler: send(handler, "")
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/QueryAddr.asmx/QueryAddr"

    def says(self, text: str | bytes, status: int = 200, **headers: str) -> None:
        self.answer = lambda handler: send(handler, text, status, **headers)

    def says_rows(self, *rows: dict[str, object], **info: str) -> None:
        self.says(wrapped({"Info": [{"IsSuccess": "True", "OutTotal": str(len(rows)), **info}], "AddressList": rows}))


def send(handler: BaseHTTPRequestHandler, text: str | bytes, status: int = 200, **headers: str) -> None:
    body = text.encode() if isinstance(text, str) else text
    handler.send_response(status)
    for name, value in ({"Content-Type": "text/xml; charset=utf-8"} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def wrapped(answer: object) -> str:
    """Wrap an answer as ASP.NET does: JSON as the text of one XML element."""
    text = escape(json.dumps(answer, ensure_ascii=False))
    return f'<?xml version="1.0" encoding="utf-8"?>\r\n<string xmlns="http://tempuri.org/">{text}</string>'


def row(number: str = "2號", at: tuple[float, float] = LINGYA, **other: object) -> dict[str, object]:
    """Give a made-up door-plate with the columns of the real service."""
    parts = {"COUNTY": "高雄市", "TOWN": "苓雅區", "VILLAGE": "測試里", "NEIGHBORHOOD": "4鄰"} | other
    address = "".join(map(str, (parts["COUNTY"], parts["TOWN"], parts["VILLAGE"], parts["NEIGHBORHOOD"])))
    road = {"ROAD": "測試一路", "SECTION": "", "LANE": "", "ALLEY": "", "SUB_ALLEY": "", "TONG": "", "AREA": ""}
    place = {"PERIOD": "", "FULL_ADDR": f"{address}測試一路{number}", "NUMBER": number, "X": at[0], "Y": at[1]}
    return parts | road | place | other


@pytest.fixture
def server() -> Iterator[Loopback]:
    """Start a server, and end it."""
    seen: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen.append(Asked(self.command, self.path, dict(self.headers), parse_qs(body.decode())))
            loopback.answer(self)

        do_POST = do_GET  # noqa: N815  # the names are http.server's

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = http.block_on_close = True
    loopback = Loopback(http.server_address[1], seen)
    thread = threading.Thread(target=http.serve_forever, args=(0.01,))
    thread.start()
    yield loopback
    loopback.ended.set()
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.fixture
def tgos(server: Loopback, boundaries: Boundaries) -> TGOS:
    """Open the geocoder itself, towards the server."""
    return TGOS(Secret(APP_ID), Secret(KEY), towns=boundaries.districts, url=server.url, timeout=5)


@pytest.fixture
def service(server: Loopback, boundaries: Boundaries, tmp_path: Path) -> Callable[..., Service]:
    """Give what opens TGOS as a service, towards the server; settings may differ."""

    def opened(**different: object) -> Service:
        keys = {"tgos_app_id": Secret(APP_ID), "tgos_key": Secret(KEY), "tgos_address": server.url}
        settings = {"cache": tmp_path / "services.sqlite", "manners": QUICK, "timeout_s": 5, **keys, **different}
        (service,) = open_services(ServiceSettings(**settings), boundaries)
        return service

    return opened
