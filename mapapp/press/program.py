"""Which program prints: prints that another one has made are not its own."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ("register/**/*.py", "geocode/**/*.py", "layers/**/*.py", "mapapp/**/*", "static/css/tokens.css")
LIBRARIES = ("typst", "shapely", "pyproj")


@cache
def program() -> str:
    """Name the program by what its prints depend on: its own files, the colours, the libraries that draw and set."""
    digest = hashlib.sha256(repr([(name, version(name)) for name in LIBRARIES]).encode())
    for glob in SOURCES:
        for path in sorted(ROOT.glob(glob)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()
