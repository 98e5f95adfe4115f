"""What is published of a project."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from layers.feature import PROPERTIES, make_feature, overdue
from register import Phase, Project, Status
from register.period import Period
from register.when import Kind, When
from tests.layers.conftest import City

CONTRACT = (
    "id name name_en category status phase status_said status_as_of completion_year completion completion_precision "
    "completion_kind completion_said overdue start budget_twd quantity agency districts location_text location_type "
    "precision_m match_method part_of flood_related document section paragraph mentions_count slipped_months"
).split()
DATED = ("completion", "completion_year", "completion_precision", "completion_kind", "completion_said")


def test_properties_are_the_contract_in_its_order(works: list[dict[str, Any]]) -> None:
    assert all(list(work["properties"]) == PROPERTIES for work in works)
    assert PROPERTIES[: len(CONTRACT)] == CONTRACT
    assert all(work["id"] == work["properties"]["id"] for work in works)


def test_every_project_is_in_one_committed_file_its_category_or_what_has_no_place(city: City, root: Path) -> None:
    files = {path.stem: json.loads(path.read_bytes()) for path in (root / "data" / "layers").iterdir()}
    published = {(work["id"], name) for name, whole in files.items() for work in whole["features"]}
    expected = {(one.id, "unlocated" if one.id in city.layers.unplaced else one.category) for one in city.projects}
    assert published == expected
    assert sum(len(whole["features"]) for whole in files.values()) == len(expected)


def test_a_phase_is_always_set_and_follows_the_status(works: list[dict[str, Any]]) -> None:
    for said in (work["properties"] for work in works):
        assert said["phase"] == (Phase.UNSTATED if said["status"] is None else Status(said["status"]).phase)


def test_the_year_of_completion_is_the_year_in_which_the_period_ends(city: City) -> None:
    for project, feature in zip(city.projects, city.layers.features, strict=True):
        done, said = project.state.completion, feature.properties
        assert said["completion_year"] == (done.period.ends.year if done else None)
        assert said["completion_year"] is None or said["completion"].split("/")[-1][:4] == str(said["completion_year"])
        assert {said[name] is None for name in DATED} == {done is None}


def test_a_range_of_years_ends_in_its_last(promised: Project) -> None:
    years = Period.between(Period.of(2025), Period.of(2028))
    later = replace(promised.state, completion=When(years, Kind.PROMISED, "114 至 117 學年度"))
    said = make_feature(replace(promised, state=later), None, date(2028, 12, 31)).properties
    assert (said["completion_year"], said["completion"], said["overdue"]) == (2028, "2025/2028", False)


def test_what_has_no_place_is_published_without_one_and_says_why(city: City) -> None:
    unlocated = city.layers.layer("unlocated")
    assert {feature.id for feature in unlocated} == set(city.layers.unplaced)
    assert all(json.loads(feature.text)["geometry"] is None for feature in unlocated)
    assert all(answer.reason for answer in city.layers.unplaced.values())


def test_nine_in_ten_are_placed_and_more_than_half_to_500_metres(works: list[dict[str, Any]]) -> None:
    metres = [work["properties"]["precision_m"] for work in works if work["geometry"]]
    assert None not in metres
    assert len(metres) >= 0.9 * len(works)
    assert sum(value <= 500 for value in metres) >= 0.55 * len(works)


def test_every_placed_project_lies_in_the_districts_it_names(city: City) -> None:
    for project, feature in zip(city.register.projects, city.layers.features, strict=True):
        if feature.geometry is not None and project.districts:
            assert set(project.districts) & set(city.boundaries.district_of(feature.geometry))


@pytest.fixture
def promised(city: City) -> Project:
    """Find a project that promises the end of 113 (2024) and reports nothing."""
    return next(project for project in city.register.projects if project.name == "正義公園滯洪池")


@pytest.mark.parametrize(("day", "late"), [("2024-12-30", False), ("2024-12-31", False), ("2025-01-01", True)])
def test_a_promise_is_overdue_when_its_period_has_ended(promised: Project, day: str, late: bool) -> None:
    assert overdue(promised, date.fromisoformat(day)) is late


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.OPERATING, Status.SUSPENDED, Status.CANCELLED])
def test_what_is_reported_done_halted_or_given_up_is_not_overdue(promised: Project, status: Status) -> None:
    kept = replace(promised, state=replace(promised.state, status=status))
    assert not overdue(kept, date(2030, 1, 1))


@pytest.mark.parametrize("status", [None, Status.PROPOSED, Status.PROCUREMENT, Status.CONSTRUCTION])
def test_a_promise_that_nothing_reports_kept_is_overdue(promised: Project, status: Status | None) -> None:
    assert overdue(replace(promised, state=replace(promised.state, status=status)), date(2030, 1, 1))


def test_overdue_is_weighed_on_the_day_of_the_register(city: City) -> None:
    for project, feature in zip(city.projects, city.layers.features, strict=True):
        assert feature.properties["overdue"] is overdue(project, city.register.as_of)


def test_what_has_come_true_and_what_was_never_promised_are_not_overdue(promised: Project) -> None:
    done = replace(promised.state, completion=When(Period.parse("2024-12"), Kind.ACTUAL, "113 年底完工"))
    silent = replace(promised.state, completion=None)
    assert not overdue(replace(promised, state=done), date(2030, 1, 1))
    assert not overdue(replace(promised, state=silent), date(2030, 1, 1))


def test_an_overdue_promise_is_never_shown_as_done(works: list[dict[str, Any]]) -> None:
    late = [work["properties"] for work in works if work["properties"]["overdue"]]
    assert late
    assert not [work for work in late if work["phase"] == Phase.DONE or work["completion_kind"] == "actual"]
