"""What tests of several rooms share: the root of the checkout, a browser, and a closed network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import ARGUMENTS, find, how

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Start a headless Chromium, as Playwright's ``Browser``; each test opens pages in a context of its own."""
    from playwright.sync_api import sync_playwright

    path = find()
    assert path, how()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Close every socket of this process that would leave the machine."""
    connect = socket.socket.connect

    def connect_on_loopback(self: socket.socket, address: tuple[str, int] | str) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise OSError(f"a test may not leave the machine: {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_on_loopback)
