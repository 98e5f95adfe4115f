"""The page keeps its own policy in its sources: no script or style inside HTML, nothing from another host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

# A data block is no script: browsers never run it, and script-src does not ask about it (HTML, "prepare the script
# element").
INLINE = {
    "a script with a body": re.compile(r'<script(?![^>]*\bsrc=)(?! type="application/ld\+json">)[^>]*>', re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a handler attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "unescaped words": re.compile(r"\|\s*safe\b"),
}
DANGEROUS = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function|bindPopup|bindTooltip)\b"
    r"\s*\+?[(=](?!=)"
)
ADDRESS = re.compile(r"(?:https?:)?//(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})", re.IGNORECASE)

# Names of things, and links that a reader follows, are not loaded; tiles come from the host that the operator chose.
ALLOWED = {"www.w3.org", "leafletjs.com", "www.openstreetmap.org", "maps.nlsc.gov.tw"}
ALLOWED |= {"tile.openstreetmap.org", "wmts.nlsc.gov.tw"}


def _found(pattern: re.Pattern[str], paths: list[Path], root: Path) -> dict[str, set[str]]:
    """Find a pattern in files: what it met in each that holds it, but for the hosts that are allowed."""
    met = {path: set(pattern.findall(path.read_text(encoding="utf-8"))) - ALLOWED for path in paths}
    return {path.relative_to(root).as_posix(): hits for path, hits in met.items() if hits}


@pytest.fixture(scope="module")
def templates(root: Path) -> list[Path]:
    return sorted((root / "mapapp" / "templates").rglob("*.*"))


@pytest.fixture(scope="module")
def sources(root: Path, templates: list[Path]) -> list[Path]:
    ours = [path for folder in ("js", "css", "img") for path in sorted((root / "static" / folder).rglob("*.*"))]
    return [path for path in [*ours, *templates] if path.suffix in {".js", ".css", ".html", ".svg", ".xml"}]


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds(what: str, templates: list[Path], root: Path) -> None:
    assert templates
    assert _found(INLINE[what], templates, root) == {}


def test_no_script_of_ours_makes_html_out_of_words(sources: list[Path], root: Path) -> None:
    scripts = [path for path in sources if path.suffix == ".js"]
    assert scripts
    assert _found(DANGEROUS, scripts, root) == {}


def test_nothing_that_the_page_loads_names_another_host(sources: list[Path], root: Path) -> None:
    assert _found(ADDRESS, sources, root) == {}
