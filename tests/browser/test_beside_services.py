"""Maps of other agencies: asked as their standards say, told when they fail; what was shown once is there offline."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.beside import FEW, MANY, agency, drawn, painted, store
from browser.caller import visited
from browser.reader import Reader
from browser.station import Station
from playwright.sync_api import expect

from mapapp import Settings

AT = "at=14/22.605/120.325"
LISTED = """
[[service]]
id = "{id}"
kind = "{kind}"
title = {{ "zh-Hant" = "{id} 圖", en = "{id} map" }}
url = "{url}"
source = "測試機關"
{more}
"""
WMTS = "{z}/{y}/{x}"


@pytest.fixture(scope="module")
def maps() -> Iterator[tuple[str, list[str]]]:
    with agency() as served:
        yield served


@pytest.fixture(scope="module")
def among(
    edition: Path, maps: tuple[str, list[str]], serving: Callable, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    host, _ = maps
    kinds = {"drawn": ("wms", "/wms"), "tiled": ("wmts", f"/wmts/{WMTS}"), "broken": ("wms", "/broken")}
    path = tmp_path_factory.mktemp("services") / "services.toml"
    tables = [
        LISTED.format(id=name, kind=kind, url=host + at, more='layers = "0"' if kind == "wms" else "")
        for name, (kind, at) in kinds.items()
    ]
    path.write_text("".join(tables), encoding="utf-8")
    with serving(Settings(edition=edition, services=path)) as address:
        yield address


def test_other_agencies_are_asked_as_their_standards_say(
    seat: Callable[..., Reader], among: str, maps: tuple[str, list[str]]
) -> None:
    reader = seat(among)
    page = reader.visit(f"/?service=tiled&{AT}")
    page.locator("#context > summary").click()
    page.locator("[data-service=tiled][data-state=drawn]").wait_for(state="attached")
    page.get_by_label("drawn 圖").check()
    page.locator("[data-service=drawn][data-state=drawn]").wait_for(state="attached")
    asked = [urlsplit(path) for path in maps[1]]
    z, y, x = next(one for one in asked if one.path.startswith("/wmts")).path.split("/")[2:]
    # web mercator, rows from the north: https://docs.ogc.org/is/17-083r4/17-083r4.html, annex D
    assert (z, int(y) // 10, int(x) // 10) == ("14", 713, 1366)
    wms = parse_qs(next(one for one in asked if one.path == "/wms").query.lower())
    assert (wms["request"], wms["crs"], wms["version"], wms["layers"]) == (["getmap"], ["epsg:3857"], ["1.3.0"], ["0"])
    assert "service=tiled,drawn" in reader.address.replace("drawn,tiled", "tiled,drawn")
    assert {urlsplit(url)[:2] for url in reader.foreign} == {urlsplit(maps[0])[:2]}
    assert reader.errors == []


def test_one_that_fails_says_so_in_a_line_and_blocks_nothing(seat: Callable[..., Reader], among: str) -> None:
    reader = seat(among)
    page = reader.visit(f"/?service=broken,drawn,none&{AT}")
    page.locator("#context > summary").click()
    expect(page.locator("[data-service=broken]")).to_contain_text("「broken 圖」沒有回應，或回答的不是這裡的地圖。")
    page.locator("[data-service=drawn][data-state=drawn]").wait_for(state="attached")
    expect(page.locator("[data-context=service] > [role=status]")).to_have_text("沒有這份地圖：none。")
    assert reader.turn("service=broken&category=mrt")["map"] > 0
    expect(page.locator("[data-service=drawn]")).to_be_hidden()


@pytest.fixture(scope="module")
def away(edition: Path, once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKSMAP_OVERLAYS", str(once("beside", store) / "overlays"))
        station = Station(Path(shutil.copy(edition, tmp_path_factory.mktemp("away"))))
    yield station
    station.shut()


def test_what_was_shown_once_is_there_without_a_network(seat: Callable[..., Reader], away: Station) -> None:
    reader = visited(seat(away.address, fresh=True))
    for name in (FEW, MANY):
        drawn(reader.visit(f"/?overlay={name}&{AT}"), name)
    away.shut()
    for name in (FEW, MANY):
        page = reader.visit(f"/?overlay={name}&{AT}")
        drawn(page, name)
        assert len({tuple(pixel) for pixel in painted(page, 120.34)}) > 2
    expect(page.locator(".context-notice")).to_contain_text(re.compile("不是預報"))
