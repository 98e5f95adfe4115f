"""The browser that measures: one Chromium, a context without a cache for each view, and no way out of the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# Root has no sandbox to enter, and in a container nobody has; the page is our own. No name of another host resolves.
CLOSED = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", CLOSED]


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
