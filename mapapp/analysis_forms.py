"""The forms that ask for an analysis: which overlays fit it, and its distances and years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from layers.analysis.asked import OWN, WHICH, Analysis
from layers.analysis.gaps import Rank
from layers.analysis.roles import GROUND, POINTS, SHELTERS, ZONES, role_of
from layers.overlays import KINDS, Shown
from layers.overlays.depths import depths
from mapapp.overlaid import called, class_words
from mapapp.wording import Wording
from mapapp.words import Words

Options = Sequence[tuple[str, str]]
ROLES: Mapping[Analysis, Sequence[tuple[str, str]]] = {
    Analysis.WORKS: ((GROUND, "ground"), (POINTS, "points")),
    Analysis.AREAS: ((ZONES, "zones"), (POINTS, "points"), (SHELTERS, "shelters")),
    Analysis.GAPS: ((GROUND, "ground_or_points"), (POINTS, "points")),
}
"""What may be chosen for each analysis, and what it is called there."""
USUAL_METRES = "500"


@dataclass(frozen=True)
class Field:
    """Something to choose or to write.

    Parameters
    ----------
    name : str
        The parameter.
    label : str
    value : str
    options : sequence of (str, str)
        Value and words; empty where a number is written.
    """

    name: str
    label: str
    value: str
    options: Options = ()


@dataclass(frozen=True)
class Form:
    """A form that asks for an analysis.

    Parameters
    ----------
    kind : Analysis
    fields : sequence of Field
        None where no overlay fits.
    is_open : bool
        Whether it is the one that was sent.
    """

    kind: Analysis
    fields: Sequence[Field]
    is_open: bool


def forms(overlays: Sequence[Shown], given: Mapping[str, str], words: Words) -> list[Form]:
    """Give the form of each analysis, filled in as it was sent.

    Parameters
    ----------
    overlays : sequence of Shown
        All that there are.
    given : mapping of str to str
        Parameters of the request.
    words : Words
    """
    return [_form(kind, overlays, given if given.get("kind") == kind else {}, words) for kind in Analysis]


def _form(kind: Analysis, overlays: Sequence[Shown], given: Mapping[str, str], words: Words) -> Form:
    chosen = _ids(given)
    every = (_overlay(kind, role, name, overlays, words) for role, name in ROLES[kind])
    fitting = [field for field in every if field.options]
    # an analysis needs an overlay: the first is offered, unless districts do without
    offers = not given and kind is not Analysis.AREAS
    fields = [_chosen(one, chosen, offers=offers and at == 0) for at, one in enumerate(fitting)]
    if not fields and kind is not Analysis.AREAS:
        return Form(kind, (), is_open=bool(given))
    return Form(kind, (*fields, *_rest(kind, given, words)), is_open=bool(given))


def _ids(given: Mapping[str, str]) -> set[str]:
    several = given.getlist("overlay") if hasattr(given, "getlist") else [given.get("overlay", "")]
    return {name for text in several for name in text.split(",") if name}


def _chosen(field: Field, chosen: set[str], *, offers: bool) -> Field:
    """Fill in what was sent, or the first overlay."""
    offered = field.options[1][0] if offers else ""
    return replace(field, value=next((value for value, _ in field.options if value in chosen), offered))


def _overlay(kind: Analysis, role: str, name: str, overlays: Sequence[Shown], words: Words) -> Field:
    fitting = [one.about for one in overlays if role_of(kind, one.about.kind) == role]
    # scenarios first: they are what most come for
    fitting.sort(key=lambda about: (KINDS.index(about.kind), about.title))
    options = [(about.id, called(about, words)) for about in fitting]
    none = words("analysis.districts") if role == ZONES else words("analysis.not_chosen")
    return Field("overlay", words(f"analysis.{name}"), "", [("", none), *options] if options else ())


def _rest(kind: Analysis, given: Mapping[str, str], words: Words) -> list[Field]:
    every = {
        "class": Field("class", words("analysis.class"), given.get("class", ""), _classes(words)),
        "metres": Field("metres", words("analysis.metres"), given.get("metres") or USUAL_METRES),
        "by": Field("by", words("analysis.by"), given.get("by", "")),
        "works": Field("works", words("analysis.which"), given.get("works", ""), _named("which", WHICH, words)),
        "precision": Field("precision", words("analysis.precision"), given.get("precision", "")),
        "district": Field("district", words("analysis.district"), given.get("district", ""), _districts(words)),
        "within": Field("within", words("analysis.within"), given.get("within", ""), _districts(words)),
        "rank": Field("rank", words("analysis.rank"), given.get("rank", ""), _named("rank", tuple(Rank), words)),
    }
    # a gap is no less one for a work of the next district: there the filter is offered to whom has set it
    left_out = {"district"} if kind is Analysis.GAPS and not given.get("district") else set()
    return [field for name, field in every.items() if name in OWN[kind] and name not in left_out]


def _named(what: str, values: Sequence[str], words: Words) -> Options:
    return [(str(value), words(f"analysis.{what}_{value}")) for value in values]


def _classes(words: Words) -> Options:
    deep = [{"number": one.number, "low_m": one.low_m, "high_m": one.high_m} for one in depths()]
    return [("", words("analysis.class_any")), *((str(one["number"]), class_words(one, words)) for one in deep[1:])]


def _districts(words: Words) -> Options:
    say = Wording(words).district
    return [("", words("analysis.district_any")), *((name, say(name)) for name in words.section("district"))]
