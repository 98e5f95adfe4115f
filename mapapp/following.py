"""What feed and calendar share: addresses that work from anywhere, names that stay, text that any reader takes."""

import re
from datetime import datetime
from urllib.parse import quote, urlencode
from uuid import UUID, uuid5

from flask import Response, request
from werkzeug.exceptions import BadRequest

from layers.query import ALL, PARAMETERS
from mapapp.answers import answer
from mapapp.asking import given
from mapapp.languages import PARAMETER, spoken

_NAMES = UUID("b1f0c0de-6b17-5d6e-9f3a-4b6f2f0f9a11")
"""Space of our names (RFC 9562, 5.5), chosen once: names hang on no host, so a map that moves keeps them."""
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ILLEGIBLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the characters of XML 1.0 (https://www.w3.org/TR/xml/#charsets); and controls, which iCalendar refuses."""


def permanent(*parts: str) -> UUID:
    """Name what the parts determine, the same wherever and whenever it is asked.

    Examples
    --------
    >>> permanent("event", "kw-0001.appeared.mayor-1131009").version
    5
    """
    return uuid5(_NAMES, "\n".join(parts))


def legible(text: str) -> str:
    r"""Leave out what XML 1.0 and iCalendar have no character for; every break of a line becomes the plain one.

    Examples
    --------
    >>> legible("池\x00\ufffe\r\n<b>")
    '池\n<b>'
    """
    return _ILLEGIBLE.sub("", _BREAKS.sub("\n", text))


def in_line(text: str) -> str:
    """Give a text on one line."""
    return " ".join(legible(text).split())


def instant(day: str) -> datetime:
    """Give the moment at which a day begins in Kaohsiung, which keeps one time all year (UTC+8).

    Examples
    --------
    >>> instant("2024-10-09").isoformat()
    '2024-10-09T00:00:00+08:00'
    """
    return datetime.fromisoformat(f"{day}T00:00:00+08:00")


def filters() -> dict[str, str]:
    """Give the filters of the request, in one order; those that are sent empty are none."""
    texts = given()
    return {name: texts[name] for name in PARAMETERS if texts.get(name)}


def name_of(what: str) -> UUID:
    """Name what follows the request's filters in its language."""
    return permanent(what, spoken(), urlencode(filters()))


def site() -> str:
    """Give the address of the site as the request has it.

    Raises
    ------
    werkzeug.exceptions.BadRequest
        If the request names a host that can be none (RFC 9112, 3.2).
    """
    if not request.host:
        raise BadRequest
    return request.url_root


def here() -> str:
    """Give the absolute address of this answer; its language stands in it."""
    return f"{site()}{request.path.lstrip('/')}?{urlencode({**filters(), PARAMETER: spoken()}, safe=',')}"


def page() -> str:
    """Give the absolute address of the page that shows the same projects."""
    return f"{site()}?{urlencode({'finished': ALL, **filters(), PARAMETER: spoken()}, safe=',')}"


def project_page(project: str) -> str:
    """Give the absolute address of a project's page."""
    return f"{site()}projects/{quote(project)}?{urlencode({PARAMETER: spoken()})}"


def follow(body: bytes, mimetype: str) -> Response:
    """Answer a feed or a calendar, in the language of the request."""
    response = answer(body, mimetype)
    response.headers["Content-Language"] = spoken()
    response.vary.update(["Accept-Language", "Cookie"])
    return response
