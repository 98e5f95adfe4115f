"""A copy, in a folder of python's own web server, which knows no ranges of bytes; no other host is to be had."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.auditor import violations
from browser.reader import WIDER, Reader
from playwright.sync_api import Page, expect

from tests.bundled import COPY, DISTRICT, FEW, MANY, WORKS, bundled

PHONE = {"width": 320, "height": 640}
PAGES = {
    "index.html?q=沒有這種東西": "light",
    f"en/districts/{DISTRICT}/index.html": "dark",
    "en/about/index.html": "dark",
}
"""Pages that look otherwise in a copy, each with the scheme in which axe sees it."""


@pytest.fixture(scope="module")
def copy(once: Callable[..., Path], made: Callable[[int], Path]) -> Iterator[str]:
    """Serve the folder above a copy, as a stick has it; gives the copy's address."""
    folder = bundled(once, made)
    command = [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)]
    alone = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=alone) as server:  # noqa: S603
        assert server.stdout is not None
        port = re.search(r"port (\d+)", server.stdout.readline())
        assert port is not None
        yield f"http://127.0.0.1:{port[1]}/{COPY}"
        server.terminate()


@pytest.fixture
def holder(seat: Callable[..., Reader], copy: str) -> Iterator[Callable[..., Reader]]:
    """Sit before the copy; whatever is asked of another host, or outside the folder, is refused and told."""
    readers: list[Reader] = []

    def sit(**options: object) -> Reader:
        reader = seat(copy, **options)
        away = re.compile(f"^(?!{re.escape(copy)}/)")
        reader.page.route(away, lambda route: route.abort())
        readers.append(reader)
        return reader

    yield sit
    for reader in readers:
        assert (reader.foreign, reader.errors) == ([], [])
        reader.page.unroute_all()


def _projects(page: Page) -> int:
    return int(page.locator("html").get_attribute("data-shown") or -1)


def test_list_map_and_filters_work(holder: Callable[..., Reader]) -> None:
    reader = holder()
    page = reader.visit("/index.html?finished=all")
    assert _projects(page) == WORKS
    counts: dict[str, Any] = reader.counts()
    assert counts["list"] == WORKS
    assert counts["map"] > 0
    choice = page.locator("#filters label.choice:has(input[name=category]):not(.barren)").first
    left = choice.locator(".left").text_content()
    choice.click()
    expect(page.locator("html")).to_have_attribute("data-shown", str(left))
    assert reader.counts()["list"] == int(left or -1)
    assert "category=" in reader.address


def test_a_link_that_asks_the_server_shows_what_the_copy_can(holder: Callable[..., Reader]) -> None:
    page = holder().visit("/index.html?near=120.3,22.6&radius=500&finished=all")
    assert _projects(page) == WORKS
    expect(page.locator("#summary")).not_to_contain_text("500")
    expect(page.get_by_text("查地址、看附近有什麼，要有伺服器才行")).to_be_visible()
    expect(page.locator("#ask")).to_be_hidden()


def test_tiles_are_drawn_from_a_server_that_knows_no_ranges(holder: Callable[..., Reader]) -> None:
    reader = holder()
    answers: list[int] = []
    reader.page.on("response", lambda got: answers.append(got.status) if got.url.endswith(".pmtiles") else None)
    page = reader.visit(f"/index.html?overlay={MANY}")
    page.locator(f'[data-overlay="{MANY}"][data-state="drawn"]').wait_for(state="attached")
    assert answers == [200]
    expect(page.get_by_text("不是預報").filter(visible=True)).to_have_count(1)
    kinds = page.locator("section[data-context]").evaluate_all("all => all.map((one) => one.dataset.context)")
    assert "overlay" in kinds
    assert not set(kinds) & {"file", "sensors", "service", "analysis"}


def test_an_overlay_of_few_features_is_drawn_and_speaks_the_pages_language(holder: Callable[..., Reader]) -> None:
    page = holder().visit(f"/en/index.html?overlay={FEW}")
    page.locator(f'[data-overlay="{FEW}"][data-state="drawn"]').wait_for(state="attached")
    expect(page.get_by_text("no forecast").filter(visible=True)).to_have_count(1)
    page.locator("#context > summary").click()
    expect(page.locator("#context")).to_contain_text("Water deeper than 3 m")
    expect(page.locator("#context a:visible")).to_have_count(0)


def test_a_card_opens_in_the_pages_language_and_leads_on(holder: Callable[..., Reader]) -> None:
    reader = holder()
    page = reader.visit("/en/?finished=all")
    page.locator("#rows a.row").first.click()
    sheet = page.locator("#sheet")
    expect(sheet.locator("article.work")).to_contain_text("What each document said")
    sheet.locator("a.permanent").click()
    expect(page).to_have_url(re.compile(r"/copy/en/projects/[^/]+/index\.html$"))
    expect(page.locator("h1")).to_be_visible()
    page.get_by_text("中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page).to_have_url(re.compile(r"/copy/projects/"))


def test_axe_finds_nothing_and_no_page_is_wider_than_a_narrow_phone(holder: Callable[..., Reader]) -> None:
    found = {}
    for path, scheme in PAGES.items():
        reader = holder(viewport=PHONE, color_scheme=scheme, bypass_csp=True)
        reader.page.goto(f"{reader.site}/{path}")
        found[path] = (violations(reader.page), reader.page.evaluate(WIDER))
    assert found == {path: ([], 0) for path in PAGES}


def test_pages_are_read_without_scripts(holder: Callable[..., Reader]) -> None:
    reader = holder(java_script_enabled=False)
    reader.page.goto(f"{reader.site}/")
    assert reader.page.locator("#rows > li").count() == WORKS
    reader.page.locator("#offline a").click()
    expect(reader.page.locator("h1")).to_have_text("關於這份副本")
    expect(reader.page.locator("#overlays")).to_contain_text("不是預報")
    reader.page.locator("nav.elsewhere").get_by_role("link", name="行政區").click()
    reader.page.get_by_role("link", name=DISTRICT).first.click()
    expect(reader.page.get_by_role("link", name="A4 圖紙（PDF）")).to_be_visible()
