"""The same report gives the same works, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from reports import FORMATS, SAMPLE

from register.extraction import Unread
from register.extraction.cells import cells
from register.extraction.extract import extract
from register.period import Period
from register.reading.document import read_bytes
from register.reading.limits import Limits

SPOKEN = Period.parse("2023-04-15")
Works = tuple[list[Mapping[str, str]], list[tuple[int, int, str]]]


def works_of(form: str) -> Works:
    """Extract from the sample report in a format: the rows that it gives, and what nobody could read."""
    reading = read_bytes(FORMATS[form](SAMPLE.read_text(encoding="utf-8")), f"report.{form}", Limits())
    extraction = extract(reading, SPOKEN)
    named = [{"name": one.named.name, "begins": str(one.named.said.begins)} for one in extraction.found]
    rows = [row | cells(one, SPOKEN) for row, one in zip(named, extraction.found, strict=True)]
    return rows, [_told(one) for one in extraction.unread]


def _told(unread: Unread) -> tuple[int, int, str]:
    return unread.sentence.begins, unread.sentence.ends, unread.reason


@pytest.fixture(scope="module")
def text() -> Works:
    return works_of("txt")


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"txt"}))
def test_a_report_gives_the_same_works_in_each_format(form: str, text: Works) -> None:
    assert len(text[0]) > 30
    assert works_of(form) == text
