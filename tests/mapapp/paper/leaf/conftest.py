"""The ground of the repository's own edition, and maps of its districts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from layers import Query, Store
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.leaf.ink import look
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.numbering import number
from mapapp.paper.window import Window
from mapapp.portrait.svg import Ink
from mapapp.portrait.work import Work
from mapapp.words import Words

A4_MM = (180.0, 220.0)
Planned = Callable[..., tuple[Scene, Window]]


@pytest.fixture(scope="session")
def ground(edition: Path) -> Ground:
    return Ground.read(Store(edition))


@pytest.fixture(scope="session")
def tokens(root: Path) -> str:
    return (root / "static/css/tokens.css").read_text("utf-8")


@pytest.fixture(scope="session")
def inks(tokens: str) -> dict[str, Ink]:
    return {"colour": look(tokens), "grey": look(tokens, grey=True)}


@pytest.fixture(scope="session")
def planned(edition: Path, ground: Ground, inks: dict[str, Ink]) -> Planned:
    """Give the scene of a district, and a window of a scale round its middle."""
    store = Store(edition)

    def plan(name: str, scale: int = 50_000, language: str = "zh-Hant", ink: str = "colour") -> tuple[Scene, Window]:
        area = ground.districts[name]
        works = [Work.read(feature) for feature in store.query(Query.parse({"district": name}))]
        numbered, _ = number(works, area, name)
        scene = Scene(ground, area, numbered, inks[ink], Words(language))
        return scene, Window.round(shapely.envelope(area), scale, A4_MM)

    return plan
