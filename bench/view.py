"""The first view of a page, without a cache: when its first project is drawn."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route

from bench.browser import slow

LEAFLET = Path(__file__).resolve().parent.parent / "static" / "vendor" / "leaflet@1.9.4"
OTHER_HOSTS = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
DRAWN_S, ASKED_S = 120.0, 0.5

# True once a project is on the map; each is asked once a frame from inside the page.
OURS = "document.documentElement?.dataset.ready === 'yes' && document.querySelector('[data-drawn]')?.dataset.drawn > 0"
PLAIN = "document.querySelector('.leaflet-interactive') !== null"
LOOK = """
(() => {
  const look = () => {
    if (%s) requestAnimationFrame(() => setTimeout(() => { globalThis.benchDrawn = performance.now(); }));
    else requestAnimationFrame(look);
  };
  if (location.protocol.startsWith('http')) look();
})();
"""


def look(browser: Browser, url: str, drawn: str, times: int, slowed: bool = False) -> float:
    """Open a page several times, each in a new context.

    Parameters
    ----------
    url : str
        The page.
    drawn : str
        `OURS` or `PLAIN`: JavaScript that is true once a project is on the map.
    times : int
        How often.
    slowed : bool
        Whether the processor is slowed, as a phone's.

    Returns
    -------
    float
        Milliseconds from the navigation until the frame with the first project was done; the median.
    """
    return median(_view(browser, url, drawn, slowed) for _ in range(times))


def _view(browser: Browser, url: str, drawn: str, slowed: bool) -> float:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-TW")
    try:
        if drawn == PLAIN:
            without_a_network(context)
        page = context.new_page()
        if slowed:
            slow(page)
        return opened(page, url, drawn)
    finally:
        context.close()


def opened(page: Page, url: str, drawn: str) -> float:
    """Go to a page and wait until a project is drawn; milliseconds since the navigation."""
    page.add_init_script(LOOK % drawn)
    page.goto(url, wait_until="commit")
    return told(page, "benchDrawn")


def told(page: Page, name: str) -> float:
    """Wait for the number that a script puts under a name of the page's own.

    Raises
    ------
    RuntimeError
        If it does not within two minutes.
    """
    for _ in range(int(DRAWN_S / ASKED_S)):
        # seldom: each question takes its part of a processor that is slowed
        page.wait_for_timeout(ASKED_S * 1000)
        number = page.evaluate(f"globalThis.{name} ?? null")
        if number is not None:
            return float(number)
    raise RuntimeError(f"{page.url}: no {name} within {DRAWN_S:.0f} s")


def without_a_network(context: BrowserContext) -> None:
    """Answer what the plain page asks of other hosts: Leaflet from this machine, all else empty."""
    context.route(OTHER_HOSTS, _from_this_machine)


def _from_this_machine(route: Route) -> None:
    name = urlsplit(route.request.url).path.rsplit("/", 1)[-1]
    file = LEAFLET / name if (LEAFLET / name).is_file() else LEAFLET / "images" / name
    if file.is_file():
        route.fulfill(path=file)
    else:
        route.fulfill(status=200, body="")
