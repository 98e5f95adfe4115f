"""What may be asked, and what is refused with one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers import Query, QueryError
from layers.query import PARAMETERS


@pytest.mark.parametrize(
    ("parameter", "text"),
    [
        ("year", "abc"),
        ("year", "2027..2024"),
        ("year", "26"),
        ("year", "2024.."),
        ("bbox", "1,2,3"),
        ("bbox", "1,2,3,4,5"),
        ("bbox", "nan,22,121,23"),
        ("bbox", "120,22,inf,23"),
        ("bbox", "121,22,120,23"),
        ("bbox", "22,120,23,121"),
        ("near", "999,999"),
        ("near", "120.3"),
        ("near", "120.3,22.6,7"),
        ("near", "east,north"),
        ("radius", "500"),
        ("category", "ponds"),
        ("category", "mrt,,parks"),
        ("status", "built"),
        ("phase", ""),
        ("q", "公" * 101),
        ("q", "a\0b"),
        ("district", ",".join(["鳳山區"] * 61)),
        ("colour", "red"),
    ],
)
def test_an_unsound_value_is_refused_with_its_text(parameter: str, text: str) -> None:
    with pytest.raises(QueryError, match="expected") as refused:
        Query.parse({parameter: text})
    assert refused.value.parameter == parameter
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith(f"{parameter}: 「")


@pytest.mark.parametrize("radius", ["0", "-1", "nan", "inf", "1e9", "far", "1,2"])
def test_an_unsound_radius_is_refused(radius: str) -> None:
    with pytest.raises(QueryError, match="radius"):
        Query.parse({"near": "120.3,22.6", "radius": radius})


def test_nothing_asked_is_everything_asked() -> None:
    assert Query.parse({}) == Query()


def test_words_are_folded() -> None:
    assert Query.parse({"q": "臺３９ Ｐ1"}).q == ("台39", "p1")


@given(st.dictionaries(st.sampled_from([*PARAMETERS, "x"]), st.text(max_size=40), max_size=4))
def test_any_request_gives_a_query_or_our_own_error(texts: dict[str, str]) -> None:
    try:
        Query.parse(texts)
    except QueryError as error:
        assert error.parameter in {*PARAMETERS, "x"}


@given(st.tuples(st.floats(), st.floats(), st.floats(), st.floats()))
def test_a_box_that_is_read_is_a_box(corners: tuple[float, float, float, float]) -> None:
    try:
        box = Query.parse({"bbox": ",".join(map(repr, corners))}).bbox
    except QueryError:
        return
    assert box is not None
    assert -180 <= box.west <= box.east <= 180
    assert -90 <= box.south <= box.north <= 90
