"""A server that stops with every connection, falls silent, and comes back at the same address, as networks do."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from mapapp import Settings, create_app

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Quiet(WSGIRequestHandler):
    """Keep connections open, as a server before the public does, and leave the log to those who fail."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of an answer."""


class Line(ThreadedWSGIServer):
    """A server that knows its connections."""

    def __init__(self, port: int, app: Wsgi) -> None:
        super().__init__("127.0.0.1", port, app, handler=Quiet)
        self.open: list[socket.socket] = []

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take a connection, and remember it."""
        connection, address = super().get_request()
        self.open.append(connection)
        return connection, address

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - socketserver's own
        """Say nothing of connections that were cut."""

    def cut(self) -> None:
        """Stop, and break off whatever is being said."""
        self.shutdown()
        for connection in self.open:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        self.server_close()


class Station:
    """The application over an edition, at one address.

    Parameters
    ----------
    edition : Path
        The edition; may be replaced while the server runs.
    """

    def __init__(self, edition: Path) -> None:
        self.edition = edition
        self._app = create_app(Settings(edition=edition))
        self._said: list[tuple[int, str]] = []
        self._speaks = threading.Event()
        self._line: Line | None = None
        self._port = 0
        self.open()
        self.address = f"http://127.0.0.1:{self._port}"

    def open(self) -> None:
        """Start, unless it runs."""
        self._speaks.set()
        if self._line is None:
            self._line = Line(self._port, self._answer)
            self._port = self._line.server_port
            threading.Thread(target=self._line.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def shut(self) -> None:
        """Stop with every connection: after this nothing answers at the address."""
        self._speaks.set()
        if self._line is not None:
            self._line.cut()
            self._line = None

    def fall_silent(self) -> None:
        """Take connections and questions, and answer nothing until it is opened again."""
        self._speaks.clear()

    def answered(self) -> list[tuple[int, str]]:
        """Bytes on the wire, headers aside, and address of each answer so far; then begin anew."""
        said, self._said = self._said, []
        return said

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self._speaks.wait()

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:  # noqa: ANN401 - WSGI's own
            sizes = [int(text) for name, text in headers if name == "Content-Length" and not status.startswith("304")]
            self._said.append((sum(sizes), environ["PATH_INFO"]))
            return start_response(status, headers, *error)

        return self._app(environ, start)
