"""What a rule buys is what is lost without it."""

from __future__ import annotations

import pytest

from bench.ablation import Bought, buy
from bench.reading_page import page
from register.period import Period
from register.reading import Reading
from register.scoring import Gold
from register.scoring.exam import Exam

SECTION = "一、建設 / (一) 交通"


@pytest.fixture(scope="module")
def exam(reading: Reading) -> Exam:
    pond = {
        "completion": "2025-12",
        "completion_precision": "month",
        "completion_kind": "promised",
        "quantity": "30000",
    }
    golds = (Gold(SECTION, "1", "北門滯洪池", (), "", pond | {"quantity_unit": "m3"}),)
    return Exam("report", reading, Period.parse("2024-10-09"), golds)


@pytest.fixture(scope="module")
def bought(exam: Exam) -> list[Bought]:
    return buy([], [exam])


def test_a_rule_that_reads_values_buys_them(bought: list[Bought]) -> None:
    after = next(one for one in bought if one.rule == "join-after")
    assert after.fires > 0
    assert after.buys["others"]["completion"] > 0
    assert not after.idle


def test_a_rule_that_was_asked_for_and_changes_nothing_is_told(bought: list[Bought]) -> None:
    assert any(one.idle and not one.fires for one in bought)


def test_the_dearest_rule_stands_first(bought: list[Bought]) -> None:
    worths = [one.worth for one in bought]
    assert worths == sorted(worths, reverse=True)


def test_the_page_names_each_rule(exam: Exam, bought: list[Bought]) -> None:
    text = page([], [exam], bought, [])
    assert all(f"`{one.rule}`" in text for one in bought)
    assert "*Others* are 1 texts in the wording of" in text
