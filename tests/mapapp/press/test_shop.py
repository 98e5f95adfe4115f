"""What tells one print from all others: the minute of a sheet, the edition of an atlas, ten minutes of its stations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from mapapp.clock import KAOHSIUNG
from mapapp.paper.order import Order
from mapapp.press.job import Asked
from mapapp.press.shop import SENSED_MINUTES, name

AT = datetime(2026, 11, 21, 21, 31, tzinfo=KAOHSIUNG)


def _asked(*, bound: bool, **said: str) -> Asked:
    return Asked("one", "en", "", date(2026, 11, 21), Order.parse("", said), bound, AT, ("content",))


def _later(asked: Asked, minute: int) -> Asked:
    return replace(asked, moment=AT.replace(minute=minute))


def test_a_sheet_of_another_minute_is_another_and_an_atlas_of_overlays_is_not() -> None:
    sheet, atlas = (_asked(bound=bound, overlay="a") for bound in (False, True))
    assert name(_later(sheet, 32)) != name(sheet)
    assert name(_later(atlas, 59)) == name(atlas)


@pytest.mark.parametrize(("minute", "same"), [(30, True), (39, True), (40, False), (29, False)])
def test_an_atlas_of_stations_is_the_same_for_ten_minutes(minute: int, same: bool) -> None:
    atlas = _asked(bound=True, sensors="on")
    assert SENSED_MINUTES == 10
    assert (name(_later(atlas, minute)) == name(atlas)) == same


@pytest.mark.parametrize("other", [{"under": ("other",)}, {"order": Order.parse("", {"overlay": "a,c"})}])
def test_another_overlay_or_another_content_of_it_is_another_atlas(other: dict[str, object]) -> None:
    atlas = _asked(bound=True, overlay="a,b")
    assert name(replace(atlas, **other)) != name(atlas)  # type: ignore[arg-type]  # as the parameters are
