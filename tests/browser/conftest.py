"""A real browser before a real server before the real register."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import chromium
import pytest
from browser.caller import visited
from browser.crowd import PROJECTS
from browser.reader import Reader
from browser.seats import Seats
from browser.station import Quiet, Station
from playwright.sync_api import Browser, expect, sync_playwright
from werkzeug.serving import make_server

from mapapp import Settings, create_app

# one process draws every page: another for each would compile the same scripts again
ALONE = ("--renderer-process-limit=1",)
FLAGS = [*chromium.ARGUMENTS, *ALONE, "--headless", "--no-first-run", "--disable-component-update"]
DESK = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-TW", "reduced_motion": "reduce"}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# what comes late on a machine that is busy comes; what never comes fails as well a little later
expect.set_options(timeout=15_000)


@contextmanager
def serve(settings: Settings) -> Iterator[str]:
    """Serve an application on a free port of the loopback; gives its address."""
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def serving() -> Callable[[Settings], AbstractContextManager[str]]:
    return serve


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.how(), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def seats(browser: Browser) -> Seats:
    return Seats(browser)


@pytest.fixture
def seat(seats: Seats) -> Iterator[Callable[..., Reader]]:
    """Give readers a page each: ``seat(site, **options of a profile)``; ``fresh=True`` for a first visit."""

    def sit(site: str, *, fresh: bool = False, **options: object) -> Reader:
        return Reader(seats.take(site, DESK | options, fresh=fresh), site)

    yield sit
    seats.leave()


@pytest.fixture(scope="session")
def site(edition: Path) -> Iterator[str]:
    """Serve the repository's own register."""
    with serve(Settings(edition=edition)) as address:
        yield address


@pytest.fixture
def reader(seat: Callable[..., Reader], site: str) -> Reader:
    """At a desk."""
    return seat(site)


@pytest.fixture
def newcomer(seat: Callable[..., Reader], site: str) -> Reader:
    """At a desk, for the first time: nothing is kept yet, and the worker begins."""
    return seat(site, fresh=True)


@pytest.fixture
def phone(seat: Callable[..., Reader], site: str) -> Reader:
    """With a phone 360 px wide."""
    return seat(site, **PHONE)


@pytest.fixture
def silent(seat: Callable[..., Reader], site: str) -> Reader:
    """At a desk, with scripts off."""
    return seat(site, java_script_enabled=False)


@pytest.fixture(scope="module")
def station(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    station = Station(Path(shutil.copy(edition, tmp_path_factory.mktemp("station"))))
    yield station
    station.shut()


@pytest.fixture
def caller(seat: Callable[..., Reader], station: Station, edition: Path) -> Reader:
    """Somebody who has visited the page once, and whose worker has kept it."""
    shutil.copy(edition, station.edition)
    station.open()
    return visited(seat(station.address, fresh=True))


@pytest.fixture(scope="session")
def crowd(made: Callable[[int], Path]) -> Iterator[str]:
    """Serve a made register larger than a page can hold."""
    with serve(Settings(edition=made(PROJECTS))) as address:
        yield address


@pytest.fixture
def many(seat: Callable[..., Reader], crowd: str) -> Reader:
    """At a desk, before the made register."""
    return seat(crowd)
