"""The overlays under the works of a sheet in words: what each is, from whom, of when; which classes a map has of it."""

from collections.abc import Mapping
from typing import Any, Final

from mapapp.overlaid import caution, class_words, kind_of, rain
from mapapp.paper.leaf.patches import AREA
from mapapp.paper.leaf.style import Under
from mapapp.paper.leaf.swatch import swatch
from mapapp.paper.leaf.underlay import classes_of
from mapapp.paper.sheet import Leaf, Sheet
from mapapp.words import Words

MOST_CLASSES: Final = 8
"""Of one map's legend; where there are more, it says how many are left out."""
MOST_HATCHED, MOST_BESIDE = 6, 4
"""The same of several overlays: of the one that is hatched, and of each other."""
LONGEST, LONGEST_TOGETHER, LONGEST_CLASS = 80, 36, 24
"""Letters of a title or a source, of one overlay or of several, and of a class's name, that a sheet has room for; the
map says all of them."""
Said = dict[str, Any]
Found = tuple[Mapping[str, Any], int]


def overlays(sheet: Sheet, words: Words) -> list[Said]:
    """Say what each overlay is, its source and date, and the caution of a model, which is said once."""
    said = [_about(one, words, LONGEST if len(sheet.under) == 1 else LONGEST_TOGETHER) for one in sheet.under]
    before = [{one["caution"] for one in said[:place]} for place in range(len(said))]
    return [one | {"caution": ""} if one["caution"] in known else one for one, known in zip(said, before, strict=True)]


def classes(sheet: Sheet, leaf: Leaf, words: Words) -> list[Said]:
    """Say of each overlay which classes occur on a map, and how each looks; where none does, it says that."""
    drawn = (leaf.drawn, *(one.drawn for one in leaf.insets))
    said = []
    for place, under in enumerate(sheet.under):
        most = MOST_CLASSES if len(sheet.under) == 1 else MOST_HATCHED if under.style.hatched else MOST_BESIDE
        known = classes_of(under.shown)
        occurs = frozenset[Any]().union(*(one.classes[place] for one in drawn if one.classes))
        found = [(known[number], size) for number in known for size in (2, 1, 0) if (number, size) in occurs]
        note = "" if found else words("situation.nothing_here" if under.style.drawn else "situation.on_sheets")
        if len(found) > most:
            note = words("situation.more_classes", n=len(found) - most)
        entries = [_entry(under, one, words, grey=sheet.order.grey) for one in found[:most]]
        heading = words("situation.depth") if any(facts["low_m"] is not None for facts, _ in found) else ""
        said.append({"classes": entries, "heading": heading, "note": note})
    return said


def _about(under: Under, words: Words, most: int) -> Said:
    told = under.shown.about
    kind = kind_of(told.kind, words)
    lines = [kind] if kind != told.title else []
    lines += [rain(told.scenario, words)] if told.scenario else []
    lines.append(words("situation.source", source=_short(told.source, most), date=told.date))
    return {"title": _short(told.title, most), "lines": lines, "caution": caution(told.kind, words)}


def _entry(under: Under, found: Found, words: Words, *, grey: bool) -> Said:
    facts, dimension = found
    drawn = swatch(
        facts["colour"], "" if facts["number"] is None else facts["hatch"], dimension, under.style, grey=grey
    )
    return {"mark": {"svg": drawn}, "said": _short(_named(under, found, words), LONGEST_CLASS)}


def _named(under: Under, found: Found, words: Words) -> str:
    """Name a class; of a depth only its figures, as the heading says what they are."""
    facts, dimension = found
    if not under.shown.field:
        return kind_of(under.shown.about.kind, words)
    if dimension == AREA and not under.style.hatched:
        return words("situation.edges")
    low, high = facts["low_m"], facts["high_m"]
    if low is None:
        return class_words(facts, words)
    if high is None:
        return words("situation.above", low=f"{low:g}")
    return words("situation.between", low=f"{low:g}", high=f"{high:g}")


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
