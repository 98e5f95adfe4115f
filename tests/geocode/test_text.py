"""Two spellings of one place agree; two places never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocode import normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("臺鐵高雄站", "台鐵高雄站"),
        ("台 39 線", "台39線"),
        ("台39線（台19甲～大莊路）", "台39線(台19甲~~大莊路)"),
        ("國道７號", "國道7號"),
        ("「材料國際學院」", "材料國際學院"),
        ("fintech園區", "FinTech 園區"),
        ("R24—RK1", "R24-RK1"),
        ("臺 39\n 線", "台39線"),
        ("藍田國小【文小2】", "藍田國小（文小2）"),
        ("\ufeff台39線\u200b", "台39線"),
        ("左營─橋頭", "左營－橋頭"),
    ],
)
def test_two_spellings_of_a_place_agree(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("國道7號", "國道10號"), ("鳳山區", "旗山區"), ("台17線", "新台17線")])
def test_two_places_never_agree(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_normalising_twice_changes_nothing_more() -> None:
    said = "臺 39 線（台19甲～～大莊路）"
    assert normalise(normalise(said)) == normalise(said)


@given(st.text())
def test_normalising_any_text_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
