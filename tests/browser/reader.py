"""A reader: somebody before one page of one site, with a browser that notes what goes wrong."""

import json
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import Page, expect

SHOTS = Path(__file__).with_name("shots")
COUNTS = """() => ({
  page: Number(document.documentElement.dataset.shown),
  list: [...document.querySelectorAll('#rows > li')].filter((row) => !row.hidden).length,
  // on a phone there is no map before somebody has turned to it
  map: Object.values(globalThis.map_works?._layers ?? {})
    .filter((layer) => layer.options.work && !layer.options.folded).length,
  said: document.querySelector('.view-list .tally').textContent,
})"""
TURN = "(query) => { history.pushState(null, '', '/?' + query); dispatchEvent(new PopStateEvent('popstate')); }"
WIDER = "document.documentElement.scrollWidth - innerWidth"
BAD = 400


class Reader:
    """Somebody before a page.

    Parameters
    ----------
    page : Page
        Playwright's page.
    site : str
        Address of the site, without a final slash.
    """

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.alarms: list[str] = []
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith(site) else self.foreign.append(sent.url))
        page.on("response", lambda got: self.errors.append(f"{got.status} {got.url}") if got.status >= BAD else None)
        page.on("dialog", lambda dialog: (self.alarms.append(dialog.message), dialog.dismiss()))

    def visit(self, path: str = "/") -> Page:
        """Open an address and wait until the map is drawn. The policy forbids eval, so readiness is polled."""
        self.page.goto(self.site + path)
        for _ in range(400):
            if self.page.evaluate("document.documentElement.dataset.ready") == "yes":
                return self.page
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{path} did not become ready: {self.errors}")

    def turn(self, query: str) -> dict[str, int | str]:
        """Come to a state of the page as the back button does, and count what is seen."""
        self.page.evaluate(TURN, query)
        self.page.locator("#rows:not([aria-busy])").wait_for(state="attached")
        return self.counts()

    def counts(self) -> dict[str, int | str]:
        """Count the projects that the page says, the list shows and the map draws."""
        return self.page.evaluate(COUNTS)

    @property
    def address(self) -> str:
        """What the address bar says; it follows the page by a frame."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))")
        return self.page.url

    def back(self) -> None:
        """Press the back button, as a person does: not within the frame of the step that is taken back."""
        assert self.address
        self.page.go_back()

    def stands_at(self, projects: int) -> None:
        """Wait until the page shows so many projects."""
        expect(self.page.locator("html")).to_have_attribute("data-shown", str(projects))

    def asked(self, query: str) -> list[dict]:
        """Ask the data what the page means by a query: without what was finished long ago, unless it says ``all``."""
        wanted = query if "finished=" in query else f"finished=recent&{query}"
        return self.api(f"/projects.geojson?{wanted}")["features"]

    def api(self, path: str) -> dict:
        """Ask an address of the interface, and read its JSON."""
        with urlopen(self.site + quote(path, safe="/?=&,.%")) as answer:
            return json.load(answer)

    def open_first(self) -> str:
        """Open the card of the first row that is shown, and give its name."""
        self.page.locator("#rows > li:not([hidden]) a").first.click()
        return self.card()

    def card(self) -> str:
        """Wait for the whole card, and give its name."""
        self.page.locator("dialog[open] .facts").wait_for()
        return self.page.locator("dialog h2").first.inner_text()

    def shoot(self, name: str) -> Path:
        """Take a picture for a person to look at."""
        SHOTS.mkdir(exist_ok=True)
        # readers ask for stillness, so that what comes is there with the next frame
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        self.page.screenshot(path=SHOTS / f"{name}.png")
        return SHOTS / f"{name}.png"
