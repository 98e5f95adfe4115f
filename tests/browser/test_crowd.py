"""A register larger than a page can hold: the same page, of which the server says what is seen."""

from collections.abc import Callable

from browser.crowd import DISC, PROJECTS, held, listed, rest, stands_for
from browser.reader import Reader


def test_the_page_opens_with_some_rows_and_the_numbers_of_all(many: Reader) -> None:
    asked: list[str] = []
    many.page.on("request", lambda sent: asked.append(sent.url))
    many.visit("/?finished=all")
    works = held(many)
    unlocated = sum(work["geometry"] is None for work in works)
    assert many.counts()["said"] == f"顯示 {len(works)} 件，共 {len(works)} 件；其中 {unlocated} 件無法定位"
    many.page.locator("#rows > li:nth-child(60)").wait_for()
    assert len(works) == PROJECTS and len(listed(many)) == 60
    assert not [url for url in asked if "/projects.geojson" in url]
    stands_for(many, PROJECTS - unlocated)
    assert many.page.locator(DISC).count() > 10
    assert (many.errors, many.foreign) == ([], [])


def test_a_filter_leaves_what_the_data_leave_in_list_map_and_choices(many: Reader) -> None:
    page = many.visit("/?finished=all")
    page.locator("label.choice", has_text="施工中").click()
    rest(many)
    works = held(many, "phase=building")
    assert many.counts()["page"] == len(works)
    stands_for(many, sum(work["geometry"] is not None for work in works))
    assert set(page.locator("#rows .phase-word").all_text_contents()) == {"施工中"}
    mrt = sum(work["properties"]["category"] == "mrt" for work in works)
    assert page.locator("label.choice:has(input[value=mrt]) .left").inner_text() == str(mrt)
    many.back()
    rest(many)
    assert many.counts()["page"] == PROJECTS


def test_more_rows_come_when_they_are_asked_for_and_the_focus_stays(many: Reader) -> None:
    page = many.visit("/?finished=all")
    button = page.get_by_role("button", name="再看 60 件")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("#rows > li:nth-child(120)").wait_for()
    rows = listed(many)
    assert len(rows) == len(set(rows)) == 120
    assert page.evaluate("document.activeElement.textContent") == "再看 60 件"


def test_the_last_rows_take_the_button_away_and_the_focus_on(many: Reader) -> None:
    query = "category=parks"
    works = held(many, query)
    assert 60 < len(works) <= 120, len(works)
    page = many.visit(f"/?{query}&finished=all")
    page.get_by_role("button", name=f"再看 {len(works) - 60} 件").click()
    page.locator("#more").wait_for(state="hidden")
    assert sorted(listed(many)) == sorted(work["properties"]["id"] for work in works)
    assert page.evaluate("document.activeElement.dataset.open") == listed(many)[60]


def test_the_list_comes_in_the_order_that_is_chosen(many: Reader) -> None:
    page = many.visit("/?finished=all")
    page.locator("#sort").select_option("year")
    rest(many)
    years = {work["properties"]["id"]: work["properties"]["completion_year"] for work in held(many)}
    seen = [years[name] for name in listed(many)]
    assert seen == sorted(seen) and seen[0] == min(year for year in years.values() if year)


def test_near_a_place_the_list_is_by_distance_and_says_it(many: Reader) -> None:
    page = many.visit("/?finished=all&near=120.3025,22.6394&radius=2000")
    rest(many)
    works = held(many, "near=120.3025,22.6394&radius=2000")
    assert many.counts()["page"] == len(works)
    assert listed(many) == [work["properties"]["id"] for work in works][:60]
    assert page.locator("#rows .row-far").count() == len(listed(many))
    assert page.locator("#sort").input_value() == "distance"


def test_a_question_that_is_overtaken_is_given_up(many: Reader) -> None:
    page = many.visit("/?finished=all")
    page.evaluate("document.querySelectorAll('#filters input[name=category]').forEach((box) => box.click())")
    rest(many)
    assert many.counts()["page"] == PROJECTS
    page.locator("label.choice", has_text="施工中").click()
    page.locator("label.choice", has_text="規劃中").click()
    rest(many)
    assert many.counts()["page"] == len(held(many, "phase=building,planned"))


def test_without_a_script_the_list_goes_on_from_page_to_page(seat: Callable[..., Reader], crowd: str) -> None:
    silent = seat(crowd, java_script_enabled=False)
    silent.page.goto(f"{crowd}/?phase=building&finished=all")
    seen = listed_plainly(silent)
    with silent.page.expect_navigation():
        silent.page.locator("#more a").click()
    seen += listed_plainly(silent)
    assert len(seen) == len(set(seen)) == 120
    assert set(seen) <= {work["properties"]["id"] for work in held(silent, "phase=building")}


def listed_plainly(reader: Reader) -> list[str]:
    return [str(row.get_attribute("data-id")) for row in reader.page.locator("#rows > li").all()]
