"""Everything the pointer does, the keyboard does."""

from browser.reader import Reader

FIRST_PART = """fetch('/projects.geojson').then((answer) => answer.json())
  .then((all) => all.features.find((one) => one.properties.part_of).properties)"""


def test_a_card_opens_by_key_and_escape_gives_focus_back(reader: Reader) -> None:
    page = reader.visit()
    row = page.locator("#rows a").nth(2)
    row.focus()
    page.keyboard.press("Enter")
    reader.card()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.locator("dialog").is_hidden()
    assert row.evaluate("row => row === document.activeElement")


def test_the_first_stops_are_links_to_list_and_filters(reader: Reader) -> None:
    page = reader.visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#view-list"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#view-filters"


def test_the_count_is_announced(reader: Reader) -> None:
    assert reader.visit().locator(".view-list .tally").get_attribute("aria-live") == "polite"


def test_a_whole_is_opened_from_the_card_of_its_part(reader: Reader) -> None:
    page = reader.visit()
    part = page.evaluate(FIRST_PART)
    page.locator(f"#rows li[data-id={part['id']}] a").click()
    page.locator(f"dialog[open] a[data-open={part['part_of']}]").click()
    page.locator(f"dialog[open] article[data-id={part['part_of']}]").wait_for()
    assert f"project={part['part_of']}" in reader.address
