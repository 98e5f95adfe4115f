"""What runs in pygeoapi's own environment, where nothing of this project is installed."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def able_sqlite() -> None:
    """Give the process a sqlite3 that may load an extension; not every Python is built with one."""
    import sqlite3

    if not hasattr(sqlite3.Connection, "enable_load_extension"):
        sys.modules["sqlite3"] = import_module("pysqlite3")


def create_app() -> Any:  # noqa: ANN401  pygeoapi is not known here
    """Give pygeoapi's own application."""
    able_sqlite()
    return import_module("pygeoapi.flask_app").APP


def define(config: Path, definition: Path) -> None:
    """Write the OpenAPI definition that pygeoapi wants before it starts."""
    able_sqlite()
    written = import_module("pygeoapi.openapi").generate_openapi_document(config, "yaml")
    definition.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    define(*map(Path, sys.argv[1:]))
