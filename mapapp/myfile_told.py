"""What a reader's file meets, in words: for the page and its script alike."""

from __future__ import annotations

import json
from typing import Any

from layers.errors import shown
from layers.myfile import Found, How, Met, Wanted
from mapapp.refused import say_refused
from mapapp.sentences import LOOSE_M, Sentences
from mapapp.served import served

LIES = {How.INSIDE: "myfile.inside", How.TOUCHES: "myfile.touches"}
LETTERS = {"cp950": "Big5"}
"""Encodings that are told, by the name that people know; of UTF-8 nobody needs to hear."""


def told_of(found: Found, wanted: Wanted) -> dict[str, Any]:
    """Tell what a file holds, which works it meets, and what was left out.

    Parameters
    ----------
    found : Found
    wanted : Wanted
        What was asked.

    Returns
    -------
    dict
        ``name``, ``holds``, ``sentence``, ``notes``, ``works`` (``id``, ``name``, ``phase``, ``how``, ``said``,
        ``loose``, ``distance_m``, ``feature``), ``total``, ``features`` (GeoJSON).
    """
    works = [_work(one) for one in (*found.within, *([found.beyond] if found.beyond else []))]
    return {
        "name": shown(wanted.name),
        "holds": _holds(found),
        "sentence": _sentence(found, wanted.distance_m),
        "notes": [*_notes(found), *(say_refused(served().words, shown(text)) for text in found.warned)],
        "works": [one for one in works if one],
        "total": found.total,
        "distance_m": wanted.distance_m,
        "features": {"type": "FeatureCollection", "features": found.features},
    }


def _holds(found: Found) -> str:
    words = served().words
    parts = [found.form, words("myfile.features", n=found.count), found.crs, LETTERS.get(found.encoding, "")]
    return words("mark.gap").join(filter(None, parts))


def _sentence(found: Found, distance_m: float) -> str:
    words = served().words
    say = Sentences(words)
    radius = say.length(distance_m)
    if found.total:
        counted = {str(how): sum(one.how is how for one in found.within) for how in How}
        listed = [words(f"myfile.some_{how}", n=n) for how, n in counted.items() if n]
        return words("myfile.some", n=found.total, radius=radius, parts=words("mark.semicolon").join(listed))
    if found.beyond is None:
        return words("myfile.none_further", radius=radius)
    return words("myfile.none", radius=radius, far=_far(found.beyond))


def _notes(found: Found) -> list[str]:
    words = served().words
    said = {
        "listed": found.total - len(found.within),
        "unplaced": found.unplaced,
        "placeless": found.placeless,
        "mended": found.mended,
    }
    notes = [words(f"myfile.{name}", n=n) for name, n in said.items() if n]
    if found.coarse_m:
        notes.append(words("myfile.coarse", n=f"{found.coarse_m:g}"))
    if found.cut:
        notes.append(words("myfile.cut"))
    return notes


def _work(one: Met) -> dict[str, Any] | None:
    """Tell of a work; one that a new edition has taken away meanwhile is not told of."""
    parts = served()
    feature = parts.store.get(one.id)
    if feature is None:
        return None
    said = json.loads(feature)["properties"]
    words, loose = parts.words, one.precision_m > LOOSE_M
    official = said["name_en"] if words.language == "en" else None
    return {
        "id": one.id,
        "name": official or said["name"],
        "phase": said["phase"],
        "phase_said": str(words.section("phase")[said["phase"]]),
        "category_said": str(words.section("category")[said["category"]]),
        "how": str(one.how),
        "said": words(LIES[one.how]) if one.how in LIES else _far(one),
        "loose": words("myfile.loose", far=Sentences(words).length(one.precision_m)) if loose else "",
        "distance_m": round(one.metres),
        "feature": one.feature,
        "by": words("myfile.by", n=one.feature),
    }


def _far(one: Met) -> str:
    return Sentences(served().words).away(one.metres, one.precision_m, is_area=False)
