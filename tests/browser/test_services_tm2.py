"""A WMS that knows only EPSG:3826: what it has surveyed is seen where the map says that it lies."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from browser.reader import Reader
from browser.surveyor import KNOWN, TABLE, surveyor
from PIL import Image
from playwright.sync_api import Page, expect

from mapapp import Settings

PATIENCE_MS = 13_000
NEAR = 1.5
"""Pixels by which it may be off: server and map each round to whole ones."""
LISTED = {
    "new": 'crs = "EPSG:3826"\nlegend = ["{host}/wms?map=none"]',
    "old": 'crs = "EPSG:3826"\nversion = "1.1.1"',
    "unturned": "",
}
LINK = """
[[service]]
id = "own"
kind = "link"
title = { "zh-Hant" = "<b>自己的圖</b>", en = "Its own" }
url = "https://own.example.org/map/?layer=淹水"
source = "測試機關"
"""
PANE = ".leaflet-context-services-pane"
PLACES = """(known) => known.map(([lng, lat]) => {
  const { x, y } = map_works.latLngToContainerPoint([lat, lng]);
  const box = map_works.getContainer().getBoundingClientRect();
  return [box.x + x, box.y + y];
})"""
BARE = """(kept) => {
  for (const pane of document.querySelectorAll('.leaflet-map-pane > *')) pane.hidden = !pane.matches(kept);
}"""


@pytest.fixture(scope="module")
def agency() -> Iterator[tuple[str, list[dict[str, str]]]]:
    with surveyor() as served:
        yield served


@pytest.fixture(scope="module")
def among(
    edition: Path, agency: tuple[str, list[dict[str, str]]], serving: Callable, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    host, _ = agency
    path = tmp_path_factory.mktemp("services") / "services.toml"
    never = TABLE.format(id="never", host=host, more='crs = "EPSG:3826"').replace("/wms?", "/never?")
    tables = [TABLE.format(id=name, host=host, more=more.format(host=host)) for name, more in LISTED.items()]
    path.write_text("".join([*tables, never, LINK]), encoding="utf-8")
    with serving(Settings(edition=edition, services=path)) as address:
        yield address


def off(page: Page) -> dict[str, float]:
    """Give how far each known place is seen from where the map has it, in pixels of the screen."""
    page.evaluate(BARE, PANE)
    seen = np.array(Image.open(io.BytesIO(page.screenshot())).convert("RGB")).astype(int)
    told = page.evaluate(PLACES, [place[:2] for place in KNOWN.values()])
    found = {}
    for (name, (_, _, colour)), at in zip(KNOWN.items(), told, strict=True):
        # 0.8 of the mark over a light ground: its own parts of the colour stand out
        strong = np.array(colour) > 0
        like = (seen[..., strong].min(-1) - seen[..., ~strong].max(-1)) > 70
        box = np.zeros_like(like)
        box[max(0, int(at[1]) - 40) : int(at[1]) + 40, max(0, int(at[0]) - 40) : int(at[0]) + 40] = True
        rows, columns = np.nonzero(like & box)
        assert rows.size > 100, f"{name} is not seen near {at}"
        found[name] = float(np.hypot(columns.mean() + 0.5 - at[0], rows.mean() + 0.5 - at[1]))
    return found


def shown(reader: Reader, query: str, name: str) -> Page:
    """Open an address, and wait until a service is drawn whole."""
    page = reader.visit(query)
    page.locator(f"[data-service={name}][data-state=drawn]").wait_for(state="attached")
    expect(page.locator(f"{PANE} canvas:not(.leaflet-tile-loaded)")).to_have_count(0)
    return page


@pytest.mark.parametrize("how", [("new", 14, "crs"), ("old", 11, "srs")])
def test_what_was_surveyed_is_seen_where_the_map_has_it(
    seat: Callable[..., Reader], among: str, agency: tuple[str, list[dict[str, str]]], how: tuple[str, int, str]
) -> None:
    (name, zoom, grid), reader = how, seat(among)
    page = shown(reader, f"/?service={name}&at={zoom}/22.608/120.325", name)
    assert {place: far for place, far in off(page).items() if far > NEAR} == {}
    asked = next(one for one in agency[1] if one.get(grid) == "EPSG:3826")
    west, south, east, north = map(float, asked["bbox"].split(","))
    # the pixels that are asked for are squares on the ground
    assert (east - west) / int(asked["width"]) == pytest.approx((north - south) / int(asked["height"]), rel=1e-4)
    assert {urlsplit(url).netloc for url in reader.foreign} == {urlsplit(agency[0]).netloc}
    assert reader.errors == []


def test_an_answer_in_xml_and_a_legend_that_fails_are_said_in_a_line_each(
    seat: Callable[..., Reader], among: str
) -> None:
    page = shown(seat(among), "/?service=new,unturned&at=13/22.608/120.325", "new")
    said = "「unturned 圖」沒有回應，或回答的不是這裡的地圖。"
    # while the list is folded away too
    expect(page.locator(".context-notice")).to_contain_text(said)
    page.locator("#context > summary").click()
    expect(page.locator("[data-service=unturned] [role=status]")).to_have_text(said)
    expect(page.locator("[data-service=new]")).to_contain_text("「new 圖」的圖例沒有回應。")
    expect(page.locator("[data-service=new] [role=status]")).to_have_text("")


def test_one_that_keeps_silent_is_told_after_a_while_and_waited_for_by_nothing(
    seat: Callable[..., Reader], among: str
) -> None:
    reader = seat(among)
    reader.page.clock.install()
    page = reader.visit("/?service=never,new&at=13/22.608/120.325")
    page.locator("[data-service=new][data-state=drawn]").wait_for(state="attached")
    said = page.locator("[data-service=never] [role=status]")
    page.clock.fast_forward(PATIENCE_MS)
    expect(said).to_have_text("「never 圖」還沒有回應。")
    assert reader.turn("category=mrt")["map"] > 0


def test_a_link_is_words_and_leads_to_the_agencys_own_map(seat: Callable[..., Reader], among: str) -> None:
    reader = seat(among)
    page = reader.visit("/?service=none")
    page.locator("#context > summary").click()
    link = page.get_by_role("link", name="<b>自己的圖</b>（在該機關的網站）")
    expect(link).to_have_attribute("href", "https://own.example.org/map/?layer=淹水")
    expect(link).to_have_attribute("rel", "external noreferrer")
    assert reader.foreign == []
