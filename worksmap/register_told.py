"""How the outcome of a document is told to a clerk: what needs attention first, each with its words and passage."""

from collections.abc import Iterator
from itertools import groupby

from register.decisions import FIELDS
from register.mentions import Mention
from register.reconciliation import Certainty, Difference, Outcome, Question, What
from register.reconciliation.otherwise import Otherwise
from register.reconciliation.question import Ask
from register.vocabulary import compact
from worksmap.register_outcome import tally

ALWAYS = ("found", "sure", "open questions", "files written")
"""Counts that are told even where they are none."""
LONGEST = 70
"""Characters of a sentence on the screen."""
LATER = {True: "later", False: "earlier"}


def as_lines(outcome: Outcome) -> Iterator[str]:
    """Tell the outcome to a person: what needs attention first, each with its words and passage, then a tally."""
    document = outcome.reconciling.document
    yield f"{document.id} {document.title} ({document.date})"
    if outcome.compared:
        yield "its rows in mentions.csv were written by people: compared, nothing is added (--besides adds)"
    asked = outcome.reconciling.asked_about
    stands = {one.project: one for one in outcome.register.decisions if one.field in FIELDS}
    for what, found in groupby(outcome.differences, key=lambda one: one.what):
        told = list(found)
        yield f"\n{what} ({len({one.project for one in told})})"
        for one in told:
            decided = stands.get(one.project)
            yield from _difference(one, asked.get(one.project, ""))
            if decided:
                value = f"{decided.field} 「{decided.value}」"
                yield f"      a person's correction stands: {value} {decided.reason} ({decided.by}, {decided.date})"
    yield from _otherwise(outcome)
    yield from _no_works(outcome)
    yield from _questions(outcome)
    yield "\n" + " · ".join(f"{name} {value}" for name, value in tally(outcome).items() if value or name in ALWAYS)


def _where(mention: Mention) -> str:
    return f"{mention.section} {mention.paragraph}".strip()


def _difference(one: Difference, asked: str) -> Iterator[str]:
    yield f"  {one.project} {one.name}{_values(one)}{_asked(one, asked)}"
    if one.says:
        yield f"      「{one.words}」 {_where(one.says)}"
    if one.said and one.what not in (What.UNCHANGED, What.CHANGED):
        words = _said(one) if one.says else one.words
        yield f"      before: 「{words}」 {one.said.document.id}, {_where(one.said)}"


def _asked(one: Difference, id_: str) -> str:
    """Tell that a question may change this."""
    if not id_ or (one.says and one.what is not What.CONTRADICTED):
        return ""
    return f" ({id_} below asks whether it is so)" if one.says else f" ({id_} below may be about it)"


def _said(one: Difference) -> str:
    """Give the earlier document's words on the same."""
    return Difference(one.what, one.project, one.name, one.part, said=one.said).words


def _values(one: Difference) -> str:
    """Tell values and months in a line, as far as there are any."""
    late = "late" if one.what is What.KEPT else LATER[(one.months or 0) > 0]
    moved = "" if one.months is None else f", {abs(one.months)} months {late}"
    if one.what in (What.NEW, What.UNCHANGED):
        return f": {one.after}" if one.after else ""
    if one.what in (What.QUIET, What.PASSED):
        owed = "promised " if one.what is What.PASSED else ""
        return f": {owed}{one.before or 'no status stated'}"
    return f": {one.line}{moved}"


def _otherwise(outcome: Outcome) -> Iterator[str]:
    apart = [one for one in outcome.otherwise if one.column]
    missed = [one for one in outcome.otherwise if not one.column]
    names = {one.id: one.name for one in outcome.register.projects}
    if apart:
        yield f"\nreviewed otherwise, and left as it is ({len(apart)})"
    for one in apart:
        yield f"  {one.mention.project} {names[one.mention.project]}: {one.column} {_kept(one)}"
        words = f"「{one.said}」" if one.said else "no words found;"
        yield f"      {words} {_where(one.mention)}"
    if missed:
        yield f"\nin the register, and not found again by the reading ({len(missed)})"
    for one in missed:
        yield f"  {one.mention.project} {names[one.mention.project]} 「{one.mention.name_said}」 {_where(one.mention)}"
    if outcome.added and not outcome.written:
        yield f"\nfound, and not in the register yet ({len(outcome.added)})"
        for draft in outcome.added:
            name = names.get(draft.project, "")
            yield f"  {draft.project} {name} 「{draft.name_said}」 {draft.section} {draft.paragraph}"


def _kept(one: Otherwise) -> str:
    return f"{one.kept or '—'} stands, the reading finds {one.found or '—'}"


def _no_works(outcome: Outcome) -> Iterator[str]:
    """List what was held for a sum or a kind of works, so that a person can object."""
    none = [one for _, one in outcome.reconciling.verdicts if one.certainty is Certainty.NO_WORK]
    if none:
        yield f"\nno works: sums, or kinds of works without a name ({len(none)})"
    for one in none:
        named = one.found.named
        yield f"  「{named.said.text}」 {named.passage.section} {named.passage.paragraph}"


def _questions(outcome: Outcome) -> Iterator[str]:
    asked = outcome.reconciling.open
    if not asked:
        return
    file = f"data/questions/{outcome.reconciling.document.id}.csv"
    there = "answer them in" if outcome.kept else "--write puts them into"
    there = "--besides --write puts them into" if outcome.compared else there
    yield f"\nquestions to a person ({len(asked)}): {there} {file}"
    for one in asked:
        yield from _question(one)


def _question(one: Question) -> Iterator[str]:
    page = f", p. {one.page}" if one.page else ""
    yield f"  {one.id} {_asks(one)} {one.why}"
    yield f"      {shorten(one.sentence)} ({one.section} {one.paragraph}{page})"
    for candidate in filter(None, one.candidates.split(" ｜ ")):
        yield f"      {candidate}"


def _asks(one: Question) -> str:
    """Tell what is asked, in a few words."""
    if one.kind == Ask.UNREAD:
        return "not read:"
    meant = "" if compact(one.name) == compact(one.name_said) else f" ({one.name})"
    which = {"new": "a new work?", "": "which work?"}.get(one.proposal, f"{one.proposal}?")
    return f"「{one.name_said}」{meant}: {'is it true of ' if one.kind == Ask.CONTRADICTS else ''}{which}"


def shorten(sentence: str) -> str:
    """Cut a long sentence for the screen; the file has it whole."""
    return sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST]}…"
