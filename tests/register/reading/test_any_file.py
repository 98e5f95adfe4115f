"""Any text and any bytes give a reading whose passages are in their places, or a plain refusal."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import FORMATS, MIMETYPE, docx, odt, packed, paragraph

from register.errors import DocumentError
from register.reading import Kind, Limits, Reading
from register.reading.document import read_bytes
from register.reading.keeping import from_json, to_json

LIMITS = Limits()
ENDINGS = st.sampled_from([".txt", ".pdf", ".docx", ".odt"])
MARKS = st.sampled_from(
    [*"壹、 一、 二、 （一） (二) 1. 2、 (1) ① A. 第一章 《防洪》 前言 圖 1 - # |".split(), "　　", "\t", "   "]
)
WORDS = st.text(
    "道路工程預計完工年底，。；：、「」（）()%.·-~ 　\t\n0123456789AＢ①⼯\u200b\ufeff😀\x0c\x85", max_size=60
)
LINES = st.lists(st.tuples(MARKS, WORDS).map("".join), max_size=25).map("\n".join) | st.text(max_size=200)


def _sound(reading: Reading) -> None:
    assert reading.text == "\n".join(passage.text for passage in reading.passages)
    for passage in reading.passages:
        assert reading.text[passage.begins : passage.ends] == passage.text
        assert passage.begins <= passage.words <= passage.ends
        assert passage.text and "\n" not in passage.text
        assert bool(passage.paragraph) == (passage.kind in (Kind.PARAGRAPH, Kind.ROW))
    assert all(one.ends < other.begins for one, other in pairwise(reading.passages))
    assert from_json(to_json(reading)) == reading


def _read(raw: bytes, name: str) -> Reading | None:
    try:
        reading = read_bytes(raw, name, LIMITS)
    except DocumentError as error:
        assert len(str(error).splitlines()) == 1
        return None
    _sound(reading)
    assert read_bytes(raw, name, LIMITS) == reading
    return reading


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_any_text_is_read_or_refused(text: str) -> None:
    _read(text.encode("utf-8", "replace"), "a.txt")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), ENDINGS)
def test_any_bytes_are_read_or_refused(raw: bytes, ending: str) -> None:
    _read(raw, f"a{ending}")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["docx", "odt"]), st.text("<>/&;wpt:r=\"'一工 ", max_size=60), st.booleans())
def test_any_markup_is_read_or_refused(form: str, markup: str, whole: bool) -> None:
    make, other = (docx, "word/document.xml") if form == "docx" else (odt, "content.xml")
    _read(make(markup) if whole else packed({"mimetype": MIMETYPE, other: markup}), f"a.{form}")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["docx", "odt", "pdf"]))
    raw = bytearray(WHOLE[form])
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    _read(bytes(raw[:cut]) if data.draw(st.booleans()) else bytes(raw), f"a.{form}")


WHOLE = {
    form: FORMATS[form]("一、交通\n\n松嶺路預計 115 年完工。\n\n路名\t年\n松嶺路\t115")
    for form in ("docx", "odt", "pdf")
}


@settings(max_examples=40, deadline=None)
@given(LINES)
def test_what_was_read_is_read_again_as_it_is(text: str) -> None:
    """Nothing is lost: every letter of a text but white space, bullets and tables' rules is in its reading."""
    reading = _read(text.encode("utf-8", "replace"), "a.txt")
    kept = set(reading.text) if reading else set()
    assert {letter for letter in text if "\u4e00" <= letter <= "\u9fff"} <= kept


def test_words_of_a_word_file_are_as_many_as_it_has() -> None:
    lines = [f"（{number}） 第 {number} 條道路已完工。" for number in "一二三四五六七八九"]
    reading = read_bytes(docx("".join(map(paragraph, lines))), "a.docx", LIMITS)
    assert [passage.text for passage in reading.passages] == lines


@pytest.mark.parametrize("spoiled", ["", "[]", "{}", '{"passages": [[1]]}', '{"passages": 3}'])
def test_a_kept_text_that_is_none_is_told(spoiled: str) -> None:
    from register import RegisterError

    with pytest.raises(RegisterError, match="a kept text"):
        from_json(spoiled)
