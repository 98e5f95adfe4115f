"""Overlays in words: what one is, its classes, and the caution that belongs to a model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layers.items import Collection
from layers.overlays import Shown
from layers.overlays.about import MODELLED, About
from mapapp.words import Words


def kind_of(kind: str, words: Words) -> str:
    """Name what an overlay shows."""
    return str(words.section("overlay_kind")[kind.replace("-", "_")])


def rain(scenario: str, words: Words) -> str:
    """Say how much rain a model was given, such as 500 mm in 24 hours."""
    hours, millimetres = scenario.split("h")
    return words("overlay.rain", hours=hours, mm=millimetres)


def called(about: About, words: Words) -> str:
    """Call an overlay by its title, and a model by its rain beside it, where the title does not say that itself.

    Examples
    --------
    >>> called(About("a", "淹水潛勢", "水利署", "2024", "flood-potential", "24h500"), Words("zh-Hant"))
    '淹水潛勢（24 小時 500 毫米）'
    >>> called(About("a", "高雄 24h500", "水利署", "2024", "flood-potential", "24h500"), Words("zh-Hant"))
    '高雄 24h500'
    """
    if not about.scenario:
        return about.title
    hours, millimetres = about.scenario.split("h")
    short = words("overlay.rain_short", hours=hours, mm=millimetres)
    bare = "".join(about.title.split())
    is_said = any("".join(one.split()) in bare for one in (about.scenario, short))
    return about.title if is_said else words("overlay.called", title=about.title, rain=short)


def caution(kind: str, words: Words) -> str:
    """Say that a scenario is a model and no forecast; nothing of what was seen or measured."""
    return words("overlay.caution") if kind in MODELLED else ""


def described(one: Collection | Shown, words: Words) -> str:
    """Say in a line or two what an overlay is, from whom, of when."""
    about = one.about if isinstance(one, Shown) else one
    told = {"kind": kind_of(about.kind, words), "source": about.source, "date": about.date}
    parts = [words("overlay.described", **told, n=one.count)]
    if about.scenario:
        parts += [rain(about.scenario, words), caution(about.kind, words)]
    return words("mark.gap").join(parts)


def said_beside(one: Collection, words: Words) -> dict[str, str]:
    """Give what stands beside an overlay's features in every answer: source, date, scenario, caution."""
    if not one.kind:
        return {}
    said = {"title": one.title, "source": one.source, "date": one.date}
    said |= {"scenario": one.scenario, "caution": caution(one.kind, words)}
    return {name: text for name, text in said.items() if text}


def class_words(one: Mapping[str, Any], words: Words) -> str:
    """Name a class: by its depth, or as the file calls it."""
    if one["number"] is None:
        return words("overlay.class_unknown")
    low, high = one["low_m"], one["high_m"]
    if low is None:
        return str(one["said"][0])
    if high is None:
        return words("overlay.depth_above", low=f"{low:g}")
    return words("overlay.depth_between", low=f"{low:g}", high=f"{high:g}")
