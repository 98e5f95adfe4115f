"""A phone: a small screen, a processor slowed four times, a slow network; when a page can be used there."""

from __future__ import annotations

from statistics import median
from typing import Final

from playwright.sync_api import Browser, ViewportSize

from bench.browser import slow
from bench.view import PLAIN, told, without_a_network

SCREEN: Final[ViewportSize] = {"width": 390, "height": 844}
READY: Final = "document.documentElement?.dataset.ready === 'yes'"
# The page can be used when it is ready and then rests: the end of the last long task (50 ms and more, as the browser
# defines it) before half a second without one.
REST = """
(() => {
  if (!location.protocol.startsWith('http')) return;
  const end = (task) => task.startTime + task.duration;
  let busy = 0;
  const note = (tasks) => { busy = Math.max(busy, ...tasks.map(end)); };
  const watch = new PerformanceObserver((tasks) => note(tasks.getEntries()));
  watch.observe({ type: 'longtask', buffered: true });
  const rest = () => {
    note(watch.takeRecords());
    if (performance.now() - busy < 500) setTimeout(rest, 50);
    else globalThis.benchUsable = busy;
  };
  const ready = () => { busy = Math.max(busy, performance.now()); rest(); };
  // seen as soon as it is so, and over when the frame with it is done
  const look = () => (%s) && (seen.disconnect(), requestAnimationFrame(() => setTimeout(ready)));
  const seen = new MutationObserver(look);
  seen.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] });
})();
"""


def usable(browser: Browser, url: str, drawn: str, times: int, network: bool) -> float:
    """Open a page several times as a phone does that has never seen it.

    Parameters
    ----------
    url : str
        The page.
    drawn : str
        `READY`, or `bench.view.PLAIN`.
    times : int
    network : bool
        Whether the network is slow as well.

    Returns
    -------
    float
        Milliseconds from the navigation until the page can be used; the median.
    """
    return median(_opened(browser, url, drawn, network) for _ in range(times))


def _opened(browser: Browser, url: str, drawn: str, network: bool) -> float:
    context = browser.new_context(viewport=SCREEN, locale="zh-TW")
    try:
        if drawn == PLAIN:
            without_a_network(context)
        page = context.new_page()
        slow(page, network)
        page.add_init_script(REST % drawn)
        page.goto(url, wait_until="commit")
        return told(page, "benchUsable")
    finally:
        context.close()
