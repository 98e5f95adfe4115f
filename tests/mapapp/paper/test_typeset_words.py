"""Words that are hard to print: they are whole and in their place, or nothing is printed."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from mapapp.errors import PaperError
from mapapp.paper.sheet import Sheet
from mapapp.words import Words

if TYPE_CHECKING:
    from tests.mapapp.paper.conftest import Desk

CHINESE = Words("zh-Hant")
LONG = "名稱很長的道路拓寬工程" * 12
UNENDING = "Supercalifragilistic" * 8


@pytest.fixture(scope="module")
def sheet(desk: Desk) -> Sheet:
    return desk.planned("楠梓區")


def _renamed(sheet: Sheet, name: str) -> Sheet:
    """Give the first work another name."""
    first = sheet.numbered[0]
    work = replace(first.work, properties=first.work.properties | {"name": name})
    return replace(sheet, numbered=(replace(first, work=work), *sheet.numbered[1:]))


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


def test_a_text_within_a_drawing_stops_the_print_because_it_would_vanish(desk: Desk, sheet: Sheet) -> None:
    (leaf,) = sheet.leaves
    written = replace(leaf.drawn, svg=leaf.drawn.svg.replace("</svg>", "<text>楠梓</text></svg>"))
    with pytest.raises(PaperError, match="holds text"):
        desk.set(replace(sheet, leaves=(replace(leaf, drawn=written),)))


def test_what_the_legend_cannot_explain_stops_the_print(desk: Desk, sheet: Sheet) -> None:
    (leaf,) = sheet.leaves
    strange = replace(leaf, drawn=replace(leaf.drawn, occurs=leaf.drawn.occurs | {"base:dragon"}))
    with pytest.raises(PaperError, match="no words for base:dragon"):
        desk.set(replace(sheet, leaves=(strange,)))


def test_a_document_that_nobody_holds_is_no_source(desk: Desk, sheet: Sheet) -> None:
    first = sheet.numbered[0]
    said = first.work.properties | {"document": ""}
    corrected = replace(first, work=replace(first.work, properties=said))
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


def test_many_filters_and_a_long_line_of_the_office_are_whole_and_within_the_heading(desk: Desk) -> None:
    statuses = ",".join(name for name in CHINESE.section("status") if name != "none")
    chosen = {"category": ",".join(CHINESE.section("category")), "status": statuses, "title": "永安區公所" * 12}
    sheet, paper = desk.planned("永安區", **chosen), desk.printed("永安區", **chosen)
    for page in range(len(paper)):
        heading = "".join(one.text for one in paper.letters(page) if one.bottom < 29)
        assert "".join(sheet.chosen.split()) in heading
        assert "永安區公所" * 12 in heading
