"""Feeds on loopback that answer as a test says, in the words of the real ones."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from layers.sensors.wanted import Feed, read_wanted

NOON = datetime(2026, 6, 28, 4, 0, tzinfo=UTC)
"""Noon in Taiwan."""
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Loopback:
    """A real HTTP server; what each path answers may change."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def says(self, path: str, document: object, status: int = 200, **headers: str) -> None:
        body = document if isinstance(document, bytes) else json.dumps(document, ensure_ascii=False).encode()
        self.answers[path] = lambda handler: send(handler, body, status, **headers)

    def trickles(self, path: str) -> None:
        """Answer a byte now and then, which no time-out of a socket ends."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.end_headers()
            while not self.ended.wait(0.05):
                handler.wfile.write(b" ")

        self.answers[path] = answer

    def dawdles(self, path: str) -> None:
        """Begin a head that has no end: neither a socket's time-out nor the reader of a body ever gets a turn."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            while not self.ended.wait(0.05):
                handler.wfile.write(b"x")

        self.answers[path] = answer

    def hangs(self, path: str) -> None:
        self.answers[path] = lambda _: self.ended.wait(30) and None

    def pours(self, path: str) -> None:
        """Answer without an end."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.end_headers()
            while not self.ended.is_set():
                handler.wfile.write(b" " * 65536)

        self.answers[path] = answer


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def serving() -> Iterator[Loopback]:
    """Start a server, and end it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            loopback.asked.append(self.path)
            try:
                loopback.answers.get(path, lambda handler: send(handler, b"", 404))(self)
            except OSError:
                self.close_connection = True  # whoever asked has had enough

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    loopback = Loopback(http.server_address[1])
    thread = threading.Thread(target=http.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield loopback
    finally:
        loopback.ended.set()
        http.shutdown()
        thread.join()
        http.server_close()


def said(minutes: float = 0) -> str:
    """Write a time as the city does: in Taiwan's, without a zone; so many minutes before noon."""
    return (NOON - timedelta(minutes=minutes)).astimezone(timezone(timedelta(hours=8))).strftime("%Y-%m-%dT%H:%M:%S")


def sewer(station: str = "S1", **other: object) -> dict[str, object]:
    place = {"lon": 120.3, "lat": 22.63, "basin": "愛河", "source": "水利局"}
    level = {"stage": 1.25, "warn_level2": 2.0, "warn_Level1": 2.5, "voltage": 3.6}
    return {"stn_no": station, "stn_name": f"{station} 人孔", "time": said(3), **place, **level, **other}


def flood(station: str = "F1", **other: object) -> dict[str, object]:
    place = {"lon": "120.31", "lat": "22.62", "town": "前鎮區"}
    return {"stn_id": station, "stn_name": "測試路口", "time": said(5), "obs_value": 12.0, **place, **other}


def rain(station: str = "R1", **other: object) -> dict[str, object]:
    told = {"M10": 6.5, "M20": 12.0, "H1": 31.5, "H3": 104.0, "H6": 110.0, "H12": 110.0, "H24": 150.5, "Status": "0"}
    return {"ST_NO": station, "DATE": said(8), **told, **other}


def gauge(station: str = "R1", **other: object) -> dict[str, object]:
    return {
        "ST_NO": station,
        "NAME_C": "測試國小",
        "ADDR_C": "測試路 1 號",
        "Long": 120.35,
        "Lat": 22.7,
        "Town": "楠梓區",
        **other,
    }


def stream(station: str = "T1", result: object = 0.12, unit: str = "m", **other: object) -> dict[str, object]:
    """Give a data stream as a SensorThings service does."""
    where = {"type": "Point", "coordinates": [120.32, 22.61]}
    thing = {"@iot.id": 7, "name": "淹水感測器-7", "properties": {"stationID": station, "stationName": "三多路"}}
    seen = [{"phenomenonTime": "2026-06-28T03:58:00.000Z", "resultTime": None, "result": result}]
    unit_said = {"name": unit, "symbol": unit, "definition": ""}
    told = {
        "Thing": {**thing, "Locations": [{"location": where}]},
        "unitOfMeasurement": unit_said,
        "Observations": seen,
    }
    return {"@iot.id": 70, "name": "淹水深度", **told, **other}


def feeds(folder: Path, *tables: str, every: int = 60) -> tuple[Feed, ...]:
    """Read feeds from the words of a file."""
    return read_wanted(write(folder, *tables, every=every)).feeds


def write(folder: Path, *tables: str, every: int = 60) -> Path:
    path = folder / "feeds.toml"
    path.write_text(f"every = {every}\n" + "".join(f"[[feed]]\n{table}\n" for table in tables), "utf-8")
    return path
