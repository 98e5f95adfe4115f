"""What the press makes, and what it refuses to make, without a process of its own."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from layers import Store
from layers.errors import EditionError, QueryError
from layers.overlays import Overlays
from mapapp.errors import DistrictUnknownError, PrintOutdatedError
from mapapp.paper.order import Order
from mapapp.press.job import Asked, Printing
from mapapp.press.refusal import Refusal

DAY = date(2026, 11, 21)
SITE = "https://works.example/"


@pytest.fixture(scope="module")
def printing(edition: Path, root: Path) -> Printing:
    return Printing(edition, root / "static")


def _asked(edition: Path, order: Order) -> Asked:
    return Asked(Store(edition).edition, "zh-Hant", SITE, DAY, order)


def _refused(printing: Printing, asked: Asked) -> Exception:
    answer = printing(asked)
    assert isinstance(answer, Refusal)
    carried = pickle.loads(pickle.dumps(answer))  # noqa: S301 – our own
    assert isinstance(carried, Refusal)
    return carried.error


def test_another_edition_than_was_meant_is_not_printed(printing: Printing) -> None:
    error = _refused(printing, Asked("older", "zh-Hant", SITE, DAY, Order.parse("楠梓區", {})))
    assert isinstance(error, PrintOutdatedError)
    assert "older" in str(error)


def test_another_overlay_than_was_meant_lies_under_no_print(edition: Path, root: Path, context: Overlays) -> None:
    asked = replace(_asked(edition, Order.parse("永安區", {"overlay": "gauges"})), under=("older",))
    error = _refused(Printing(edition, root / "static", context.folder), asked)
    assert isinstance(error, PrintOutdatedError)


def test_a_district_that_the_edition_has_not_is_told(printing: Printing, edition: Path) -> None:
    error = _refused(printing, _asked(edition, Order.parse("信義區", {})))
    assert isinstance(error, DistrictUnknownError)
    assert error.name == "信義區"


def test_an_unsound_order_keeps_its_parameter_and_value(printing: Printing, edition: Path) -> None:
    error = _refused(printing, _asked(edition, Order.parse("楠梓區", {"village": "nowhere"})))
    assert isinstance(error, QueryError)
    assert (error.parameter, error.text) == ("village", "nowhere")


def test_words_that_the_font_lacks_are_told_before_anything_is_drawn(printing: Printing, edition: Path) -> None:
    error = _refused(printing, _asked(edition, Order.parse("楠梓區", {"q": "😀"})))
    assert isinstance(error, QueryError)
    assert (error.parameter, error.text) == ("q", "😀")


def test_an_edition_that_is_none_is_told(tmp_path: Path, root: Path) -> None:
    (tmp_path / "edition.sqlite").write_bytes(b"no database")
    error = _refused(
        Printing(tmp_path / "edition.sqlite", root / "static"), Asked("", "en", SITE, DAY, Order.parse("楠梓區", {}))
    )
    assert isinstance(error, EditionError)


def test_the_same_order_gives_the_same_bytes(printing: Printing, edition: Path) -> None:
    asked = _asked(edition, Order.parse("茂林區", {}))
    assert printing(asked) == printing(asked)
