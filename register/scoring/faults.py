"""Every fault of a score in one line, with the words: for who tunes the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from register.extraction import Found
from register.scoring.not_works import NotWork, why_not
from register.scoring.score import Score

AROUND = 12
"""Letters shown on each side of the words that were found."""


def faults(score: Score, judged: Sequence[NotWork] = ()) -> Iterator[str]:
    """Give what was missed, what nobody had read, what was read wrongly, and promises read as facts.

    Parameters
    ----------
    score : Score
    judged : sequence of NotWork
        What people judged to be no work: the reason stands behind what was found nevertheless.
    """
    for gold in score.missed:
        told = "unread" if gold in score.told else "missed"
        yield f"{told}   {gold.section} {gold.paragraph} 「{gold.name_said}」 ({gold})"
    for found in score.spurious:
        why = why_not(found, judged)
        words = f"…{_around(found)}…" + (f" (judged: {why})" if why else "")
        yield f"spurious {_place(found)} 「{found.named.said.text}」 as {found.named.name}: {words}"
    for one in score.judged:
        for aspect, verdict in one.verdicts.items():
            if not verdict.right:
                found = one.pair.found
                words = _words(found, aspect) or _around(found)
                read = f"「{verdict.read}」, found 「{verdict.found}」"
                yield f"{aspect} {_place(found)} 「{one.pair.gold.name_said}」: read {read}: {words}"
    for found, why in score.promises:
        yield f"PROMISE  {_place(found)} 「{found.named.name}」: {why}"


def _place(found: Found) -> str:
    passage = found.named.passage
    return f"{passage.section} {passage.paragraph}"


def _around(found: Found) -> str:
    """Show the name's words in their passage; or how the passage begins, where they stand in the heading above it."""
    passage, said = found.named.passage, found.named.said
    begins, ends = (max(0, place - passage.begins) for place in (said.begins, said.ends))
    return passage.text[max(0, begins - AROUND) : ends + AROUND]


def _words(found: Found, aspect: str) -> str:
    """Give the words that an aspect was read from; the status's and the dates' are also those of the modality."""
    said = {
        "status": (found.status,),
        "modality": (found.start, found.completion),
        "start": (found.start,),
        "completion": (found.completion,),
        "completion precision": (found.completion,),
        "budget": (found.budget,),
        "quantity": (found.quantity,),
    }
    return " ".join(f"「{words.text}」" for words in said.get(aspect, ()) if words)
