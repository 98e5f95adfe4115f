"""A project's state follows from its passages."""

from __future__ import annotations

import pytest

from register import Register, RegisterError, load, reconcile
from tests.register.conftest import Write


def only(register: Register) -> dict[str, str]:
    (project,) = register.projects
    return project.state.values()


def test_the_newest_document_that_states_a_status_wins_and_the_older_one_stays_in_the_history(written: Write) -> None:
    register = load(written([{"status_said": "設計中"}, {"document": "new", "status_said": "施工中"}]))
    assert only(register)["status"] == "construction"
    assert [mention.status for mention in register.history("kw-0001")] == ["design", "construction"]


def test_words_without_a_code_erase_nothing(written: Write) -> None:
    state = only(load(written([{"status_said": "施工中"}, {"document": "new", "status_said": "持續辦理"}])))
    assert (state["status"], state["status_said"], state["status_as_of"]) == ("construction", "施工中", "2024-10-09")


def test_where_no_status_is_stated_the_newest_words_are_shown(written: Write) -> None:
    state = only(load(written([{"status_said": "新設"}, {"document": "new", "status_said": "持續辦理"}])))
    assert (state["status"], state["status_said"]) == ("", "持續辦理")


def test_a_project_without_a_stated_year_is_never_given_one(written: Write) -> None:
    state = only(load(written([{"status_said": "施工中"}])))
    assert (state["completion"], state["completion_year"], state["completion_kind"]) == ("", "", "")


def test_an_actual_completion_is_not_replaced_by_a_promise(written: Write) -> None:
    done = {"completion_said": "113 年 8 月通車"}
    state = only(load(written([done, {"document": "new", "completion_said": "預計 115 年完工"}])))
    assert (state["completion"], state["completion_kind"]) == ("2024-08", "actual")


def test_a_promise_that_moved_says_by_how_many_months(written: Write) -> None:
    first = {"completion_said": "預計 114 年 6 月完工"}
    state = only(load(written([first, {"document": "new", "completion_said": "預計 115 年底完工"}])))
    assert (state["completion"], state["slipped_months"]) == ("2026-12", "18")


def test_one_promise_alone_has_not_moved(written: Write) -> None:
    said = {"completion_said": "預計 114 年 6 月完工"}
    assert only(load(written([said, said])))["slipped_months"] == ""


def test_a_range_is_complete_in_the_year_of_its_end(written: Write) -> None:
    assert only(load(written([{"completion_said": "預計 114 至 117 年度"}])))["completion_year"] == "2028"


def decision(**cells: str) -> dict[str, str]:
    return {"project": "kw-0001", "reason": "電話查證", "by": "承辦", "date": "2026-11-01"} | cells


def test_a_correction_by_a_person_replaces_what_the_documents_say(written: Write) -> None:
    folder = written([{"status_said": "施工中"}], [decision(field="status", value="completed")])
    assert only(load(folder))["status"] == "completed"
    assert load(folder).decisions[0].reason == "電話查證"


def test_a_corrected_status_stands_beside_the_words_and_the_date_of_its_correction(written: Write) -> None:
    state = only(load(written([{"status_said": "施工中"}], [decision(field="status", value="completed")])))
    assert (state["status_said"], state["status_as_of"]) == ("電話查證", "2026-11-01")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"project": "kw-0009", "field": "status", "value": "design"}, "project: 「kw-0009」: expected the id"),
        ({"field": "status", "value": "construction"}, "expected a value that differs"),
        ({"field": "status", "value": "built"}, "value: 「built」"),
        ({"field": "colour", "value": "red"}, "field: 「colour」: expected one of"),
        ({"field": "completion_actual", "value": "soon"}, "expected a date such as 2024-10-09"),
        ({"field": "completion_promised", "value": "2025-06"}, "expected a value that differs"),
        ({"field": "budget_twd", "value": "1_000"}, "expected whole New Taiwan dollars"),
        ({"field": "status", "value": "design", "date": "soon"}, "date: 「soon」: expected a date"),
        ({"field": "status", "value": "design", "reason": ""}, "reason: 「」"),
        ({"field": "location_text", "value": ""}, "value: 「」: expected words that say where"),
        ({"field": "location_text", "value": "正義公園"}, "expected words that say where, other than the row's own"),
        ({"project": "kw-0009", "field": "location_text", "value": "愛河"}, "project: 「kw-0009」: expected the id"),
    ],
)
def test_a_correction_that_fits_nothing_stops_the_build(written: Write, cells: dict[str, str], expected: str) -> None:
    with pytest.raises(RegisterError, match=expected) as stopped:
        written([{"status_said": "施工中", "completion_said": "預計 114 年 6 月完工"}], [decision(**cells)])
    assert str(stopped.value).startswith("data/decisions.csv:2: ")


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [("completion_actual", "2025-Q3", "actual"), ("completion_promised", "2027", "promised")],
)
def test_a_completion_is_corrected_at_the_precision_that_is_known(
    written: Write, field: str, value: str, kind: str
) -> None:
    state = only(load(written([{"status_said": "施工中"}], [decision(field=field, value=value)])))
    assert (state["completion"], state["completion_kind"]) == (value, kind)


def test_where_a_work_is_can_be_corrected_for_one_project_and_its_row_keeps_its_words(written: Write) -> None:
    folder = written([{"status_said": "施工中"}], [decision(field="location_text", value="愛河")])
    register = load(folder)
    assert register.projects[0].location_text == "愛河"
    assert register.projects[0].state.status_said == "施工中"
    assert reconcile(folder, write=True)[1] == []
    assert only(load(folder)) == only(load(written([{"status_said": "施工中"}])))


def test_of_two_corrections_of_a_place_the_later_row_holds(written: Write) -> None:
    twice = [decision(field="location_text", value=value) for value in ("愛河", "後勁溪")]
    assert load(written([{"status_said": "施工中"}], twice)).projects[0].location_text == "後勁溪"


def test_reconciling_twice_changes_nothing(written: Write) -> None:
    folder = written([{"status_said": "施工中", "completion_said": "預計 114 年中完工", "quantity_said": "0.8 萬噸"}])
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert reconcile(folder, write=True)[1] == []
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
