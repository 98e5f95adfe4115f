"""``worksmap register extract``: the works that a document names and what it says of each, before any review."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import click

from register import RegisterError
from register.extraction import Extraction, Found, Said, Unread
from register.extraction.cells import cells
from register.extraction.dating import stated_date
from register.extraction.extract import extract
from register.mentions import COLUMNS as MENTIONS
from register.period import Period
from register.reading import Reading, read_document
from worksmap.reading_options import PeriodType
from worksmap.telling import json_option, plainly

WORDS: Final = ("status", "start", "completion", "budget", "quantity")
BESIDE: Final = "name,category,districts,location_text,within,phase,page,begins,ends,rules".split(",")
"""What stands behind the columns of `mentions.csv`: what a person decides from, and where the words of the name are."""
COLUMNS: Final = [*(column for column in MENTIONS if column != "project"), *BESIDE]


@click.command(name="extract")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--date", type=PeriodType(), help="When it speaks, such as 2024-10-09; what it states of itself without it."
)
@json_option
@plainly
def extract_command(file: Path, date: Period | None, as_json: bool) -> None:
    """Read FILE (txt, pdf, docx, odt) and write the works that it names, as CSV with the columns of mentions.csv.

    Nothing is written to the register. What looks like a work and could not be read is told on standard error.
    """
    reading = read_document(file)
    spoken = date or _stated(reading, file)
    extraction = extract(reading, spoken)
    if as_json:
        click.echo(json.dumps(_whole(file, spoken, reading, extraction), ensure_ascii=False))
        return
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(one, file, spoken) for one in extraction.found)
    for line in _told(reading, extraction):
        click.echo(line, err=True)


def _stated(reading: Reading, file: Path) -> Period:
    found = stated_date(reading)
    if found is None:
        expected = "the day on which it speaks, which it does not state itself: --date 2024-10-09, or --date 2024"
        raise RegisterError([f"{file.name}: expected {expected}"])
    click.echo(f"{file.name} says 「{found.said}」: read as of {found.period.value} (--date says otherwise)", err=True)
    return found.period


def _row(found: Found, file: Path, spoken: Period) -> Mapping[str, str]:
    named = found.named
    return {
        **cells(found, spoken),
        "document": file.name,
        "note": "",
        "name": named.name,
        "category": named.category or "",
        "districts": ";".join(named.districts),
        "location_text": named.location_text,
        "within": named.within,
        "phase": named.phase,
        "page": str(named.passage.page or ""),
        "begins": str(named.said.begins),
        "ends": str(named.said.ends),
        "rules": ";".join((*named.rules, *found.rules)),
    }


def _told(reading: Reading, extraction: Extraction) -> Iterable[str]:
    """Tell what nobody could read, and the tally."""
    if reading.silent:
        yield f"pages with pictures and no text, for a person to look at: {', '.join(map(str, reading.silent))}"
    for one in extraction.unread:
        yield f"unread: {_where(one)}: 「{one.sentence.text}」: {one.reason}"
    stated = {name: sum(getattr(one, name) is not None for one in extraction.found) for name in WORDS}
    counts = {"passages": len(reading.body), "works": len(extraction.found), **stated, "unread": len(extraction.unread)}
    yield " · ".join(f"{name} {count}" for name, count in counts.items())


def _where(one: Unread) -> str:
    page = f"page {one.passage.page}" if one.passage.page else ""
    return ", ".join(filter(None, (one.passage.section, one.passage.paragraph, page)))


def _whole(file: Path, spoken: Period, reading: Reading, extraction: Extraction) -> Mapping[str, Any]:
    found = [
        {
            **_row(one, file, spoken),
            "districts": list(one.named.districts),
            "page": one.named.passage.page,
            "begins": one.named.said.begins,
            "ends": one.named.said.ends,
            "rules": [*one.named.rules, *one.rules],
            "words": {name: _span(said) for name in WORDS if (said := getattr(one, name)) is not None},
            "others": [_span(said) for said in one.others],
        }
        for one in extraction.found
    ]
    unread = [
        {
            "section": one.passage.section,
            "paragraph": one.passage.paragraph,
            "page": one.passage.page,
            **_span(one.sentence),
            "reason": one.reason,
        }
        for one in extraction.unread
    ]
    return {"document": file.name, "date": spoken.value, "found": found, "unread": unread, "silent": reading.silent}


def _span(said: Said) -> dict[str, Any]:
    return {"text": said.text, "begins": said.begins, "ends": said.ends}
