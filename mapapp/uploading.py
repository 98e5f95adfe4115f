"""A file that somebody sends: held in memory, never on a disk, within bounds of size, parts and time."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from flask import request
from werkzeug.exceptions import BadRequest
from werkzeug.formparser import FormDataParser

from mapapp.errors import FileBusyError
from register.apart import MB

PARTS = 10
"""Of a form: a file and a few words."""
WORDS = 500_000
"""Bytes of all words of a form; the parser takes 64 kB of what is sent at once, whatever they are."""
SOCKETS = ("gunicorn.socket", "werkzeug.socket")
"""What servers call the connection in a request's environment."""
FRAME = 20_000
"""Bytes of a form round its file."""
RETRY_S = 10


@dataclass(frozen=True)
class Upload:
    """What was sent.

    Parameters
    ----------
    name : str
        As its owner calls the file; empty where none was sent.
    data : bytes
    words : mapping of str to str
        The form's other fields.
    """

    name: str
    data: bytes
    words: Mapping[str, str]


class Desk:
    """Takes files in, a few at once.

    Parameters
    ----------
    at_once : int
        Who comes while as many are taken in or compared is asked to come again.
    """

    def __init__(self, at_once: int) -> None:
        self._seats = threading.BoundedSemaphore(at_once)

    @contextmanager
    def seat(self) -> Iterator[None]:
        """Take a seat.

        Raises
        ------
        FileBusyError
            If there is none.
        """
        if not self._seats.acquire(blocking=False):
            raise FileBusyError(RETRY_S)
        try:
            yield
        finally:
            self._seats.release()


def receive(field: str, size_mb: int, seconds: float) -> Upload:
    """Receive the form of the current request.

    Parameters
    ----------
    field : str
        Name of the file's field.
    size_mb : int
        Of all that is sent.
    seconds : float
        After which a sender who is too slow is cut off.

    Raises
    ------
    werkzeug.exceptions.RequestEntityTooLarge
        If it is too much.
    werkzeug.exceptions.BadRequest
        If it is no form, or was cut off.
    """
    parser = FormDataParser(
        stream_factory=lambda *_, **__: BytesIO(),
        max_form_memory_size=WORDS,
        max_content_length=size_mb * MB + FRAME,
        max_form_parts=PARTS,
        silent=False,
    )
    with _no_longer_than(seconds):
        try:
            _, words, files = parser.parse_from_environ(request.environ)
        except ValueError:  # no boundary, or none of its parts is sound
            raise BadRequest from None
    sent = files.get(field)
    data = _whole(sent.stream) if sent else b""
    return Upload((sent.filename or "") if sent else "", data, words.to_dict())


def _whole(stream: IO[bytes]) -> bytes:
    return stream.read()


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Stop listening to the sender after that long: who sends a letter a minute keeps no thread of ours."""
    connection = next((request.environ[name] for name in SOCKETS if name in request.environ), None)
    clock = threading.Timer(seconds, _stop, [connection])
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _stop(connection: socket.socket | None) -> None:
    if connection is not None:
        try:
            connection.shutdown(socket.SHUT_RD)
        except OSError:
            return  # the sender has gone
