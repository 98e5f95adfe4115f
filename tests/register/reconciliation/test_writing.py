"""Files are written together or not at all, what people wrote stays, and nothing is written twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from register import RegisterError, load, reconcile
from register.decisions import COLUMNS as DECISIONS
from register.reconciliation import How, reconcile_document
from register.reconciliation.together import write_together
from register.table import write_table
from tests.register.reconciliation.conftest import Town, named, read_of
from worksmap.register_told import as_lines

DONE = named("南橋 114 年 8 月通車。", "南橋", status="114 年 8 月通車", completion="114 年 8 月通車")


def test_without_write_nothing_is_written(town: Town) -> None:
    town.work("南橋")
    town.write()
    before = town.bytes()
    outcome = town.reconcile(DONE)
    assert (town.bytes(), outcome.written) == (before, ())
    assert len(outcome.register.history("kw-0001")) == 2


def test_what_is_written_is_words_and_the_values_that_they_say(town: Town) -> None:
    town.work("南橋")
    town.work("北橋")
    town.reconcile(DONE, write=True)
    lines = (town.folder / "mentions.csv").read_text(encoding="utf-8").splitlines()
    assert lines[2] == (
        "kw-0001,new,一、建設,1,南橋,114 年 8 月通車,operating,,,,114 年 8 月通車,2025-08,month,actual,,,,,,"
    )
    assert lines[3].startswith("kw-0002,old")
    assert load(town.folder).projects[0].state.values()["status"] == "operating"


def test_rows_that_people_wrote_are_compared_and_never_overwritten(town: Town) -> None:
    town.work("南橋")
    town.mentions.append(
        {"project": "kw-0001", "document": "new", "section": "一、建設", "paragraph": "1", "name_said": "南橋"}
        | {"status_said": "施工中"}
    )
    town.work("北橋", document="new")
    before = town.write() and town.bytes()
    outcome = town.reconcile(DONE, write=True)
    assert (town.bytes(), outcome.compared) == (before, True)
    told = [(one.mention.project, one.column, one.kept, one.found) for one in outcome.otherwise]
    assert told == [
        ("kw-0001", "status", "construction", "operating"),
        ("kw-0001", "completion", "", "2025-08"),
        ("kw-0002", "", "", ""),
    ]


def test_words_that_people_read_already_are_not_asked_about_again(town: Town) -> None:
    town.work("南方大橋")
    town.mentions.append(
        {"project": "kw-0001", "document": "new", "section": "一、建設", "paragraph": "1", "name_said": "那座橋"}
    )
    reconciling = town.reconcile(named("那座橋施工中。", "那座橋")).reconciling
    assert [(one.project, one.why) for _, one in reconciling.verdicts] == [("kw-0001", "people read it so")]


def test_what_is_found_besides_is_written_only_when_asked_to(town: Town) -> None:
    town.work("南橋")
    town.work("北橋", document="new")
    folder = town.write()
    read = read_of([DONE])
    assert reconcile_document(folder, read, How(write=True)).written == ()
    assert len(reconcile_document(folder, read, How(write=True, besides=True)).added) == 1
    assert len(load(folder).history("kw-0001")) == 2
    before = town.bytes()
    assert reconcile_document(folder, read, How(write=True)).written == ()
    assert town.bytes() == before


def test_a_name_that_comes_twice_in_its_passage_is_one_mention(town: Town) -> None:
    town.work("南橋")
    text = "南橋施工中，南橋預計 116 年完工。"
    one, other = named(text, "南橋", status="施工中"), named(text, "南橋", completion="預計 116 年完工")
    assert [dict(draft.words)["completion_said"] for draft in town.reconcile(one, other).added] == ["預計 116 年完工"]


def test_words_that_no_reader_can_read_are_asked_about_and_not_written(town: Town) -> None:
    town.work("南橋")
    outcome = town.reconcile(named("南橋經費增加。", "南橋", budget="經費增加"), write=True)
    (question,) = outcome.reconciling.open
    assert (question.kind, question.proposal, question.why) == (
        "unread",
        "kw-0001",
        "no value can be read from 「經費增加」",
    )
    assert load(town.folder).history("kw-0001")[-1].budget is None


def test_an_answer_fills_what_a_row_lacks(town: Town) -> None:
    town.work("南橋")
    found = named("南橋施工中，經費增加至 3 億元。", "南橋", status="施工中", budget="經費增加")
    (question,) = town.reconcile(found, write=True).reconciling.open
    town.answer(question, "kw-0001", budget_said="經費增加至 3 億元", status_said="")
    town.reconcile(found, write=True)
    one = load(town.folder).history("kw-0001")[-1]
    assert (one.status, one.budget and one.budget.twd) == ("construction", 300_000_000)


def test_a_document_that_nobody_added_is_one_line(town: Town) -> None:
    town.work("南橋")
    with pytest.raises(RegisterError, match="「newer」: expected one of old, other, new"):
        reconcile_document(town.write(), read_of([DONE], document="newer"), How(write=True))


def test_a_file_that_cannot_be_put_in_its_place_leaves_all_as_they_were(tmp_path: Path) -> None:
    first, second, third = (tmp_path / name for name in ("a.csv", "b.csv", "new/c.csv"))
    first.write_text("old", encoding="utf-8")
    (second / "stands in the way").mkdir(parents=True)
    with pytest.raises(OSError, match=r"b\.csv"):
        write_together({third: b"3", first: b"1", second: b"2"})
    assert first.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.csv", "b.csv", "new", "stands in the way"]


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "file" / "b.csv"
    first.write_text("old", encoding="utf-8")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        write_together({first: b"1", second: b"2"})
    assert first.read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_holds_it_already_is_left_alone(tmp_path: Path) -> None:
    same = tmp_path / "a.csv"
    same.write_bytes(b"1")
    assert write_together({same: b"1", tmp_path / "b.csv": b"2"}) == (tmp_path / "b.csv",)


def test_a_persons_correction_stands_whatever_a_report_says(town: Town) -> None:
    town.work("南橋", status_said="施工中")
    row = ("kw-0001", "status", "suspended", "電話查證", "承辦", "2025-03-01")
    town.write()
    write_table(town.folder / "decisions.csv", DECISIONS, [dict(zip(DECISIONS, row, strict=True))])
    reconcile(town.folder, write=True)
    outcome = town.reconcile(DONE, write=True)
    assert load(town.folder).projects[0].state.values()["status"] == "suspended"
    assert "a person's correction stands: status 「suspended」 電話查證 (承辦, 2025-03-01)" in "\n".join(
        as_lines(outcome)
    )


def test_a_sum_of_works_is_told_and_not_asked_about(town: Town) -> None:
    town.work("南橋")
    told = "\n".join(as_lines(town.reconcile(named("改善 12 座橋梁。", "12 座橋梁"))))
    assert "\nno works: sums, or kinds of works without a name (1)\n  「12 座橋梁」 一、建設 1\n" in told
