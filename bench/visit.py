"""A visit: all that a reader's browser loads from our host until it is quiet, and again when the reader comes back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Browser, Page

from bench.scales import Asked, Scales, scales
from bench.view import OTHER_HOSTS, PLAIN, opened, without_a_network

QUIET_S: Final = 1.5
"""Seconds without a byte after which a visit is over; a page that waits for idle time before it goes on waits less."""
MOST_S: Final = 60


@dataclass(frozen=True)
class Visit:
    """What a visit loads, and the next one.

    Parameters
    ----------
    first, again : tuple of Asked
        Every request to the page's own host, that of a service worker included.
    foreign : tuple of str
        Addresses on other hosts that the first visit asks for.
    """

    first: tuple[Asked, ...]
    again: tuple[Asked, ...]
    foreign: tuple[str, ...]

    def largest(self, several: int) -> str:
        """Say what the first visit is made of, the largest first."""
        sizes: Counter[str] = Counter()
        for asked in self.first:
            sizes[asked.path.rsplit("/", 1)[-1] or "page"] += asked.size
        return " · ".join(f"{name} {size / 1000:.0f}" for name, size in sizes.most_common(several))


def weight(asked: tuple[Asked, ...]) -> float:
    """Add up answers; kilobytes on the wire, headers included."""
    return sum(one.size for one in asked) / 1000


def visit(browser: Browser, url: str, drawn: str) -> Visit:
    """Visit a page twice with the same browser, which knows nothing of it the first time.

    Parameters
    ----------
    browser : Browser
    url : str
        The server, without a slash at the end.
    drawn : str
        As in `bench.view.look`.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-TW")
    foreign: list[str] = []
    context.on("request", lambda request: foreign.append(request.url) if OTHER_HOSTS.match(request.url) else None)
    if drawn == PLAIN:
        without_a_network(context)
    try:
        with scales(url) as weighing:
            first = _loaded(context.new_page(), weighing, drawn)
            asked = tuple(foreign)
            return Visit(first, _loaded(context.new_page(), weighing, drawn), asked)
    finally:
        context.close()


def _loaded(page: Page, weighing: Scales, drawn: str) -> tuple[Asked, ...]:
    weighing.taken()
    opened(page, f"{weighing.url}/", drawn)
    for _ in range(int(MOST_S * 10)):
        if weighing.quiet_s >= QUIET_S:
            page.close()
            return tuple(weighing.taken())
        page.wait_for_timeout(100)
    raise RuntimeError(f"{weighing.url}: still loading after {MOST_S} s")
