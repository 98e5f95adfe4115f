"""What a person answers is applied once, kept, and proven before anything is written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from register import load
from register.reconciliation import How, Outcome, reconcile_document
from register.reconciliation.question import COLUMNS
from register.table import read_table, write_table
from tests.register.reconciliation.conftest import BRIDGE, HARD, PARK, Town, again, named, read_of


def test_what_is_sure_is_written_and_the_rest_is_asked(asked: Outcome, town: Town) -> None:
    rows = [one for one in load(town.folder).mentions if one.document.id == "new"]
    assert [(one.project, one.status) for one in rows] == [("kw-0002", "construction")]
    assert [(one.kind, one.proposal) for one in asked.reconciling.open] == [
        ("unsure", "kw-0001"),
        ("new", "new"),
        ("unread", ""),
    ]


def test_asking_twice_changes_nothing(asked: Outcome, town: Town) -> None:
    before = town.bytes()
    assert again(town).written == ()
    assert town.bytes() == before


def test_an_id_joins_the_passage_to_that_work(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[0], "kw-0001")
    again(town)
    assert [one.name_said for one in load(town.folder).history("kw-0001")] == ["南橋拓寬工程", "南橋改建"]
    before = town.bytes()
    assert again(town).written == ()
    assert town.bytes() == before


def test_several_ids_join_it_to_each(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[0], "kw-0001;kw-0002")
    again(town)
    assert [len(load(town.folder).history(one)) for one in ("kw-0001", "kw-0002")] == [2, 3]


def test_new_makes_a_work_with_the_next_id_and_what_the_person_decided(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[1], "new", location_text="星光碼頭", location_type="specific", part_of="kw-0002")
    again(town)
    made = load(town.folder).projects[-1]
    assert (made.id, made.name, made.category, made.location_text) == ("kw-0003", "星光水岸公園", "parks", "星光碼頭")
    assert (made.part_of, made.state.values()["completion"]) == ("kw-0002", "2028")
    before = town.bytes()
    assert again(town).written == ()
    assert town.bytes() == before


def test_what_a_person_then_changes_of_a_new_work_stays(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[1], "new")
    again(town)
    projects = town.folder / "projects.csv"
    projects.write_text(projects.read_text(encoding="utf-8").replace("星光水岸公園", "星光公園"), encoding="utf-8")
    before = town.bytes()
    again(town)
    assert town.bytes() == before


def test_none_is_kept_and_not_asked_again(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[0], "none")
    assert len(again(town).reconciling.open) == 2
    assert len(load(town.folder).history("kw-0001")) == 1


def test_another_question_can_be_the_answer(asked: Outcome, town: Town) -> None:
    first, second, _ = asked.reconciling.open
    town.answer(second, "new", name="南橋及公園")
    town.answer(first, second.id)
    again(town)
    assert [one.name_said for one in load(town.folder).history("kw-0003")] == ["南橋改建", "星光水岸公園"]


def test_a_person_reads_what_no_rule_could(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[2], "kw-0001", name_said="東湖一帶", status_said="將改善")
    again(town)
    one = load(town.folder).history("kw-0001")[-1]
    assert (one.name_said, one.status_said, one.status) == ("東湖一帶", "將改善", None)


def test_corrected_words_are_read_anew(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[1], "new", completion_said="117 年完工")
    again(town)
    assert load(town.folder).projects[-1].state.values()["completion_said"] == "117 年完工"


def test_a_file_saved_by_a_spreadsheet_is_read(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[0], "kw-0001")
    text = town.file.read_text(encoding="utf-8-sig").replace("\n", "\r\n")
    town.file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    again(town)
    assert len(load(town.folder).history("kw-0001")) == 2


def test_answers_of_an_older_reading_still_hold(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[0], "kw-0001")
    other = named("辦理南橋改建。", "改建南橋", "南橋", status="辦理")
    town.reconcile(named("北橋施工中。", "北橋", status="施工中"), other, PARK, unread=[HARD], write=True)
    assert [one.name_said for one in load(town.folder).history("kw-0001")] == ["南橋拓寬工程", "南橋改建"]


@pytest.mark.parametrize("name", ["=1+1 橋", "-南門橋", "@北橋", "'=東橋", "+西橋"])
def test_words_of_a_report_are_no_formula_in_a_spreadsheet_and_come_back_as_they_were(town: Town, name: str) -> None:
    town.work("中橋")
    found = named(f"新建{name}。", name)
    (question,) = town.reconcile(found, write=True).reconciling.open
    with town.file.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["name_said"] == f"'{name}"
    rows = [row | {"answer": "new"}]
    write_table(town.file, list(row), rows)
    town.reconcile(found, write=True)
    made = load(town.folder)
    assert (made.projects[-1].name, made.mentions[-1].name_said) == (name, name)
    assert question.name_said == name


def test_a_new_part_of_a_new_work_names_the_question_about_the_whole(town: Town) -> None:
    town.work("中橋")
    text = "綠線第一期施工中，第二期規劃中。"
    whole, part = named(text, "綠線"), named(text, "綠線第二期", "第二期", within="綠線", phase="第二期")
    first, second = town.reconcile(whole, part, write=True).reconciling.open
    assert (first.part_of, second.part_of) == ("", first.id)
    town.answer(first, "new")
    town.answer(second, "new")
    town.reconcile(whole, part, write=True)
    assert [(one.id, one.part_of) for one in load(town.folder).projects[1:]] == [
        ("kw-0002", ""),
        ("kw-0003", "kw-0002"),
    ]


@pytest.mark.parametrize("answer", ["New", " new ", "ＮＥＷ"])
def test_an_answer_may_be_written_in_any_case_and_width(asked: Outcome, town: Town, answer: str) -> None:
    town.answer(asked.reconciling.open[1], answer)
    again(town)
    assert len(load(town.folder).projects) == 3


def test_answers_from_another_place_are_kept_beside_the_register(asked: Outcome, town: Town, tmp_path: Path) -> None:
    town.answer(asked.reconciling.open[1], "new")
    elsewhere = tmp_path / "answered.csv"
    town.file.rename(elsewhere)
    read = read_of([named("北橋施工中。", "北橋", status="施工中"), BRIDGE, PARK], [HARD])
    reconcile_document(town.folder, read, How(elsewhere, write=True))
    assert len(load(town.folder).projects) == 3
    assert "kw-0003" in town.file.read_text(encoding="utf-8")


def test_a_person_adds_a_row_for_a_work_that_nobody_asked_about(asked: Outcome, town: Town) -> None:
    rows = [dict(row.cells) for row in read_table(town.file, COLUMNS)]
    rows.append(rows[2] | {"id": "q-mine", "answer": "kw-0002", "name_said": "東湖", "paragraph": "4"})
    write_table(town.file, COLUMNS, rows)
    again(town)
    assert load(town.folder).history("kw-0002")[-1].name_said == "東湖"
    assert len(again(town).reconciling.open) == 3
