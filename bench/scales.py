"""Scales between a browser and a server: every request and every byte, whoever in the browser asks for it.

What a page's service worker loads is loaded by the reader too, and the browser's tools for a page do not tell it.
"""

from __future__ import annotations

import re
import selectors
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

REQUEST: Final = re.compile(rb"(?:GET|HEAD|POST) (\S+) HTTP/1\.1\r\n")
PIECE: Final = 65536


@dataclass
class Asked:
    """One request.

    Parameters
    ----------
    path : str
    size : int
        Bytes of its answer so far, headers included.
    """

    path: str
    size: int = 0


@dataclass
class Scales:
    """What has passed so far.

    Parameters
    ----------
    url : str
        Where the browser finds the server, without a slash at the end.
    """

    url: str
    _asked: list[Asked] = field(default_factory=list)
    _last: float = field(default_factory=time.monotonic)

    def taken(self) -> list[Asked]:
        """Give what has passed, and begin anew."""
        taken, self._asked = self._asked, []
        return taken

    @property
    def quiet_s(self) -> float:
        """Seconds since the last byte."""
        return time.monotonic() - self._last

    def pass_on(self, browser: socket.socket, server: socket.socket) -> None:
        """Hand on what is said on a connection, both ways, until one side ends it."""
        now: Asked | None = None
        with selectors.DefaultSelector() as ready:
            ready.register(browser, selectors.EVENT_READ, (browser, server))
            ready.register(server, selectors.EVENT_READ, (server, browser))
            while True:
                for key, _ in ready.select():
                    here, there = key.data
                    piece = here.recv(PIECE)
                    if not piece:
                        return
                    now = self._weighed(piece, now, begins=here is browser)
                    there.sendall(piece)

    def _weighed(self, piece: bytes, now: Asked | None, begins: bool) -> Asked | None:
        """Note a new request, or add to the answer of the last one: on one connection they follow each other."""
        self._last = time.monotonic()
        request = REQUEST.match(piece) if begins else None
        if request:
            now = Asked(urlsplit(request[1].decode()).path)
            self._asked.append(now)
        elif now and not begins:
            now.size += len(piece)
        return now


@contextmanager
def scales(url: str) -> Iterator[Scales]:
    """Put scales before a server.

    Parameters
    ----------
    url : str
        The server, on loopback.
    """
    behind = urlsplit(url)

    class Connection(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection((behind.hostname or "", behind.port or 0)) as server:
                try:
                    weighing.pass_on(self.request, server)
                except ConnectionError:
                    return  # a browser that closes a page ends what it still reads

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Connection) as listening:
        listening.daemon_threads, listening.block_on_close = True, False
        weighing = Scales(f"http://127.0.0.1:{listening.server_address[1]}")
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        try:
            yield weighing
        finally:
            listening.shutdown()
