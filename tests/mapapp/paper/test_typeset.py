"""A printed sheet, read back: its words, its tags, and what stands on which page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from layers import Query
from mapapp.paper.papers import Page
from mapapp.paper.sheet import Inset, Sheet
from mapapp.paper.typeset import Typesetter
from mapapp.words import Words
from tests.mapapp.paper.reading import Paper, Run

if TYPE_CHECKING:
    from tests.mapapp.paper.conftest import Desk

CHINESE = Words("zh-Hant")


@pytest.fixture(scope="module")
def sheet(desk: Desk) -> Sheet:
    return desk.planned("楠梓區")


@pytest.fixture(scope="module")
def paper(desk: Desk) -> Paper:
    return desk.printed("楠梓區")


def _in_frame(sheet: Sheet, one: Run) -> bool:
    frame = Page(sheet.order.paper, sheet.landscape).map
    x, y = one.middle
    return frame.x < x < frame.x + frame.width and frame.y < y < frame.y + frame.height


def test_every_number_on_the_map_is_in_the_table_and_the_reverse(desk: Desk, sheet: Sheet, paper: Paper) -> None:
    on_map = sorted({int(one.text) for one in paper.runs(0, r"\d{1,2}") if one.size == 7 and _in_frame(sheet, one)})
    listed = [int(one.text) for page in range(1, len(paper)) for one in paper.runs(page, r"\d{1,2}") if one.right < 23]
    assert on_map == listed == list(range(1, len(sheet.numbered) + 1))
    rows = len(sheet.numbered) + len(sheet.unplaced) + len(sheet.beyond)
    assert rows == desk.store.count(Query.parse({"district": "楠梓區"}))


def test_every_word_of_a_row_is_read_back(sheet: Sheet, paper: Paper) -> None:
    for one in sheet.numbered:
        said = one.work.properties
        for text in (said["name"], said["status_said"], said["completion_said"], said["section"], *one.elsewhere):
            assert "".join((text or "").split()) in paper.whole, text


def test_the_file_says_its_language_its_title_and_that_it_is_tagged(paper: Paper) -> None:
    assert paper.catalog["/Lang"] == "zh-Hant"
    assert "<rdf:li>zh-Hant</rdf:li>" in paper.metadata
    assert paper.reader.metadata is not None
    assert paper.reader.metadata.title == "楠梓區建設地圖"
    assert paper.catalog["/MarkInfo"]["/Marked"]
    assert paper.catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in paper.metadata


def test_headings_figures_and_tables_are_tagged(paper: Paper) -> None:
    tags = paper.tags()
    roles = [role for role, _ in tags]
    assert [attributes["/T"] for role, attributes in tags if role in ("/H1", "/H2")] == ["楠梓區建設地圖", "建設一覽"]
    assert roles.index("/H1") < roles.index("/Figure") < roles.index("/Table")
    assert roles.count("/TH") == 8 * roles.count("/Table")
    assert roles.count("/TD") % 8 == 0
    assert all(attributes.get("/Alt") for role, attributes in tags if role == "/Figure")
    assert paper.bookmarks() == [("楠梓區建設地圖", 1), ("建設一覽", 2)]


def test_the_map_is_told_to_who_does_not_see_it(paper: Paper) -> None:
    alts = [attributes["/Alt"] for role, attributes in paper.tags() if role == "/Figure"]
    assert alts[0] == "楠梓區地圖，比例尺 1：50,000，上方為北。圖上有 28 件建設，編號與內容見後面的表。"


def test_fonts_are_embedded_and_ours(paper: Paper) -> None:
    fonts = paper.fonts()
    assert {name.split("+")[1] for name in fonts} == {"NotoSansTC-Regular", "NotoSansTC-Bold"}
    assert all("/FontFile2" in descriptor for descriptor in fonts.values())


def test_an_english_sheet_is_english_and_its_chinese_is_marked(desk: Desk) -> None:
    paper = desk.printed("永安區", language="en")
    assert paper.catalog["/Lang"] == "en"
    assert "Page1of2" in paper.text(0)
    assert "zh-TW" in {attributes.get("/Lang") for _, attributes in paper.tags()}


def test_an_archived_sheet_is_pdf_a_2a_and_pdf_ua_1(desk: Desk) -> None:
    metadata = desk.printed("永安區", archive="yes").metadata
    for said in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert said in metadata


def test_the_same_sheet_gives_the_same_bytes(desk: Desk, sheet: Sheet, paper: Paper) -> None:
    assert Typesetter(desk.static).sheet(sheet, CHINESE, desk.evidence) == paper.pdf


def test_a_table_that_goes_on_repeats_its_head(paper: Paper) -> None:
    assert len(paper) == 3
    for page in (1, 2):
        assert "編號名稱類別進度（文件的話）完成時間（文件的話）經費位置出處" in paper.text(page)


def test_works_without_a_place_stand_under_their_own_heading_with_the_reason(desk: Desk) -> None:
    sheet, paper = desk.planned("永安區"), desk.printed("永安區")
    (work,) = sheet.unplaced
    assert ("沒有位置的建設", 2) in paper.bookmarks()
    assert "".join(desk.evidence.reasons[work.id].split()) in paper.whole
    assert "共2件，圖上1件，沒有位置1件" in paper.text(0)


def test_works_off_the_map_stand_under_their_own_heading(desk: Desk) -> None:
    sheet = desk.planned("永安區")
    (one,) = sheet.numbered
    paper = desk.set(replace(sheet, numbered=(), beyond=(one.work,)))
    assert ("位置在圖外的建設", 2) in paper.bookmarks()


def test_an_empty_district_says_so_on_its_map_and_has_no_table(desk: Desk) -> None:
    sheet, paper = desk.planned("桃源區"), desk.printed("桃源區")
    assert not sheet.numbered
    assert len(paper) == 1
    assert "共0件資料中沒有符合條件的建設。" in paper.text(0)


def test_overdue_works_and_those_of_several_districts_say_it_in_words(sheet: Sheet, paper: Paper) -> None:
    late = sum(one.work.properties["overdue"] for one in sheet.numbered)
    tables = "".join(paper.text(page) for page in range(1, len(paper)))
    assert tables.count("逾期未見完成") == late > 0
    assert tables.count("跨區：也在") == sum(bool(one.elsewhere) for one in sheet.numbered) > 0


def test_a_dense_cluster_stands_larger_in_a_corner_with_its_own_scale(desk: Desk, sheet: Sheet) -> None:
    (leaf,) = sheet.leaves
    window = replace(leaf.window, scale=10_000, width_mm=60, height_mm=50)
    inset = Inset(window, 10, 12, replace(leaf.drawn, letters=leaf.drawn.letters[:2]), "A")
    paper = desk.set(replace(sheet, leaves=(replace(leaf, insets=(inset,)),)))
    frame = Page("a4", sheet.landscape).map
    (title,) = paper.runs(0, "A1：10,000|A")
    assert title.left == pytest.approx(frame.x + 10, abs=2)
    assert title.top == pytest.approx(frame.y + 12, abs=2)
    assert "放大圖 A，比例尺 1：10,000。" in next(one["/Alt"] for role, one in paper.tags() if role == "/Figure")


def test_each_map_of_several_says_its_name_and_which_join_it(desk: Desk) -> None:
    paper = desk.printed("鼓山區", scale="25000")
    names = [leaf.name for leaf in desk.planned("鼓山區", scale="25000").leaves if leaf.name]
    headings = [attributes["/T"] for role, attributes in paper.tags() if role == "/H2"]
    assert headings == [*(f"圖幅 {name}" for name in names), "建設一覽"]
    for page, name in enumerate(names, 1):
        assert f"圖幅{name}" in paper.text(page)
    for page, leaf in enumerate(desk.planned("鼓山區", scale="25000").leaves):
        for _, other in leaf.beside:
            assert f"接{other}" in paper.text(page)
