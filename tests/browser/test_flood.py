"""Flood works before a reader: with a phone, at a desk, without a script, on paper, and with the whole of axe-core."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.auditor import violations
from browser.reader import WIDER, Reader
from playwright.sync_api import expect

BASIN = "/flood?basin=後勁溪流域"
LOOKS = {
    "zh-Hant": {"viewport": {"width": 390, "height": 780}, "color_scheme": "light"},
    "en": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("language", LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    seat: Callable[..., Reader], site: str, language: str
) -> None:
    reader = seat(site, bypass_csp=True, **LOOKS[language])
    # the phone sees the filters unfolded and the works beside the basin; the desk has every work
    reader.page.goto(f"{site}{BASIN}&lang=zh-Hant" if language == "zh-Hant" else f"{site}/flood?lang=en")
    reader.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(reader.page) == []
    assert (reader.errors, reader.foreign) == ([], [])
    for width in (320, 390, 1280):
        reader.page.set_viewport_size({"width": width, "height": 800})
        assert reader.page.evaluate(WIDER) == 0
        expect(reader.page.locator("svg.overview:visible")).to_have_count(1)


def test_without_a_script_a_form_asks_for_a_basin_and_a_number_leads_to_its_row(silent: Reader) -> None:
    page = silent.page
    page.goto(f"{silent.site}/flood")
    page.locator(".narrow-down summary").click()
    page.locator("select[name=basin]").select_option("後勁溪流域")
    page.get_by_role("button", name="套用").click()
    expect(page.locator(".chosen")).to_contain_text("後勁溪流域")
    expect(page.locator("#list tbody tr")).to_have_count(3)
    spot = page.locator("svg.overview:visible a").first
    href = spot.get_attribute("href")
    spot.locator(".spot-number").click()
    expect(page.locator(f"tr{href}")).to_be_in_viewport()
    page.locator("#near").get_by_role("link", name="一併計入").click()
    expect(page.locator("#list tbody tr")).to_have_count(8)
    page.go_back()
    page.locator(f"#list tr{href} th a").click()
    expect(page.locator("h1")).to_be_visible()


def test_on_paper_the_page_is_whole_and_has_no_form(silent: Reader) -> None:
    page = silent.page
    page.goto(f"{silent.site}/flood")
    page.emulate_media(media="print")
    expect(page.locator("svg.overview:visible")).to_have_count(1)
    expect(page.locator("#list thead")).to_be_visible()
    for unprinted in (".narrow-down", "#take", ".jump"):
        expect(page.locator(unprinted)).to_be_hidden()
