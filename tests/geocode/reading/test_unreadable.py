"""A text that cannot be read is refused at the character that is wrong, as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocode import GeocodeError, normalise
from geocode.reading import Reader, UnreadableError, split_plate


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("四維三路@2號", "@"),
        (" 臺 ２ 路 ★ 號", "★"),
        ("測試路2號?", "?"),
        ("測試路2號(1樓))", ")"),
        (")測試路", ")"),
        ("（~測試路）", "~"),
        ("A、、B", "、"),
        ("、測試路", "、"),
        ("測試路()", ")"),
        ("翠華路(明潭路至)", ")"),
        ("測試路與、範例路", "、"),
    ],
)
def test_the_wrong_character_is_pointed_at(reader: Reader, text: str, character: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        reader.read(text)
    assert refused.value.position == text.rindex(character)
    assert f"「{character}」讀不懂" in str(refused.value)


@pytest.mark.parametrize("text", ["", "  ", "「」", "測試路與", "測試路（範例路", "測試路~", "測試路至", "A路、"])
def test_a_missing_end_is_pointed_at(reader: Reader, text: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        reader.read(text)
    assert refused.value.position == len(text)
    assert "還不完整" in str(refused.value)


def test_the_message_is_one_line_that_says_what_was_expected(reader: Reader) -> None:
    with pytest.raises(UnreadableError, match=r"^「四維三路@2號」第 5 個字「@」讀不懂：此處應為地名、門牌") as refused:
        reader.read("四維三路@2號")
    assert isinstance(refused.value, GeocodeError)
    assert isinstance(refused.value, ValueError)
    with pytest.raises(UnreadableError) as broken:
        reader.read("四維\n三路@" + "2" * 100)
    assert "\n" not in str(broken.value)


def test_a_text_longer_than_any_place_is_refused_at_its_limit(reader: Reader) -> None:
    with pytest.raises(UnreadableError, match="最多 200 個字") as refused:
        reader.read("測" * 10_000)
    assert refused.value.position == 200
    with pytest.raises(UnreadableError, match="最多 200 個字"):
        reader.read("㍿" * 100)


SIGNS = "測試範例一二三十廿0123路街巷弄號樓段線大道里鄰區市縣鄉高雄台國R2O5與及和至到自由從口附近一帶"
SIGNS += "、，；~～-－—/(（)）之第期地 @「」"


@given(st.text() | st.text(SIGNS) | st.text(SIGNS, min_size=190, max_size=210))
def test_any_text_is_read_or_refused_inside_it(reader: Reader, text: str) -> None:
    try:
        readings = reader.read(text)
    except UnreadableError as refused:
        assert 0 <= refused.position <= len(text)
        assert "\n" not in str(refused)
    else:
        assert readings
        assert len(set(readings)) == len(readings)


@given(st.text(SIGNS))
def test_a_text_and_its_normal_form_are_read_alike(reader: Reader, text: str) -> None:
    def read(said: str) -> object:
        try:
            return reader.read(said)
        except UnreadableError as refused:
            return refused.expected

    assert read(text) == read(normalise(text))


@given(st.text() | st.text(SIGNS))
def test_any_text_is_split_or_not(text: str) -> None:
    plate = split_plate(text)
    assert plate is None or (plate[0] and plate[1] > 0 and plate[2] >= 0)


@pytest.mark.parametrize(
    "part", ["1", "一", "1號", "路1", "之1", "里鄰", "2號1樓", "(", "~-", "路第", "1鄰", "高雄市", "´", "樓", "地下"]
)
def test_a_text_of_ten_thousand_characters_is_split_at_once(part: str) -> None:
    assert split_plate("測試路2號" + part * (10_000 // len(part)) + "★") is None
