"""The stations that tell of water as a sheet's table: every cell in words."""

from datetime import datetime
from typing import Any, Final

import shapely

from layers.sensors import Mark
from mapapp.clock import minute
from mapapp.paper.evidence import Evidence
from mapapp.paper.observed import age
from mapapp.paper.sheet import Sheet
from mapapp.paper.station import Station
from mapapp.paper.stock import Stock
from mapapp.sensed import Sensed
from mapapp.words import Words

MOST: Final = 60
"""Of one sheet: two pages. Where more tell of water, it says how many are left out; the page on the web has all."""
COLUMNS: Final = ("number", "station", "kind", "value", "level", "observed", "age")
Said = dict[str, Any]


def station_table(sheet: Sheet, words: Words, evidence: Evidence, stock: Stock) -> Said | None:
    """Say the stations of a sheet that tell of water, the gravest first; None where there is none.

    Returns
    -------
    dict or None
        As ``stations.typ`` takes it.
    """
    wet = [one for one in sheet.stations or () if one.number]
    if not wet or evidence.moment is None or evidence.moment.snapshot is None:
        return None
    at = evidence.moment.at
    sensed = Sensed(evidence.moment.snapshot, at, words)
    left = len(wet) - MOST
    notes = [words("sensors.caution"), words("gauge.left", n=left) if left > 0 else ""]
    return {
        "heading": words("gauge.table", n=len(wet)),
        "note": words("near.space").join(filter(None, notes)),
        "columns": [words(f"gauge_column.{name}") for name in COLUMNS],
        "rows": [_row(one, at, sensed, stock) | {"leaves": _leaves(one, sheet, words)} for one in wet[:MOST]],
    }


def _leaves(one: Station, sheet: Sheet, words: Words) -> str:
    """Name the maps that a station stands on, where a sheet has several."""
    maps = [leaf for leaf in sheet.leaves if leaf.name and not leaf.is_overview]
    names = [leaf.name for leaf in maps if shapely.contains_xy(leaf.window.ground, *one.spot)]
    return words("sheet.on_leaves", names=words("mark.list").join(names)) if names else ""


def _row(one: Station, at: datetime, sensed: Sensed, stock: Stock) -> Said:
    reading, words, visible = one.reading, sensed.words, stock.face.glyphs.visible
    level = "" if one.mark is Mark.CALM else str(words.section("sensor_mark")[f"{reading.kind}_{one.mark}"])
    seen = minute(reading.observed) if reading.observed else None
    return {
        "number": words("gauge.number", n=one.number),
        # what a feed calls its stations is not ours to choose: a letter that no font has must not stop a print
        "station": visible(reading.name),
        "place": visible(reading.place),
        "measures": str(words.section("sensor_kind")[reading.kind]),
        "value": sensed.last(reading),
        "level": level,
        "beside": sensed.beside(reading),
        "observed": f"{seen:%Y-%m-%d %H:%M}" if seen else words("sensors.never"),
        "age": words("gauge.ago", age=age(at - seen, words)) if seen else "",
        "state": words(f"gauge_state.{one.age}"),
    }
