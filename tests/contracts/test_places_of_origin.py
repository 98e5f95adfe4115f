"""The checkout speaks of the project alone: no registry's host, no path of the machine it was written on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FORBIDDEN = {
    "a package registry": re.compile(
        r"pypi\.org|pythonhosted\.org|registry\.npmjs|registry\.yarnpkg|deb\.debian\.org|--(extra-)?index-url[= ]h"
    ),
    "a machine's path": re.compile(r"(?<![\w.])/(work|root|opt|home/\w+|Users/\w+)/(?=\w)"),
    "an address and password": re.compile(r"://[^/\s:@'\"]+:[^/\s@'\"]+@"),
}
BINARY = {".png", ".jpg", ".ico", ".woff2", ".pdf", ".sqlite", ".gz"}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str, files: list[Path], root: Path) -> None:
    found = {}
    for path in (path for path in files if path.suffix not in BINARY):
        hits = {match.group() for match in FORBIDDEN[what].finditer(path.read_text(encoding="utf-8"))}
        if hits:
            found[path.relative_to(root).as_posix()] = hits
    assert found == {}
