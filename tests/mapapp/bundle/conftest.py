"""A copy, and a reader of its pages."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from layers.overlays import Overlays
from tests.bundled import COPY, OVERLAYS, bundled


class Read(HTMLParser):
    """A page: its addresses, its elements with what they say of themselves, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def addresses(self) -> list[str]:
        """Wherever the page leads, or takes something from."""
        named = ("href", "src", "action")
        return [text for _, given in self.elements for name in named if (text := given.get(name))]


@pytest.fixture(scope="session")
def whole(once: Callable[..., Path], made: Callable[[int], Path]) -> Path:
    return bundled(once, made)


@pytest.fixture(scope="session")
def folder(whole: Path) -> Path:
    return whole / COPY


@pytest.fixture(scope="session")
def shelf(whole: Path) -> Overlays:
    return Overlays(whole / OVERLAYS)


@pytest.fixture(scope="session")
def pages(folder: Path) -> dict[str, Read]:
    """Every page of the copy, by its path."""
    found = sorted(folder.rglob("index.html"))
    return {path.relative_to(folder).as_posix(): Read(path.read_text("utf-8")) for path in found}
