"""The store answers each filter, and many together, as a plain reading of every feature does."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import Query, QueryError, Store
from layers.facets import FACETS
from layers.where import where
from layers.words import SEARCHED
from tests.layers import plain
from tests.layers.plain import Work, ids


@pytest.fixture(scope="module")
def read(works: list[Work]) -> list[tuple[dict[str, str], list[str]]]:
    """Read plainly what each combination means."""
    every = plain.combinations(several=150)
    return [(asked, [work["id"] for work in works if plain.meant(work, asked)]) for asked in every]


def test_every_filter_and_many_together_give_what_a_plain_reading_gives(
    store: Store, read: list[tuple[dict[str, str], list[str]]]
) -> None:
    for asked, expected in read:
        query = Query.parse(plain.request(asked))
        assert (sorted(ids(store.query(query))), store.count(query)) == (expected, len(expected)), asked


def test_sixty_of_the_combinations_leave_some_and_not_all(
    works: list[Work], read: list[tuple[dict[str, str], list[str]]]
) -> None:
    assert sum(0 < len(expected) < len(works) for _, expected in read) >= 60


def test_each_choice_shows_how_many_it_leaves_the_other_filters_standing(store: Store, works: list[Work]) -> None:
    for asked in [{}, *plain.combinations(several=20)]:
        facets = {name: dict(counted) for name, counted in store.facets(Query.parse(plain.request(asked))).items()}
        assert facets == plain.counts(works, asked), asked


def test_finished_long_ago_is_before_the_year_before_last(store: Store, works: list[Work]) -> None:
    assert store.finished_before == 2024
    left_out = [work for work in works if not plain.meant(work, {"finished": "recent"})]
    assert left_out
    assert store.count(Query.parse({"finished": "recent"})) == len(works) - len(left_out)


@pytest.mark.parametrize(
    "filtered", [{}, {"stands": "2027"}, {"finished": "recent"}, {"phase": "done", "year": "2024"}]
)
def test_choices_are_counted_from_an_index_alone(edition: Path, filtered: dict[str, str]) -> None:
    text, values = where(Query.parse(filtered))
    with closing(sqlite3.connect(edition)) as file:
        for name in ("category", "status", "phase", "year"):
            plan = file.execute(f"EXPLAIN QUERY PLAN {FACETS[name].format(text)}", values).fetchall()
            assert any("works USING COVERING INDEX works_facets" in step[3] for step in plan), plan


def test_words_are_looked_for_in_the_properties_that_the_reading_knows() -> None:
    assert SEARCHED == plain.SEARCHED


@pytest.mark.parametrize("text", ["", "   ", "\u3000"])
def test_no_words_leave_everything_in(store: Store, works: list[Work], text: str) -> None:
    assert store.count(Query.parse({"q": text})) == len(works)


@pytest.mark.parametrize(
    ("one", "other"), [("臺", "台"), ("Ｐ1", "p1"), ("MRT", "mrt"), ("公園", " 公園 "), ("公園 新建", "新建　公園")]
)
def test_two_spellings_of_the_same_words_find_the_same(store: Store, one: str, other: str) -> None:
    assert store.query(Query.parse({"q": one})) == store.query(Query.parse({"q": other}))


@pytest.mark.parametrize("text", ["台", "園", "1", "p"])
def test_a_single_character_is_a_word(store: Store, works: list[Work], text: str) -> None:
    found = store.count(Query.parse({"q": text}))
    assert 0 < found == sum(plain.meant(work, {"q": text}) for work in works)


HOSTILE = [
    *(
        '" OR 1=1 --',
        "'; DROP TABLE works; --",
        "*",
        "公*",
        "NEAR(",
        "NEAR(公園, 2)",
        "'",
        '"',
        "name:公園",
        "-橋",
        "^橋",
    ),
    *("公園 OR 橋", "公園 AND 橋", "NOT 橋", "{x}", "%", "_", "\\", "e5ad97"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_index_or_a_database_would_obey_is_just_words(store: Store, works: list[Work], text: str) -> None:
    expected = [work["id"] for work in works if plain.meant(work, {"q": text})]
    assert ids(store.query(Query.parse({"q": text}))) == expected
    assert store.facets(Query.parse({"q": text})) == plain.counts(works, {"q": text})
    assert store.count(Query.parse({"district": text})) == 0


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=30), st.text(st.sampled_from("台臺3９線P1ｐ橋 公園\u3000ΣςİéÅ"), max_size=6))
def test_any_words_that_may_be_asked_are_answered_as_a_plain_reading_does(
    store: Store, works: list[Work], strange: str, likely: str
) -> None:
    for text in (strange, likely):
        try:
            query = Query.parse({"q": text})
        except QueryError:
            continue
        assert ids(store.query(query)) == [work["id"] for work in works if plain.meant(work, {"q": text})]
