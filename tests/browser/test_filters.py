"""Filters: map, list and data always count the same."""

from collections.abc import Callable
from itertools import combinations
from urllib.parse import unquote

import pytest
from browser.conftest import PHONE
from browser.reader import Reader
from playwright.sync_api import expect

SINGLE = [
    "",
    *(f"phase={phase}" for phase in ("planned", "building", "done", "stopped", "unstated")),
    *(f"category={one}" for one in ("mrt", "flood_works", "roads_bridges", "industrial_parks", "parks,culture")),
    *(f"status={status}" for status in ("construction", "planning,design", "completed,operating")),
    *(f"year={year}" for year in ("2024", "2025..2027", "none", "2024,none", "2030..2040", "1999")),
    *(f"district={name}" for name in ("鳳山區", "仁武區,楠梓區", "旗津區")),
    *(f"q={words}" for words in ("捷運", "公園", "滯洪池", "台積電", "p1", "臺積電", "線", "沒有這種東西")),
    "near=120.30,22.63&radius=3000",
    "bbox=120.25,22.6,120.4,22.75",
]
SEVERAL = [
    "phase=building,planned",
    "category=mrt,roads_bridges,flood_works",
    "year=2024..2028",
    "district=楠梓區,左營區",
    "q=工程",
]
TRIPLES = [
    "phase=building&category=mrt&year=none",
    "phase=unstated&district=岡山區&q=道路",
    "category=mrt&status=construction&year=2024..2035",
    "near=120.30,22.63&radius=5000&phase=building,done&category=mrt,culture",
]
QUERIES = [*SINGLE, *("&".join(pair) for pair in combinations(SEVERAL, 2)), *TRIPLES]
LEFTS = """[...document.querySelectorAll('.choices label.choice')].map((label) => {
  const { name, value } = label.querySelector('input');
  return [name, value, Number(label.querySelector('.left').textContent)];
})"""


def test_map_list_and_data_count_the_same_for_every_combination(reader: Reader) -> None:
    assert len(QUERIES) >= 40
    reader.visit()
    for query in QUERIES:
        features = reader.asked(query)
        located = sum(feature["geometry"] is not None for feature in features)
        seen = reader.turn(query)
        assert (seen["page"], seen["list"], seen["map"]) == (len(features), len(features), located), query
        assert f"顯示 {len(features)} 件" in seen["said"], query
        unplaced = f"；其中 {len(features) - located} 件無法定位" if located < len(features) else " 件"
        assert seen["said"].endswith(unplaced), query


@pytest.mark.parametrize("query", ["", "phase=building&year=2024..2030", "category=mrt&q=捷運"])
def test_each_choice_says_how_many_it_would_leave(phone: Reader, query: str) -> None:
    choices = phone.visit(f"/?{query}").evaluate(LEFTS)
    rest = dict(part.split("=") for part in query.split("&") if part)
    for name, value, left in choices[::3]:
        alone = "&".join(f"{key}={text}" for key, text in (rest | {name: value}).items())
        assert left == len(phone.asked(alone)), (name, value)


def test_the_server_says_the_same_counts_as_the_script(phone: Reader, silent: Reader) -> None:
    address = "/?phase=building,unstated&category=mrt,flood_works"
    page = phone.visit(address)
    silent.page.goto(silent.site + address)
    assert silent.page.evaluate(LEFTS) == page.evaluate(LEFTS)
    tally = ".view-list .tally"
    assert silent.page.locator(tally).inner_text() == page.locator(tally).inner_text()


def test_choices_are_made_by_hand_and_taken_back_from_the_summary(reader: Reader) -> None:
    page = reader.visit()
    page.locator("label.choice", has_text="施工中").click()
    page.locator("label.choice", has_text="道路橋梁").click()
    assert reader.address.endswith("/?category=roads_bridges&phase=building")
    assert page.locator("#summary .chip").all_text_contents() == ["施工中×", "道路橋梁×"]
    page.locator("#summary .chip", has_text="施工中").click()
    assert reader.address.endswith("/?category=roads_bridges")
    page.locator("#summary .clear").click()
    assert reader.address == f"{reader.site}/"


def test_a_range_of_years_is_chosen_from_both_ends(reader: Reader) -> None:
    page = reader.visit()
    page.locator(".group-year summary").click()
    years = page.locator("[data-end=from] option").evaluate_all("all => all.map((one) => one.value)")[1:]
    page.locator("[data-end=from]").select_option(years[1])
    page.locator("[data-end=to]").select_option(years[3])
    asked = f"year={years[1]}..{years[3]}"
    assert reader.address.endswith(asked)
    assert reader.counts()["page"] == len(reader.asked(asked))
    page.locator(".years input[value=none]").check()
    assert reader.address.endswith(f"{asked},none")


def test_words_are_sought_while_they_are_typed(reader: Reader) -> None:
    page = reader.visit()
    page.locator("input[name=q]").press_sequentially("捷運", delay=30)
    page.wait_for_url(lambda url: unquote(url).endswith("q=捷運"))
    reader.stands_at(len(reader.asked("q=捷運")))
    reader.back()
    reader.stands_at(len(reader.asked("")))


def test_what_is_near_the_reader_is_found_with_leave(seat: Callable[..., Reader], site: str) -> None:
    here = {"longitude": 120.3014, "latitude": 22.6273}
    reader = seat(site, geolocation=here, permissions=["geolocation"], **PHONE)
    page = reader.visit()
    page.get_by_role("button", name="使用我的位置").click()
    page.locator("#summary .chip", has_text="1 公里內").wait_for()
    near = reader.asked("near=120.3014,22.6273&radius=1000")
    assert 0 < reader.counts()["page"] == len(near) < len(reader.asked(""))
    page.locator("#summary .clear").click()
    assert reader.counts()["page"] == len(reader.asked(""))


def test_the_form_works_without_a_script(silent: Reader) -> None:
    page = silent.page
    page.goto(silent.site)
    page.locator("#filters input[value=building]").check()
    page.locator("#filters input[value=mrt]").check()
    page.get_by_role("button", name="套用篩選").click()
    # without a script nothing tells that a page is whole, so these wait for it
    expect(page.locator("#rows > li:visible")).to_have_count(len(silent.asked("phase=building&category=mrt")))
    page.locator("#rows > li:visible a").first.click()
    expect(page.locator("article.work h1")).to_have_count(1)
