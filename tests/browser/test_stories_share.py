"""Stories of a resident who passes on what they found, follows it, or knows better."""

from __future__ import annotations

from collections.abc import Callable
from urllib.request import urlopen

from browser.reader import Reader
from playwright.sync_api import expect

from mapapp import Settings

DEVICE = "navigator.share = (what) => { window.shared = what; return Promise.resolve(); };"
NO_DEVICE = "delete Navigator.prototype.share;"
WORK = "/projects/kw-0008"


def test_a_project_is_shared_by_the_device_s_own_means(reader: Reader) -> None:
    reader.page.add_init_script(DEVICE)
    reader.page.goto(reader.site + WORK)
    reader.page.get_by_role("button", name="分享這一件").click()
    shared = reader.page.evaluate("window.shared")
    assert shared["url"].endswith(WORK)
    assert reader.page.locator("h1").inner_text() in shared["title"]


def test_where_the_device_cannot_share_the_address_is_copied_and_that_is_said(
    seat: Callable[..., Reader], site: str
) -> None:
    reader = seat(site, permissions=["clipboard-read", "clipboard-write"])
    reader.page.add_init_script(NO_DEVICE)
    reader.page.goto(site + WORK)
    expect(reader.page.get_by_role("button", name="分享這一件")).to_be_hidden()
    reader.page.get_by_role("button", name="複製網址").click()
    expect(reader.page.locator("#share [role=status]")).to_have_text("網址已複製。")
    assert reader.page.evaluate("navigator.clipboard.readText()").endswith(WORK)


def test_where_nothing_can_be_copied_the_address_is_there_to_be_selected(reader: Reader) -> None:
    reader.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    reader.page.goto(reader.site + WORK)
    reader.page.get_by_role("button", name="複製網址").click()
    expect(reader.page.locator("#share [role=status]")).not_to_be_empty()
    assert reader.page.evaluate("getSelection().toString()").endswith(WORK)


def test_who_knows_better_writes_to_the_operator_with_the_project_and_the_edition(
    seat: Callable[..., Reader], serving: Callable, edition: object
) -> None:
    with serving(
        Settings(edition=edition, feedback="https://example.org/form?about={id}&edition={edition}")
    ) as address:
        reader = seat(address)
        reader.page.goto(address + WORK)
        href = reader.page.get_by_role("link", name="告訴我們這裡有錯").get_attribute("href")
        assert href.startswith("https://example.org/form?about=kw-0008&edition=")
        assert not href.endswith("=")


def test_what_is_followed_is_what_the_filters_show(reader: Reader) -> None:
    page = reader.visit()
    page.locator("#filters label.choice:has(input[value=building])").click()
    for kind in ("/feed.atom", "/calendar.ics", "/projects.geojson"):
        link = page.locator(f"a[data-follow='{kind}']")
        expect(link).to_have_attribute("href", f"{kind}?phase=building&finished=recent")
        with urlopen(reader.site + str(link.get_attribute("href"))) as answer:
            assert answer.status == 200, kind


def test_a_card_leads_to_the_project_s_own_page(phone: Reader) -> None:
    page = phone.visit("/?phase=building")
    name = phone.open_first()
    page.locator("dialog a[href^='/projects/kw-']", has_text="固定網址").click()
    expect(page.locator("h1")).to_have_text(name)
