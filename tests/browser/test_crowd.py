"""A register larger than a page can hold: the same page, of which the server says what is seen."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.conftest import PHONE, serve
from browser.reader import Reader

from bench.made import Mould, make
from mapapp import Settings

PROJECTS = 4000
DISC = ".cluster:not([hidden])"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a made register."""
    made = make(tmp_path_factory.mktemp("crowd"), PROJECTS, Mould())
    with serve(Settings(edition=made.edition)) as address:
        yield address


@pytest.fixture
def many(seat: Callable[..., Reader], crowd: str) -> Reader:
    """At a desk, before the made register."""
    return seat(crowd)


def rest(reader: Reader) -> None:
    """Wait until the map has come to rest and shows what the server answered."""
    reader.page.wait_for_timeout(200)
    reader.page.wait_for_load_state("networkidle")
    reader.page.wait_for_timeout(50)


def drawn(reader: Reader) -> int:
    return int(reader.page.locator(".leaflet-container").get_attribute("data-drawn") or -1)


def held(reader: Reader, query: str = "") -> list[dict]:
    """Ask the data behind the page, leaving nothing out."""
    return reader.asked(f"finished=all&{query}")


def listed(reader: Reader) -> list[str]:
    return reader.page.locator("#rows > li").evaluate_all("(rows) => rows.map((row) => row.dataset.id)")


def test_the_page_opens_with_some_rows_and_the_numbers_of_all(many: Reader) -> None:
    asked: list[str] = []
    many.page.on("request", lambda sent: asked.append(sent.url))
    many.visit("/?finished=all")
    works = held(many)
    unlocated = sum(work["geometry"] is None for work in works)
    assert many.counts()["said"] == f"顯示 {len(works)} 件，共 {len(works)} 件；其中 {unlocated} 件無法定位"
    assert len(works) == PROJECTS and len(listed(many)) == 60
    assert not [url for url in asked if "/projects.geojson" in url]
    assert drawn(many) == PROJECTS - unlocated
    assert many.page.locator(DISC).count() > 10
    assert (many.errors, many.foreign) == ([], [])


def test_a_filter_leaves_what_the_data_leave_in_list_map_and_choices(many: Reader) -> None:
    page = many.visit("/?finished=all")
    page.locator("label.choice", has_text="施工中").click()
    rest(many)
    works = held(many, "phase=building")
    assert many.counts()["page"] == len(works)
    assert drawn(many) == sum(work["geometry"] is not None for work in works)
    assert set(page.locator("#rows .phase-word").all_text_contents()) == {"施工中"}
    mrt = sum(work["properties"]["category"] == "mrt" for work in works)
    assert page.locator("label.choice:has(input[value=mrt]) .left").inner_text() == str(mrt)
    page.go_back()
    rest(many)
    assert many.counts()["page"] == PROJECTS


def test_a_disc_says_how_many_and_leads_nearer(many: Reader) -> None:
    page = many.visit("/?finished=all")
    disc = page.locator(DISC).first
    count = int(disc.locator(".cluster-count").inner_text())
    assert f"{count} 件" in (disc.get_attribute("aria-label") or "")
    before = page.evaluate("map_works.getZoom()")
    disc.click()
    rest(many)
    assert page.evaluate("map_works.getZoom()") > before
    assert "at=" in page.url


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
    page.locator("dialog[open]").wait_for()
    if page.locator("dialog[open] .facts").count() == 0:
        page.locator("dialog[open] a[data-open]").first.click()
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
        page.evaluate(f"map_works.setView([22.63, 120.31], {zoom}, {{ animate: false }})")
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
    said = parse_qs(urlsplit(page.url).query)
    assert (said["project"], said["phase"]) == ([name], ["unstated"])


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


def test_on_a_phone_the_discs_stand_on_the_map(seat: Callable[..., Reader], crowd: str) -> None:
    phone = seat(crowd, **PHONE)
    page = phone.visit("/?finished=all")
    page.locator(".tabs a", has_text="地圖").click()
    rest(phone)
    assert drawn(phone) == PROJECTS - sum(work["geometry"] is None for work in held(phone))
    page.locator(DISC).first.tap()
    rest(phone)
    assert phone.errors == []


def test_without_a_script_the_list_goes_on_from_page_to_page(seat: Callable[..., Reader], crowd: str) -> None:
    silent = seat(crowd, java_script_enabled=False)
    silent.page.goto(f"{crowd}/?phase=building&finished=all")
    seen = listed_plainly(silent)
    silent.page.locator("#more a").click()
    seen += listed_plainly(silent)
    assert len(seen) == len(set(seen)) == 120
    assert set(seen) <= {work["properties"]["id"] for work in held(silent, "phase=building")}


def listed_plainly(reader: Reader) -> list[str]:
    return [str(row.get_attribute("data-id")) for row in reader.page.locator("#rows > li").all()]
