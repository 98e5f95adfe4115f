"""Maps of other agencies that may be laid under the works: what an operator lists in a file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from mapapp.errors import ServicesError
from mapapp.languages import LANGUAGES

KINDS = ("wms", "wmts")
VERSIONS = ("1.3.0", "1.1.1")
"""Of WMS: OGC 06-042 and OGC 01-068r3."""
FORMATS = ("image/png", "image/jpeg", "image/webp")
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?", re.IGNORECASE)
"""What may stand in a policy: nothing there can end the directive that names it."""
PLACES = ("{z}", "{y}", "{x}")
MOST, MOST_LETTERS, DEEPEST = 40, 300, 22
FIELDS = frozenset(
    ("id", "kind", "title", "url", "source", "date", "caution", "layers", "version", "format", "most_zoom", "legend")
)
Words = Mapping[str, str]


@dataclass(frozen=True)
class Service:
    """One map.

    Parameters
    ----------
    id, kind : str
        Its name in the page's address; one of `KINDS`.
    url : str
        WMS: the address without a query. WMTS: Leaflet's template; mind the order of ``{y}`` and ``{x}``.
    titles, cautions : mapping of str to str
        By language.
    source, date : str
        Whose it is, and of when where the operator knows.
    layers, version, format : str
        Of WMS.
    most_zoom : int
        Deepest level that the service draws; beyond it that one is enlarged.
    legend : str
        Address of a picture on the same host, or empty.
    """

    id: str
    kind: str
    url: str
    titles: Words
    cautions: Words
    source: str
    date: str = ""
    layers: str = ""
    version: str = VERSIONS[0]
    format: str = FORMATS[0]
    most_zoom: int = 19
    legend: str = ""

    @property
    def host(self) -> str:
        """What ``img-src`` must allow."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    def told(self, language: str) -> dict[str, Any]:
        """Give what the page's script needs, in a language."""
        names = ("id", "kind", "url", "source", "date", "layers", "version", "format", "most_zoom", "legend")
        said = {"title": self.titles[language], "caution": self.cautions.get(language, "")}
        return {name: value for name in names if (value := getattr(self, name))} | said


@dataclass(frozen=True)
class Services:
    """The maps that an operator lists.

    Parameters
    ----------
    listed : tuple of Service
    """

    listed: tuple[Service, ...] = ()

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host once, as a policy names it."""
        return tuple(dict.fromkeys(one.host for one in self.listed))

    @classmethod
    def read(cls, path: Path | None) -> Self:
        """Read the file that ``WORKSMAP_SERVICES`` names; none without it.

        Raises
        ------
        ServicesError
            If the file is not there, or says something that is not sound: where, and what was expected.
        """
        if path is None:
            return cls()
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ServicesError(f"{path}: expected a TOML file with [[service]]: {error}") from error
        tables = found.get("service", [])
        if found.keys() - {"service"} or not isinstance(tables, list) or len(tables) > MOST:
            raise ServicesError(f"{path}: expected nothing but at most {MOST} [[service]]")
        return cls(_all(tables, str(path)))


def _all(tables: Sequence[object], path: str) -> tuple[Service, ...]:
    read: dict[str, Service] = {}
    for number, table in enumerate(tables, 1):
        where = f"{path}: service {number}"
        if not isinstance(table, dict):
            raise ServicesError(f"{where}: expected a table")
        one = _service(table, where)
        if one.id in read:
            raise ServicesError(f"{where}: id: 「{one.id}」: expected another id for each")
        read[one.id] = one
    return tuple(read.values())


def _service(table: Mapping[str, Any], where: str) -> Service:
    if strange := sorted(table.keys() - FIELDS):
        raise ServicesError(f"{where}: {strange[0]}: expected one of {', '.join(sorted(FIELDS))}")
    name, kind = _line(table, "id", where), _line(table, "kind", where)
    _check(ID.fullmatch(name) is not None, f"{where}: id: 「{name}」", "small letters, digits, - and _")
    _check(kind in KINDS, f"{where}: kind: 「{kind}」", f"one of {', '.join(KINDS)}")
    titles, cautions = _words(table, "title", where), _words(table, "caution", where)
    _check(set(titles) == set(LANGUAGES), f"{where}: title", f"words in {', '.join(LANGUAGES)}")
    url, source = _line(table, "url", where), _line(table, "source", where)
    _check(bool(source), f"{where}: source", "whose map it is")
    return Service(name, kind, url, titles, cautions, source, **_rest(table, kind, url, where))


def _rest(table: Mapping[str, Any], kind: str, url: str, where: str) -> dict[str, Any]:
    """Read what depends on the kind, and check the addresses."""
    said = {name: _line(table, name, where) for name in ("date", "layers", "version", "format", "legend")}
    _check(_is_address(url), f"{where}: url: 「{url}」", "an address such as https://example.org/wms")
    if kind == "wms":
        _check("?" not in url and bool(said["layers"]), where, "for WMS an address without a query, and layers")
    else:
        _check(all(url.count(place) == 1 for place in PLACES), f"{where}: url: 「{url}」", f"{' '.join(PLACES)} in it")
    for name, known in (("version", VERSIONS), ("format", FORMATS)):
        _check(said[name] in ("", *known), f"{where}: {name}: 「{said[name]}」", f"one of {', '.join(known)}")
    same = not said["legend"] or (_is_address(said["legend"]) and urlsplit(said["legend"])[:2] == urlsplit(url)[:2])
    _check(same, f"{where}: legend", "an address on the same host")
    zoom = table.get("most_zoom", DEEPEST - 3)
    _check(isinstance(zoom, int) and 0 < zoom <= DEEPEST, f"{where}: most_zoom", f"a number from 1 to {DEEPEST}")
    return {name: text for name, text in said.items() if text} | {"most_zoom": zoom}


def _line(table: Mapping[str, Any], name: str, where: str) -> str:
    value = table.get(name, "")
    sound = isinstance(value, str) and len(value) <= MOST_LETTERS and (value == "" or value.isprintable())
    _check(sound, f"{where}: {name}", f"words in one line, at most {MOST_LETTERS} letters")
    return str(value).strip()


def _words(table: Mapping[str, Any], name: str, where: str) -> Words:
    value = table.get(name, {})
    _check(isinstance(value, dict) and set(value) <= set(LANGUAGES), f"{where}: {name}", "words by language")
    return {language: said for language in value if (said := _line(value, language, f"{where}: {name}"))}


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("https", "http") and HOST.fullmatch(parts.netloc) is not None and not parts.fragment


def _check(holds: bool, what: str, expected: str) -> None:
    if not holds:
        raise ServicesError(f"{what}: expected {expected}")
