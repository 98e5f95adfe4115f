"""Live sensors on the map: they come when somebody asks, grow old by themselves, and hold nothing up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from browser.auditor import violations
from browser.conftest import PHONE
from browser.reader import Reader
from playwright.sync_api import Page, expect

from layers.sensors.keeping import keep
from mapapp import Settings
from tests.mapapp.sensed import seen

DRAWN = "data-sensors"
AT = "/?sensors=on&at=15/22.63000/120.30000"
LOOKS = {"phone light": {**PHONE, "color_scheme": "light"}, "desk dark": {"color_scheme": "dark"}}


@pytest.fixture(scope="module")
def wet(
    edition: Path,
    serving: Callable[[Settings], AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Serve where sensors are set up, on a wet night."""
    path = tmp_path_factory.mktemp("sensors") / "s.json"
    keep(seen(), path)
    with serving(Settings(edition=edition, sensors=path)) as address:
        yield address


@pytest.fixture
def watcher(seat: Callable[..., Reader], wet: str) -> Reader:
    return seat(wet)


def opened(page: Page) -> Page:
    page.locator("#context > summary").click()
    expect(page.locator("#context")).to_have_attribute("data-ready", "yes")
    return page


def drawn(page: Page, stations: int) -> None:
    expect(page.locator(".leaflet-container")).to_have_attribute(DRAWN, str(stations))


def test_they_come_by_keyboard_when_somebody_asks_and_the_address_says_so(watcher: Reader) -> None:
    asked: list[str] = []
    watcher.page.on("request", lambda sent: asked.append(sent.url))
    page = watcher.visit()
    assert [url for url in asked if "sensors" in url or "context" in url] == []
    opened(page)
    box = page.get_by_label("在地圖上顯示感測器")
    box.focus()
    page.keyboard.press("Space")
    drawn(page, 9)
    assert "sensors=on" in watcher.address
    assert page.locator(".sensors-urgent b").all_inner_texts() == ["S2 人孔", "S3 人孔", "R1 人孔"]
    expect(page.locator(".sensors-panel")).to_contain_text("雨量站：逾時沒有回應")
    watcher.back()
    drawn(page, 0)
    expect(box).not_to_be_checked()
    assert watcher.errors == []


def test_a_click_says_what_a_station_told_and_the_caution_stands_beside(watcher: Reader) -> None:
    page = watcher.visit("/?sensors=on&q=zzzz&at=15/22.70000/120.30000")
    drawn(page, 9)
    expect(page.locator(".context-notice")).to_contain_text("未經查證")
    box = page.locator(".leaflet-container").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    told = page.locator(".leaflet-tooltip")
    expect(told).to_contain_text("S2 人孔，雨水下水道水位")
    expect(told).to_contain_text("2.6 公尺，二級警戒 2 公尺、一級警戒 2.5 公尺")
    expect(told).to_contain_text("達一級警戒")
    # what is said of a place, with its caution, is not hidden by what is said of the map
    expect(page.locator(".context-notice")).to_be_hidden()


def test_who_asks_where_no_station_is_gets_an_answer(watcher: Reader) -> None:
    page = opened(watcher.visit("/?sensors=on&at=15/22.90000/120.60000"))
    drawn(page, 9)
    page.get_by_role("button", name="地圖中心有什麼圖資？").press("Enter")
    expect(page.locator(".context-here")).to_have_text("這裡附近沒有。")


def test_a_station_that_calls_for_a_look_is_brought_beside_the_list_by_keyboard(watcher: Reader) -> None:
    page = opened(watcher.visit("/?sensors=on"))
    way = page.locator(".sensors-urgent button").first
    way.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-tooltip")).to_contain_text("達一級警戒")
    where = page.evaluate("() => { const p = map_works.latLngToContainerPoint([22.7, 120.3]); return [p.x, p.y]; }")
    frame = page.evaluate("() => { const s = map_works.getSize(); return [s.x, s.y]; }")
    list_ = page.locator("#context").bounding_box()
    map_ = page.locator(".leaflet-container").bounding_box()
    assert 0 < where[0] < list_["x"] - map_["x"] < frame[0]
    assert 0 < where[1] < frame[1]


def test_on_a_phone_the_list_makes_room(seat: Callable[..., Reader], wet: str) -> None:
    reader = seat(wet, **PHONE)
    page = reader.visit("/?sensors=on")
    page.locator('a[href="#view-map"]').first.click()
    opened(page)
    page.locator(".sensors-urgent button").first.click()
    expect(page.locator(".leaflet-tooltip")).to_contain_text("S2 人孔")
    expect(page.locator("#context")).not_to_have_attribute("open", "")
    expect(page.locator("#context > summary")).to_be_focused()


def test_a_server_that_hangs_or_fails_holds_up_no_map_and_what_is_known_stays(watcher: Reader) -> None:
    ended = threading.Event()
    page = watcher.page
    page.route("**/sensors.geojson*", lambda _: ended.is_set())
    watcher.visit(AT)
    assert watcher.counts()["map"] > 100
    page.unroute("**/sensors.geojson*")
    ended.set()
    page.reload()
    drawn(page, 9)
    page.route("**/sensors.geojson*", lambda route: route.abort("connectionrefused"))
    opened(page)
    box = page.get_by_label("在地圖上顯示感測器")
    box.uncheck()
    box.check()
    expect(page.locator("[data-context=sensors] [role=status]")).to_contain_text("現在取不到感測資料")
    drawn(page, 9)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(seat: Callable[..., Reader], wet: str, look: str) -> None:
    reader = seat(wet, bypass_csp=True, **LOOKS[look])
    page = reader.visit("/?sensors=on&q=zzzz")
    if "phone" in look:
        page.locator('a[href="#view-map"]').first.click()
    opened(page)
    expect(page.locator(".sensors-urgent button")).to_have_count(3)
    page.evaluate("document.querySelectorAll('#rows > li').forEach((row) => row.remove())")
    assert violations(page) == []


def test_axe_finds_nothing_in_the_tables(seat: Callable[..., Reader], wet: str) -> None:
    page = seat(wet, bypass_csp=True, **PHONE).page
    page.goto(f"{wet}/sensors?lang=en")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
