"""Stories of a reader whose browser runs no script."""

from __future__ import annotations

from browser.reader import Reader
from playwright.sync_api import Page, expect

RUIFENG = "near=120.3258,22.603455"


def _asked(page: Page, words: str) -> None:
    page.locator("#place").fill(words)
    with page.expect_navigation():
        page.get_by_role("button", name="找", exact=True).click()


def _listed(page: Page) -> list[str]:
    return page.locator("#rows > li:not([hidden])").evaluate_all("all => all.map((one) => one.dataset.id)")


def test_without_a_script_a_place_is_asked_about_and_answered_by_distance(silent: Reader) -> None:
    page = silent.page
    page.goto(silent.site)
    _asked(page, "瑞豐里")
    assert f"{RUIFENG}&radius=1000" in page.url
    expect(page.locator(".sentence")).to_contain_text("方圓 1 公里")
    works = silent.api(f"/nearby?finished=recent&{RUIFENG}&radius=1000")["works"]
    assert _listed(page) == [work["id"] for work in works]
    assert page.locator("#rows > li:not([hidden]) .row-far").all_text_contents() == [work["said"] for work in works]


def test_without_a_script_another_radius_is_chosen_and_sent(silent: Reader) -> None:
    page = silent.page
    page.goto(f"{silent.site}/?{RUIFENG}&radius=1000")
    page.locator(".radii input[value='5000']").check()
    with page.expect_navigation():
        page.get_by_role("button", name="找", exact=True).click()
    assert len(_listed(page)) == len(silent.asked(f"{RUIFENG}&radius=5000"))


def test_without_a_script_two_places_of_one_name_are_offered_as_links(silent: Reader) -> None:
    page = silent.page
    page.goto(silent.site)
    _asked(page, "中正國小")
    expect(page.locator(".which a")).to_have_count(2)
    page.locator(".which a").first.click()
    expect(page.locator(".sentence")).to_contain_text("方圓 1 公里")


def test_without_a_script_words_that_are_no_place_are_told(silent: Reader) -> None:
    page = silent.page
    page.goto(silent.site)
    _asked(page, "沒有這個地方啦")
    expect(page.locator(".sentence")).to_contain_text("沒有這個地方啦")


def test_without_a_script_the_year_and_the_long_finished_are_asked_for_by_the_form(silent: Reader) -> None:
    page = silent.page
    page.goto(silent.site)
    page.locator("select[name=stands]").select_option("2026")
    page.locator("input[name=finished]").check()
    with page.expect_navigation():
        page.get_by_role("button", name="套用篩選").click()
    assert len(_listed(page)) == len(silent.asked("stands=2026&finished=all"))


def test_without_a_script_a_project_s_page_tells_everything(silent: Reader) -> None:
    page = silent.page
    page.goto(f"{silent.site}/projects/kw-0008")
    for part in ("h1", ".facts", ".history table", ".where-it-is svg", ".neighbours"):
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator("#share button:visible")).to_have_count(0)


def test_without_a_script_the_list_can_be_followed(silent: Reader) -> None:
    page = silent.page
    page.goto(f"{silent.site}/?phase=building")
    href = page.locator("a[data-follow='/projects.geojson']").get_attribute("href")
    assert len(silent.api(href)["features"]) == len(_listed(page)) > 0
