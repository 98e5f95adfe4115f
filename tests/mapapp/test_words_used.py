"""No word that nothing says: every key of the catalogue is named by a template, a script or a module."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mapapp.words import Words

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = (
    "mapapp/**/*.py",
    "mapapp/**/*.toml",
    "layers/*.py",
    "register/*.py",
    "mapapp/templates/**/*",
    "static/js/**/*.js",
)
KEYED_BY_DATA = {"category", "status", "phase", "phase_note", "event_kind", "method"} | {
    *("district", "unit", "money", "month", "expected", "reason", "refused"),
}
"""Sections whose keys are codes of the data, or sentences of the rooms below: other tests hold those."""
MADE = re.compile(r"\{[^}]*\}")


def _keys() -> Iterator[str]:
    words = Words("zh-Hant")
    for file in (ROOT / "mapapp/catalogue/zh-Hant").glob("*.json"):
        for section in re.findall(r'^  "(\w+)": \{', file.read_text("utf-8"), re.MULTILINE):
            if section not in KEYED_BY_DATA:
                yield from (f"{section}.{name}" for name in words.section(section))


def _patterns(text: str) -> Iterator[str]:
    """Give the key of each call, as a pattern where it is put together."""
    for said in re.findall(r"""["'`](\w+\.[\w.{}$\[\]'() ]*)["'`](\s*~\s*\w[\w.() "]*(?:~\s*"\w+")?)?""", text):
        head, added = said
        tail = re.findall(r'"(\w+)"\s*$', added)
        made = r"\w*" + (tail[0] if tail else "") if added else ""
        yield MADE.sub(r"\\w*", head.replace("${", "{").replace(".", r"\.")) + made


def test_every_key_of_the_catalogue_is_used() -> None:
    texts = [path.read_text("utf-8") for glob in SOURCES for path in ROOT.glob(glob) if path.is_file()]
    patterns = {re.compile(pattern) for pattern in {one for text in texts for one in _patterns(text)}}
    whole = {section for text in texts for section in re.findall(r"""section\(["'](\w+)["']\)""", text)}
    codes = {code for text in texts for code in re.findall(r"""["'`](\w+)["'`]""", text)}
    unused = [key for key in _keys() if key.split(".")[0] not in whole and not _used(key, patterns, codes)]
    assert unused == []


def _used(key: str, patterns: set[re.Pattern[str]], codes: set[str]) -> bool:
    """Say whether a key is named, or put together from its section and a code that stands in a source."""
    section, name = key.split(".")
    fits = {pattern.pattern for pattern in patterns if pattern.fullmatch(key)}
    return bool(fits - {rf"{section}\.\w*"}) or (bool(fits) and name in codes)
