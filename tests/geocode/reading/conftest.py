"""The reader over the city's real districts and villages."""

from __future__ import annotations

import pytest

from geocode import Boundaries
from geocode.reading import Reader


@pytest.fixture(scope="session")
def reader(boundaries: Boundaries) -> Reader:
    """Open the reader once; villages are read when a text first names one."""
    return Reader(boundaries)
