"""What the command tells of a document and what the page tells of it are the same."""

from __future__ import annotations

from itertools import product

from layers.change import Turn
from layers.changes import changes
from register import Register
from register.reconciliation import What, differences
from tests.layers.conftest import City, city, vendor
from tests.layers.reports import Made, made, status, two, until

__all__ = ["city", "made", "vendor"]

SAID = ["", "預計 112 年底完工", "預計 118 年完工", "112 年 8 月完工"]
STATUSES = ["", "施工中", "已完工"]
MOVED = (Turn.LATER, Turn.EARLIER)


def page(register: Register, document: str) -> dict[str, set[tuple[str, int | None]]]:
    told = [one for one in changes(register, register.as_of) if one.document == document]
    return {
        "moved": {(one.project, one.months) for one in told if one.what in MOVED},
        "contradicted": {(one.project, None) for one in told if one.what == Turn.CONTRADICTED},
        "quiet": {(one.project, None) for one in told if one.what == Turn.QUIET},
        "new": {(one.project, None) for one in told if one.what == Turn.APPEARED},
    }


def command(register: Register, document: str) -> dict[str, set[tuple[str, int | None]]]:
    told = differences(register, document)
    return {
        "moved": {(one.project, one.months) for one in told if one.what is What.SLIPPED},
        "contradicted": {(one.project, None) for one in told if one.what is What.CONTRADICTED},
        "quiet": {(one.project, None) for one in told if one.what is What.QUIET},
        "new": {(one.project, None) for one in told if one.what is What.NEW},
    }


def test_they_agree_on_whatever_two_reports_say(made: Made) -> None:
    apart = []
    for first, then, before, after in product(SAID, SAID, STATUSES, STATUSES):
        register = two(made, until(first) | status(before), until(then) | status(after))
        if page(register, "second") != command(register, "second"):
            apart.append((first, before, then, after, page(register, "second"), command(register, "second")))
    assert apart == []


def test_they_agree_on_the_five_documents(city: City) -> None:
    for document in city.register.documents:
        assert page(city.register, document.id) == command(city.register, document.id)
