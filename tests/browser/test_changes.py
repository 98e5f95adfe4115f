"""What the documents changed, in a browser: without a script, with the keyboard, and in a card."""

from __future__ import annotations

from browser.reader import Reader
from playwright.sync_api import expect


def test_without_a_script_the_changes_unfold_are_filtered_and_lead_to_their_passage(silent: Reader) -> None:
    page = silent.page
    page.goto(f"{silent.site}/changes")
    passed = page.locator("#mayor-1131009 [data-what=passed]")
    expect(passed.locator("li").first).to_be_hidden()
    passed.locator("summary").click()
    expect(passed.locator("li").first).to_be_visible()
    page.locator(".narrow-down > summary").click()
    page.get_by_label("變動").select_option("status")
    page.get_by_label("類別").select_option("mrt")
    page.get_by_role("button", name="套用").click()
    assert "what=status" in page.url
    expect(page.locator(".turns:not([data-what=status])")).to_have_count(0)
    page.locator(".turns .passage").first.click()
    expect(page.locator("tr:target")).to_contain_text("捷運")


def test_a_figure_leads_to_the_promises_that_it_counts(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{reader.site}/changes")
    figure = page.locator("[data-figure=passed] a")
    count = int(figure.inner_text())
    figure.press("Enter")
    expect(page.locator(".turns[data-what=passed] li")).to_have_count(count)


def test_a_card_says_what_was_promised_when_and_what_became_of_it(phone: Reader) -> None:
    page = phone.visit("/?q=三民一號公園")
    phone.open_first()
    rows = page.locator("dialog .claims tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("2024-10-09")
    expect(rows.first).to_contain_text("114 年 10 月")
    expect(rows.first).to_contain_text("期限已過，沒有下文")
