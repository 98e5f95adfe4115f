"""Stories of a resident who asks what is being built nearby."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from browser.caller import wait
from browser.conftest import PHONE
from browser.reader import Reader
from playwright.sync_api import Page, expect

HERE = {"longitude": 120.3014, "latitude": 22.6273}
NEAR = "near=120.3014,22.6273"
WILD = "near=120.85,23.25"
"""In the mountains of Taoyuan District, kilometres from any work."""
CIRCLE = """() => {
  const [circle] = Object.values(map_works._layers).filter((one) => one.getRadius && one._mRadius > 100);
  return { metres: circle._mRadius, whole: map_works.getBounds().contains(circle.getBounds()) };
}"""
WATCH = """() => {
  window.asked = 0;
  const real = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
  navigator.geolocation.getCurrentPosition = (...all) => { window.asked += 1; real(...all); };
}"""


def _ask(page: Page, words: str) -> None:
    page.locator("#place").fill(words)
    page.get_by_role("button", name="找", exact=True).click()


def _listed(page: Page) -> list[str]:
    page.locator("#rows:not([aria-busy])").wait_for(state="attached")
    return page.locator("#rows > li:visible").evaluate_all("all => all.map((one) => one.dataset.id)")


@pytest.mark.parametrize(
    "words",
    ["後勁站", "R11", "瑞豐里", "鳳山區公所", "岡山區介壽路 1 號"],
    ids=["station", "code", "village", "place", "address"],
)
def test_a_resident_types_where_they_are_and_reads_the_answer_in_a_sentence(phone: Reader, words: str) -> None:
    page = phone.visit()
    _ask(page, words)
    expect(page.locator(".sentence")).to_contain_text("方圓 1 公里")
    near = phone.address.split("?")[1]
    assert page.locator(".sentence").inner_text() == phone.api(f"/nearby?finished=recent&{near}")["sentence"]


def test_the_reader_s_own_place_is_asked_for_when_the_button_is_pressed_and_not_before(
    seat: Callable[..., Reader], site: str
) -> None:
    reader = seat(site, geolocation=HERE, permissions=["geolocation"], **PHONE)
    reader.page.add_init_script(f"({WATCH})()")
    page = reader.visit()
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="使用我的位置").click()
    expect(page.locator(".sentence")).to_contain_text("方圓 1 公里")
    assert page.evaluate("window.asked") == 1
    assert f"{NEAR}&radius=1000" in reader.address


def test_a_place_that_is_only_roughly_known_is_told(seat: Callable[..., Reader], site: str) -> None:
    reader = seat(site, geolocation=HERE | {"accuracy": 800}, permissions=["geolocation"], **PHONE)
    page = reader.visit()
    page.get_by_role("button", name="使用我的位置").click()
    expect(page.locator(".answer .note")).to_contain_text("800 公尺")


def test_a_wide_place_is_told_to_be_wide(phone: Reader) -> None:
    page = phone.visit()
    _ask(page, "草衙里")
    expect(page.locator(".answer .note")).to_contain_text("「草衙里」範圍較大")


def test_a_refusal_is_no_error_and_typing_still_works(seat: Callable[..., Reader], site: str) -> None:
    reader = seat(site, permissions=[], **PHONE)
    page = reader.visit()
    page.get_by_role("button", name="使用我的位置").click()
    expect(page.locator(".sentence")).to_contain_text("沒有取得您的位置")
    _ask(page, "後勁站")
    expect(page.locator(".sentence")).to_contain_text("方圓 1 公里")
    assert reader.errors == []


def test_the_answer_s_numbers_are_those_of_the_list(phone: Reader) -> None:
    page = phone.visit(f"/?{NEAR}&radius=2000")
    works = phone.asked(f"{NEAR}&radius=2000")
    sentence = page.locator(".sentence").inner_text()
    assert f"{len(works)} 項" in sentence
    for phase, said in (("planned", "規劃中"), ("building", "施工中"), ("done", "已完成")):
        of_it = sum(work["properties"]["phase"] == phase for work in works)
        assert (f"{of_it} 項{said}" in sentence) is (of_it > 0)
    assert works[0]["properties"]["name"] in sentence
    assert len(_listed(page)) == len(works)


def test_the_list_goes_from_the_nearest_to_the_farthest_and_says_how_far(phone: Reader) -> None:
    page = phone.visit(f"/?{NEAR}&radius=5000")
    works = phone.api(f"/nearby?finished=recent&{NEAR}&radius=5000")["works"]
    assert _listed(page) == [work["id"] for work in works]
    assert page.locator("#rows > li:visible .row-far").all_text_contents() == [work["said"] for work in works]
    assert page.locator("#sort").input_value() == "distance"


def test_a_wider_radius_finds_no_less(phone: Reader) -> None:
    page = phone.visit(f"/?{NEAR}&radius=300")
    found = [set(_listed(page))]
    for radius in (500, 1000, 2000, 5000):
        page.locator(f".radii label:has([value='{radius}'])").click()
        expect(page.locator(".sentence")).to_contain_text(
            f"{radius} 公尺" if radius < 1000 else f"{radius // 1000} 公里"
        )
        found.append(set(_listed(page)))
        assert len(found[-1]) == len(phone.asked(f"{NEAR}&radius={radius}"))
    assert all(fewer <= more for fewer, more in pairwise(found))
    assert found[0] < found[-1]


def test_where_nothing_is_near_the_nearest_is_named_with_its_distance(phone: Reader) -> None:
    page = phone.visit(f"/?{WILD}&radius=1000")
    beyond = phone.api(f"/nearby?finished=recent&{WILD}&radius=1000")["beyond"]
    expect(page.locator(".sentence")).to_contain_text(beyond["name"])
    expect(page.locator(".sentence")).to_contain_text(beyond["said"])
    assert beyond["distance_m"] > 1000
    assert _listed(page) == []


def test_the_map_shows_the_whole_circle_that_was_asked_about(reader: Reader) -> None:
    page = reader.visit(f"/?{NEAR}&radius=2000")
    wait(reader, f"({CIRCLE})().whole")
    assert page.evaluate(CIRCLE) == {"metres": 2000, "whole": True}


def test_the_question_is_taken_back_and_the_whole_city_returns(phone: Reader) -> None:
    page = phone.visit(f"/?{NEAR}&radius=500")
    page.get_by_role("button", name="不限附近").click()
    expect(page.locator(".row-far")).to_have_count(0)
    assert len(_listed(page)) == len(phone.asked(""))
    assert page.locator("#place").evaluate("field => field === document.activeElement")
    assert page.locator(".sentence").inner_text() == ""


def test_words_that_are_no_place_are_told_and_change_nothing(phone: Reader) -> None:
    page = phone.visit()
    _ask(page, "沒有這個地方啦")
    expect(page.locator(".sentence")).to_contain_text("找不到「沒有這個地方啦」")
    assert len(_listed(page)) == len(phone.asked(""))


def test_other_filters_hold_round_a_place(phone: Reader) -> None:
    page = phone.visit(f"/?phase=building&{NEAR}&radius=5000")
    works = phone.asked(f"phase=building&{NEAR}&radius=5000")
    assert _listed(page) == [work["properties"]["id"] for work in works]
    expect(page.locator(".sentence")).to_contain_text(f"{len(works)} 項")
