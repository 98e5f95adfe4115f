"""A bad answer is one line that says what was expected, and nothing is written."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from register import RegisterError
from register.reconciliation import Outcome
from register.reconciliation.question import COLUMNS
from register.table import read_table, write_table
from tests.register.reconciliation.conftest import Town, again


@pytest.mark.parametrize(
    ("number", "cells", "complaint"),
    [
        (0, {"answer": "kw-9999"}, "answer: 「kw-9999」: expected an id such as kw-0001"),
        (0, {"answer": "maybe"}, "answer: 「maybe」: expected an id such as kw-0001"),
        (0, {"answer": "q-00000000"}, "answer: 「q-00000000」: expected an id such as kw-0001"),
        (1, {"category": "park"}, "category: 「park」: expected one of detention_ponds"),
        (1, {"name": ""}, "name: 「」: expected a name"),
        (1, {"name": "北橋"}, "name: 「北橋」: expected a name that kw-0002 does not have"),
        (1, {"location_type": "specific"}, "location_text: 「」: expected words that say where"),
        (1, {"part_of": "kw-9999"}, "part_of: 「kw-9999」: expected the id of a work"),
        (
            1,
            {"completion_said": "預計 118 年完工"},
            "completion_said: 「預計 118 年完工」: expected words of the passage",
        ),
        (1, {"budget_said": "星光"}, "budget_said: 「星光」: expected one amount"),
        (2, {"answer": "kw-0001"}, "name_said: 「」: expected words of the passage"),
    ],
)
def test_a_bad_answer_is_one_line_and_nothing_is_written(
    asked: Outcome, town: Town, number: int, cells: dict[str, str], complaint: str
) -> None:
    town.answer(asked.reconciling.open[number], **{"answer": "new"} | cells)
    before = town.bytes()
    with pytest.raises(RegisterError) as error:
        again(town)
    (line,) = str(error.value).splitlines()
    assert line.startswith(f"questions/new.csv:{number + 2}: {complaint}")
    assert town.bytes() == before


def test_an_answer_that_was_written_is_corrected_where_it_was_written(asked: Outcome, town: Town) -> None:
    town.answer(asked.reconciling.open[0], "kw-0001")
    again(town)
    town.answer(asked.reconciling.open[0], "kw-0002")
    with pytest.raises(RegisterError, match="expected kw-0001, as it was written already"):
        again(town)


def test_two_questions_that_answer_each_other_answer_nothing(asked: Outcome, town: Town) -> None:
    first, second, _ = asked.reconciling.open
    town.answer(first, second.id)
    town.answer(second, first.id)
    with pytest.raises(RegisterError, match="expected an id such as kw-0001"):
        again(town)


@pytest.mark.parametrize("content", [b"", b"id,answer\n", b"\xb0\xaa\xb6\xaf", b'"', b"PK\x03\x04\x00\x00"])
def test_a_file_that_is_no_file_of_questions_is_told_in_a_line(asked: Outcome, town: Town, content: bytes) -> None:
    town.file.write_bytes(content)
    before = town.bytes()
    with pytest.raises(RegisterError, match=r"^questions/new\.csv:"):
        again(town)
    assert town.bytes() == before


CELLS = some.sampled_from(
    ["", "new", "none", "kw-0001", "kw-0009;", ";", "q-1", "yes", "=1", "星光", "parks", "area", "\x00"]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=some.integers(0, 2), cells=some.dictionaries(some.sampled_from(COLUMNS), CELLS, max_size=4))
def test_whatever_stands_in_the_file_is_applied_or_refused_in_lines(
    asked: Outcome, town: Town, row: int, cells: dict[str, str]
) -> None:
    before = town.bytes()
    rows = [dict(one.cells) for one in read_table(town.file, COLUMNS)]
    rows[row] |= {"answer": "new"} | cells
    write_table(town.file, COLUMNS, rows)
    spoiled = town.bytes()
    try:
        again(town)
        done = town.bytes()
        assert again(town).written == ()
        assert town.bytes() == done
    except RegisterError:
        assert town.bytes() == spoiled
    for name, content in before.items():
        (town.folder / name).write_bytes(content)
