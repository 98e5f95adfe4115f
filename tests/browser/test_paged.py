"""A register that a page holds whole, and whose list is long: it begins with some rows, and a button brings more."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.conftest import PHONE, serve
from browser.crowd import listed
from browser.reader import Reader
from playwright.sync_api import expect

from mapapp import Settings

PROJECTS = 310


@pytest.fixture(scope="module")
def long(made: Callable[[int], Path]) -> Iterator[str]:
    with serve(Settings(edition=made(PROJECTS))) as address:
        yield address


def test_the_list_begins_with_sixty_rows_and_every_other_is_reached_by_its_button(
    seat: Callable[..., Reader], long: str
) -> None:
    reader = seat(long)
    page = reader.visit("/?finished=all")
    rows = page.locator("#rows > li")
    expect(rows).to_have_count(60)
    button = page.locator("#more button")
    for there in (120, 180, 240, 300):
        expect(button).to_have_text("再看 60 件")
        button.focus()
        page.keyboard.press("Enter")
        expect(rows).to_have_count(there)
    expect(button).to_have_text("再看 10 件")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(PROJECTS)
    expect(button).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.open") == listed(reader)[300]
    assert sorted(listed(reader)) == sorted(work["properties"]["id"] for work in reader.asked("finished=all"))


def test_a_filter_and_an_order_leave_the_first_rows_of_what_is_meant(seat: Callable[..., Reader], long: str) -> None:
    reader = seat(long)
    page = reader.visit("/?finished=all")
    page.locator("label.choice", has_text="施工中").click()
    page.locator("#sort").select_option("category")
    works = [work["properties"] for work in reader.asked("finished=all&phase=building")]
    assert reader.counts()["page"] == len(works)
    expect(page.locator("#rows > li")).to_have_count(min(60, len(works)))
    categories = sorted(work["category"] for work in works)
    said = {work["id"]: work["category"] for work in works}
    assert [said[name] for name in listed(reader)] == categories[:60]


def test_a_project_far_down_the_list_opens_from_its_address(seat: Callable[..., Reader], long: str) -> None:
    reader = seat(long)
    page = reader.visit("/?finished=all&project=kw-0300")
    assert reader.card() == reader.api("/projects/kw-0300.json")["properties"]["name"]
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert "project=" not in reader.address


def test_on_a_phone_the_list_catches_up_and_the_map_loads_when_they_are_turned_to(
    seat: Callable[..., Reader], long: str
) -> None:
    reader = seat(long, **PHONE)
    asked: list[str] = []
    reader.page.on("request", lambda sent: asked.append(sent.url))
    page = reader.visit("/?finished=all#view-filters")
    page.locator("label.choice", has_text="施工中").click()
    expect(page.locator("#filters-set")).to_have_text("2")
    assert reader.counts()["map"] == 0
    page.locator("#tabs a[href='#view-list']").click()
    works = reader.asked("finished=all&phase=building")
    expect(page.locator("#rows > li")).to_have_count(min(60, len(works)))
    assert set(listed(reader)) <= {work["properties"]["id"] for work in works}
    assert not [url for url in asked if "/base/" in url]
    page.locator("#tabs a[href='#view-map']").click()
    located = sum(work["geometry"] is not None for work in works)
    expect(page.locator(".leaflet-container")).to_have_attribute("data-drawn", str(located))
    assert reader.counts()["map"] == located
