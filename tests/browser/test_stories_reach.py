"""Stories of residents with other eyes, hands and screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.caller import wait
from browser.reader import WIDER, Reader
from playwright.sync_api import Page, expect

NARROW = {"width": 360, "height": 740}
VIEWS = ("list", "map", "filters")
HIDDEN = """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => {
    one.scrollIntoView({ block: 'center' });
    const box = one.getBoundingClientRect();
    return box.width && (box.left < -1 || box.right > innerWidth + 1) && !one.matches('.skip, .unseen, .unseen *');
  })
  .map((one) => one.outerHTML.slice(0, 90))"""
LUMINANCE = """() => {
  const list = document.querySelector('.view-list');
  const [red, green, blue] = getComputedStyle(list).backgroundColor.match(/[0-9.]+/g);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}"""
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
WORDS = ".row-name, .row-meta > span, .chip, .tally, .sentence, .radii span, .choice .said"
CUT = """(words) => [...document.querySelectorAll(words)]
  .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => getComputedStyle(one).overflow === 'hidden')
  .map((one) => one.textContent)"""


def _turn(page: Page, view: str) -> None:
    page.locator(f"#tabs a[href='#view-{view}']").click()
    expect(page.locator(f"#view-{view}")).to_be_visible()


def test_with_the_keyboard_alone_from_the_question_to_a_card_and_back(reader: Reader) -> None:
    page = reader.visit("/?phase=building")
    place = page.locator("#place")
    for _ in range(12):
        page.keyboard.press("Tab")
        if place.evaluate("field => field === document.activeElement"):
            break
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#rows a')"):
            break
    row = page.evaluate("document.activeElement.dataset.open")
    page.keyboard.press("Enter")
    reader.card()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.open") == row


def test_the_focus_is_seen_on_everything_that_takes_it(reader: Reader) -> None:
    page = reader.visit("/?phase=building")
    seen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        style = "getComputedStyle({0}).outlineStyle + getComputedStyle({0}.nextElementSibling ?? {0}).outlineStyle"
        seen.append(page.evaluate(style.replace("{0}", "document.activeElement")))
    assert [one for one in seen if "solid" not in one] == []


@pytest.mark.parametrize("size", [(320, 640), (320, 256)], ids=["320 px", "1280 px enlarged four times"])
def test_nothing_is_lost_on_the_smallest_screen(seat: Callable[..., Reader], site: str, size: tuple[int, int]) -> None:
    reader = seat(site, viewport={"width": size[0], "height": size[1]})
    page = reader.visit("/?phase=building&category=mrt,roads_bridges")
    for view in VIEWS:
        _turn(page, view)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate(WIDER) <= 0
        assert page.evaluate(HIDDEN) == []
    _turn(page, "list")
    reader.open_first()
    body = page.locator(".sheet-body")
    assert body.evaluate("body => body.scrollWidth - body.clientWidth") <= 0
    assert body.bounding_box()["height"] > size[1] / 3
    page.get_by_role("button", name="關閉").click()


def test_a_project_s_page_fits_the_smallest_screen(seat: Callable[..., Reader], site: str) -> None:
    page = seat(site, viewport={"width": 320, "height": 256}).page
    for path in ("/projects/kw-0008", "/coverage", "/changes", "/changes?lang=en", "/projects/kw-9999"):
        page.goto(site + path)
        assert page.evaluate(WIDER) <= 0, path


def test_text_may_be_spaced_wider_without_losing_words(seat: Callable[..., Reader], site: str) -> None:
    """WCAG 1.4.12."""
    page = seat(site, viewport={"width": 390, "height": 780}, bypass_csp=True).visit("/?phase=building")
    page.add_style_tag(content=SPACED)
    assert page.evaluate(CUT, WORDS) == []
    assert page.evaluate(WIDER) <= 0


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_who_wants_it_still(seat: Callable[..., Reader], site: str, motion: str, moves: bool) -> None:
    reader = seat(site, reduced_motion=motion, viewport=NARROW)
    page = reader.visit("/?phase=building")
    page.evaluate("addEventListener('animationstart', () => { document.body.dataset.moved = 'yes'; })")
    reader.open_first()
    assert (page.evaluate("document.body.dataset.moved") == "yes") is moves


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_page_is_dark_for_who_wants_it_dark(
    seat: Callable[..., Reader], site: str, scheme: str, dark: bool
) -> None:
    page = seat(site, color_scheme=scheme, viewport=NARROW).visit()
    assert (page.evaluate(LUMINANCE) < 0.2) is dark


def test_with_forced_colours_the_chosen_radius_is_still_told_apart(seat: Callable[..., Reader], site: str) -> None:
    page = seat(site, forced_colors="active", viewport=NARROW).visit("/?near=120.3014,22.6273&radius=500")
    lined = "all => all.map((one) => [one.textContent, getComputedStyle(one).textDecorationLine === 'underline'])"
    marked = page.locator(".radii span").evaluate_all(lined)
    assert [said for said, underlined in marked if underlined] == ["500 公尺"]


def test_the_map_is_moved_and_enlarged_without_a_drag(reader: Reader) -> None:
    page = reader.visit()
    state = "(() => { const { lat, lng } = map_works.getCenter(); return [map_works.getZoom(), lat, lng]; })()"
    before = page.evaluate(state)
    page.get_by_label("放大").click()
    wait(reader, f"map_works.getZoom() > {before[0]}")
    closer = page.evaluate(state)
    box = page.locator("#view-map").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 30, box["y"] + 120)
    wait(reader, f"map_works.getCenter().lat !== {closer[1]} && map_works.getCenter().lng !== {closer[2]}")


def test_what_is_on_the_map_is_in_the_list_and_the_list_has_what_no_map_can_show(reader: Reader) -> None:
    page = reader.visit("/?category=roads_bridges")
    mapped = page.evaluate("Object.values(map_works._layers).map((one) => one.options.work?.id).filter(Boolean)")
    listed = page.locator("#rows > li:visible").evaluate_all("all => all.map((one) => one.dataset.id)")
    assert set(mapped) <= set(listed)
    assert set(listed) == {work["properties"]["id"] for work in reader.asked("category=roads_bridges")}


def test_what_takes_the_focus_is_not_hidden_under_the_head_of_the_list(phone: Reader) -> None:
    """WCAG 2.2, 2.4.11."""
    page = phone.visit("/?phase=building,planned")
    page.locator("#rows > li:visible a").nth(14).focus()
    for _ in range(8):
        page.keyboard.press("Shift+Tab")
        row, head = page.locator("#rows a:focus").bounding_box(), page.locator(".list-head").bounding_box()
        assert row["y"] >= head["y"] + head["height"] - 1
