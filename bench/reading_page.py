"""The page that tells how well documents are read, and what each rule buys: Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bench.ablation import Bought
from bench.measure import Measure
from register.extraction.extract import extract
from register.scoring import Rate, Score, total
from register.scoring.exam import TUNED, Exam, sit

HEAD: Final = """# How well documents are read, and what each rule buys

`python -m bench.reading` writes this page; the texts it reads are no part of the repository. `worksmap register
evaluate --misses` tells every fault with its words, CONTRIBUTING.md how a mention is compared.

The rules were made by {tuned}; the other documents of the register are held out.{others}

Of the works that were found: a row such as *status* counts all of them, silence on both sides as agreement; *status
stated* those alone of which something is stated. *found or unread* counts what was missed but listed for a person too.
"""
OTHERS: Final = """ *Others* are {count} texts in the wording of
reports of other cities and years, most of them written for this. Faults of all of them were looked at while the rules
were widened, so these figures flatter: README.md has those of texts that no rule had seen."""
RULES: Final = """
## What each rule buys

What there is with the rule and not without it, on the tuned, the held-out and the other documents: works found /
spurious works kept out / statuses / completions / other values; of values the right ones less the wrong ones. · is
none, a negative number is harm. *Fires* counts the works that it helped to find; the last column counts promises that
would be read as facts, in these texts and in a hundred sentences that promise, hope, require and deny.
"""
IDLE: Final = """
## Rules that buy nothing here

Nothing changes without them, on any of these texts: they guard against what other texts say, or can go.
"""


def page(reviewed: Sequence[Exam], others: Sequence[Exam], bought: Sequence[Bought], cost: Sequence[Measure]) -> str:
    """Set the page.

    Parameters
    ----------
    reviewed : sequence of Exam
        The register's documents.
    others : sequence of Exam
    bought : sequence of Bought
        The dearest first.
    cost : sequence of Measure
    """
    strangers = OTHERS.format(count=len(others)) if others else ""
    return "\n".join(
        [
            HEAD.format(tuned=" and ".join(TUNED), others=strangers),
            *_reached(_groups(reviewed, others)),
            "",
            *(f"{one.name}: {one.ours:.1f} {one.unit} (at most {one.bound:.0f}). {one.note}".strip() for one in cost),
            RULES,
            *_rules([one for one in bought if not one.idle]),
            IDLE,
            ", ".join(f"`{one.rule}` ({one.fires})" for one in bought if one.idle) or "None.",
            "",
        ]
    )


def _groups(reviewed: Sequence[Exam], others: Sequence[Exam]) -> dict[str, Score]:
    scores, strange = sit(reviewed, extract), sit(others, extract)
    tuned = total(one for document, one in scores.items() if document in TUNED)
    held = total(one for document, one in scores.items() if document not in TUNED)
    groups = {**scores, "tuned": tuned, "held out": held, "all": total(scores.values())}
    return groups | ({"others": total(strange.values())} if others else {})


def _reached(groups: Mapping[str, Score]) -> Iterator[str]:
    yield _row(["", *groups])
    yield _row(["---", *("---:" for _ in groups)])
    rates = [one.rates() for one in groups.values()]
    for name in rates[0]:
        yield _row([name, *(_cell(rate[name]) for rate in rates)])
    yield _row(["promises read as facts", *(str(len(one.promises)) for one in groups.values())])


def _rules(bought: Sequence[Bought]) -> Iterator[str]:
    groups = list(bought[0].buys) if bought else []
    yield _row(["rule", "fires", *groups, "promises"])
    yield _row(["---", "---:", *("---:" for _ in groups), "---:"])
    for one in bought:
        counts = (" / ".join(str(count or "·") for count in one.buys[group].values()) for group in groups)
        yield _row([f"`{one.rule}`", str(one.fires), *counts, str(one.promises or "·")])


def _cell(rate: Rate) -> str:
    return f"{rate.share:.1%} ({rate.right}/{rate.of})" if rate.of else "–"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
