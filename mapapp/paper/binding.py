"""An atlas as its template sets it: a cover, the city, the districts, an index. Values are data, never markup."""

from typing import Any

from mapapp.paper.atlas import Atlas, Entry
from mapapp.paper.content import Content, content
from mapapp.paper.evidence import Evidence
from mapapp.paper.rows import UNPLACED, Rows
from mapapp.paper.sheet import Sheet
from mapapp.paper.stock import Stock
from mapapp.paper.tabled import table
from mapapp.portrait.ink import PHASES
from mapapp.words import Words


def title(atlas: Atlas, words: Words) -> str:
    """Say an atlas's title."""
    return words("atlas.title", name=atlas.name)


def binding(atlas: Atlas, words: Words, evidence: Evidence, stock: Stock) -> Content:
    """Say an atlas in values.

    Returns
    -------
    dict
        As ``atlas.typ`` takes it.
    """
    works = [entry.work for entry in atlas.index]
    rows = Rows(works, words, evidence)
    sheets = [content(sheet, words, evidence, stock) for sheet in atlas.sheets]
    for number, sheet in enumerate(sheets):
        sheet["anchor"] = f"sheet-{number}"
    return {
        "front": _front(atlas, words, evidence, stock) | {"sources": [*rows.sources, words("sheet.base")]},
        "sheets": sheets,
        "phases": [_phase(name, atlas.phases.get(name, 0), words) for name in PHASES if atlas.phases.get(name)],
        "districts": [_district(number, sheet, words) for number, sheet in enumerate(atlas.sheets)],
        "index": [_line(entry, atlas, rows, words) for entry in atlas.index],
        "nowhere": table("nowhere", UNPLACED, [rows.unplaced(work) for work in atlas.nowhere], words),
        "words": _said(words),
    }


def _front(atlas: Atlas, words: Words, evidence: Evidence, stock: Stock) -> Content:
    """Say the map of the city as a sheet without works: these stand on the sheets."""
    shape = atlas.sheets[0].area
    city = Sheet(
        order=atlas.order,
        name=atlas.name,
        area=shape,
        leaves=(atlas.overview,),
        numbered=(),
        unplaced=(),
        chosen=atlas.chosen,
        as_of=atlas.as_of,
        edition=atlas.edition,
        url=atlas.url,
        landscape=atlas.landscape,
        under=atlas.under,
    )
    said = content(city, words, evidence, stock)
    named, total = words("atlas.overview"), len(atlas.index)
    said["plates"] = [one | {"name": named, "alt": words("atlas.map_alt", name=atlas.name)} for one in said["plates"]]
    said["heading"]["counts"] = words("atlas.counts", n=total, districts=len(atlas.sheets))
    return said | {"title": title(atlas, words), "empty": "", "stations": None, "tables": [], "anchor": ""}


def _said(words: Words) -> dict[str, str]:
    said = {name: words(f"atlas.{name}") for name in ("pages", "index", "page", "works", "district")}
    return said | {"number": words("sheet_column.number")}


def _phase(name: str, n: int, words: Words) -> dict[str, Any]:
    return {"phase": name, "said": words(f"phase.{name}"), "n": str(n)}


def _district(number: int, sheet: Sheet, words: Words) -> dict[str, Any]:
    count = len(sheet.numbered) + len(sheet.unplaced) + len(sheet.beyond)
    return {"anchor": f"sheet-{number}", "number": str(number + 1), "name": sheet.name, "count": str(count)}


def _line(entry: Entry, atlas: Atlas, rows: Rows, words: Words) -> dict[str, Any]:
    """Say a line of the index: the name, and where it is listed, district by district."""
    places = [
        {
            "anchor": f"sheet-{place.sheet}-{entry.work.id}",
            "name": atlas.sheets[place.sheet].name,
            "number": "" if place.number is None else str(place.number),
        }
        for place in entry.places
    ]
    return {"name": rows.name(entry.work), "places": places or [_apart(entry, words)]}


def _apart(entry: Entry, words: Words) -> dict[str, str]:
    return {"anchor": f"nowhere-{entry.work.id}", "name": words("sheet.nowhere"), "number": ""}
