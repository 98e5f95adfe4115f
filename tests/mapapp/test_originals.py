"""The whole passage stands beside its words where a deployment keeps the texts; without them nothing changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from layers import Store
from mapapp import Settings, create_app
from mapapp.portrait.originals import pieces, spans
from register.reading import read_document
from register.texts import Texts

PROJECT, DOCUMENT = "kw-0001", "mayor-1131009"
"""The register has of it: 《防洪韌性再進化》, paragraph 1, 正義公園滯洪池, 預計 113 年底完工, 滯洪量 0.8 萬噸."""
REPORT = """《防洪韌性再進化》

本府以<b>&「{{ 7 }}」的方式，辦理正義公園滯洪池，
預計 113 年底完工，滯洪量 0.8 萬噸，另外還有別的事情。
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deployment") / "texts"


@pytest.fixture(scope="module")
def reader(edition: Path, place: Path) -> FlaskClient:
    return create_app(Settings(edition=edition, texts=place)).test_client(use_cookies=False)


@pytest.fixture
def folder(place: Path) -> Iterator[Path]:
    """Give the folder of the texts, which is not there yet."""
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def kept(folder: Path, tmp_path: Path) -> Path:
    """Keep a report of our own under the id of one of the register's."""
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    Texts(folder).keep(DOCUMENT, read_document(file))
    return folder


@pytest.mark.parametrize("is_there", [False, True])
def test_without_kept_texts_nothing_changes(reader: FlaskClient, store: Store, folder: Path, is_there: bool) -> None:
    if is_there:
        folder.mkdir()
    assert reader.get(f"/projects/{PROJECT}.json").data == store.record(PROJECT)
    assert "<blockquote" not in reader.get(f"/projects/{PROJECT}").text


def test_a_passage_is_shown_whole_as_text_with_its_words_marked(reader: FlaskClient, kept: Path) -> None:
    page = reader.get(f"/projects/{PROJECT}").text
    passage = page.split("<blockquote>")[1].split("</blockquote>")[0]
    assert "本府以&lt;b&gt;&amp;「{{ 7 }}」的方式" in passage
    for said in ("正義公園滯洪池", "預計 113 年底完工", "滯洪量 0.8 萬噸"):
        assert f"<mark>{said}</mark>" in passage
    assert "另外還有別的事情" in passage
    assert "<mark>另外" not in passage


def test_the_passage_is_marked_as_chinese_on_an_english_page(reader: FlaskClient, kept: Path) -> None:
    assert '<blockquote lang="zh-Hant">' in reader.get(f"/projects/{PROJECT}?lang=en").text


def test_a_record_has_the_text_and_the_spans_of_its_words(reader: FlaskClient, kept: Path, store: Store) -> None:
    record = reader.get(f"/projects/{PROJECT}.json").get_json()
    (passage,) = (one.pop("passage") for one in record["history"])
    words = [passage["text"][first:last] for first, last in passage["marks"]]
    assert words == ["正義公園滯洪池", "預計 113 年底完工", "滯洪量 0.8 萬噸"]
    assert record == json.loads(store.record(PROJECT) or b"")


def test_a_text_that_comes_or_goes_while_serving_is_noticed(reader: FlaskClient, kept: Path) -> None:
    assert "<blockquote" in reader.get(f"/projects/{PROJECT}").text
    (kept / f"{DOCUMENT}.json").unlink()
    assert "<blockquote" not in reader.get(f"/projects/{PROJECT}").text


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"title": 1}', "\x00"])
def test_a_damaged_text_takes_no_page_away(reader: FlaskClient, kept: Path, damaged: str) -> None:
    (kept / f"{DOCUMENT}.json").write_text(damaged, encoding="utf-8")
    answer = reader.get(f"/projects/{PROJECT}")
    assert answer.status_code == 200
    assert "<blockquote" not in answer.text


def test_words_are_found_behind_the_name_that_they_belong_to() -> None:
    text = "甲橋施工中，乙橋施工中。"
    assert [text[first:last] for first, last in spans(text, ["乙橋", "施工中"])] == ["乙橋施工中"]
    assert spans(text, ["丙橋"]) == []


@given(st.text(), st.lists(st.text(max_size=4), max_size=4))
def test_whatever_the_text_no_letter_of_it_is_lost_and_every_span_lies_inside(text: str, words: list[str]) -> None:
    marks = spans(text, words)
    cut = list(pieces(text, marks))
    assert "".join(piece for piece, _ in cut) == text
    assert all(0 <= first < last <= len(text) for first, last in marks)
    assert [piece for piece, is_said in cut if is_said] == [text[first:last] for first, last in marks]
    json.dumps(marks)
