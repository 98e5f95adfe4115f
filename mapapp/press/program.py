"""Which program prints: prints that another one has made are not its own."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ("register/*", "geocode/**/*", "layers/**/*", "mapapp/**/*", "static/css/tokens.css")
KINDS = (".py", ".toml", ".typ", ".json", ".css")
LIBRARIES = ("typst", "shapely", "pyproj")


@cache
def program() -> str:
    """Name the program by what its prints depend on: its own files, the colours, the libraries that draw and set.

    Files are told apart by size and time: to read them all would keep a worker from answering.
    """
    digest = hashlib.sha256(repr([(name, version(name)) for name in LIBRARIES]).encode())
    for glob in SOURCES:
        for path in sorted(ROOT.glob(glob)):
            if path.suffix in KINDS:
                digest.update(repr((str(path), path.stat().st_size, path.stat().st_mtime_ns)).encode())
    return digest.hexdigest()
