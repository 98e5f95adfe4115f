"""What another process makes, as an answer: a print, or a file of works."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from flask import Response, request
from werkzeug.wsgi import wrap_file

from layers.errors import EditionError
from mapapp.answers import REVALIDATE
from mapapp.errors import PrintOutdatedError
from mapapp.languages import spoken
from mapapp.served import served

TRIES = 2
"""An edition may come while something of the one before is made, and then the new one's is made."""


@dataclass(frozen=True)
class Handout:
    """Something that is made when somebody takes its bytes.

    Parameters
    ----------
    name : str
        What tells it from all others.
    mimetype : str
    disposition : str
        Whether it is shown or saved, and under which name, as RFC 6266 and RFC 8187 have it.
    speaks : bool
        Whether there are words of a language in it.
    make : callable
        Gives it, open; `PrintOutdatedError` where the edition was replaced meanwhile.
    """

    name: str
    mimetype: str
    disposition: str
    speaks: bool
    make: Callable[[], BinaryIO]


def hand_out(of: Callable[[str], Handout]) -> Response:
    """Answer the current request; only who gets the bytes waits for them to be made.

    Parameters
    ----------
    of : callable
        Gives what is meant of an edition.

    Raises
    ------
    layers.errors.EditionError
        If the edition is replaced whenever it is made.
    """
    for _ in range(TRIES):
        handout = of(served().store.edition)
        response = _head(handout)
        if request.method == "HEAD" or handout.name in request.if_none_match:
            response.make_conditional(request)
            return response
        try:
            found = handout.make()
        except PrintOutdatedError:
            continue
        size = os.fstat(found.fileno()).st_size
        response.response, response.content_length = wrap_file(request.environ, found), size
        response.direct_passthrough = True
        response.call_on_close(found.close)
        response.make_conditional(request, accept_ranges=True, complete_length=size)
        return response
    raise EditionError("the edition was replaced again and again while a print or a file of it was made")


def _head(handout: Handout) -> Response:
    response = Response(mimetype=handout.mimetype)
    response.automatically_set_content_length = False
    response.headers["Content-Disposition"] = handout.disposition
    response.headers["Cache-Control"] = REVALIDATE
    if handout.speaks:
        response.headers["Content-Language"] = spoken()
    response.vary.update(["Accept-Language", "Cookie"])
    response.set_etag(handout.name)
    return response
