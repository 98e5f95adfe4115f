"""Overlays beside the works: asked for late, one scenario at a time, by colour and hatch, with their caution."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from browser.auditor import violations
from browser.beside import CLASSES, FEW, HOSTILE, MANY, ODD, SQUARES, drawn, painted, store
from browser.reader import WIDER, Reader
from playwright.sync_api import Page, Route, expect

from layers.bbox import BBox
from layers.overlays.depths import rules
from mapapp import Settings

AT = "at=14/22.605/120.325"
CAUTION = re.compile("不是預報")
PHONE = 320
LATE = re.compile(r"/context$|/context\?|/overlays|built/context\.js")

PLACE = """(at) => {
  const { x, y } = map_works.latLngToContainerPoint(at);
  const box = map_works.getContainer().getBoundingClientRect();
  return [box.x + x, box.y + y];
}"""


@pytest.fixture(scope="module")
def stored(once: Callable[..., Path]) -> Path:
    return once("beside", store) / "overlays"


@pytest.fixture(scope="module")
def over(edition: Path, stored: Path, serving: Callable) -> Iterator[str]:
    with serving(Settings(edition=edition, overlays=stored)) as address:
        yield address


@pytest.fixture
def looker(seat: Callable[..., Reader], over: str) -> Reader:
    """At a desk, before a site that has overlays."""
    return seat(over)


def _open(page: Page) -> None:
    page.locator("#context > summary").click()
    page.locator("#context[data-ready]").wait_for()


def test_nothing_of_it_comes_before_it_is_asked_for_and_then_by_the_keyboard(looker: Reader) -> None:
    asked: list[str] = []
    looker.page.on("request", lambda sent: asked.append(sent.url))
    page = looker.visit(f"/?{AT}")
    assert [url for url in asked if LATE.search(url)] == []
    page.locator("#context > summary").focus()
    page.keyboard.press("Enter")
    scenario = page.get_by_label("淹水潛勢")
    expect(scenario.locator("option")).to_have_text(["不顯示", "6 小時 150 毫米", "24 小時 500 毫米"])
    scenario.focus()
    page.keyboard.press("ArrowDown")
    legend = drawn(page, MANY)
    expect(legend.locator("li")).to_have_text(
        ["淹水深度 0.3 至 0.5 公尺", "淹水深度 1 至 2 公尺", "淹水深度 3 公尺以上"]
    )
    expect(legend).to_contain_text("經濟部水利署，2024")
    expect(legend).to_contain_text(CAUTION)
    assert f"overlay={MANY}" in looker.address
    sheet = page.get_by_role("link", name="列印目前範圍與圖資").get_attribute("href")
    assert {"overlay": MANY, "finished": "recent"}.items() <= dict(parse_qsl(urlsplit(sheet).query)).items()
    assert BBox.parse(dict(parse_qsl(urlsplit(sheet).query))["bbox"])


@pytest.mark.parametrize("name", [FEW, MANY])
def test_each_class_has_its_colour_and_a_hatch(looker: Reader, name: str) -> None:
    page = looker.visit(f"/?overlay={name}&{AT}")
    drawn(page, name)
    depths = {one["class"]: one["colour"] for one in rules()["depth"]}
    for said, west in SQUARES.items():
        pixels = painted(page, west)
        colour = bytes.fromhex(depths[CLASSES[said]][1:])
        # between the lines of a close hatch hardly a pixel is quite without ink
        assert min(max(abs(a - b) for a, b in zip(colour, pixel, strict=False)) for pixel in pixels) <= 24
        assert len({tuple(pixel) for pixel in pixels}) > 2, f"{said} has no hatch"
    assert {pixel[3] for pixel in painted(page, 120.31)} == {0}


def test_one_scenario_is_shown_at_a_time_and_the_back_button_brings_the_other(looker: Reader) -> None:
    page = looker.visit(f"/?overlay={MANY},{FEW},nothing&{AT}")
    drawn(page, MANY)
    notice = page.locator(".context-notice")
    expect(notice).to_contain_text("6 小時 150 毫米")
    expect(notice).to_contain_text(CAUTION)
    _open(page)
    expect(notice).to_be_hidden()
    status = page.locator("[data-context=overlay] > [role=status]")
    expect(status).to_have_text("沒有這份圖資：nothing。 一次只顯示一個情境。")
    page.get_by_label("淹水潛勢").select_option(FEW)
    drawn(page, FEW)
    expect(page.locator("[data-overlay]")).to_have_count(1)
    expect(status).to_be_empty()
    assert looker.address.endswith(f"overlay={FEW}")
    looker.back()
    drawn(page, MANY)
    expect(page.get_by_label("淹水潛勢")).to_have_value(MANY)
    page.get_by_label("淹水潛勢").select_option("")
    expect(page.locator("[data-overlay]")).to_have_count(0)
    assert "overlay=" not in looker.address


def test_the_way_to_paper_takes_every_overlay_that_is_shown(looker: Reader) -> None:
    page = looker.visit(f"/?overlay={MANY},{ODD}&{AT}")
    drawn(page, MANY)
    _open(page)
    link = page.get_by_role("link", name="列印目前範圍與圖資")
    assert dict(parse_qsl(urlsplit(link.get_attribute("href")).query))["overlay"] == f"{MANY},{ODD}"


def test_a_click_and_the_keyboard_ask_what_is_here(looker: Reader) -> None:
    # far off, where what is small is left out of the squares that are drawn
    page = looker.visit(f"/?overlay={MANY}&at=10/22.605/120.345")
    drawn(page, MANY)
    _open(page)
    page.get_by_role("button", name="地圖中心有什麼圖資？").press("Enter")
    said = page.locator(".context-here")
    expect(said).to_contain_text("淹水深度 3 公尺以上")
    expect(said).to_contain_text(CAUTION)
    link = said.get_by_role("link", name="第 1 筆的內容").get_attribute("href")
    assert page.request.get(looker.site + link).ok
    page.locator("#context > summary").click()
    page.evaluate("void map_works.setView([22.605, 120.325], 15, { animate: false })")
    page.mouse.click(*page.evaluate(PLACE, [22.605, 120.325]))
    expect(page.locator(".tip-here")).to_contain_text("淹水深度 1 至 2 公尺")


@pytest.mark.parametrize("knows", [True, False], ids=["ranges", "no ranges"])
def test_tiles_come_by_ranges_or_whole_from_a_server_that_knows_none(looker: Reader, knows: bool) -> None:
    got: list[int] = []
    page = looker.page
    page.on("response", lambda answer: got.append(answer.status) if ".pmtiles" in answer.url else None)
    page.route("**/overlays?*", _told_as_large)
    if not knows:
        page.route("**/*.pmtiles", lambda route: route.continue_(headers={**route.request.headers, "range": ""}))
    looker.visit(f"/?overlay={MANY}&{AT}")
    drawn(page, MANY)
    assert len({tuple(pixel) for pixel in painted(page, SQUARES[">3"])}) > 2
    assert set(got) == ({206} if knows else {200})
    assert knows or len(got) == 1


def _told_as_large(route: Route) -> None:
    answer = route.fetch()
    told = answer.json()
    for one in told["overlays"]:
        one["size"] = 10**9
    route.fulfill(response=answer, json=told)


def test_one_that_cannot_be_had_says_so_in_a_line_and_blocks_nothing(looker: Reader) -> None:
    looker.page.route(f"**/{FEW}.geojson", lambda route: route.abort())
    page = looker.visit(f"/?overlay={FEW}&{AT}")
    _open(page)
    expect(page.locator(f"[data-overlay='{FEW}']")).to_contain_text("「24 小時 500 毫米」讀取失敗")
    expect(page.locator("#failure")).to_be_hidden()
    assert looker.turn("category=mrt")["map"] > 0


def test_words_of_an_overlay_stay_words(looker: Reader) -> None:
    page = looker.visit(f"/?overlay={ODD},%3Cb%3E&at=14/22.900/120.405")
    _open(page)
    page.get_by_role("button", name="移到它的範圍").click()
    legend = drawn(page, ODD)
    expect(legend.locator(".context-away")).to_be_hidden()
    expect(legend.locator("h4")).to_have_text(HOSTILE)
    expect(legend.locator("li")).to_have_text(HOSTILE)
    page.get_by_role("button", name="地圖中心有什麼圖資？").click()
    expect(page.locator(".context-here")).to_contain_text(HOSTILE)
    assert page.locator(".view-map img, .view-map b b").count() == 0
    assert looker.alarms == []


@pytest.mark.parametrize(
    ("width", "scheme", "lang"), [(PHONE, "light", "zh-Hant"), (1280, "dark", "en")], ids=["phone light", "desk dark"]
)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    seat: Callable[..., Reader], over: str, width: int, scheme: str, lang: str
) -> None:
    reader = seat(over, viewport={"width": width, "height": 640}, bypass_csp=True, color_scheme=scheme)
    # the list has been looked at elsewhere
    page = reader.visit(f"/?q=zzzz&overlay={FEW},{ODD}&{AT}&lang={lang}#view-map")
    drawn(page, FEW)
    assert width > PHONE or violations(page) == []
    _open(page)
    page.locator(".context-ask button").click()
    expect(page.locator(".context-here")).not_to_be_empty()
    assert violations(page) == []
    assert page.evaluate(WIDER) <= 0
