"""A kept connection that asks and is watched beside others: as little work of the client's own as can be."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from time import perf_counter
from typing import Final
from urllib.parse import urlsplit

LARGEST: Final = 1 << 18
"""Bytes taken at once."""
END: Final = b"\r\n\r\n"
LINE: Final = b"\r\n"


class Connection:
    """One connection, which asks for the next as soon as an answer is whole.

    An answer's end is found as HTTP/1.1 has it (RFC 9112, 6.3): by its length, or in chunks.

    Parameters
    ----------
    url : str
        The server, on loopback.
    targets : iterator of str
        Paths with their queries, without an end.
    encoding : str
        In which answers are taken.
    """

    taken_ms: list[float]

    def __init__(self, url: str, targets: Iterator[str], encoding: str) -> None:
        parts = urlsplit(url)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._targets = targets
        self._rest = f" HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: {encoding}\r\n\r\n"
        self._room = bytearray(LARGEST)
        self.taken_ms = []
        self._ask()

    def _ask(self) -> None:
        self._target = next(self._targets)
        self._parts, self._left = bytearray(), -1
        self._begun = perf_counter()
        self.socket.sendall(f"GET {self._target}{self._rest}".encode())

    def take(self) -> None:
        """Take what has come, and ask again if that was the end of an answer.

        Raises
        ------
        RuntimeError
            If the answer is not a 200, or the server hangs up within it.
        """
        size = self.socket.recv_into(self._room)
        if not size:
            raise RuntimeError(f"{self._target}: the server hung up")
        if self._left > 0:
            self._left -= size
        else:
            self._parts += memoryview(self._room)[:size]
            self._left = self._remaining()
        if self._left == 0:
            self.taken_ms.append((perf_counter() - self._begun) * 1000)
            self._ask()

    def _remaining(self) -> int:
        """Count the bytes that are still to come; -1 where that cannot be told yet."""
        head, end, body = bytes(self._parts).partition(END)
        if not end:
            return -1
        if b" 200 " not in head.partition(LINE)[0]:
            raise RuntimeError(f"{self._target} answered {head[:40]!r}")
        fields = dict(line.lower().partition(b":")[::2] for line in head.split(LINE)[1:])
        if b"content-length" in fields:
            return int(fields[b"content-length"]) - len(body)
        return 0 if _is_whole(body) else -1


def _is_whole(body: bytes) -> bool:
    """Tell whether the last chunk has come (RFC 9112, 7.1)."""
    while LINE in body:
        size, _, rest = body.partition(LINE)
        count = int(size.partition(b";")[0], 16)
        if count == 0:
            return rest.endswith(LINE)
        body = rest[count + len(LINE) :]
    return False
