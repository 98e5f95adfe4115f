"""After the first visit the page opens without a network. The network goes at its other end: the server stops."""

import re
from collections.abc import Callable
from pathlib import Path

from browser.caller import CONTROLLED, NOTICE, said, wait
from browser.reader import Reader
from browser.station import Station
from browser.test_base import PAINTED

KEPT = """async () => (await Promise.all((await caches.keys()).map(async (name) =>
  (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()"""
NEAR = "/?near=120.3014,22.6273&radius=1000"


def test_without_a_network_list_filters_and_map_are_what_they_were(caller: Reader, station: Station) -> None:
    everything, building = caller.counts(), caller.turn("phase=building")
    station.shut()
    page = caller.visit()
    assert NOTICE.fullmatch(said(caller))
    assert page.locator("#offline").get_attribute("role") == "status"
    assert caller.counts() == everything
    assert caller.turn("phase=building") == building
    page.evaluate("district_base_works.bounds().then(() => null)")
    for pane in ("base", "names", "symbols"):
        wait(caller, f"({PAINTED})('{pane}')")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_an_address_with_filters_opens_too(caller: Reader, station: Station) -> None:
    before = caller.turn("phase=building&category=mrt")
    station.shut()
    caller.visit("/?phase=building&category=mrt")
    assert caller.counts() == before


def test_cards_that_were_read_open_and_the_others_say_what_the_list_knows(caller: Reader, station: Station) -> None:
    name = caller.open_first()
    station.shut()
    page = caller.visit()
    assert caller.open_first() == name
    page.keyboard.press("Escape")
    page.locator("#rows > li:not([hidden]) a").nth(3).click()
    page.locator("dialog[open] .row-meta").first.wait_for()
    assert caller.counts()["list"] > 0


def test_a_project_page_that_was_read_opens_and_another_says_that_it_was_not(caller: Reader, station: Station) -> None:
    caller.page.goto(f"{caller.site}/projects/kw-0001")
    read = caller.page.locator("h1").inner_text()
    station.shut()
    caller.page.goto(f"{caller.site}/projects/kw-0001")
    assert NOTICE.fullmatch(said(caller))
    assert caller.page.locator("h1").inner_text() == read
    caller.page.goto(f"{caller.site}/projects/kw-0002")
    assert "這一頁也還沒有存在這台裝置上" in caller.page.locator("main").inner_text()
    caller.page.locator("main a").click()
    assert NOTICE.fullmatch(said(caller))


def test_the_page_that_was_read_first_is_kept_and_the_map_with_it(
    seat: Callable[..., Reader], station: Station, edition: Path
) -> None:
    station.open()
    reader = seat(station.address, fresh=True)
    reader.page.goto(f"{station.address}/projects/kw-0003")
    wait(reader, CONTROLLED)
    station.shut()
    reader.page.goto(f"{station.address}/projects/kw-0003")
    assert NOTICE.fullmatch(said(reader))
    assert reader.visit().locator("#rows > li").count() > 100


def test_an_english_reader_is_never_given_the_chinese_page(caller: Reader, station: Station) -> None:
    station.shut()
    page = caller.page
    page.goto(f"{caller.site}/?lang=en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "has not been kept on this device" in page.locator("main").inner_text()
    station.open()
    caller.visit("/?lang=en")
    station.shut()
    caller.visit()
    assert page.locator("html").get_attribute("lang") == "en"
    assert re.fullmatch(r"Offline: showing what was fetched on \d+ \w+ at \d\d:\d\d; promises as of .+\.", said(caller))


def test_what_was_asked_about_a_place_is_not_kept_and_cannot_be_asked_offline(caller: Reader, station: Station) -> None:
    page = caller.visit(NEAR)
    page.locator("#ask input[type=search]").fill("後勁站")
    page.locator("#places li").first.wait_for()
    kept = page.evaluate(KEPT)
    assert any(url.endswith("/projects.geojson") for url in kept)
    assert [url for url in kept if re.search(r"near|geocode|radius|[?&]q=", url)] == []
    station.shut()
    page = caller.visit(NEAR)
    assert "沒有網路，現在算不出附近有什麼" in page.locator("#ask .sentence").inner_text()
    assert caller.counts()["list"] > 100
    page.locator("#ask input[type=search]").fill("三多商圈站")
    page.locator("#ask .go").click()
    page.get_by_text("沒有網路，無法查地址").wait_for()
