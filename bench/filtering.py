"""A change of the filters: in our page a ticked box, in the plain page a new page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Browser, ViewportSize

from bench.browser import slow
from bench.phone import READY, SCREEN
from bench.view import opened

ROUNDS_BEFORE: Final = 10
"""Changes that are not counted: the browser compiles what it runs often."""
PAUSE_MS: Final = 200
"""Between two changes: no reader is quicker, and what follows a change (the address, its icon) is part of no other."""

# Ticks a box and clears it, one after the other; or ticks the next before it is cleared, so that no question comes back
# soon and a page that asks its server must ask each time. A change is over when the counts are told and the frame that
# shows it is done.
CHANGES: Final = """
async ([rounds, anew, pause]) => {
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
    const next = anew && i ? (i % 2 ? (i + 1) / 2 : i / 2 - 1) : Math.floor(i / 2);
    times.push(await change(boxes[next % boxes.length]));
    await new Promise((go) => setTimeout(go, pause));
  }
  return times;
}
"""


@dataclass(frozen=True)
class Device:
    """What a page is opened on.

    Parameters
    ----------
    screen : dict
        Width and height, pixels.
    is_slow : bool
        Whether the processor is slowed, as a phone's.
    view : str
        The part of the page that is seen, where the screen has room for one only.
    """

    screen: ViewportSize
    is_slow: bool
    view: str = ""


DESK: Final = Device({"width": 1280, "height": 800}, is_slow=False)
SLOW_DESK: Final = replace(DESK, is_slow=True)
PHONE: Final = Device(SCREEN, is_slow=True, view="#view-filters")
"""Filters are a view of their own on a phone, and the list and the map behind it are drawn when they are seen."""


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
    """

    worked: float
    shown: float
    worst: float


def change(browser: Browser, url: str, rounds: int, device: Device = DESK, anew: bool = False) -> Filtering:
    """Change the filters of our page many times.

    Parameters
    ----------
    url : str
        The page.
    rounds : int
        How many changes.
    device : Device
        What it is opened on.
    anew : bool
        Whether each change is a new question; without it every second one goes back to what was shown before.
    """
    context = browser.new_context(viewport=device.screen, locale="zh-TW")
    try:
        page = context.new_page()
        opened(page, url + device.view, READY)
        if device.is_slow:
            slow(page)
        page.evaluate(CHANGES, [ROUNDS_BEFORE, anew, PAUSE_MS])
        worked, shown = zip(*page.evaluate(CHANGES, [rounds, anew, PAUSE_MS]), strict=True)
        return Filtering(median(worked), median(shown), quantiles(shown, n=20)[-1])
    finally:
        context.close()
