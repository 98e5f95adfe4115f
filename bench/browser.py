"""The browser that measures: one Chromium, a context without a cache for each view, and no way out of the machine.

It can be slowed, as a phone and a phone's network are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

# Root has no sandbox to enter, and in a container nobody has; the page is our own. No name of another host resolves.
CLOSED = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", CLOSED]

SLOW: Final = 4
SLOW_4G: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""Lighthouse's "slow 4G": milliseconds there and back, bytes a second."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium that ``WORKSMAP_CHROMIUM`` names, or Playwright's own."""
    with sync_playwright() as playwright:
        path = os.environ.get("WORKSMAP_CHROMIUM") or None
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def slow(page: Page, network: bool = False) -> None:
    """Slow a page's processor, and its network if that is asked for."""
    wire = page.context.new_cdp_session(page)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    if network:
        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", SLOW_4G)
