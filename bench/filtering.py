"""A change of the filters: in our page a ticked box, in the plain page a new page."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles

from playwright.sync_api import Browser

from bench.view import OURS, PLAIN, View, look, opened

SLOW = 4
# Ticks boxes one after the other; a change is over when the counts are told and the frame that shows it is done.
CHANGES = """
async (rounds) => {
  const boxes = [...document.querySelectorAll('#filters input[name=category], #filters input[name=phase]')];
  const root = document.documentElement;
  const change = (box) => new Promise((done) => {
    const begun = performance.now();
    const seen = new MutationObserver(() => {
      seen.disconnect();
      const worked = performance.now() - begun;
      requestAnimationFrame(() => setTimeout(() => done([worked, performance.now() - begun])));
    });
    seen.observe(root, { attributes: true, attributeFilter: ['data-shown'] });
    box.click();
  });
  const times = [];
  for (let i = 0; i < rounds; i += 1) {
    const box = boxes[Math.floor(i / 2) % boxes.length];
    times.push(await change(box));
  }
  return times;
}
"""


@dataclass(frozen=True)
class Filtering:
    """Milliseconds of a change of filters.

    Parameters
    ----------
    worked : float
        Median until the counts are told: the page's own work.
    shown : float
        Median until the frame that shows it is done, waiting for the frame included.
    worst : float
        95th percentile of `shown`.
    slow : float
        Median of `shown` with the processor slowed four times, as a phone's.
    """

    worked: float
    shown: float
    worst: float
    slow: float


def change(browser: Browser, url: str, rounds: int) -> Filtering:
    """Change the filters of our page many times.

    Parameters
    ----------
    url : str
        The page.
    rounds : int
        How many changes; each box is ticked, then cleared.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = context.new_page()
        opened(page, url, OURS)
        page.evaluate(CHANGES, 10)
        worked, shown = zip(*page.evaluate(CHANGES, rounds), strict=True)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        slow = [time for _, time in page.evaluate(CHANGES, rounds)]
        return Filtering(median(worked), median(shown), quantiles(shown, n=20)[-1], median(slow))
    finally:
        context.close()


def change_plainly(browser: Browser, url: str, query: str, times: int) -> View:
    """Load the plain page anew, filtered by a query: that is how it changes its filters."""
    return look(browser, f"{url}/?{query}", PLAIN, times)
