"""What makes a drawing a map, measured on rendered pages: scale bar, grid, margins, greys, the way to the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pytest
import zxingcpp
from pyproj import Geod, Transformer

from mapapp.paper.furniture import KM, Bar, ticks
from mapapp.paper.papers import MARGIN_MM, Page
from mapapp.paper.qr import qr
from mapapp.paper.scales import SERIES
from mapapp.paper.window import Window
from tests.mapapp.paper.reading import Paper

if TYPE_CHECKING:
    from tests.mapapp.paper.conftest import Desk

DPI = 300
PX = DPI / 25.4
DARK = 90
KINDS = [
    {"area": "楠梓區"},
    {"area": "岡山區", "paper": "a3", "landscape": "no"},
    {"area": "永安區", "grey": "yes"},
    {"area": "鼓山區", "scale": "25000"},
    {"area": "永安區", "language": "en"},
]


@pytest.fixture(params=KINDS, ids=["lying", "upright A3", "grey", "tiled", "English"], scope="module")
def kind(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(request.param)


@pytest.fixture(scope="module")
def paper(desk: Desk, kind: dict[str, str]) -> Paper:
    return desk.printed(**kind)


def _longest(dark: npt.NDArray[np.bool_]) -> int:
    """Give the length of the longest run of dark pixels in any row."""
    best = 0
    for row in dark:
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row.view(np.int8), [0]])))
        best = max([best, *(edges[1::2] - edges[::2]).tolist()])
    return best


@pytest.mark.parametrize("scale", SERIES)
def test_a_scale_bar_is_as_long_on_paper_as_it_says(scale: int) -> None:
    bar = Bar.of(Window(0, 0, scale, 180, 180))
    assert bar.mm == pytest.approx(bar.metres * 1000 / scale)
    assert 17 < bar.mm <= 44
    assert float(bar.labels[-1].replace(",", "")) * (KM if bar.is_km else 1) == bar.metres


def test_the_scale_bar_that_is_seen_is_right_to_a_hundredth(desk: Desk) -> None:
    sheet, paper = desk.planned("楠梓區"), desk.printed("楠梓區")
    window = sheet.leaves[0].window
    (label,) = (one for one in paper.runs(0, r"\d+公里"))
    x, top = round((label.left - 60) * PX), round(label.bottom * PX)
    drawn = paper.picture(0, DPI)[top : top + round(4 * PX), x : round((label.right + 5) * PX)]
    seen = _longest(drawn.max(axis=2) < DARK)
    assert seen / PX == pytest.approx(Bar.of(window).mm, rel=0.01)
    # and the ground under it, by another road: the length of that line on the ellipsoid
    middle = (window.west + 1000, window.north - 1000)
    to_degrees = Transformer.from_crs("EPSG:3826", "EPSG:4326", always_xy=True)
    ends = [to_degrees.transform(middle[0] + metres, middle[1]) for metres in (0, seen / PX * window.metres_per_mm)]
    assert Geod(ellps="GRS80").inv(*ends[0], *ends[1])[2] == pytest.approx(Bar.of(window).metres, rel=0.01)


def test_the_grid_stands_where_its_coordinates_are(desk: Desk) -> None:
    sheet, paper = desk.planned("楠梓區"), desk.printed("楠梓區")
    frame, window = Page("a4", sheet.landscape).map, sheet.leaves[0].window
    labels = [one for one in paper.runs(0, r"1\d\d,000") if one.middle[1] < frame.y]
    assert len(labels) >= 5
    seen = paper.picture(0, DPI)[round((frame.y + 0.5) * PX) : round((frame.y + 1.3) * PX)]
    for one in labels:
        east = int(one.text.replace(",", ""))
        assert one.middle[0] == pytest.approx(frame.x + (east - window.west) / window.metres_per_mm, abs=0.3)
        at = round((frame.x + (east - window.west) / window.metres_per_mm) * PX)
        assert seen[:, at - 1 : at + 2].max(axis=2).min(axis=1).max() < 130


def test_ticks_stand_at_whole_kilometres_where_these_are_apart() -> None:
    for scale in SERIES:
        east, north = ticks(Window(173_250, 2_515_610, scale, 180, 190))
        for axis, length in ((east, 180), (north, 190)):
            assert 2 <= len(axis) <= 15
            assert all(0 <= mm <= length for mm, _ in axis)
        if 15_000 <= scale <= 60_000:
            assert {metres % KM for _, metres in east} == {0}
            assert east[1][1] - east[0][1] == KM


def test_nothing_is_printed_in_the_margin_of_any_page(paper: Paper) -> None:
    for page in range(len(paper)):
        seen = paper.picture(page, 60)
        edge = int((MARGIN_MM - 0.5) * 60 / 25.4)
        inner = seen[edge:-edge, edge:-edge]
        assert inner.min() < DARK
        assert seen.astype(int).sum() - inner.astype(int).sum() == 255 * (seen.size - inner.size)


def test_what_every_page_must_say_is_on_every_page(paper: Paper, kind: dict[str, str]) -> None:
    said = ["資料基準日115年11月21日", "列印115年11月21日", "資料來源", "2021.9.20", "位置多為概略"]
    if kind.get("language") == "en":
        said = [
            "Dataasof21November2026",
            "Printed21November2026",
            "Sources",
            "2021.9.20",
            "Mostplacesareapproximate",
        ]
    for page in range(len(paper)):
        number = f"Page{page + 1}of{len(paper)}" if "language" in kind else f"第{page + 1}頁，共{len(paper)}頁"
        for words in (*said, number):
            assert words in paper.text(page)


def test_the_maps_say_scale_projection_and_north(desk: Desk, paper: Paper, kind: dict[str, str]) -> None:
    for page, leaf in enumerate(desk.planned(**kind).leaves):
        assert f"{leaf.window.scale:,}" in paper.text(page)
        assert "EPSG:3826" in paper.text(page)
        assert ("N" if "language" in kind else "北") in paper.text(page)


def test_the_code_on_every_page_leads_to_the_same_view(desk: Desk, paper: Paper, kind: dict[str, str]) -> None:
    for page in (0, len(paper) - 1):
        (code,) = zxingcpp.read_barcodes(np.ascontiguousarray(paper.picture(page, 200)))
        assert code.text == desk.planned(**kind).url


def test_a_code_holds_an_address_in_letters_that_every_reader_knows() -> None:
    assert qr("https://works.example/楠梓區?a=b&c=%E6") == qr(
        "https://works.example/%E6%A5%A0%E6%A2%93%E5%8D%80?a=b&c=%E6"
    )


def test_a_grey_sheet_has_no_colour(desk: Desk) -> None:
    paper = desk.printed("永安區", grey="yes")
    for page in range(len(paper)):
        seen = paper.picture(page)
        assert (seen.max(axis=2) == seen.min(axis=2)).all()
    assert (desk.printed("永安區").picture(0).max(axis=2) != desk.printed("永安區").picture(0).min(axis=2)).any()


def test_the_legend_explains_what_stands_on_its_own_leaf_and_nothing_else(desk: Desk) -> None:
    from mapapp.words import Words

    known = Words("zh-Hant").section("sheet_legend")
    sheet, paper = desk.planned("鼓山區", scale="25000"), desk.printed("鼓山區", scale="25000")
    for page, leaf in enumerate(sheet.leaves):
        legend = paper.text(page).split("圖例", 1)[1].split("位置多為概略", 1)[0]
        for key, said in known.items():
            assert (str(said) in legend) == (key in leaf.drawn.occurs), (page, key)
