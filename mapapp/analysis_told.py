"""A result in words: what was asked of what, what it adds up to, and what to beware of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from layers.analysis.asked import FLOOD, Analysis
from layers.analysis.document import Told
from layers.analysis.legend import Legend
from layers.analysis.result import Result
from layers.analysis.roles import GROUND, role_of
from layers.overlays import Shown
from mapapp.filing.labels import phase_colours
from mapapp.overlaid import called, caution, class_words, rain
from mapapp.saying import say_query
from mapapp.wording import Wording
from mapapp.words import Words

Lines = Iterator[tuple[str, str]]


def tell(result: Result, words: Words) -> Told:
    """Say what a result is.

    Parameters
    ----------
    result : Result
    words : Words
    """
    kind = words(f"analysis.{result.asked.kind}")
    titles = [called(one.about, words) for one in result.overlays]
    named = words("analysis.named", kind=kind, overlays=words("analysis.between").join(titles)) if titles else kind
    about = tuple(_about(result, words))
    lost = {form: (words("file.lost"), str(said)) for form, said in words.section("analysis_lost").items()}
    return Told(named, about, warning(result, words), _classes(result, words), _legend(result, words), lost)


def warning(result: Result, words: Words) -> str:
    """Give the caution of what was modelled; empty where nothing was."""
    return next((said for one in result.overlays if (said := caution(one.about.kind, words))), "")


def _legend(result: Result, words: Words) -> Legend:
    phases = {phase: (words(f"phase.{phase}"), colour) for phase, colour in phase_colours().items()}
    counted = {phase: words("analysis_count.works", phase=said) for phase, (said, _) in phases.items()}
    headings = {name: str(said) for name, said in words.section("analysis_field").items()} | counted
    if result.asked.kind is Analysis.AREAS:
        headings["villages"] = words("analysis_count.villages")
    return Legend(words.language, headings, phases, words("analysis.layer_unclassed"))


def _classes(result: Result, words: Words) -> tuple[dict[str, Any], ...]:
    """Give the classes of the ground, which are those that a result's depths count."""
    classes = next((one.classes for one in result.overlays if role_of(result.asked.kind, one.about.kind) == GROUND), ())
    return tuple(dict(one) | {"words": class_words(one, words)} for one in classes)


def _about(result: Result, words: Words) -> Lines:
    asked = result.asked
    yield words("analysis.about_kind"), words(f"analysis.{asked.kind}_lead")
    for one in result.overlays:
        yield words("analysis.about_overlay"), _overlay(one, words)
    which = words("analysis.which_flood" if asked.which == FLOOD else "analysis.which_all")
    if asked.filters:
        which = words("analysis.about_which_text", which=which, filters=say_query(asked.query, words))
    yield words("analysis.about_which"), which
    yield from _measured(result, words)
    yield words("analysis.about_precision"), _precision(result, words)
    if result.span:
        first, last = result.span
        yield words("analysis.about_span"), words("analysis.about_span_text", first=first, last=last)
    yield words("analysis.about_crs"), words("analysis.about_crs_text")
    edition = words("analysis.about_edition_text", edition=result.edition, as_of=result.as_of)
    yield words("analysis.about_edition"), edition


def _overlay(one: Shown, words: Words) -> str:
    about = one.about
    said = {"title": about.title, "source": about.source, "date": about.date}
    if about.scenario:
        return words("analysis.about_overlay_rain", **said, rain=rain(about.scenario, words))
    return words("analysis.about_overlay_text", **said)


def _measured(result: Result, words: Words) -> Lines:
    asked, metres = result.asked, f"{result.asked.metres:g}"
    if asked.kind is not Analysis.GAPS:
        yield words("analysis.about_metres"), words("analysis.about_near", n=metres)
        return
    yield words("analysis.about_metres"), words("analysis.about_beyond", n=metres)
    found = next(
        (one for shown in result.overlays for one in shown.classes if one["number"] == asked.least_class), None
    )
    if found:
        said = words("analysis.about_class_text", n=asked.least_class, words=class_words(found, words))
        yield words("analysis.about_class"), said
    elif asked.least_class > 1:
        yield words("analysis.about_class"), words("analysis.about_class_plain", n=asked.least_class)
    year = Wording(words).year(asked.by) if asked.by else ""
    done = words("analysis.about_standing_by", year=year) if year else words("analysis.about_standing_done")
    yield words("analysis.about_standing"), done
    if asked.within:
        yield words("analysis.about_within"), Wording(words).districts(asked.within, len(asked.within))
    yield words("analysis.about_rank"), words(f"analysis.rank_{asked.rank}")


def _precision(result: Result, words: Words) -> str:
    metres = result.asked.precision
    if metres is None:
        return words("analysis.about_precision_any")
    return words("analysis.about_precision_text", n=f"{metres:g}", left=result.totals.get("left_out", 0))
