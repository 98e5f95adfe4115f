"""Districts before a reader: with a phone, at a desk, without a script, on paper, and with the whole of axe-core."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.auditor import violations
from browser.reader import WIDER, Reader
from playwright.sync_api import expect

PAGES = ("/districts/楠梓區", "/districts/永安區?phase=unstated", "/districts/桃源區", "/districts")
LOOKS = {
    "phone": {"viewport": {"width": 390, "height": 780}, "color_scheme": "light"},
    "desk": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}


@pytest.mark.parametrize(("look", "language"), [("phone", "zh-Hant"), ("desk", "en")])
def test_axe_finds_nothing_on_the_pages_of_districts(
    seat: Callable[..., Reader], site: str, look: str, language: str
) -> None:
    reader = seat(site, bypass_csp=True, **LOOKS[look])
    found = {}
    # one of each kind in every look; what is filtered, and what is empty, in one
    pages = PAGES if (look, language) == ("phone", "zh-Hant") else PAGES[::3]
    for path in pages:
        reader.page.goto(f"{site}{path}{'&' if '?' in path else '?'}lang={language}")
        assert reader.page.locator("html").get_attribute("lang") == language
        reader.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found[path] = violations(reader.page)
    assert found == {path: [] for path in pages}
    assert (reader.errors, reader.foreign) == ([], [])


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_page(seat: Callable[..., Reader], site: str, width: int) -> None:
    page = seat(site, viewport={"width": width, "height": 800}).page
    for path in PAGES:
        page.goto(f"{site}{path}")
        assert page.evaluate(WIDER) == 0
        expect(page.locator("svg.overview:visible")).to_have_count(0 if path == "/districts" else 1)


def test_on_a_phone_a_row_is_a_block_and_each_value_says_what_it_is(phone: Reader) -> None:
    page = phone.page
    page.goto(f"{phone.site}/districts/楠梓區")
    row = page.locator("#list tbody tr").first
    cells = row.locator("td:not(.no)")
    lefts = cells.evaluate_all("all => all.map((one) => one.getBoundingClientRect().left)")
    assert len(set(lefts)) == 1
    assert row.locator(".label").all_inner_texts() == ["進度", "完成年", "經費", "位置"]


def test_without_a_script_a_symbol_leads_to_its_row_and_the_row_to_the_project(silent: Reader) -> None:
    page = silent.page
    page.goto(f"{silent.site}/districts/楠梓區")
    spots = page.locator("svg.overview:visible a")
    works = silent.api("/projects.geojson?district=楠梓區")["features"]
    assert spots.count() == sum(one["geometry"] is not None for one in works)
    spot = spots.filter(has_text="28")
    href = spot.get_attribute("href")
    spot.locator(".spot-number").click()
    row = page.locator(f"tr{href}")
    assert page.url.endswith(href)
    expect(row.locator(".no")).to_have_text("28")
    expect(row).to_be_in_viewport()
    row.locator("th a").first.click()
    assert page.url.endswith(href.replace("#work-", "/projects/"))
    expect(page.locator("h1")).to_be_visible()


def test_without_a_script_the_filters_are_a_form_and_everything_that_follows_keeps_them(silent: Reader) -> None:
    page = silent.page
    page.goto(f"{silent.site}/districts/楠梓區")
    page.locator(".narrow-down summary").click()
    page.locator("select[name=phase]").select_option("building")
    page.get_by_role("button", name="套用").click()
    page.wait_for_load_state()
    works = silent.api("/projects.geojson?district=楠梓區&phase=building")["features"]
    expect(page.locator("tr[data-id]")).to_have_count(len(works))
    assert 0 < len(works) < 28
    for href in page.locator(".links-row a").evaluate_all("all => all.map((one) => one.getAttribute('href'))"):
        assert "phase=building" in href
    assert page.locator(".sheet-form input[name=phase]").get_attribute("value") == "building"
    page.get_by_role("link", name="不篩選").click()
    expect(page.locator("tr[data-id]")).to_have_count(28)


def test_from_the_map_to_a_district_and_back_to_the_map_with_the_same_works(reader: Reader) -> None:
    page = reader.visit("/")
    page.locator(".colophon a[href='/districts']").click()
    page.get_by_role("link", name="岡山區", exact=True).first.click()
    count = int(page.locator("[data-figure=works] dd").inner_text())
    page.get_by_role("link", name="在大地圖上看").click()
    expect(page.locator("html[data-ready=yes]")).to_be_attached()
    assert reader.counts()["list"] == count
    assert reader.errors == []


def test_on_paper_the_wide_map_is_printed_and_what_is_pressed_is_not(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{reader.site}/districts/楠梓區")
    page.emulate_media(media="print")
    expect(page.locator(".map-wide svg")).to_be_visible()
    expect(page.locator("#list thead")).to_be_visible()
    for hidden in (".map-narrow svg", "#take", ".narrow-down", ".jump", ".crumbs"):
        expect(page.locator(hidden)).to_be_hidden()
