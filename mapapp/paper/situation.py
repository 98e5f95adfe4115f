"""What a situation sheet says besides its works: overlay, scenario and caution; minute, operator and sensors."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from layers.overlays import Shown
from layers.sensors import Age, Snapshot
from mapapp.clock import minute
from mapapp.overlaid import caution, class_words, kind_of, rain
from mapapp.paper.evidence import Evidence
from mapapp.paper.leaf.swatch import swatch
from mapapp.paper.leaf.underlay import classes_of
from mapapp.paper.moment import Moment
from mapapp.paper.sheet import Leaf, Sheet
from mapapp.wording import Wording
from mapapp.words import Words

MOST_CLASSES: Final = 8
"""Of one map's legend; where there are more, it says how many are left out."""
AGES: Final = (
    ("minutes", timedelta(minutes=1), 120),
    ("hours", timedelta(hours=1), 48),
    ("days", timedelta(days=1), 0),
)
"""Unit, its length, and up to how many of it an age is said in it."""
LONGEST, LONGEST_CLASS = 80, 24
"""Letters of a title or a source, and of a class's name, that a sheet has room for; the map says all of them."""
Said = dict[str, Any]


def situation(sheet: Sheet, words: Words, evidence: Evidence) -> Said | None:
    """Say a sheet's situation as ``situation.typ`` sets it; None where the sheet is no situation sheet."""
    if not sheet.order.is_situation:
        return None
    operator = sheet.order.operator or words("sheet.unstated")
    stamp = [words("situation.operator", name=operator), *_sensors(evidence.moment, words)]
    about = (
        _overlay(sheet.under, words) if sheet.under else {"title": words("situation.none"), "lines": [], "caution": ""}
    )
    return {"printed": printed(evidence, words), "stamp": stamp, **about}


def printed(evidence: Evidence, words: Words) -> str:
    """Say when a sheet was printed: to the minute where that is known, else the day."""
    day = Wording(words).period(evidence.printed_on.isoformat())
    if evidence.moment is None:
        return words("sheet.printed", date=day)
    return words("situation.printed", date=day, time=f"{evidence.moment.at:%H:%M}")


def classes(sheet: Sheet, leaf: Leaf, words: Words) -> Said:
    """Say which classes of the overlay occur on a map, and how each looks; where none does, it says that."""
    if sheet.under is None:
        return {"classes": [], "classes_heading": "", "classes_note": ""}
    occurs = leaf.drawn.classes.union(*(one.drawn.classes for one in leaf.insets))
    known = classes_of(sheet.under)
    found = [(known[number], dimension) for number in known for dimension in (2, 1, 0) if (number, dimension) in occurs]
    note = "" if found else words("situation.nothing_here")
    if len(found) > MOST_CLASSES:
        note = words("situation.more_classes", n=len(found) - MOST_CLASSES)
    entries = [_entry(sheet, one, words) for one in found[:MOST_CLASSES]]
    heading = words("situation.depth") if any(facts["low_m"] is not None for facts, _ in found) else ""
    return {"classes": entries, "classes_heading": heading, "classes_note": note}


def _entry(sheet: Sheet, found: tuple[Any, int], words: Words) -> Said:
    facts, dimension = found
    assert sheet.under is not None  # noqa: S101  whoever has classes has an overlay
    hatch = "" if facts["number"] is None else facts["hatch"]
    drawn = swatch(facts["colour"], hatch, dimension, grey=sheet.order.grey)
    said = _class(facts, words) if sheet.under.field else kind_of(sheet.under.about.kind, words)
    return {"mark": {"svg": drawn}, "said": _short(said, LONGEST_CLASS)}


def _class(facts: Mapping[str, Any], words: Words) -> str:
    """Name a class; of a depth only its figures, as the heading says what they are."""
    low, high = facts["low_m"], facts["high_m"]
    if low is None:
        return class_words(facts, words)
    if high is None:
        return words("situation.above", low=f"{low:g}")
    return words("situation.between", low=f"{low:g}", high=f"{high:g}")


def _overlay(shown: Shown, words: Words) -> Said:
    about = shown.about
    kind = kind_of(about.kind, words)
    lines = [kind] if kind != about.title else []
    lines += [rain(about.scenario, words)] if about.scenario else []
    lines.append(words("situation.source", source=_short(about.source, LONGEST), date=about.date))
    return {"title": _short(about.title, LONGEST), "lines": lines, "caution": caution(about.kind, words)}


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _sensors(moment: Moment | None, words: Words) -> Iterable[str]:
    if moment is None or not moment.has_sensors:
        return [words("situation.no_sensors")]
    if moment.snapshot is None:
        return [words("situation.unread_sensors")]
    return _snapshot(moment.snapshot, moment.at, words)


def _snapshot(snapshot: Snapshot, at: datetime, words: Words) -> list[str]:
    """Say how old a snapshot is, how old its newest observation, and in which state how many stations are."""
    counts, asked = snapshot.ages(at), minute(snapshot.written)
    lines = [words("situation.sensors", n=counts.total(), time=f"{asked:%Y-%m-%d %H:%M}", age=age(at - asked, words))]
    if snapshot.observed:
        seen = minute(snapshot.observed)
        newest = words("situation.newest", time=f"{seen:%Y-%m-%d %H:%M}", age=age(at - seen, words))
        lines.append(newest)
    states = (words(f"situation.{state}", n=counts[state]) for state in Age if counts[state])
    lines.append(words("mark.list").join(states))
    silent = sum(bool(feed.failure) for feed in snapshot.feeds)
    return [one for one in (*lines, words("situation.silent", n=silent) if silent else "") if one]


def age(passed: timedelta, words: Words) -> str:
    """Say how long ago something was; a clock that is a little ahead says 0 minutes."""
    passed = max(passed, timedelta())
    unit, length, _ = next(one for one in AGES if passed < one[2] * one[1] or not one[2])
    return words(f"situation.{unit}", n=passed // length)
