"""Queries → the browser, and paper. Flask, folium and Typst live in this room and nowhere else.

`create_app` makes the application; ``gunicorn "mapapp:create_app()"`` serves it. Both names are loaded when they are
asked for: who prints, from the command line or in a process of its own, needs no Flask.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mapapp.app import create_app
    from mapapp.settings import Settings

__all__ = ["Settings", "create_app"]

_HOMES = {"create_app": "mapapp.app", "Settings": "mapapp.settings"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 – what a module's attribute may be
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
