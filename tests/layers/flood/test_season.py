"""What stands when a flood season begins, and what is only promised."""

from __future__ import annotations

from typing import Any

import pytest

from layers.flood.season import BY_THEN, begins, standing


def said(
    phase: str = "unstated", completion: str | None = None, kind: str | None = None, **more: object
) -> dict[str, Any]:
    return {"phase": phase, "completion": completion, "completion_kind": kind, "overdue": False, **more}


@pytest.mark.parametrize(
    ("completion", "by_2027"),
    [
        ("2026", "promised"),
        ("2027-04", "promised"),
        ("2027-04-30", "promised"),
        ("2027-05-01", "later"),
        ("2027-Q1", "promised"),
        ("2027-Q2", "later"),
        ("2027", "later"),
        ("2026/2028", "later"),
        (None, "undated"),
    ],
)
def test_a_promise_is_in_time_if_its_whole_period_ends_before_the_first_of_may(
    completion: str | None, by_2027: str
) -> None:
    assert begins(2027).isoformat() == "2027-05-01"
    assert standing(said("building", completion, completion and "promised"), 2027) == by_2027


def test_an_overdue_promise_is_no_promise_and_stands_nowhere() -> None:
    late = said("unstated", "2024-12", "promised", overdue=True)
    assert standing(late) == standing(late, 2027) == "overdue"
    assert standing(late, 2024) == "later"


def test_what_is_reported_done_stands_and_not_before_the_day_on_which_it_was() -> None:
    done = said("done", "2024-06", "actual")
    assert standing(done) == standing(done, 2025) == "standing"
    assert standing(done, 2024) == "later"
    assert standing(said("done"), 2024) == "standing"
    assert standing(said("done", "2030", "promised"), 2027) == "standing"


@pytest.mark.parametrize("season", [None, 2020, 2027])
def test_what_is_stopped_never_stands(season: int | None) -> None:
    assert standing(said("stopped", "2019", "promised"), season) == "stopped"


def test_today_every_promise_is_one() -> None:
    assert standing(said("planned", "2040", "promised")) == "promised"
    assert {"standing", "promised", "overdue"} == BY_THEN
