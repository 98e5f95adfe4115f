"""Asks the application what a copy holds, as a browser would, with no network between them."""

import json
from typing import Final

from flask import Flask

from mapapp.bundle.piece import Piece
from mapapp.errors import BundleError

SITE: Final = "http://copy.invalid/"
"""Address of the server that is asked: a name that no host can have (RFC 2606), so that none of its links stays."""
_SOUND = 200


class Asker:
    """A reader of every language.

    Parameters
    ----------
    app : flask.Flask
    """

    def __init__(self, app: Flask) -> None:
        self._client = app.test_client(use_cookies=False)

    def ask(self, piece: Piece) -> tuple[str, bytes]:
        """Give the type and the bytes of an answer.

        Raises
        ------
        BundleError
            If the application does not answer: its own words say why.
        """
        headers = {"Accept-Language": piece.language, "Accept": "application/problem+json, */*;q=0.5"}
        answer = self._client.get(piece.address, base_url=SITE, headers=headers)
        body, mimetype = answer.get_data(), answer.mimetype or ""
        # a print or a file that is kept is open as long as its answer is
        answer.close()
        if answer.status_code != _SOUND:
            raise BundleError(f"{piece.address}: {_why(body) or answer.status}")
        return mimetype, body


def _why(body: bytes) -> str:
    try:
        return str(json.loads(body)["detail"])
    except (ValueError, KeyError, TypeError):
        return ""
