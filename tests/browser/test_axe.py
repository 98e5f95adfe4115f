"""axe-core finds nothing: on every page, in every state, on a phone and at a desk, in each scheme."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser.auditor import violations
from browser.reader import Reader
from playwright.sync_api import Page, expect

PHONE = {"width": 390, "height": 780}
DESK = {"width": 1280, "height": 800}
SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "contrast": {"contrast": "more"},
}
NEAR = "near=120.3014,22.6273&radius=1000"
CROWDED = """() => {
  const seen = new Map();
  const works = Object.values(map_works._layers).filter((layer) => layer.options.work);
  for (const layer of works) {
    const at = layer.getLatLng().toString();
    seen.set(at, [...(seen.get(at) ?? []), layer]);
  }
  const [layer] = [...seen.values()].sort((a, b) => b.length - a.length)[0];
  map_works.setView(layer.getLatLng(), 12, { animate: false });
  const { x, y } = map_works.layerPointToContainerPoint(layer._point);
  const box = map_works.getContainer().getBoundingClientRect();
  return [x + box.x, y + box.y];
}"""


def _card(page: Page) -> None:
    page.locator("#rows > li:not([hidden]) a").first.click()
    page.locator("dialog[open] .facts").wait_for()


def _choices(page: Page) -> None:
    page.locator("#tabs a[href='#view-map']").dispatch_event("click")
    page.evaluate("location.hash = 'view-map'")
    page.wait_for_timeout(100)
    page.mouse.click(*page.evaluate(CROWDED))
    page.locator("dialog[open] .rows").wait_for()


def _options(page: Page) -> None:
    page.locator("#place").press_sequentially("後勁")
    page.locator("#places [role=option]").first.wait_for()


def _refused(page: Page) -> None:
    page.get_by_role("button", name="使用我的位置").click()
    expect(page.locator(".sentence")).not_to_be_empty()


def _opened(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def _answered(page: Page) -> None:
    expect(page.locator(".sentence")).to_contain_text("1 公里")


STATES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "list": ("/", None),
    "filters": ("/?phase=building&category=mrt&stands=2028&finished=all#view-filters", _opened),
    "map": ("/#view-map", _opened),
    "card": ("/", _card),
    "choices": ("/", _choices),
    "options": ("/", _options),
    "near": (f"/?{NEAR}", _answered),
    "refused": ("/", _refused),
    "nothing": ("/?q=zzzz", None),
}
PAGES = {
    "with a promise": "/projects/kw-0008",
    "coverage": "/coverage",
    "unknown project": "/projects/kw-9999",
    "bad query": "/?phase=nowhere",
    "English coverage": "/coverage?lang=en",
    "English problem": "/projects/kw-9999?lang=en",
}
ALIKE = ("list", "card", "near", "filters")
"""States that are looked at in the rarer schemes too: between them they show every colour."""


@pytest.fixture
def auditor(seat: Callable[..., Reader], site: str) -> Callable[..., Reader]:
    return lambda size, scheme: seat(site, viewport=size, bypass_csp=True, **SCHEMES[scheme])


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone light", "desk dark"])
def test_axe_finds_nothing_on_the_page(auditor: Callable[..., Reader], state: str, size: dict, scheme: str) -> None:
    path, come = STATES[state]
    page = auditor(size, scheme).visit(path)
    if come:
        come(page)
    assert violations(page) == []


@pytest.mark.parametrize("state", ALIKE)
@pytest.mark.parametrize(
    ("size", "scheme"), [(DESK, "forced"), (PHONE, "contrast")], ids=["forced colours", "more contrast"]
)
def test_axe_finds_nothing_in_the_rarer_schemes(
    auditor: Callable[..., Reader], state: str, size: dict, scheme: str
) -> None:
    test_axe_finds_nothing_on_the_page(auditor, state, size, scheme)


@pytest.mark.parametrize(
    "path", ["/?lang=en", f"/?lang=en&{NEAR}", "/?lang=en&phase=building&finished=all#view-filters"]
)
def test_axe_finds_nothing_in_english(auditor: Callable[..., Reader], path: str) -> None:
    page = auditor(PHONE, "light").visit(path)
    assert page.locator("html").get_attribute("lang") == "en"
    # what stays at the foot of the filters covers a part of one of them, until that is scrolled up
    page.evaluate("document.getElementById('view-filters').scrollTop = 1e6")
    assert violations(page) == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone dark", "desk light"])
def test_axe_finds_nothing_on_any_other_page(auditor: Callable[..., Reader], size: dict, scheme: str) -> None:
    reader = auditor(size, scheme)
    unplaced = next(one["id"] for one in reader.asked("") if one["geometry"] is None)
    found = {}
    for name, path in (PAGES | {"without a place": f"/projects/{unplaced}"}).items():
        reader.page.goto(reader.site + path)
        found[name] = violations(reader.page)
    assert found == {name: [] for name in found}


def test_axe_finds_nothing_when_the_data_do_not_come(auditor: Callable[..., Reader]) -> None:
    reader = auditor(PHONE, "light")
    reader.page.route("**/projects.geojson*", lambda route: route.abort())
    reader.page.goto(reader.site + "/#view-map")
    reader.page.locator("#failure").wait_for()
    assert violations(reader.page) == []


def test_axe_finds_nothing_when_the_scripts_do_not_come(auditor: Callable[..., Reader]) -> None:
    reader = auditor(PHONE, "light")
    reader.page.route(re.compile(r"\.js(\?|$)"), lambda route: route.abort())
    for path in ("/", f"/?{NEAR}", "/?place=中正國小"):
        reader.page.goto(reader.site + path)
        assert violations(reader.page) == []
