"""A place where sheets of the repository's own register are printed and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import pytest

from layers import Store
from layers.overlays import Overlays
from mapapp.paper.evidence import Evidence
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.material import Material
from mapapp.paper.order import Order
from mapapp.paper.plan import plan
from mapapp.paper.sheet import Sheet
from mapapp.paper.typeset import Typesetter
from mapapp.words import Words
from tests.mapapp.paper.reading import Paper

DAY = date(2026, 11, 21)
SITE = "https://works.example/"


@dataclass(frozen=True, eq=False)
class Desk:
    """Plans, sets and reads sheets; each of them once."""

    store: Store
    static: Path
    overlays: Overlays

    @cached_property
    def ground(self) -> Ground:
        return Ground.read(self.store)

    @cached_property
    def typesetter(self) -> Typesetter:
        return Typesetter(self.static)

    @cached_property
    def evidence(self) -> Evidence:
        return Evidence.read(self.store, DAY)

    @cached_property
    def planned(self) -> Callable[..., Sheet]:
        """Plan a district's sheet: ``planned("楠梓區", language="zh-Hant", paper="a3")``."""
        return cache(self._planned)

    @cached_property
    def printed(self) -> Callable[..., Paper]:
        """Print it, and open what was printed."""
        return cache(lambda *area, **said: self.set(self.planned(*area, **said), said.get("language", "zh-Hant")))

    def _planned(self, area: str, language: str = "zh-Hant", **texts: str) -> Sheet:
        return plan(Order.parse(area, texts), Material(self.store, self.ground, Words(language), SITE, self.overlays))

    def set(self, sheet: Sheet, language: str = "zh-Hant") -> Paper:
        """Set a sheet, and open what was printed."""
        return Paper(self.typesetter.sheet(sheet, Words(language), self.evidence))


@pytest.fixture(scope="session")
def desk(edition: Path, root: Path, context: Overlays) -> Desk:
    return Desk(Store(edition), root / "static", context)
