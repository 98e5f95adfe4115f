"""Analyses in a browser: asked by the keyboard, laid over the map, with how they were reckoned and their caution."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from browser.auditor import violations
from browser.reader import WIDER, Reader
from playwright.sync_api import Page, expect

from mapapp import Settings
from tests.mapapp.analysis_files import store

CAUTION = re.compile("不是預報")
GAPS = "gaps?overlay=flood-24h500,flood-points&metres=300&works=all&class=3"


@pytest.fixture(scope="module")
def flooded(edition: Path, once: Callable[..., Path], serving: Callable) -> Iterator[str]:
    with serving(Settings(edition=edition, overlays=once("analysed", store) / "overlays")) as address:
        yield address


@pytest.fixture
def analyst(seat: Callable[..., Reader], flooded: str) -> Reader:
    """At a desk, before a site that has overlays."""
    return seat(flooded)


def _drawn(page: Page) -> None:
    expect(page.locator("[data-analysis] .context-legend")).to_have_count(1)
    page.locator(".leaflet-container[data-analysis=gaps]").wait_for()


def _asked(page: Page) -> None:
    """Fill in the form of gaps with the keyboard alone, and send it."""
    page.get_by_text("哪裡淹水而附近沒有建設", exact=True).first.press("Enter")
    form = page.get_by_role("form", name="哪裡淹水而附近沒有建設")
    form.get_by_label("哪些建設").select_option("all")
    form.get_by_label("距離（公尺）").fill("300")
    form.get_by_label("距離（公尺）").press("Enter")


def test_an_analysis_is_asked_by_the_keyboard_and_laid_over_the_map(analyst: Reader) -> None:
    page = analyst.page
    page.goto(f"{analyst.site}/analysis")
    _asked(page)
    expect(page.locator("#result tbody tr")).not_to_have_count(0)
    expect(page.locator("#result")).to_contain_text(CAUTION)
    page.get_by_role("link", name="在地圖上看").press("Enter")
    page.locator("html[data-ready=yes]").wait_for()
    _drawn(page)
    expect(page.locator(".context-notice")).to_contain_text(CAUTION)
    page.locator("#context > summary").press("Enter")
    told = page.locator("[data-context=analysis]")
    expect(told).to_contain_text("淹水深度 3 公尺以上")
    told.get_by_text("這份結果是怎麼算的").press("Enter")
    expect(told).to_contain_text("離每一件計入的建設都超過 300 公尺")
    told.get_by_role("button", name="移除分析結果").press("Enter")
    expect(page.locator("[data-analysis] .context-legend")).to_have_count(0)
    expect(page.locator(".leaflet-container[data-analysis]")).to_have_count(0)
    assert "analysis=" not in analyst.address
    analyst.back()
    _drawn(page)
    assert analyst.errors == []


def test_what_is_here_says_the_place_and_what_lies_nearest(analyst: Reader) -> None:
    page = analyst.visit(f"/?at=16/22.605/120.305&analysis={quote(GAPS, safe='')}")
    _drawn(page)
    page.locator("#context > summary").click()
    page.get_by_role("button", name="地圖中心有什麼圖資？").click()
    said = page.locator(".context-here")
    expect(said).to_contain_text(re.compile(r"第 \d+ 處"))
    expect(said).to_contain_text(CAUTION)


def test_one_that_cannot_be_made_says_so_in_a_line_and_blocks_nothing(analyst: Reader) -> None:
    page = analyst.visit(f"/?analysis={quote('gaps?overlay=nothing', safe='')}")
    page.locator("#context > summary").click()
    expect(page.locator("[data-context=analysis] > [role=status]")).to_contain_text("應為一份圖資的代號")
    expect(page.locator("#failure")).to_be_hidden()
    assert analyst.turn("category=mrt")["map"] > 0


AREAS = "/analysis?kind=areas&lang=en"
RESULT = f"/analysis?kind={GAPS.replace('?', '&')}"


@pytest.mark.parametrize(
    ("width", "scheme", "addresses"),
    [(320, "light", ("/analysis?lang=en", RESULT)), (1280, "dark", (AREAS,))],
    ids=["phone light", "desk dark"],
)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    seat: Callable[..., Reader], flooded: str, width: int, scheme: str, addresses: tuple[str, ...]
) -> None:
    size = {"width": width, "height": 780}
    page = seat(flooded, viewport=size, color_scheme=scheme, bypass_csp=True).page
    for address in addresses:
        page.goto(flooded + address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert violations(page) == []
        assert page.evaluate(WIDER) <= 0


def test_axe_finds_nothing_in_what_is_told_beside_the_map(seat: Callable[..., Reader], flooded: str) -> None:
    reader = seat(flooded, viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = reader.visit(f"/?analysis={quote(GAPS, safe='')}&district=楠梓區")
    _drawn(page)
    page.locator("#context > summary").click()
    page.get_by_text("這份結果是怎麼算的").click()
    assert violations(page) == []
