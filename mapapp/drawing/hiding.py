"""A module that is not to be found for a while."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hidden(name: str) -> Iterator[None]:
    """Let imports of a module fail, unless it has been imported already.

    Folium asks for pandas, so that it may be given its tables, and does without it where there is none; we give it
    none, and a server that begins would wait for pandas longer than for all of ours.

    Parameters
    ----------
    name : str
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # what the import system takes for "there is none"
    try:
        yield
    finally:
        del sys.modules[name]
