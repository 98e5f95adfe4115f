"""A file has words for every column, every code and every loss, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layers import Query, Store
from layers.export import CRSES, LOSSES, METRES, Labels
from layers.export.column import columns
from layers.export.style import LOOKS
from mapapp.filing.found import Found
from mapapp.filing.labels import labels
from mapapp.languages import LANGUAGES
from mapapp.words import Words
from register.category import Category, LocationType
from register.period import Precision
from register.status import Phase, Status
from register.when import Kind


@pytest.fixture(scope="module")
def found(edition: Path) -> Found:
    store = Store(edition)
    query = Query.parse({"district": "岡山區"})
    coverage = json.loads(store.asset("coverage.json"))
    return Found(query, "岡山區", tuple(store.query(query)), METRES, {"kw-0001": 1}, store.edition, coverage)


@pytest.fixture(params=LANGUAGES)
def said(found: Found, request: pytest.FixtureRequest) -> Labels:
    return labels(found, Words(request.param))


def test_every_column_has_a_heading_and_no_heading_lacks_a_column(said: Labels) -> None:
    known = {one.name for crs in CRSES for one in columns(crs, numbered=True, measured=True)}
    assert said.headings.keys() == known
    assert said.notes.keys() <= known
    assert len(set(said.headings.values())) == len(known)


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ("category", Category),
        ("status", Status),
        ("phase", Phase),
        ("location_type", LocationType),
        ("completion_kind", Kind),
        ("completion_precision", Precision),
    ],
)
def test_every_code_is_in_words_and_no_two_are_the_same(said: Labels, column: str, codes: type) -> None:
    assert said.codes[column].keys() == {str(code) for code in codes}
    assert len(set(said.codes[column].values())) == len(said.codes[column])


def test_every_loss_is_told(said: Labels) -> None:
    assert said.lost.keys() == LOSSES.keys()


def test_every_phase_has_a_colour_and_a_look(said: Labels) -> None:
    assert said.colours.keys() == LOOKS.keys() == said.codes["phase"].keys()
    assert len(set(said.colours.values())) == len(LOOKS)


def test_the_file_says_how_many_from_where_and_as_of_when(said: Labels, found: Found) -> None:
    about = [text for _, text in said.about]
    assert any(str(len(found.features)) in text for text in about)
    assert {found.as_of, found.edition} <= set(about)
    titles = [document["title"] for document in found.documents]
    assert titles
    assert [title for title in titles if not any(title in text for text in about)] == []
    assert any("OpenStreetMap" in text for text in about)
