"""A resident types where they are, and the page turns to that ground."""

from __future__ import annotations

from browser.reader import Reader
from playwright.sync_api import Page, Route, expect

OPTIONS = "#places [role=option]"
HOUJIN = "near=120.31637,22.722324&radius=1000"


def _typed(page: Page, text: str) -> None:
    field = page.locator("#place")
    field.click()
    field.press_sequentially(text)


def test_a_station_is_chosen_by_key_and_the_page_shows_what_is_near_it(reader: Reader) -> None:
    page = reader.visit()
    _typed(page, "後勁")
    options = page.locator(OPTIONS)
    expect(options.first).to_contain_text("捷運後勁站")
    page.keyboard.press("ArrowDown")
    field = page.locator("#place")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_contain_text("1 公里內")
    assert HOUJIN in reader.address
    assert field.input_value() == "捷運後勁站"
    expect(page.locator(".sentence")).to_contain_text("方圓 1 公里")
    assert reader.counts()["list"] == len(reader.asked(HOUJIN)) > 0
    expect(options).to_have_count(0)


def test_same_names_in_two_districts_are_told_apart(reader: Reader) -> None:
    page = reader.visit()
    _typed(page, "中正國小")
    expect(page.locator(OPTIONS)).to_have_count(2)
    assert sorted(page.locator(".places .where").all_inner_texts()) == ["苓雅區", "鳳山區"]


def test_a_district_becomes_the_filter_of_its_name(reader: Reader) -> None:
    page = reader.visit()
    _typed(page, "旗津區")
    page.locator(OPTIONS).first.click()
    expect(page.locator("#summary")).to_contain_text("旗津區")
    assert page.locator("input[name=district][value=旗津區]").is_checked()


def test_a_project_opens_its_card(reader: Reader) -> None:
    page = reader.visit()
    _typed(page, "岡山運動中心")
    page.locator(OPTIONS).first.click()
    assert reader.card() == "岡山運動中心"


def test_escape_closes_the_list_and_leaves_the_words(reader: Reader) -> None:
    page = reader.visit()
    _typed(page, "後勁")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#places")).to_be_hidden()
    assert page.locator("#place").input_value() == "後勁"
    assert page.locator("#place").get_attribute("aria-expanded") == "false"


def test_a_geocoder_that_fails_is_told_and_leaves_the_search_by_words(reader: Reader) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page = reader.visit()
    page.route("**/geocode?*", refuse)
    _typed(page, "後勁")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).not_to_be_empty()
    expect(page.locator(OPTIONS)).to_have_count(0)
    page.locator("input[name=q]").fill("後勁")
    expect(page.locator("#summary")).to_contain_text("後勁")
    assert reader.counts()["list"] == len(reader.asked("q=後勁")) > 0
    assert [error for error in reader.errors if "ERR_FAILED" not in error] == []


def test_on_a_phone_the_list_fits_and_can_be_touched(phone: Reader) -> None:
    page = phone.visit()
    _typed(page, "後勁")
    option = page.locator(OPTIONS).first
    expect(option).to_be_visible()
    box = option.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
