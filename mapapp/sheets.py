"""Paper: a district's sheet, any other area's, and the atlas of the city, as PDF."""

import os
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from flask import Blueprint, Response, request
from werkzeug.wsgi import wrap_file

from layers.errors import EditionError
from mapapp.answers import REVALIDATE
from mapapp.asking import given, none_asked
from mapapp.district.named import official
from mapapp.errors import PrintOutdatedError
from mapapp.following import site
from mapapp.languages import spoken
from mapapp.paper.order import Order
from mapapp.press.job import Asked
from mapapp.press.shop import name as name_of
from mapapp.served import served
from mapapp.wording import Wording

blueprint = Blueprint("sheets", __name__)
ATLAS = ("paper", "grey", "archive")
"""What may be said of the atlas: few enough that each is made once for an edition."""
TRIES = 2
"""An edition may come while a print of the one before is made, and then the new one is printed."""


@blueprint.get("/districts/<name>.pdf")
def district(name: str) -> Response:
    """Answer the sheet of a district, or of a village in it."""
    parts = served()
    meant = official(name, parts.words)
    order = Order.parse(meant, given())
    area = Wording(parts.words).district(meant) + order.village
    return _answer(order, parts.words("press.sheet_file", area=area))


@blueprint.get("/print.pdf")
def area() -> Response:
    """Answer the sheet of a box, of a circle, or of the whole city."""
    return _answer(Order.parse("", given()), served().words("press.city_file"))


@blueprint.get("/atlas.pdf")
def atlas() -> Response:
    """Answer the atlas: every district's sheet, in one file."""
    none_asked(besides=ATLAS)
    return _answer(Order.parse("", given()), served().words("press.atlas_file"), bound=True)


def _answer(order: Order, file: str, *, bound: bool = False) -> Response:
    """Answer a print; only who gets its bytes waits for it to be made."""
    store, shop = served().store, served().shop
    for _ in range(TRIES):
        asked = Asked(store.edition, spoken(), site(), _today(), order, bound)
        name = name_of(asked)
        response = _head(name, file)
        if request.method == "HEAD" or name in request.if_none_match:
            response.make_conditional(request)
            return response
        try:
            found = shop.print(asked)
        except PrintOutdatedError:
            continue
        size = os.fstat(found.fileno()).st_size
        response.response, response.content_length = wrap_file(request.environ, found), size
        response.direct_passthrough = True
        response.call_on_close(found.close)
        response.make_conditional(request, accept_ranges=True, complete_length=size)
        return response
    raise EditionError("the edition was replaced again and again while it was printed")


def _today() -> date:
    """Give the day in Kaohsiung, which keeps one time all year (UTC+8)."""
    return (datetime.now(UTC) + timedelta(hours=8)).date()


def _head(name: str, file: str) -> Response:
    """Begin the answer of a print. Its file's name is told as RFC 6266 and RFC 8187 have it."""
    response = Response(mimetype="application/pdf")
    response.automatically_set_content_length = False
    response.headers["Content-Disposition"] = f"inline; filename=\"works.pdf\"; filename*=UTF-8''{quote(file, safe='')}"
    response.headers["Content-Language"] = spoken()
    response.headers["Cache-Control"] = REVALIDATE
    response.vary.update(["Accept-Language", "Cookie"])
    response.set_etag(name)
    return response
