"""A bad answer is one line that says what was expected, and nothing is written."""

from __future__ import annotations

import pytest

from register import RegisterError
from register.reconciliation import Outcome
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
