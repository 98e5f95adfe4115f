"""What a situation sheet says besides its works: overlays and cautions; minute, operator, sensors and their signs."""

from collections.abc import Iterator
from typing import Any

from layers.sensors import Age, Kind
from mapapp.paper.beneath import overlays
from mapapp.paper.evidence import Evidence
from mapapp.paper.leaf.gauges import SPECK
from mapapp.paper.observed import caution, sensors
from mapapp.paper.sheet import Leaf, Sheet
from mapapp.paper.stock import Stock
from mapapp.wording import Wording
from mapapp.words import Words

Said = dict[str, Any]


def situation(sheet: Sheet, words: Words, evidence: Evidence) -> Said | None:
    """Say a sheet's situation as ``situation.typ`` sets it; None where the sheet is no situation sheet."""
    if not sheet.order.is_situation:
        return None
    operator = sheet.order.operator or words("sheet.unstated")
    return {
        "printed": printed(evidence, words),
        "stamp": [words("situation.operator", name=operator), *sensors(sheet, evidence.moment, words)],
        "overlays": overlays(sheet, words),
        "sensed": caution(sheet, evidence.moment, words),
        "none": "" if sheet.under else words("situation.none"),
    }


def printed(evidence: Evidence, words: Words) -> str:
    """Say when a sheet was printed: to the minute where that is known, else the day."""
    day = Wording(words).period(evidence.printed_on.isoformat())
    if evidence.moment is None:
        return words("sheet.printed", date=day)
    return words("situation.printed", date=day, time=f"{evidence.moment.at:%H:%M}")


def signs(sheet: Sheet, leaf: Leaf, words: Words, stock: Stock) -> list[Said]:
    """Say what the signs of the stations on a map mean: what is measured, and how old it is."""
    occurs = leaf.drawn.signs.union(*(one.drawn.signs for one in leaf.insets))
    drawn = ((name, stock.sign(name, grey=sheet.order.grey)) for name in _signs() if name in occurs)
    said = words.section("gauge_sign")
    return [{"mark": {"svg": svg}, "said": str(said[name])} for name, svg in drawn]


def _signs() -> Iterator[str]:
    yield from map(str, Age)
    yield from map(str, Kind)
    yield SPECK
