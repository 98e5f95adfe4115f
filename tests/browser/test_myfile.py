"""A reader's own file on the map: chosen by keyboard or dropped, drawn, told by list, and taken away again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.auditor import violations
from browser.conftest import PHONE
from browser.reader import WIDER, Reader
from playwright.sync_api import Locator, Page, expect

SQUARE = [[120.28, 22.60], [120.34, 22.60], [120.34, 22.66], [120.28, 22.66], [120.28, 22.60]]
EVIL = "<img src=x onerror=alert(1)>"
DROP = """([name, text]) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name));
  const section = document.querySelector('section[data-context=file]');
  const how = { bubbles: true, cancelable: true, dataTransfer: held };
  for (const type of ['dragover', 'drop']) section.dispatchEvent(new DragEvent(type, how));
}"""
LOOKS = {"phone dark": {**PHONE, "viewport": {"width": 320, "height": 640}, "color_scheme": "dark"}, "desk light": {}}


@pytest.fixture
def basin(tmp_path: Path) -> Path:
    area = {"type": "Polygon", "coordinates": [SQUARE]}
    spot = {"type": "Point", "coordinates": [120.36, 22.63]}
    said = {"名稱": EVIL, "公式": "=1+1"}
    features = [{"type": "Feature", "properties": said, "geometry": one} for one in (area, spot)]
    (tmp_path / "流域.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return tmp_path / "流域.geojson"


def opened(page: Page) -> Locator:
    page.locator("#context > summary").click()
    expect(page.locator("#context")).to_have_attribute("data-ready", "yes")
    return page.locator("section[data-context=file]")


def drawn(page: Page, features: int) -> None:
    expect(page.locator(".leaflet-container")).to_have_attribute("data-file-features", str(features))


def test_a_file_that_is_chosen_is_drawn_and_told_and_taken_away(reader: Reader, basin: Path) -> None:
    section = opened(reader.visit("/"))
    page, address = reader.page, reader.address
    section.locator("input[type=file]").set_input_files(basin)
    drawn(page, 2)
    works = section.locator(".myfile-works li")
    expect(section.locator(".myfile-sentence")).to_contain_text("公尺以內有")
    said = works.count()
    assert said > 10
    assert works.first.locator("a").get_attribute("href").startswith("/projects/kw-")
    section.locator("select[name=distance]").select_option("1000")
    expect(section.locator(".myfile-sentence")).to_contain_text("1 公里以內有")
    assert works.count() > said
    page.evaluate("() => { map_works.setView([22.63, 120.31], 14, { animate: false }); }")
    page.locator("#context .context-ask button").click()
    expect(page.locator(".context-here")).to_contain_text(EVIL)
    expect(page.locator(".context-here")).to_contain_text("=1+1")
    assert reader.address.split("?")[0] == address.split("?")[0]
    section.get_by_role("button", name="移除我的檔案").press("Enter")
    drawn(page, 0)
    expect(works).to_have_count(0)
    expect(section.locator("input[type=file]")).to_be_focused()
    assert (reader.errors, reader.foreign, reader.alarms) == ([], [], [])


def test_a_file_that_is_dropped_is_compared_and_a_broken_one_says_why(reader: Reader, basin: Path) -> None:
    section = opened(reader.visit("/"))
    reader.page.evaluate(DROP, ["a.geojson", basin.read_text()])
    drawn(reader.page, 2)
    assert reader.errors == []
    reader.page.evaluate(DROP, ["a.csv", "a,b\n1,2\n"])
    expect(section.locator(".context-status")).to_contain_text("a.csv：第 1 列：應有坐標欄")
    drawn(reader.page, 0)
    expect(section.locator(".myfile-works, .myfile-found h4")).to_have_count(0)


def test_without_a_network_it_says_so_and_the_map_stays(reader: Reader, basin: Path) -> None:
    section = opened(reader.visit("/"))
    reader.page.route("**/myfile*", lambda route: route.abort())
    section.locator("input[type=file]").set_input_files(basin)
    expect(section.locator(".context-status")).to_have_text("比對沒有完成：連不上伺服器。")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    seat: Callable[..., Reader], site: str, basin: Path, look: str
) -> None:
    reader = seat(site, **LOOKS[look])
    page = reader.visit("/?lang=en")
    if "phone" in look:
        page.locator('#tabs a[href="#view-map"]').click()
    section = opened(page)
    section.locator("input[type=file]").set_input_files(basin)
    drawn(page, 2)
    assert violations(page) == []
    assert page.evaluate(WIDER) <= 0
    page.goto(f"{site}/myfile?lang=en")
    page.locator("input[type=file]").set_input_files(basin)
    page.locator("form.myfile-form button").click()
    expect(page.locator("tr[data-id]").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(WIDER) <= 0


def test_without_a_script_the_page_of_its_own_does_the_same(silent: Reader, basin: Path) -> None:
    page = silent.page
    page.goto(silent.site + "/")
    page.locator("noscript a[href='/myfile'], a[href='/myfile']").first.click()
    page.locator("input[type=file]").set_input_files(basin)
    page.locator("form.myfile-form button").click()
    expect(page.locator("#myfile-result")).to_contain_text("流域.geojson")
    assert page.locator("tr[data-id]").count() > 10
    assert silent.alarms == []
