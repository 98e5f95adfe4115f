"""Stories of a resident who narrows down what they see."""

from __future__ import annotations

from browser.reader import Reader
from playwright.sync_api import Page, expect

CHIPS = "#summary .chip"
LEFT = "(box) => Number(box.closest('label').querySelector('.left').textContent)"


def _tick(page: Page, value: str) -> None:
    page.locator(f"#filters label.choice:has(input[value='{value}'])").click()


def test_choices_of_one_group_add_up_and_groups_narrow_each_other(reader: Reader) -> None:
    page = reader.visit()
    counts = []
    for value in ("building", "planned", "mrt"):
        _tick(page, value)
        counts.append(reader.counts()["list"])
    queries = ("phase=building", "phase=building,planned", "phase=building,planned&category=mrt")
    assert counts == [len(reader.asked(query)) for query in queries]
    assert counts[0] < counts[1] > counts[2] > 0


def test_each_choice_says_what_it_would_leave_after_the_others(reader: Reader) -> None:
    page = reader.visit()
    mrt = page.locator("#filters input[value=mrt]")
    alone = mrt.evaluate(LEFT)
    _tick(page, "building")
    assert alone == len(reader.asked("category=mrt"))
    assert mrt.evaluate(LEFT) == len(reader.asked("category=mrt&phase=building")) < alone


def test_what_is_set_is_said_in_one_line_and_cleared_piece_by_piece(phone: Reader) -> None:
    page = phone.visit("/?phase=building&category=mrt&q=捷運")
    expect(page.locator(CHIPS)).to_have_text(["「捷運」×", "施工中×", "捷運與軌道×"])
    for left in (2, 1, 0):
        page.locator(CHIPS).first.click()
        expect(page.locator(CHIPS)).to_have_count(left)
    assert phone.address == f"{phone.site}/"
    expect(page.locator("#summary")).to_be_hidden()


def test_clearing_one_piece_by_key_leaves_the_focus_near(phone: Reader) -> None:
    page = phone.visit("/?phase=building&category=mrt")
    page.locator(CHIPS).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(CHIPS)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#sort")).to_be_focused()


def test_the_slider_tells_what_should_stand_by_the_end_of_a_year(reader: Reader) -> None:
    page = reader.visit()
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    year = page.locator("select[name=stands]").input_value()
    assert int(year) - 1911 == int(slider.get_attribute("aria-valuetext").split()[1])
    expect(page).to_have_url(f"{reader.site}/?stands={year}")
    assert reader.counts()["list"] == len(reader.asked(f"stands={year}")) < len(reader.asked(""))


def test_the_slider_is_moved_by_its_buttons_without_a_drag(reader: Reader) -> None:
    page = reader.visit()
    later, earlier = page.get_by_role("button", name="晚一年"), page.get_by_role("button", name="早一年")
    for button in (later, later, later, earlier):
        button.click()
    year = page.locator("select[name=stands]").input_value()
    expect(page.locator(CHIPS)).to_contain_text(f"（{year}）底")
    assert page.locator("select[name=stands]").evaluate("one => one.selectedIndex") == 2
    assert reader.counts()["list"] == len(reader.asked(f"stands={year}"))


def test_what_was_finished_long_ago_is_left_out_until_it_is_asked_for(phone: Reader) -> None:
    page = phone.visit()
    hidden = len(phone.asked("finished=all")) - len(phone.asked(""))
    assert hidden > 0
    expect(page.locator("#old")).to_contain_text(f"{hidden} 件")
    page.locator("#with-old").click()
    expect(page.locator("#old")).to_be_hidden()
    assert phone.counts()["list"] == len(phone.asked("finished=all"))
    assert page.locator("input[name=finished]").is_checked()
    page.locator(CHIPS).click()
    assert phone.counts()["list"] == len(phone.asked(""))


def test_when_nothing_fits_the_page_says_so_and_how_to_go_on(phone: Reader) -> None:
    page = phone.visit("/?phase=stopped&category=mrt")
    assert phone.asked("phase=stopped&category=mrt") == []
    expect(page.locator("#none")).to_be_visible()
    page.locator("#summary .clear").click()
    expect(page.locator("#none")).to_be_hidden()


def test_results_are_announced_to_those_who_do_not_see_them(reader: Reader) -> None:
    page = reader.visit()
    tally = page.locator(".tally[aria-live=polite]")
    before = tally.inner_text()
    _tick(page, "building")
    expect(tally).not_to_have_text(before)
    expect(tally).to_contain_text(str(len(reader.asked("phase=building"))))


def test_the_list_is_sorted_as_the_reader_likes(phone: Reader) -> None:
    page = phone.visit("/?phase=building")
    page.locator("#sort").select_option("year")
    years = {work["properties"]["id"]: work["properties"]["completion_year"] for work in phone.asked("phase=building")}
    rows = page.locator("#rows > li:visible").evaluate_all("all => all.map((one) => one.dataset.id)")
    ordered = [years[row] or 9999 for row in rows]
    assert ordered == sorted(ordered)
