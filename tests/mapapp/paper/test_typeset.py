"""A printed sheet, read back: its words, its tags, what it looks like, and what must stop the print."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shapely
from PIL import Image

from layers import Query
from mapapp.errors import PaperError
from mapapp.paper.sheet import Sheet
from mapapp.paper.typeset import Typesetter
from mapapp.portrait.work import Work
from mapapp.words import Words
from tests.mapapp.paper.reading import Paper, Run

if TYPE_CHECKING:
    from tests.mapapp.paper.conftest import Desk

CHINESE = Words("zh-Hant")
LONG = "名稱很長的道路拓寬工程" * 12
UNENDING = "Supercalifragilistic" * 8


@pytest.fixture(scope="module")
def sheet(desk: Desk) -> Sheet:
    return desk.planned("楠梓區")


@pytest.fixture(scope="module")
def paper(desk: Desk) -> Paper:
    return desk.printed("楠梓區")


def _renamed(sheet: Sheet, name: str) -> Sheet:
    """Give the first work another name."""
    first = sheet.numbered[0]
    work = replace(first.work, properties=first.work.properties | {"name": name})
    return replace(sheet, numbered=(replace(first, work=work), *sheet.numbered[1:]))


def _in_frame(sheet: Sheet, one: Run) -> bool:
    from mapapp.paper.papers import Page

    frame = Page(sheet.order.paper, sheet.landscape).map
    x, y = one.middle
    return frame.x < x < frame.x + frame.width and frame.y < y < frame.y + frame.height


def test_every_number_on_the_map_is_in_the_table_and_the_reverse(desk: Desk, sheet: Sheet, paper: Paper) -> None:
    on_map = sorted(int(one.text) for one in paper.runs(0, r"\d{1,2}") if one.size == 7 and _in_frame(sheet, one))
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


def test_an_empty_district_says_so_on_every_page(desk: Desk) -> None:
    sheet, paper = desk.planned("桃源區"), desk.printed("桃源區")
    assert not sheet.numbered
    for page in range(2):
        assert "資料中沒有符合條件的建設。" in paper.text(page)


def test_overdue_works_and_those_of_several_districts_say_it_in_words(sheet: Sheet, paper: Paper) -> None:
    late = sum(one.work.properties["overdue"] for one in sheet.numbered)
    tables = "".join(paper.text(page) for page in range(1, len(paper)))
    assert tables.count("逾期未見完成") == late > 0
    assert tables.count("跨區：也在") == sum(bool(one.elsewhere) for one in sheet.numbered) > 0


@pytest.mark.parametrize(
    "name", [LONG, UNENDING, f"{UNENDING} {LONG}", "（" * 60], ids=["long", "unending", "both", "brackets"]
)
def test_a_name_that_is_too_long_for_its_column_is_whole_and_within_it(desk: Desk, sheet: Sheet, name: str) -> None:
    paper = desk.set(_renamed(sheet, name))
    assert "".join(name.split()) in "".join(one.text for one in paper.letters(1) if one.left > 22 and one.right < 81)


@pytest.mark.parametrize(
    "name", ["#{1+1}", "*池* _池_", "$x$", "= 池", "#sys.inputs.data", "<池> @池 // 池", "{n} {total}"]
)
def test_a_name_is_set_as_text_and_never_read_as_markup(desk: Desk, sheet: Sheet, name: str) -> None:
    assert "".join(name.split()) in desk.set(_renamed(sheet, name)).text(1)


@pytest.mark.parametrize(("letter", "code"), [("😀", "U+1F600"), ("\u200b", "U+200B"), ("\x00", "U+0000")])
def test_a_character_that_the_font_lacks_stops_the_print(desk: Desk, sheet: Sheet, letter: str, code: str) -> None:
    with pytest.raises(PaperError, match=rf"no {code[:1]}\{code[1:]} .*池{letter!r}".replace(repr(letter), letter)):
        desk.set(_renamed(sheet, f"池{letter}"))


def test_a_map_that_cannot_be_read_stops_the_print(desk: Desk, sheet: Sheet) -> None:
    (leaf,) = sheet.leaves
    broken = replace(leaf, drawn=replace(leaf.drawn, svg=leaf.drawn.svg[:-20]))
    with pytest.raises(PaperError, match="cannot print: "):
        desk.set(replace(sheet, leaves=(broken,)))


def test_what_the_legend_cannot_explain_stops_the_print(desk: Desk, sheet: Sheet) -> None:
    (leaf,) = sheet.leaves
    strange = replace(leaf, drawn=replace(leaf.drawn, occurs=leaf.drawn.occurs | {"base:dragon"}))
    with pytest.raises(KeyError, match="base:dragon"):
        desk.set(replace(sheet, leaves=(strange,)))


def test_a_document_that_nobody_holds_is_no_source(desk: Desk, sheet: Sheet) -> None:
    work = Work.read(json.dumps(json.loads(desk.store.get(sheet.numbered[0].work.id) or b"")).encode())
    corrected = replace(sheet.numbered[0], work=replace(work, properties=work.properties | {"document": ""}))
    paper = desk.set(replace(sheet, numbered=(corrected, *sheet.numbered[1:])))
    assert "人工更正" in paper.text(1)


def test_a_logo_and_a_line_of_the_office_stand_in_the_heading(desk: Desk) -> None:
    plain = desk.planned("永安區", title="永安區公所民政課")
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "#cc0000").save(out, "PNG")
    paper = desk.set(replace(plain, order=replace(plain.order, logo=out.getvalue())))
    heading = paper.picture(0)[40:110]
    assert "永安區公所民政課" in paper.text(0)
    assert ((heading[..., 0] > 180) & (heading[..., 1] < 40)).sum() > 1000


def test_two_maps_of_a_sheet_do_not_share_what_stands_on_one(desk: Desk, sheet: Sheet) -> None:
    assert shapely.area(sheet.area) > 0
    paper = desk.printed("鼓山區", scale="25000")
    names = [leaf.name for leaf in desk.planned("鼓山區", scale="25000").leaves if leaf.name]
    for page, name in enumerate(names, 1):
        assert f"圖幅{name}" in paper.text(page)
    for page, leaf in enumerate(desk.planned("鼓山區", scale="25000").leaves):
        for _, other in leaf.beside:
            assert f"接{other}" in paper.text(page)
