"""What tests of a crowd ask of a reader's page."""

from browser.reader import Reader

PROJECTS = 4000
DISC = ".cluster:not([hidden])"


def stands_for(reader: Reader, projects: int) -> None:
    """Wait until the map stands for so many projects."""
    reader.page.locator(f".leaflet-container[data-drawn='{projects}']").wait_for(state="attached")


def rest(reader: Reader) -> None:
    """Wait until the map has come to rest and shows what the server answered."""
    reader.page.wait_for_timeout(200)
    reader.page.wait_for_load_state("networkidle")
    reader.page.wait_for_timeout(50)


def drawn(reader: Reader) -> int:
    return int(reader.page.locator(".leaflet-container").get_attribute("data-drawn") or -1)


def held(reader: Reader, query: str = "") -> list[dict]:
    """Ask the data behind the page, leaving nothing out."""
    return reader.asked(f"finished=all&{query}")


def listed(reader: Reader) -> list[str]:
    return reader.page.locator("#rows > li").evaluate_all("(rows) => rows.map((row) => row.dataset.id)")
