"""axe-core finds nothing: on every page, in every state, on a phone and at a desk, in each scheme."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

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
FEW = "district=楠梓區"
"""The whole list is looked at once; its rows are alike."""
NEAR = "near=120.3014,22.6273&radius=1000"
FOLDED = "document.querySelectorAll('#rows > li[hidden]').forEach((row) => row.remove())"
SOME = f"""{FOLDED};
document.querySelectorAll('#rows > li:nth-child(n + 11)').forEach((row) => row.remove())"""
"""Leave ten rows where the whole list has been looked at before."""
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
    page.mouse.click(*page.evaluate(CROWDED))
    page.locator("dialog[open] .rows").wait_for()


def _options(page: Page) -> None:
    page.locator("#place").press_sequentially("後勁")
    page.locator("#places [role=option]").first.wait_for()


def _forgotten(page: Page) -> None:
    """Take back what was typed or opened, as a reader does who turns to something else."""
    if page.locator("dialog[open]").count():
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_be_hidden()
    page.locator("#place").evaluate("(field) => { field.value = ''; field.blur(); }")


def _refused(page: Page) -> None:
    page.get_by_role("button", name="使用我的位置").click()
    expect(page.locator(".sentence")).not_to_be_empty()


def _opened(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def _answered(page: Page) -> None:
    expect(page.locator(".sentence")).to_contain_text(re.compile("1 公里|1 km"))


STATES: dict[str, tuple[str, str, Callable[[Page], None] | None]] = {
    "list": ("", "list", None),
    "nothing": ("q=zzzz", "list", None),
    "near": (NEAR, "list", _answered),
    "options": (FEW, "list", _options),
    "refused": (FEW, "list", _refused),
    "card": (FEW, "list", _card),
    "choices": ("", "map", _choices),
    "filters": ("phase=building&category=mrt&stands=2028&finished=all", "filters", _opened),
    "map": (FEW, "map", _opened),
}
"""Of each state its query, the view that a phone shows, what is done there; what is unfolded stays for the next."""
PAGES = {
    "with a promise": "/projects/kw-0008",
    "coverage": "/coverage",
    "changes": "/changes",
    "unknown project": "/projects/kw-9999",
    "bad query": "/?phase=nowhere",
    "English coverage": "/coverage?lang=en",
    "English changes": "/changes?what=passed,quiet&lang=en",
    "English problem": "/projects/kw-9999?lang=en",
}
ALIKE = ("near", "card", "filters")
"""States that are looked at in the rarer schemes too: between them they show every colour."""
ALIKE_IN_ENGLISH = ("list", "near", "filters")


@pytest.fixture
def auditor(seat: Callable[..., Reader], site: str) -> Callable[..., Reader]:
    return lambda size, scheme: seat(site, viewport=size, bypass_csp=True, **SCHEMES[scheme])


def _found(reader: Reader, states: Iterable[str], language: str = "zh-Hant") -> dict[str, list[str]]:
    """Lead one page through states, and ask axe in each of them."""
    page = reader.visit(f"/?lang={language}")
    assert page.locator("html").get_attribute("lang") == language
    found = {}
    for state in states:
        query, view, come = STATES[state]
        _forgotten(page)
        reader.turn(query)
        page.evaluate("(view) => { location.hash = `view-${view}`; }", view)
        expect(page.locator(f"#view-{view}")).to_be_visible()
        if view == "map":
            page.locator(".leaflet-container[data-drawn]").wait_for()
        if come:
            come(page)
        # axe passes over rows that are folded away, but not before it has asked each of their parts
        page.evaluate(SOME if state == "choices" else FOLDED)
        if language == "en":
            # what stays at the foot of the filters covers a part of one of them, until that is scrolled up
            page.evaluate("document.getElementById('view-filters').scrollTop = 1e6")
        found[state] = violations(page)
    return found


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone light", "desk dark"])
def test_axe_finds_nothing_on_the_page(auditor: Callable[..., Reader], size: dict, scheme: str) -> None:
    assert _found(auditor(size, scheme), STATES) == {state: [] for state in STATES}


@pytest.mark.parametrize(
    ("size", "scheme"), [(DESK, "forced"), (PHONE, "contrast")], ids=["forced colours", "more contrast"]
)
def test_axe_finds_nothing_in_the_rarer_schemes(auditor: Callable[..., Reader], size: dict, scheme: str) -> None:
    assert _found(auditor(size, scheme), ALIKE) == {state: [] for state in ALIKE}


def test_axe_finds_nothing_in_english(auditor: Callable[..., Reader]) -> None:
    found = _found(auditor(PHONE, "light"), ALIKE_IN_ENGLISH, "en")
    assert found == {state: [] for state in ALIKE_IN_ENGLISH}


def test_axe_finds_nothing_on_any_other_page(auditor: Callable[..., Reader]) -> None:
    reader = auditor(PHONE, "dark")
    unplaced = next(one["id"] for one in reader.asked("") if one["geometry"] is None)
    found = {}
    for name, path in (PAGES | {"without a place": f"/projects/{unplaced}"}).items():
        reader.page.goto(reader.site + path)
        for size, scheme in ((PHONE, "dark"), (DESK, "light")):
            reader.page.set_viewport_size(size)
            reader.page.emulate_media(**SCHEMES[scheme])
            found[name, size["width"], scheme] = violations(reader.page)
    assert found == {look: [] for look in found}
    assert len(found) == 2 * (len(PAGES) + 1)


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
        reader.page.evaluate(FOLDED if path == "/" else SOME)
        assert violations(reader.page) == [], path
