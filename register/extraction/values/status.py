"""Which words that speak of a work are its status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from register.errors import WordsError
from register.extraction.joining import Folded, Place
from register.extraction.rules import Rules
from register.extraction.values.forms import value_form
from register.extraction.values.segment import LAST, Segment
from register.extraction.values.years import implied_year
from register.period import Period
from register.progress import read_status
from register.spotting import lies_ahead
from register.status import LADDER, Status
from register.vocabulary import vocabulary

STOPPED = (Status.CANCELLED, Status.SUSPENDED)
FINISHED = (Status.COMPLETED, Status.OPERATING)
RUNNING = "營運管理"
"""Who keeps a work running has it in use."""
MILESTONES = (Status.CONSTRUCTION, Status.COMPLETED, Status.OPERATING)
HANGING = re.compile(r"[同翌次隔]年")
HAPPENED = re.compile(r"已|業")
AFTERWARDS = re.compile(
    r"(?:完工|竣工|通車|啟用|開工|動工|核定|決標|簽約|發包|取得|徵收|拆除|完成|通過|到位|核准)(?:之|以)?後"
)
"""「完工後辦理驗收」 tells in which order things come, and not that they have."""
BARE = 4
"""Characters beside a milestone that stands alone behind its name: 「甲橋通車」, 「大致完工」."""
Phrase = tuple[int, int, Status]
FRAME = re.compile(r"^(?:其中|交通方面|,|、|:|並|且|;|」|\)|\(|的|,)+")


@dataclass(frozen=True)
class Stated:
    """Words that state a status.

    Parameters
    ----------
    begins, ends : int
        In the folded text.
    code : Status
    partial : bool
    ongoing : bool
        Whether the words say that the stage is being gone through, not that it is done.
    rules : tuple of str
    """

    begins: int
    ends: int
    code: Status
    partial: bool
    ongoing: bool
    rules: tuple[str, ...]


def _phrases(text: str, place: Place) -> Iterator[tuple[int, int, Status]]:
    """Find the phrases with a code that nothing hides; before a name, what ends an item of a list is that item's."""
    words = vocabulary()
    hidden = [found.span() for name in _hiding(place) for found in value_form(name).finditer(text)]
    spans = [(found.start(), found.end(), words.codes[found.group()]) for found in words.words.finditer(text)]
    spans += [
        (found.start(), found.end(), code) for pattern, code in words.patterns for found in pattern.finditer(text)
    ]
    for begins, ends, code in sorted(spans, key=lambda span: span[:2]):
        if code is None:
            continue
        if place is Place.BEFORE and text.startswith("、", ends):
            continue
        if text[ends - 1] == "%" or not any(one < ends and begins < two for one, two in hidden):
            yield begins, ends, code


def _hiding(place: Place) -> tuple[str, ...]:
    """Before a name, the name is the verb's object: 「規劃成立甲分隊」."""
    return ("hidden",) if place is Place.BEFORE else ("hidden", "transitive")


def _reads(text: str, code: Status, spoken: Period) -> bool:
    try:
        return read_status(text, spoken) is code
    except WordsError:
        return False


def _cut(text: str, begins: int, ends: int, code: Status, spoken: Period) -> tuple[int, int] | None:
    """Choose the widest words around a phrase that read as it."""
    frame = FRAME.search(text)
    first = frame.end() if frame else 0
    tail = value_form("tail").search(text[ends:])
    after = ends + (tail.end() if tail else 0)
    marks = [found.end() for found in value_form("aside").finditer(text, 0, begins)]
    near = marks[-1] if marks else first
    for one, two in ((first, len(text)), (first, after), (near, after), (near, ends), (begins, after), (begins, ends)):
        if one <= begins and ends <= two and _reads(text[one:two], code, spoken):
            return one, two
    return None


def _evident(segment: Segment, begins: int, ends: int, code: Status) -> bool:
    """Tell whether a phrase is a report where it stands, and no task."""
    text = segment.text
    phrase = text[begins:ends]
    if segment.heads and not value_form("evident_stage").search(text):
        return False
    if text.startswith(("之", "的")) and code in FINISHED and phrase != RUNNING:
        return False
    ongoing = phrase == RUNNING or (code not in FINISHED and value_form("ongoing").search(phrase))
    if not ongoing and not HAPPENED.search(text) and (segment.heads or AFTERWARDS.search(text, 0, begins)):
        return False
    if ongoing or segment.dates or value_form("evidence").search(text):
        return True
    if segment.piece.place in (Place.BEFORE, Place.OWN) or not segment.piece.subject:
        return False
    return code not in MILESTONES or len(text) <= ends - begins + BARE or text.startswith("等")


def _of_study(segment: Segment, after: Segment | None) -> bool:
    if not segment.heads or after is None or "完成" not in after.text:
        return False
    return bool(value_form("study").search(segment.text))


def _least(text: str, phrases: Sequence[Phrase], rules: Rules) -> Iterator[Phrase]:
    """Choose of the phrases with nothing like 及 between them the least advanced one."""
    rows: list[list[Phrase]] = []
    for phrase in phrases:
        apart = rows and value_form("aside").search(text, rows[-1][-1][1], phrase[0])
        if rows and not (apart and "value-side-by-side" in rules):
            rows[-1].append(phrase)
        else:
            rows.append([phrase])
    for row in rows:
        stopped = [phrase for phrase in row if phrase[2] in STOPPED]
        yield stopped[0] if stopped else min(row, key=lambda phrase: LADDER.index(phrase[2]))


def _in(segment: Segment, spoken: Period, rules: Rules, study: bool, results: bool) -> Iterator[Stated]:
    phrases = [
        phrase
        for phrase in _phrases(segment.text, segment.piece.place)
        if study or results or "value-evidence" not in rules or _evident(segment, *phrase)
    ]
    for begins, ends, code in _least(segment.text, phrases, rules):
        cut = _cut(segment.text, begins, ends, code, spoken)
        if cut is not None:
            one, two = cut
            used = (segment.piece.rule, *(["value-study"] if study else []))
            ongoing = bool(value_form("being").search(segment.text))
            yield Stated(segment.begins + one, segment.begins + two, code, segment.piece.partial, ongoing, used)


def _hangs(folded: Folded, segment: Segment, spoken: Period) -> bool:
    """Tell whether the words hang on a date whose year other words say: nobody knows whether it has come."""
    if HANGING.search(segment.text):
        return True
    return any(not date.stated and not implied_year(folded, segment, date, spoken) for date in segment.dates)


def stated_in(folded: Folded, segments: Sequence[Segment], spoken: Period, rules: Rules) -> list[Stated]:
    """List what the words about a work state of its status; only what has happened counts.

    Parameters
    ----------
    folded : Folded
    segments : sequence of Segment
        In the order of the text.
    spoken : Period
        When the document speaks.
    rules : Rules
    """
    stated: list[Stated] = []
    ahead = any(
        segment.piece.rule == "value-paired" and any(lies_ahead(segment.text, date, spoken) for date in segment.dates)
        for segment in segments
    )
    plans = "value-plans" in rules and bool(value_form("plans").search(folded.passage.section))
    results = "value-results" in rules and bool(value_form("results").search(folded.passage.section))
    for number, segment in enumerate(segments):
        if segment.piece.rule == LAST and ahead:
            continue
        if segment.piece.purpose or not segment.is_fact(spoken) or _hangs(folded, segment, spoken):
            continue
        after = segments[number + 1] if number + 1 < len(segments) else None
        study = "value-study" in rules and _of_study(segment, after)
        told = _in(segment, spoken, rules, study, results and segment.piece.rule == "value-done-object")
        stated += [one for one in told if not plans or _stands_alone(folded, segment, one)]
    return stated


def _stands_alone(folded: Folded, segment: Segment, one: Stated) -> bool:
    """Tell whether words report even under a heading of plans: with 已 or a day that has passed, or of a stage."""
    if one.code not in FINISHED or RUNNING in folded.text[one.begins : one.ends]:
        return True
    return bool(segment.dates or vocabulary().happened.search(segment.text))
