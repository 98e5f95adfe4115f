"""A sheet as its template sets it: values that are data, never markup."""

from datetime import date
from typing import Any, Final

from mapapp.paper.evidence import Evidence
from mapapp.paper.furniture import NORTH
from mapapp.paper.logo import logo
from mapapp.paper.numbered import Numbered
from mapapp.paper.papers import Page
from mapapp.paper.plate import Plates
from mapapp.paper.qr import qr
from mapapp.paper.rows import COLUMNS, UNPLACED, Rows
from mapapp.paper.sheet import Sheet
from mapapp.paper.situation import printed, situation
from mapapp.paper.station_rows import station_table
from mapapp.paper.stock import Stock
from mapapp.paper.tabled import table
from mapapp.portrait.ink import PHASES
from mapapp.wording import Wording
from mapapp.words import Words

Content = dict[str, Any]
TAGS: Final = {"zh-Hant": ("zh", "TW")}
"""Language and region, which are all that Typst knows of a language: it has no scripts (`language.py` writes them)."""
SIZES: Final = {"a4": 1.0, "a3": 1.15}
"""How much larger than on A4 titles, tables and legends are set: A3 hangs on a wall."""


def document(title: str, words: Words, printed_on: date) -> Content:
    """Say what a file says of itself: its title, its language, its day."""
    language, region = TAGS.get(words.language, (words.language, None))
    made = [printed_on.year, printed_on.month, printed_on.day]
    return {"title": title, "author": words("site.name"), "language": language, "region": region, "made": made}


def content(sheet: Sheet, words: Words, evidence: Evidence, stock: Stock) -> Content:
    """Say a sheet in values.

    Returns
    -------
    dict
        As ``page.typ`` takes it.
    """
    works = [*(one.work for one in sheet.numbered), *sheet.beyond, *sheet.unplaced]
    rows, plates, grey = Rows(works, words, evidence), Plates(sheet, words, stock), sheet.order.grey
    return {
        "title": title(sheet.name, words),
        "anchor": "",
        "size": SIZES[sheet.order.paper],
        "page": Page(sheet.order.paper, sheet.landscape, sheet.order.explained).as_data(),
        "colours": stock.colours(grey=grey),
        "marks": {name: {"svg": stock.symbol(name, grey=grey)} for name in PHASES},
        "north": {"svg": NORTH.format(**stock.colours(grey=grey))},
        "heading": _heading(sheet, words),
        "plates": [plates.plate(leaf) for leaf in sheet.leaves],
        "stations": station_table(sheet, words, evidence, stock),
        "tables": _tables(sheet, rows, words),
        "empty": "" if works else words("sheet.empty"),
        "foot": _foot(sheet, words, evidence),
        "situation": situation(sheet, words, evidence),
        "sources": _sources(sheet, rows, words),
        "words": _said(words),
        "qr": _qr(sheet.url, words),
    }


def title(name: str, words: Words) -> str:
    """Say a sheet's title."""
    return words("sheet.title", name=name)


def _heading(sheet: Sheet, words: Words) -> Content:
    mark = logo(sheet.order.logo, grey=sheet.order.grey)
    return {
        "own": sheet.order.title,
        "chosen": sheet.chosen,
        "counts": _counts(sheet, words),
        "logo": mark and {**mark, "alt": words("sheet.logo_alt")},
    }


def _counts(sheet: Sheet, words: Words) -> str:
    """Say how many works there are, and how many of them are not on the map."""
    off = {"off_map": len(sheet.beyond), "no_place": len(sheet.unplaced)}
    parts = {"counts": len(sheet.numbered) + sum(off.values())}
    if any(off.values()):
        parts |= {"on_map": len(sheet.numbered)} | {key: n for key, n in off.items() if n}
    return words("sheet.then").join(words(f"sheet.{key}", n=n) for key, n in parts.items())


def _tables(sheet: Sheet, rows: Rows, words: Words) -> list[Content]:
    leaves = [leaf for leaf in sheet.leaves if leaf.name]
    placed = [rows.placed(one, _on(one.number, leaves)) | _stressed(one, sheet) for one in sheet.numbered]
    tables = [
        table("table", COLUMNS, placed, words),
        table("beyond", COLUMNS[1:], [rows.beyond(work) for work in sheet.beyond], words),
        table("unplaced", UNPLACED, [rows.unplaced(work) for work in sheet.unplaced], words),
    ]
    return [one for one in tables if one["rows"]]


def _stressed(one: Numbered, sheet: Sheet) -> Content:
    """Tell the table whether a number stands out on the map."""
    return {"stressed": sheet.order.is_situation and bool(one.work.properties["flood_related"])}


def _on(number: int, leaves: list[Any]) -> list[str]:
    shown = [leaf for leaf in leaves if not leaf.is_overview]
    return [one.name for one in shown if number in one.drawn.numbers.union(*(i.drawn.numbers for i in one.insets))]


def _foot(sheet: Sheet, words: Words, evidence: Evidence) -> Content:
    return {
        "as_of": words("sheet.as_of", date=Wording(words).period(sheet.as_of)),
        "printed": printed(evidence, words),
        "edition": words("sheet.edition", edition=sheet.edition),
    }


def _sources(sheet: Sheet, rows: Rows, words: Words) -> list[str]:
    occurs = frozenset[str]().union(*(leaf.drawn.occurs for leaf in sheet.leaves))
    lines = occurs & {"base:railway", "base:mrt", "base:river", "base:road"}
    return [*rows.sources, words("sheet.base"), *([words("sheet.lines")] if lines else [])]


def _said(words: Words) -> Content:
    """Give the words that every page has; the template fills in the page's number."""
    names = ("legend", "sources", "crs", "north", "approximate", "unstated")
    return {name: words(f"sheet.{name}") for name in names} | {"page": words("sheet.page", n="{n}", total="{total}")}


def _qr(url: str, words: Words) -> Content | None:
    if not url:
        return None
    return {"code": {"svg": qr(url)}, "url": url, "alt": words("sheet.qr_alt", url=url), "said": words("sheet.qr")}
