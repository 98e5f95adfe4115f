"""The evaluation as a person runs it: a table, a file to compare with, and an end that a build can stop at."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.worksmap.conftest import Type

HEADER = "query,lat,lon,tolerance_m,district\n"
STATION = "捷運鹽埕埔站,22.623501,120.283777,60,\n"
REFUSAL = "亞特蘭提斯,,,,\n"

Gold = Callable[..., Path]


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    def written(*rows: str, name: str = "gold.csv") -> Path:
        (tmp_path / name).write_text(HEADER + "".join(rows), encoding="utf-8")
        return tmp_path / name

    return written


def test_what_is_right_is_a_table_and_a_tally(typed: Type, gold: Gold) -> None:
    told = typed("geocode", "evaluate", gold(STATION, REFUSAL))
    lines = told.output.splitlines()
    assert told.exit_code == 0
    assert [line.split()[0] for line in lines] == ["method", "exact", "none", "all", "asked"]
    assert lines[-1].startswith("asked 2 · inside 100.0 % · wrong district 0 · answered 0 · per second ")


def test_json_has_every_method(typed: Type, gold: Gold) -> None:
    told = json.loads(typed("geocode", "evaluate", gold(STATION, REFUSAL), "--json").output)
    assert told["methods"]["exact"]["inside"] == told["methods"]["all"]["kept"] == 1
    assert told["lines"] == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("捷運鹽埕埔站,22.623501,120.283777,60,岡山區\n", "捷運鹽埕埔站: wrong district 0 m exact"),
        ("捷運鹽埕埔站,,,,\n", "捷運鹽埕埔站: answered, must be refused"),
    ],
)
def test_a_wrong_district_or_an_answer_that_must_not_be_ends_with_1(
    row: str, told: str, typed: Type, gold: Gold
) -> None:
    answer = typed("geocode", "evaluate", gold(row))
    assert answer.exit_code == 1
    assert told in answer.output


def test_too_few_inside_the_tolerance_end_with_1_only_if_that_is_asked(typed: Type, gold: Gold) -> None:
    file = gold(STATION, "測試路,22.623501,120.283777,60,\n")
    assert typed("geocode", "evaluate", file, "--at-least", "50").exit_code == 0
    assert typed("geocode", "evaluate", file, "--at-least", "51").exit_code == 1


def test_kept_answers_say_what_got_worse_and_better(typed: Type, gold: Gold, tmp_path: Path) -> None:
    before, kept = gold("捷運鹽埕埔站,22.633501,120.283777,60,鹽埕區\n"), tmp_path / "kept.json"
    typed("geocode", "evaluate", before, "--out", kept)
    told = typed("geocode", "evaluate", gold(STATION), "--compare", kept)
    assert "better: 捷運鹽埕埔站: outside the tolerance 1107 m exact 「" in told.output


def test_a_bad_file_is_one_line(typed: Type, gold: Gold) -> None:
    told = typed("geocode", "evaluate", gold("岡山,north,120.3,,\n"))
    assert told.exit_code == 1
    assert told.output.count("\n") == 1
    assert "gold.csv:2: lat: 「north」: expected degrees north" in told.output
