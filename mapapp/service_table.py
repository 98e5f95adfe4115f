"""One ``[[service]]`` of the operator's file, read strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from mapapp.errors import ServicesError
from mapapp.languages import LANGUAGES
from mapapp.service import FORMATS, GRIDS, KINDS, VERSIONS, Service, Words

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?", re.IGNORECASE)
"""What may stand in a policy: nothing there can end the directive that names it."""
PLACES = ("{z}", "{y}", "{x}")
MOST_LETTERS, MOST_LEGENDS, DEEPEST = 300, 12, 22
ALL = frozenset(("id", "kind", "title", "url", "source", "date", "caution"))
DRAWN = ALL | {"most_zoom", "legend"}
FIELDS = {"wms": DRAWN | {"layers", "styles", "version", "format", "crs"}, "wmts": DRAWN, "link": ALL}
CHOICES = {"version": VERSIONS, "format": FORMATS, "crs": GRIDS}
OURS = frozenset("service request version layers styles crs srs bbox width height format transparent".split())
"""Parameters of GetMap, which the page says itself: OGC 06-042, 7.3.2."""


def service(table: Mapping[str, Any], where: str) -> Service:
    """Read one table.

    Parameters
    ----------
    table : mapping
        As TOML has it.
    where : str
        File and number, for what is said of a fault.

    Raises
    ------
    ServicesError
        If it says something that is not sound: one line with what, where, and what was expected.
    """
    name, kind = _line(table, "id", where), _line(table, "kind", where)
    _check(ID.fullmatch(name) is not None, f"{where}: id: 「{name}」", "small letters, digits, - and _")
    _check(kind in KINDS, f"{where}: kind: 「{kind}」", f"one of {', '.join(KINDS)}")
    if strange := sorted(table.keys() - FIELDS[kind]):
        raise ServicesError(f"{where}: {strange[0]}: expected one of {', '.join(sorted(FIELDS[kind]))} ({kind})")
    titles, cautions = _words(table, "title", where), _words(table, "caution", where)
    _check(set(titles) == set(LANGUAGES), f"{where}: title", f"words in {', '.join(LANGUAGES)}")
    source, date = _line(table, "source", where), _line(table, "date", where)
    _check(bool(source), f"{where}: source", "whose map it is")
    url = _address(table, kind, where)
    rest = {} if kind == "link" else _drawn(table, url, where) | (_asked(table, where) if kind == "wms" else {})
    return Service(name, kind, url, titles, cautions, source, date, **rest)


def _address(table: Mapping[str, Any], kind: str, where: str) -> str:
    url = _line(table, "url", where)
    what = f"{where}: url: 「{url}」"
    _check(_is_address(url, "#" if kind == "link" else ""), what, "an address such as https://example.org/wms")
    if kind == "wmts":
        found = sorted(re.findall(r"\{.*?\}", url))
        _check(found == sorted(PLACES), what, f"{' '.join(PLACES)} in it, once each, and nothing else in such brackets")
    if kind == "wms":
        said = {key.lower() for key, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}
        _check(not said & OURS, what, f"an address without {', '.join(sorted(said & OURS))}: the page says that itself")
    return url.rstrip("?&") if kind == "wms" else url


def _drawn(table: Mapping[str, Any], url: str, where: str) -> dict[str, Any]:
    """Read what every map that is drawn may have."""
    found = table.get("legend", [])
    legends = found if isinstance(found, list) else [found] * (found != "")
    sound = len(legends) <= MOST_LEGENDS and all(_is_beside(one, url) for one in legends)
    _check(sound, f"{where}: legend", f"an address on the same host, or a list of at most {MOST_LEGENDS}")
    zoom = table.get("most_zoom", DEEPEST - 3)
    sound = isinstance(zoom, int) and not isinstance(zoom, bool) and 0 < zoom <= DEEPEST
    _check(sound, f"{where}: most_zoom", f"a number from 1 to {DEEPEST}")
    return {"legends": tuple(legends), "most_zoom": zoom}


def _asked(table: Mapping[str, Any], where: str) -> dict[str, str]:
    """Read how a WMS is asked."""
    said = {name: _line(table, name, where) for name in ("layers", "styles", *CHOICES)}
    _check(bool(said["layers"]), f"{where}: layers", "the names of layers, with commas between them")
    for name, known in CHOICES.items():
        _check(said[name] in ("", *known), f"{where}: {name}: 「{said[name]}」", f"one of {', '.join(known)}")
    return {name: text for name, text in said.items() if text}


def _line(table: Mapping[str, Any], name: str, where: str) -> str:
    value = table.get(name, "")
    _check(_is_line(value), f"{where}: {name}", f"words in one line, at most {MOST_LETTERS} letters")
    return str(value).strip()


def _words(table: Mapping[str, Any], name: str, where: str) -> Words:
    value = table.get(name, {})
    _check(isinstance(value, dict) and set(value) <= set(LANGUAGES), f"{where}: {name}", "words by language")
    return {language: said for language in value if (said := _line(value, language, f"{where}: {name}"))}


def _is_line(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MOST_LETTERS and (value == "" or value.isprintable())


def _is_address(text: str, may: str = "") -> bool:
    """Tell whether a text is an address of the web; a part of one page only where `may` is ``#``."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    whole = not any(letter.isspace() for letter in text) and (may == "#" or "#" not in text)
    return whole and parts.scheme in ("https", "http") and HOST.fullmatch(parts.netloc) is not None


def _is_beside(legend: object, url: str) -> bool:
    sound = isinstance(legend, str) and _is_line(legend) and _is_address(legend)
    return sound and urlsplit(str(legend))[:2] == urlsplit(url)[:2]


def _check(holds: bool, what: str, expected: str) -> None:
    if not holds:
        raise ServicesError(f"{what}: expected {expected}")
