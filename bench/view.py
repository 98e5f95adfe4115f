"""The first view of a page, without a cache: what it loads, from where, and when its first project is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

LEAFLET = Path(__file__).resolve().parent.parent / "static" / "vendor" / "leaflet@1.9.4"
OTHER_HOSTS = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
DRAWN_S = 60.0

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


@dataclass(frozen=True)
class View:
    """What a first view took.

    Parameters
    ----------
    sizes : dict of str to int
        Path of each thing loaded from the page's own host → bytes on the wire, headers included.
    foreign : tuple of str
        Addresses asked for on other hosts.
    drawn_ms : float
        Milliseconds from the navigation until the frame with the first project was done.
    again : int
        Bytes from the page's own host when the same reader comes back, with what the browser has kept.
    """

    sizes: dict[str, int]
    foreign: tuple[str, ...]
    drawn_ms: float
    again: int

    @property
    def bytes(self) -> int:
        """All that came from the page's own host."""
        return sum(self.sizes.values())


def look(browser: Browser, url: str, drawn: str, times: int) -> View:
    """Open a page several times, each in a new context.

    Parameters
    ----------
    url : str
        The page.
    drawn : str
        `OURS` or `PLAIN`: JavaScript that is true once a project is on the map.
    times : int
        How often.

    Returns
    -------
    View
        The last one, with the median of the times.
    """
    views = [_view(browser, url, drawn) for _ in range(times)]
    return replace(views[-1], drawn_ms=median(view.drawn_ms for view in views))


def _view(browser: Browser, url: str, drawn: str) -> View:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        foreign: list[str] = []
        context.on("request", lambda request: foreign.append(request.url) if OTHER_HOSTS.match(request.url) else None)
        if drawn == PLAIN:
            context.route(OTHER_HOSTS, _from_this_machine)
        sizes, milliseconds = _weighed(context.new_page(), url, drawn)
        asked = tuple(foreign)
        again, _ = _weighed(context.new_page(), url, drawn)
        return View(sizes, asked, milliseconds, sum(again.values()))
    finally:
        context.close()


def _weighed(page: Page, url: str, drawn: str) -> tuple[dict[str, int], float]:
    """Open a page and let it come to rest: its bytes by path, and when it was drawn."""
    sizes = _weigh(page)
    milliseconds = opened(page, url, drawn)
    page.wait_for_load_state("networkidle")
    return sizes, milliseconds


def opened(page: Page, url: str, drawn: str) -> float:
    """Go to a page and wait until a project is drawn; milliseconds since the navigation."""
    page.add_init_script(LOOK % drawn)
    page.goto(url, wait_until="commit")
    for _ in range(int(DRAWN_S * 100)):
        milliseconds = page.evaluate("globalThis.benchDrawn ?? null")
        if milliseconds is not None:
            return float(milliseconds)
        page.wait_for_timeout(10)
    raise RuntimeError(f"{url}: no project was drawn within {DRAWN_S:.0f} s")


def _weigh(page: Page) -> dict[str, int]:
    """Ask the browser for the bytes of each answer, as they came over the wire."""
    paths: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda event: paths.update({event["requestId"]: event["response"]["url"]}))

    def finished(event: dict[str, str]) -> None:
        url = paths.get(event["requestId"], "")
        if url.startswith("http") and not OTHER_HOSTS.match(url):
            path = urlsplit(url).path
            sizes[path] = sizes.get(path, 0) + int(event["encodedDataLength"])

    wire.on("Network.loadingFinished", finished)
    return sizes


def _from_this_machine(route: Route) -> None:
    """Answer what the plain page asks of other hosts: Leaflet from here, all else empty."""
    name = urlsplit(route.request.url).path.rsplit("/", 1)[-1]
    file = LEAFLET / name if (LEAFLET / name).is_file() else LEAFLET / "images" / name
    if file.is_file():
        route.fulfill(path=file)
    else:
        route.fulfill(status=200, body="")
