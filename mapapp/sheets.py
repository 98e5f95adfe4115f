"""Paper: a district's sheet, any other area's, and the atlas of the city, as PDF."""

from urllib.parse import quote

from flask import Blueprint, Response

from mapapp.asking import given, none_asked
from mapapp.clock import now
from mapapp.district.named import official
from mapapp.following import site
from mapapp.handout import Handout, hand_out
from mapapp.languages import spoken
from mapapp.paper.leaf.underlays import Underlays
from mapapp.paper.order import Order
from mapapp.press.job import Asked
from mapapp.press.shop import name as name_of
from mapapp.served import served
from mapapp.wording import Wording

blueprint = Blueprint("sheets", __name__)
ATLAS = ("paper", "grey", "archive", "flood", "overlay", "sensors", "operator")
"""What may be said of the atlas: few enough that each is made once for an edition and its overlays."""


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
    """Answer a print."""

    def of(edition: str) -> Handout:
        at, under = now(), _under(order)
        moment = at if order.is_situation else None
        asked = Asked(edition, spoken(), site(), at.date(), order, bound, moment, under)
        shown = f"inline; filename=\"works.pdf\"; filename*=UTF-8''{quote(file, safe='')}"
        return Handout(name_of(asked), "application/pdf", shown, speaks=True, make=lambda: served().shop.print(asked))

    return hand_out(of)


def _under(order: Order) -> tuple[str, ...]:
    """Name the contents of the overlays that are ordered, so that another one of an id is another print."""
    return Underlays.find(served().overlays, order.overlays, grey=order.grey).names
