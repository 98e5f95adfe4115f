"""The outcome of a document in numbers, and whole for a machine."""

from collections import Counter
from typing import Any

from register.mentions import Mention
from register.reconciliation import Certainty, Difference, Outcome, Verdict, What


def tally(outcome: Outcome) -> dict[str, int]:
    """Count what a document comes to."""
    reconciling = outcome.reconciling
    verdicts = Counter(verdict.certainty for _, verdict in reconciling.verdicts)
    works = {(one.what, one.project) for one in outcome.differences}
    counted = Counter(what for what, _ in works)
    return {
        "found": len(reconciling.gathered),
        "sure": verdicts[Certainty.SURE],
        "answered": len(reconciling.answers.works),
        "open questions": len(reconciling.open),
        "no works": verdicts[Certainty.NO_WORK],
        **{str(what): counted[what] for what in What},
        "reviewed otherwise": sum(bool(one.column) for one in outcome.otherwise),
        "not found again": sum(not one.column for one in outcome.otherwise),
        "not in the register": len(outcome.added) if not outcome.written else 0,
        "mentions written": len(outcome.added) if outcome.written else 0,
        "works written": len(reconciling.answers.created) if outcome.written else 0,
        "files written": len(outcome.written),
    }


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Tell the same to a machine."""
    return {
        **tally(outcome),
        "document": outcome.reconciling.document.id,
        "compared": outcome.compared,
        "differences": [_difference_cells(one) for one in outcome.differences],
        "reviewed": [
            {
                "project": one.mention.project,
                "column": one.column,
                "kept": one.kept,
                "found": one.found,
                "said": one.said,
            }
            | _passage(one.mention)
            for one in outcome.otherwise
        ],
        "verdicts": [_verdict(verdict) for _, verdict in outcome.reconciling.verdicts],
        "asked_about": dict(outcome.reconciling.asked_about),
        "questions": [one.cells() for one in outcome.reconciling.open],
    }


def _verdict(one: Verdict) -> dict[str, str]:
    named = one.found.named
    place = {"section": named.passage.section, "paragraph": named.passage.paragraph}
    told = {"name_said": named.said.text, "name": named.name, "certainty": str(one.certainty)}
    return told | {"project": one.project, "why": one.why} | place


def _difference_cells(one: Difference) -> dict[str, Any]:
    passages = {name: _passage(mention) for name, mention in (("passage", one.says), ("earlier", one.said)) if mention}
    told = {"what": one.what, "project": one.project, "name": one.name, "part": one.part}
    return {**told, "before": one.before, "after": one.after, "months": one.months, "words": one.words, **passages}


def _passage(mention: Mention) -> dict[str, str]:
    return {"document": mention.document.id, "section": mention.section, "paragraph": mention.paragraph}
