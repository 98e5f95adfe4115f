"""What tests of a crowd ask of a reader's page."""

from browser.reader import Reader

from mapapp.roll import CROWD

PROJECTS = CROWD + 1
DISC = ".cluster:not([hidden])"


def stands_for(reader: Reader, projects: int) -> None:
    """Wait until the map stands for so many projects."""
    reader.page.locator(f".leaflet-container[data-drawn='{projects}']").wait_for(state="attached")


def rest(reader: Reader) -> None:
    """Wait until list and map show what the server answered; the map asks when it has rested for 120 ms."""
    # by the page's own clock: however busy the machine is, the map's timer ends before this one
    reader.page.evaluate("() => new Promise((done) => setTimeout(done, 200))")
    reader.page.locator("#rows:not([aria-busy])").wait_for(state="attached")
    reader.page.locator(".leaflet-clusters-pane:not([hidden])").wait_for(state="attached")


def drawn(reader: Reader) -> int:
    return int(reader.page.locator(".leaflet-container").get_attribute("data-drawn") or -1)


def held(reader: Reader, query: str = "") -> list[dict]:
    """Ask the data behind the page, leaving nothing out."""
    return reader.asked(f"finished=all&{query}")


def listed(reader: Reader) -> list[str]:
    return reader.page.locator("#rows > li").evaluate_all("(rows) => rows.map((row) => row.dataset.id)")
