"""The files of ``static`` that the page loads, under addresses that change with their content."""

import hashlib
import mimetypes
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mapapp.answers import pack
from mapapp.drawing.manifest import LEAFLET
from mapapp.errors import AssetMissingError
from mapapp.settings import ROOT

FOLDERS = ("css", "built", "img", LEAFLET)
"""What is served. The rest of ``static/vendor`` is for the build; ``static/built`` is what became of ``static/js``."""
NEEDED = (
    f"{LEAFLET}/leaflet.js",
    f"{LEAFLET}/leaflet.css",
    *(f"built/{name}.js" for name in ("page", "map", "context", "site", "share", "worker")),
)
"""What `make setup` brings, and no page works without."""
STYLE = "site.css"
"""All of ``css``, one after the other: one answer instead of eight."""
_NOT_LOADED = (".map", "manifest.json", "screenshot.png")
"""Endings of files that no page loads."""
_BESIDE = re.compile(rb"url\((?!['\"]?(?:data:|[/#]))")
"""Where a style sheet names a file that lies beside it."""
_TEXT = {"text/css", "text/javascript", "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """One file.

    Parameters
    ----------
    body, packed : bytes
        As it is, and compressed (``None`` where that gains nothing).
    mimetype : str
        Its type.
    """

    body: bytes
    packed: bytes | None
    mimetype: str


class Assets:
    """Read every served file once, and name the whole by its content.

    The version is a folder in the address (``/static/v-0123456789ab/built/page.js``), so files that name each other by
    relative paths are versioned with it, and each may be cached for good.

    Parameters
    ----------
    folder : Path
        The folder ``static``.

    Raises
    ------
    AssetMissingError
        If the browser libraries have not been fetched, or our modules not been joined yet.
    """

    def __init__(self, folder: Path = ROOT / "static") -> None:
        self._files = {path: _read(folder / path) for path in _paths(folder)}
        self._files[STYLE] = _joined([self._files[path] for path in self.under("css")])
        for path in NEEDED:
            if path not in self._files:
                raise AssetMissingError(path)
        digest = hashlib.sha256()
        for path, asset in sorted(self._files.items()):
            digest.update(path.encode() + b"\0" + asset.body)
        self.version = f"v-{digest.hexdigest()[:12]}"

    def url(self, path: str) -> str:
        """Address of a file, good for ever."""
        if path not in self._files:
            raise AssetMissingError(path)
        return f"/static/{self.version}/{path}"

    def body(self, path: str) -> bytes:
        """Content of a file."""
        return self._files[path].body

    def sheets(self, paths: Iterable[str]) -> bytes:
        """Join style sheets for an address elsewhere: what they name beside them is named by its whole address."""
        return b"\n".join(
            _BESIDE.sub(f"url({self.url(path).rpartition('/')[0]}/".encode(), self._files[path].body) for path in paths
        )

    def under(self, folder: str) -> list[str]:
        """Paths of the files of a folder, sorted."""
        return sorted(path for path in self._files if path.startswith(f"{folder}/"))

    def get(self, path: str) -> Asset | None:
        """Give a file, or ``None``."""
        return self._files.get(path)


def _paths(folder: Path) -> list[str]:
    files = (file for name in FOLDERS for file in sorted((folder / name).rglob("*")))
    return [
        file.relative_to(folder).as_posix() for file in files if file.is_file() and not file.name.endswith(_NOT_LOADED)
    ]


def _joined(assets: list[Asset]) -> Asset:
    body = b"\n".join(asset.body for asset in assets)
    return Asset(body, pack(body, 9), "text/css")


def _read(file: Path) -> Asset:
    body = file.read_bytes()
    mimetype = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if mimetype == "application/javascript":
        mimetype = "text/javascript"
    return Asset(body, pack(body, 9) if mimetype in _TEXT else None, mimetype)
