"""The map of a crowd: discs that say how many, and lead to the single works."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from browser.conftest import PHONE
from browser.crowd import DISC, PROJECTS, drawn, held, listed, rest, stands_for
from browser.reader import Reader


def test_a_disc_says_how_many_and_leads_nearer(many: Reader) -> None:
    page = many.visit("/?finished=all")
    disc = page.locator(DISC).first
    count = int(disc.locator(".cluster-count").inner_text())
    assert f"{count} 件" in (disc.get_attribute("aria-label") or "")
    before = page.evaluate("map_works.getZoom()")
    disc.click()
    rest(many)
    assert page.evaluate("map_works.getZoom()") > before
    assert "at=" in many.address


def test_from_disc_to_disc_a_reader_comes_to_single_works_and_opens_one(many: Reader) -> None:
    page = many.visit("/?finished=all")
    for _ in range(12):
        if page.locator(DISC).count() == 0:
            break
        page.locator(DISC).first.click()
        rest(many)
    assert page.locator(DISC).count() == 0
    assert drawn(many) == many.counts()["map"] > 0
    page.locator(".leaflet-container").evaluate("(map) => map.focus()")
    spot = page.evaluate(
        """() => {
          const work = Object.values(map_works._layers).find((layer) => layer.options.work
            && map_works.getBounds().pad(-0.1).contains(layer.getLatLng()));
          const at = map_works.latLngToContainerPoint(work.getLatLng());
          const frame = map_works.getContainer().getBoundingClientRect();
          return { x: frame.x + at.x, y: frame.y + at.y };
        }"""
    )
    page.mouse.click(spot["x"], spot["y"])
    page.locator("dialog[open] .facts, dialog[open] .rows").first.wait_for()
    if page.locator("dialog[open] .rows").count():
        page.locator("dialog[open] .rows a").first.click()
    assert many.card()
    assert many.errors == []


def test_discs_are_reached_and_entered_by_the_keyboard(many: Reader) -> None:
    page = many.visit("/?finished=all")
    before = page.evaluate("map_works.getZoom()")
    page.locator(".leaflet-container").evaluate("(map) => map.focus()")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "cluster":
            break
    assert page.evaluate("document.activeElement.className") == "cluster"
    page.keyboard.press("Enter")
    rest(many)
    assert page.evaluate("map_works.getZoom()") > before
    assert page.evaluate("document.activeElement.classList.contains('leaflet-container')")


def test_discs_do_not_cover_each_other(many: Reader) -> None:
    page = many.visit("/?finished=all")
    for zoom in (9, 10.5, 12, 13.5):
        page.evaluate(f"void map_works.setView([22.63, 120.31], {zoom}, {{ animate: false }})")
        rest(many)
        discs = page.locator(DISC).evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y, width }) => [x, y, width])"
        )
        assert discs
        for at, (x, y, width) in enumerate(discs):
            for u, v, breadth in discs[at + 1 :]:
                apart = ((x + width / 2 - u - breadth / 2) ** 2 + (y + width / 2 - v - breadth / 2) ** 2) ** 0.5
                assert apart >= (width + breadth) / 2 - 2
                assert width >= 24


def test_a_row_opens_its_card_and_the_map_marks_it_where_it_lies(many: Reader) -> None:
    page = many.visit("/?finished=all&category=mrt")
    row = page.locator("#rows > li:has(.placed)").first
    name, row_id = row.locator(".row-name").inner_text(), row.get_attribute("data-id")
    row.locator("a").click()
    assert many.card() == name
    rest(many)
    marked = "Object.values(map_works._layers).filter((one) => one.options.selected).map((one) => one.options.work.id)"
    assert page.evaluate(marked) == [row_id]
    page.keyboard.press("Escape")
    rest(many)
    assert page.evaluate(marked) == []
    assert page.evaluate("document.activeElement.dataset.open") == row_id


def test_an_address_brings_back_filters_view_and_project_that_no_row_shows(many: Reader) -> None:
    far = next(work for work in reversed(held(many, "phase=unstated")) if work["geometry"])
    name = far["properties"]["id"]
    page = many.visit(f"/?phase=unstated&finished=all&project={name}&at=12/22.70000/120.35000")
    assert many.card() == far["properties"]["name"]
    assert name not in listed(many)
    assert page.locator("input[type=checkbox][value=unstated]").is_checked()
    assert many.counts()["page"] == len(held(many, "phase=unstated"))
    said = parse_qs(urlsplit(many.address).query)
    assert (said["project"], said["phase"]) == ([name], ["unstated"])


def test_on_a_phone_the_discs_stand_on_the_map(seat: Callable[..., Reader], crowd: str) -> None:
    phone = seat(crowd, **PHONE)
    page = phone.visit("/?finished=all")
    page.locator(".tabs a", has_text="地圖").click()
    rest(phone)
    stands_for(phone, PROJECTS - sum(work["geometry"] is None for work in held(phone)))
    page.locator(DISC).first.click()
    rest(phone)
    assert phone.errors == []
