"""What the worker does when things go wrong or change: silence, errors, new editions, no room; and what it costs."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from browser.caller import NOTICE, said, visited, wait
from browser.reader import Reader
from browser.station import Station

ONLINE = "dispatchEvent(new Event('online'))"
GIVEN_UP = "navigator.serviceWorker.getRegistrations().then((all) => all.every(({ installing }) => !installing))"


def test_back_online_the_notice_goes(caller: Reader, station: Station) -> None:
    station.shut()
    page = caller.visit()
    assert NOTICE.fullmatch(said(caller))
    station.open()
    page.evaluate(ONLINE)
    page.get_by_text("已恢復連線，顯示的是目前的資料。").wait_for()


def test_back_online_a_new_edition_replaces_what_was_kept(caller: Reader, station: Station) -> None:
    old = set(caller.page.evaluate("caches.keys()"))
    name = caller.page.locator("#rows > li:not([hidden]) .row-name").first.inner_text()
    station.shut()
    caller.visit()
    rename(station.edition, name, f"{name}（新版）")
    station.open()
    caller.page.evaluate(ONLINE)
    caller.page.locator("#rows .row-name", has_text=f"{name}（新版）").wait_for()
    wait(
        caller,
        f"caches.keys().then((names) => names.length === 2 && !names.some((name) => {sorted(old)}.includes(name)))",
    )
    station.shut()
    caller.visit()
    assert caller.page.locator("#rows .row-name", has_text=f"{name}（新版）").count() == 1


def test_the_reader_who_is_typing_is_asked_before_the_page_is_fetched_anew(caller: Reader, station: Station) -> None:
    station.shut()
    page = caller.visit()
    page.locator("#ask input[type=search]").focus()
    rename(station.edition, "捷運", "捷運（新版）")
    station.open()
    page.evaluate(ONLINE)
    page.get_by_role("button", name="更新這一頁").click()
    page.locator("#rows .row-name", has_text="捷運（新版）").first.wait_for()


def rename(edition: Path, before: str, after: str) -> None:
    """Write another edition, in which a name reads differently."""
    with sqlite3.connect(edition) as file:
        file.execute("UPDATE facts SET value = value || 'b' WHERE name = 'edition'")
        changed = "UPDATE works SET feature = CAST(replace(CAST(feature AS TEXT), ?, ?) AS BLOB)"
        file.execute(changed, (before, after))
    file.close()


def test_a_silent_server_is_not_waited_for(caller: Reader, station: Station) -> None:
    station.fall_silent()
    try:
        caller.visit()
        assert NOTICE.fullmatch(said(caller))
        assert caller.counts()["list"] > 100
    finally:
        station.open()


def test_errors_are_never_kept_and_what_is_kept_stands_in_for_them(caller: Reader, station: Station) -> None:
    away = station.edition.with_name("away.sqlite")
    station.edition.rename(away)
    assert caller.page.goto(f"{caller.site}/projects/kw-0004").status >= 500
    assert caller.visit().locator("#rows > li").count() > 100
    away.rename(station.edition)
    station.shut()
    caller.page.goto(f"{caller.site}/projects/kw-0004")
    assert "這一頁也還沒有存在這台裝置上" in caller.page.locator("main").inner_text()


def _asked_for(station: Station, path: str, reader: Reader) -> None:
    """Wait until an address has been asked for."""
    for _ in range(400):
        if path in {one for _, one in station.answered()}:
            return
        reader.page.wait_for_timeout(25)
    raise AssertionError(f"never asked for: {path}")


def test_a_worker_that_can_keep_nothing_takes_nothing_away(seat: Callable[..., Reader], station: Station) -> None:
    station.open()
    reader = seat(station.address, fresh=True)
    wire = reader.page.context.new_cdp_session(reader.page)
    wire.send("Storage.overrideQuotaForOrigin", {"origin": station.address, "quotaSize": 1000})
    for _ in range(2):
        reader.visit()
        _asked_for(station, "/sw.js", reader)
        wait(reader, GIVEN_UP)
        assert reader.counts()["list"] > 100
    assert reader.errors == []


def test_a_worker_whose_store_breaks_later_takes_nothing_away(caller: Reader) -> None:
    caller.page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    wire = caller.page.context.new_cdp_session(caller.page)
    wire.send("Storage.overrideQuotaForOrigin", {"origin": caller.site, "quotaSize": 1000})
    caller.visit()
    caller.open_first()
    assert caller.counts()["list"] > 100


def test_the_first_visit_is_light_the_worker_included(seat: Callable[..., Reader], station: Station) -> None:
    station.open()
    station.answered()
    reader = visited(seat(station.address, fresh=True))
    reader.page.wait_for_timeout(500)
    first = station.answered()
    assert "/sw.js" in {path for _, path in first}
    assert 10 < len(first) <= 20, first
    assert 50_000 < sum(size for size, _ in first) + 700 * len(first) <= 300_000, first
    # what the page has loaded, the worker takes from the browser's own cache; /offline comes in two languages
    assert len({path for _, path in first}) == len(first) - 1
    reader.visit()
    assert sum(size for size, _ in station.answered()) < 5_000
