"""What fails, errs or never answers takes nothing else with it: the list and the filters stay."""

from collections.abc import Callable

import pytest
from browser.caller import wait
from browser.conftest import PHONE
from browser.reader import Reader
from playwright.sync_api import Page, Route, expect

from mapapp import Settings

FAILURES: dict[str, Callable[[Route], object]] = {
    "refused": lambda route: route.abort("connectionrefused"),
    "erring": lambda route: route.fulfill(status=500, body="<b>no</b>", content_type="text/html"),
    "silent": lambda route: None,
}
DATA = [("**/projects.geojson", how) for how in FAILURES]
# a browser paints nothing before it has the styles, whoever serves them: one that is silent is not among these
FILES = [("**/leaflet.js", "silent"), ("**/map.js*", "erring")]
FILES += [(pattern, "refused") for pattern in ("**/leaflet.js", "**/built/page.js", "**/map.js*", "**/map.css*")]
MAP_S_OWN = [("**/leaflet.js", "refused"), ("**/built/map.js", "refused"), ("**/map.js?*", "erring")]
TILES = [*(("nlsc", how) for how in FAILURES), ("osm", "refused")]
READY = "document.documentElement.dataset.ready === 'yes'"
BEGUN = "document.documentElement.classList.contains('ready')"
PATIENCE_MS = 1000


@pytest.fixture
def unlucky(seat: Callable[..., Reader], site: str) -> Callable[..., Reader]:
    """Seat somebody for whom an address fails; the worker, which would help, is not there."""

    def sit(pattern: str, how: str, **options: object) -> Reader:
        reader = seat(site, **options)
        reader.page.route(pattern, FAILURES[how])
        return reader

    return sit


def opened(reader: Reader, path: str = "/") -> Page:
    """Open an address, and give what does answer the time to; where a script is missing nothing tells when that is."""
    reader.page.goto(reader.site + path, wait_until="commit")
    reader.page.locator("#rows > li").nth(100).wait_for(state="attached")
    for _ in range(PATIENCE_MS // 50):
        if reader.page.evaluate(READY):
            break
        reader.page.wait_for_timeout(50)
    return reader.page


def filters_still(reader: Reader) -> None:
    """Choose a phase as the page stands, with its script or as a form: the rows that are left are the data's own."""
    page = reader.page
    page.locator("#filters label:has(input[name=phase][value=building])").click()
    if not page.evaluate(BEGUN):
        page.locator("#filters button[type=submit]").click(no_wait_after=True)
        page.wait_for_url("**phase=building**", wait_until="commit")
    wanted = len(reader.asked("phase=building&finished=recent"))
    expect(page.locator("#rows > li:not([hidden])")).to_have_count(wanted)


@pytest.mark.parametrize(("pattern", "how"), [*DATA, *FILES])
def test_list_and_filters_stay(unlucky: Callable[..., Reader], pattern: str, how: str) -> None:
    reader = unlucky(pattern, how)
    page = opened(reader)
    assert page.locator("#rows > li:not([hidden])").count() > 100
    filters_still(reader)


@pytest.mark.parametrize(("pattern", "how"), MAP_S_OWN)
def test_a_map_that_does_not_come_is_told_in_one_line_and_tried_again(
    unlucky: Callable[..., Reader], pattern: str, how: str
) -> None:
    reader = unlucky(pattern, how, **PHONE)
    page = reader.visit()
    told = page.locator("#failure")
    page.locator("#tabs a[href='#view-map']").click()
    expect(told).to_be_visible()
    page.locator("#tabs a[href='#view-filters']").click()
    page.locator("label.choice", has_text="施工中").click()
    page.locator("#tabs a[href='#view-list']").click()
    wanted = len(reader.asked("phase=building"))
    expect(page.locator("#rows > li:visible")).to_have_count(wanted)
    expect(told).to_have_text("地圖資料讀取失敗，清單仍可使用。請重新整理頁面。")
    page.unroute(pattern)
    page.locator("#tabs a[href='#view-map']").click()
    page.locator(".leaflet-container[data-drawn]").wait_for()
    assert 0 < reader.counts()["map"] <= wanted
    expect(told).to_be_hidden()


@pytest.mark.parametrize("how", FAILURES)
def test_a_base_that_fails_leaves_the_projects_on_the_map_and_in_the_list(
    unlucky: Callable[..., Reader], how: str
) -> None:
    reader = unlucky("**/base/*", how)
    page = opened(reader)
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    assert reader.counts()["map"] > 100
    assert page.locator("#rows > li:not([hidden])").count() > 100
    filters_still(reader)


def test_half_a_base_is_drawn(unlucky: Callable[..., Reader]) -> None:
    reader = unlucky("**/base/neighbours.geojson", "erring")
    opened(reader)
    wait(reader, "map_works.hasLayer(district_base_works) && district_base_works.getLayers().length > 38")


@pytest.mark.parametrize("how", ["refused", "erring"])
def test_what_is_near_cannot_be_said_and_does_not_limit_the_list(unlucky: Callable[..., Reader], how: str) -> None:
    reader = unlucky("**/nearby?*", how)
    page = opened(reader, "/?near=120.3014,22.6273&radius=1000")
    expect(page.locator("#ask .sentence")).to_have_text("附近的資料讀取失敗，請再試一次；下面列出的不限附近。")
    assert reader.counts()["list"] > 100
    filters_still(reader)


@pytest.mark.parametrize("how", ["refused", "erring"])
def test_a_geocoder_that_fails_says_so(unlucky: Callable[..., Reader], how: str) -> None:
    reader = unlucky("**/geocode?*", how)
    page = opened(reader)
    page.locator("#ask input[type=search]").fill("後勁站")
    page.locator("#ask .go").click()
    page.get_by_text("現在查不到地址，請稍後再試。").wait_for()
    filters_still(reader)


@pytest.mark.parametrize(("basemap", "how"), TILES)
def test_tiles_that_fail_leave_our_own_base(seat, serving, edition, basemap: str, how: str) -> None:  # noqa: ANN001
    with serving(Settings(edition=edition, basemap=basemap)) as address:
        reader = seat(address)
        reader.page.route(lambda url: not url.startswith(address), FAILURES[how])
        opened(reader)
        expect(reader.page.locator("html")).to_have_attribute("data-ready", "yes")
        assert reader.foreign
        assert reader.counts()["map"] > 100
        filters_still(reader)


@pytest.mark.parametrize("pattern", ["**/built/page.js", "**/projects.geojson"])
def test_on_a_phone_the_tabs_lead_without_the_script(unlucky: Callable[..., Reader], pattern: str) -> None:
    reader = unlucky(pattern, "refused", **PHONE)
    page = opened(reader)
    page.locator("#tabs a[href='#view-filters']").click()
    assert page.locator("#filters button[type=submit]").is_visible()
    filters_still(reader)


def test_a_font_that_is_not_there_leaves_the_text(seat: Callable[..., Reader], site: str) -> None:
    """We load none: the text is set in what the device has."""
    reader = seat(site)
    fonts: list[str] = []
    reader.page.on("request", lambda sent: fonts.append(sent.url) if sent.resource_type == "font" else None)
    reader.visit()
    assert fonts == []
