"""What may be asked, and what is refused with one line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import LayersError, Query, QueryError, Store
from layers.bbox import BBox
from layers.query import PARAMETERS
from register import Category, Phase, Status

UNSOUND = [
    *(("year", text) for text in ["abc", "2027..2024", "26", "2024..", "..2024", "2024...2026", "-2024", "2024.5", ""]),
    *(("bbox", text) for text in ["1,2,3", "1,2,3,4,5", "", "120,22,121,east", "120 22 121 23", "120,22,121,23,"]),
    *(("bbox", text) for text in ["nan,22,121,23", "120,22,inf,23", "120,22,1e400,23", "1_20,22,121,23"]),
    *(("bbox", text) for text in ["121,22,120,23", "120,23,121,22", "22,120,23,121", "-181,22,121,23"]),
    *(("near", text) for text in ["999,999", "120.3", "120.3,22.6,7", "east,north", "", "nan,22.6", "120.3,95"]),
    *(("radius", text) for text in ["500", "", "abc"]),
    *(("category", text) for text in ["ponds", "MRT", ""]),
    *(("status", text) for text in ["built", "null", ""]),
    *(("phase", text) for text in ["", "none"]),
    *(("q", text) for text in ["公" * 101, "a\0b", "a\nb", "a\x7f", "a\x85b", "\ud800"]),
    *(("district", text) for text in [",".join(["鳳山區"] * 61), "", "鳳山區\t", "\udfff", "鳳山區,"]),
    *(
        ("stands", text)
        for text in ["", "27", "20271", "0000", "2025..2027", "none", "2027,2028", "-2027", " 2027", "2e3"]
    ),
    *(("finished", text) for text in ["", "none", "Recent", "all,recent", "recent ", "2024"]),
    *((name, "1") for name in ["colour", "Category", "category[]", "", "limit"]),
]


def shown(text: str) -> str:
    """Show a text as a line does: cut, and controls as their codes."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text[:80])


@pytest.mark.parametrize(("parameter", "text"), UNSOUND)
def test_an_unsound_value_is_refused_with_its_name_and_its_text(parameter: str, text: str) -> None:
    with pytest.raises(QueryError, match="expected") as refused:
        Query.parse({parameter: text})
    assert (refused.value.parameter, refused.value.text) == (parameter, text)
    assert str(refused.value).startswith(f"{parameter}: 「{shown(text)}")


@pytest.mark.parametrize(
    ("parameter", "text", "strange"),
    [
        ("category", "mrt,ponds,parks", "ponds"),
        ("category", "mrt,,parks", "mrt,,parks"),
        ("status", "none,built", "built"),
        ("year", "2024,abc", "abc"),
        ("year", "2024, 2027..2024", "2027..2024"),
    ],
)
def test_of_several_values_the_unsound_one_is_shown(parameter: str, text: str, strange: str) -> None:
    with pytest.raises(QueryError) as refused:
        Query.parse({parameter: text})
    assert (refused.value.parameter, refused.value.text) == (parameter, strange)


@pytest.mark.parametrize("radius", ["0", "-1", "nan", "inf", "1e9", "far", "1,2", "", "1_000", "100000.1"])
def test_an_unsound_radius_is_refused(radius: str) -> None:
    with pytest.raises(QueryError) as refused:
        Query.parse({"near": "120.3,22.6", "radius": radius})
    assert (refused.value.parameter, refused.value.text) == ("radius", radius)


def test_a_box_over_the_antimeridian_is_refused_and_not_turned_round() -> None:
    with pytest.raises(QueryError, match="west ≤ east"):
        Query.parse({"bbox": "170,-10,-170,10"})


def test_an_error_is_one_of_ours_and_one_that_a_stranger_would_catch() -> None:
    assert issubclass(QueryError, LayersError)
    assert issubclass(QueryError, ValueError)


@pytest.mark.parametrize("name", ["q", "x\ny", "\u2028", "\u202e", "\ud800", "長" * 500])
def test_a_refusal_is_one_short_line_that_can_be_sent(name: str) -> None:
    with pytest.raises(QueryError) as refused:
        Query.parse({name: "\u2029\0\x1b[31m\udc80" * 50})
    assert len(str(refused.value).splitlines()) == 1
    assert str(refused.value).isprintable()
    assert len(str(refused.value).encode()) < 2000


def test_nothing_asked_is_everything_asked() -> None:
    assert Query.parse({}) == Query() == Query.parse({"finished": "all"})


@pytest.mark.parametrize(("name", "expected"), [("stands", "one year of four figures"), ("finished", "all, recent")])
def test_what_would_have_been_right_is_told(name: str, expected: str) -> None:
    with pytest.raises(QueryError, match=expected):
        Query.parse({name: "soon"})


def test_each_value_of_each_vocabulary_may_be_asked() -> None:
    asked = {"category": Category, "status": [*Status, "none"], "phase": Phase}
    for name, values in asked.items():
        assert getattr(Query.parse({name: ",".join(values)}), name) == frozenset(values)


def test_white_space_round_a_value_and_a_value_given_twice_change_nothing() -> None:
    assert Query.parse({"category": " mrt , parks,mrt"}) == Query.parse({"category": "parks,mrt"})
    assert Query.parse({"bbox": " 120, 22,121,23 "}).bbox == BBox(120, 22, 121, 23)


def test_digits_of_a_chinese_keyboard_are_digits() -> None:
    assert Query.parse({"year": "２０２４"}) == Query.parse({"year": "2024"})
    assert Query.parse({"stands": "２０２４"}) == Query.parse({"stands": "2024"})


def test_words_are_folded() -> None:
    assert Query.parse({"q": "臺３９ Ｐ1"}).q == ("台39", "p1")


ANYTHING = st.text(st.characters(), max_size=120)
"""Surrogates and controls included."""
LIKELY = st.sampled_from(["2027", "recent", "all"]) | st.from_regex(
    r"[0-9.,naif_e+-]{0,12}|(20\d\d(\.\.)?,?){0,3}|(mrt|none|done|岡山區|,){0,3}", fullmatch=True
)


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from(PARAMETERS) | ANYTHING, ANYTHING | LIKELY, max_size=4))
def test_any_request_gives_our_own_error_or_a_query_that_is_answered(store: Store, texts: dict[str, str]) -> None:
    try:
        query = Query.parse(texts)
    except QueryError as error:
        assert error.parameter in texts
        assert str(error).encode()
        return
    assert store.count(query) == len(store.query(query))
    assert sum(store.facets(query)["phase"].values()) >= store.count(query)


@settings(deadline=None)
@given(st.tuples(st.floats(), st.floats(), st.floats(), st.floats()))
def test_a_box_that_is_read_is_a_box(corners: tuple[float, float, float, float]) -> None:
    try:
        box = Query.parse({"bbox": ",".join(map(repr, corners))}).bbox
    except QueryError:
        return
    assert box is not None
    assert -180 <= box.west <= box.east <= 180
    assert -90 <= box.south <= box.north <= 90
