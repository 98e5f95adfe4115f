"""Stories of readers of two languages and two calendars."""

from __future__ import annotations

import re
from collections.abc import Callable

from browser.reader import Reader
from playwright.sync_api import expect

CHINESE = re.compile(r"[\u4e00-\u9fff]")
NARROW = {"width": 360, "height": 740}
UNMARKED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    if (!/[\\u4e00-\\u9fff]/.test(textContent) || parentElement.closest('script, style, noscript, title')) continue;
    if (parentElement.closest('[lang]').lang === 'en') found.push(textContent.trim());
  }
  return found;
}"""


def test_a_browser_that_wants_english_gets_english(seat: Callable[..., Reader], site: str) -> None:
    page = seat(site, locale="en-GB", viewport=NARROW).visit()
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("#ask-title")).to_have_text("What is being built near you?")


def test_a_browser_that_wants_neither_gets_chinese(seat: Callable[..., Reader], site: str) -> None:
    page = seat(site, locale="fr-FR", viewport=NARROW).visit()
    assert page.locator("html").get_attribute("lang") == "zh-Hant"


def test_english_that_was_chosen_once_is_kept(reader: Reader) -> None:
    page = reader.visit("/?phase=building")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "phase=building" in reader.address
    reader.visit("/")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")


def test_chinese_names_on_an_english_page_are_marked_as_chinese(seat: Callable[..., Reader], site: str) -> None:
    reader = seat(site, locale="en-GB")
    found = {}
    for path in ("/", "/projects/kw-0008", "/coverage", "/changes"):
        reader.page.goto(site + path)
        found[path] = reader.page.evaluate(UNMARKED)[:5]
    assert found == {path: [] for path in found}


def test_a_card_on_an_english_page_is_english_and_its_quotes_are_chinese(
    seat: Callable[..., Reader], site: str
) -> None:
    reader = seat(site, locale="en-GB", viewport=NARROW)
    page = reader.visit("/?phase=building")
    reader.open_first()
    assert not CHINESE.search(page.locator("dialog dt").first.inner_text())
    assert page.locator("dialog q").first.get_attribute("lang") == "zh-Hant"


def test_a_promise_is_dated_in_both_calendars(phone: Reader) -> None:
    work = next(one["properties"] for one in phone.asked("phase=building") if one["properties"]["completion_year"])
    page = phone.visit(f"/?project={work['id']}")
    phone.card()
    said = page.locator("dialog .badge").first.inner_text()
    assert str(work["completion_year"]) in said
    assert f"{work['completion_year'] - 1911} 年" in said


def test_money_is_said_in_yi_in_chinese_and_in_millions_in_english(reader: Reader) -> None:
    work = next(one["properties"] for one in reader.asked("") if (one["properties"]["budget_twd"] or 0) > 10**9)
    page = reader.page
    page.goto(f"{reader.site}/projects/{work['id']}")
    expect(page.locator(".facts")).to_contain_text("億元")
    page.goto(f"{reader.site}/projects/{work['id']}?lang=en")
    expect(page.locator(".facts")).to_contain_text(re.compile(r"NT\$\s?[\d,.]+ (million|billion)"))


def test_the_answer_nearby_speaks_english_too(seat: Callable[..., Reader], site: str) -> None:
    page = seat(site, locale="en-GB", viewport=NARROW).visit("/?near=120.3014,22.6273&radius=1000")
    expect(page.locator(".sentence")).to_contain_text("1 km")
