"""Seats before the browser: a profile is kept for the next who wants the same, and tidied before they sit down."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

PAGE_S_OWN = ("color_scheme", "reduced_motion", "forced_colors", "contrast")
"""Options that a page can take on by itself, so that they need no other profile."""

ONCE = ("permissions", "geolocation")
"""Options of which something would be left to the next."""

KEPT = 6
"""Profiles that stay open; each holds memory."""

STORED = "local_storage,indexeddb,cache_storage,service_workers"


class Seats:
    """Profiles of one browser. A new one costs more than a page in one that is open: processes, scripts to compile.

    Parameters
    ----------
    browser : Browser
        Playwright's browser.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[tuple[str, BrowserContext]] = []
        self._taken: list[tuple[str, BrowserContext, Page, str]] = []

    def take(self, site: str, options: dict[str, Any], *, fresh: bool) -> Page:
        """Open a page for one test.

        Parameters
        ----------
        site : str
            Address whose storage is cleared afterwards.
        options : dict
            Options of a profile, as Playwright names them.
        fresh : bool
            Whether nothing may be kept from anybody before, the browser's cache included, and our worker may begin;
            otherwise no worker does.
        """
        own = {name: options[name] for name in PAGE_S_OWN if name in options}
        rest = {name: value for name, value in options.items() if name not in (*own, "viewport")}
        alone = fresh or bool(rest.keys() & set(ONCE))
        name = "" if alone else repr(sorted(rest.items()))
        if not fresh:
            rest["service_workers"] = "block"
        context = self._kept(name) or self._opened(rest)
        page = context.new_page()
        self._taken.append((name, context, page, site))
        if "viewport" in options:
            page.set_viewport_size(options["viewport"])
        if own:
            page.emulate_media(**own)
        return page

    def leave(self) -> None:
        """Give back whatever was taken: what may be kept is tidied, the rest is closed."""
        while self._taken:
            name, context, page, site = self._taken.pop()
            if not name or page.is_closed():
                context.close()
                continue
            wire = context.new_cdp_session(page)
            wire.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": STORED})
            for one in context.pages[1:]:
                one.close()
            context.clear_cookies()
            self._free.append((name, context))
        while len(self._free) > KEPT:
            self._free.pop(0)[1].close()

    def _opened(self, options: dict[str, Any]) -> BrowserContext:
        """Open a profile with a blank page, which stays: the process that draws would end with its last page."""
        context = self._browser.new_context(**options)
        context.new_page()
        return context

    def _kept(self, name: str) -> BrowserContext | None:
        for at, (one, context) in enumerate(self._free):
            if one == name:
                del self._free[at]
                return context
        return None
