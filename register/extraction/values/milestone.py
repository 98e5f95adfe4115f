"""Which dates that are said of a work are its start and its completion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from register.dates import Dated
from register.errors import WordsError
from register.extraction.joining import Folded
from register.extraction.values.forms import value_form
from register.extraction.values.segment import LAST, Segment
from register.extraction.values.years import implied_year
from register.period import Period
from register.vocabulary import vocabulary
from register.when import Kind, When, read_when

APART = 20
"""Characters that may stand between a date and its milestone: 「9 月底前可全線完工通車」."""
BARE_DONE = re.compile(r"^(?:完成|施作完成|全[數部]完成)$")
AFTER_LIST = re.compile(r"^[^,。;\t]*")
HAPPENED = re.compile(r"已|業")
TAIL = re.compile(r"^(?:進駐|啟用|驗收|使用|前|並啟用)")


@dataclass(frozen=True)
class Milestone:
    """A date with what is dated.

    Parameters
    ----------
    begins, ends : int
        Of the words, in the folded text.
    when : When or None
        None where the words cannot be read in one piece.
    segment : Segment
    former : bool
        Whether the date no longer holds.
    rules : tuple of str
    planned : bool
        Whether it stands in a column of days that were meant: it came true only if the work is said to be done.
    """

    begins: int
    ends: int
    when: When | None
    segment: Segment
    former: bool
    rules: tuple[str, ...]
    planned: bool = False


def _date_for(segment: Segment, begins: int, ends: int, floor: int) -> Dated | None:
    """Find the date of a milestone: the last before it, else the one that it is given behind it."""
    before = [date for date in segment.dates if floor <= date.begins and date.ends <= begins <= date.ends + APART]
    if before:
        return before[-1]
    after = [date for date in segment.dates if date.begins >= ends]
    if after and value_form("dated_after").search(segment.text[ends : after[0].begins]):
        return after[-1] if len(after) > 1 and _moved(segment.text, after[-1]) else after[0]
    return None


def _moved(text: str, date: Dated) -> bool:
    return bool(re.search(r"(?:延|展延|順延|提前|調整|修正)(?:至|到|為)$", text[: date.begins]))


def _is_other_stage(folded: Folded, segment: Segment, begins: int, ends: int, date: Dated) -> bool:
    """Tell whether 完成 stands for a stage before building: 「可行性研究預計 114 年 5 月完成」."""
    if not BARE_DONE.search(segment.text[begins:ends]):
        return False
    first = segment.begins + date.begins
    lead = folded.text[segment.piece.begins : first]
    lead = vocabulary().promise.sub("", lead).rstrip("於在至將可,:()")
    between = segment.text[date.ends : begins]
    own = folded.text[segment.begins + ends : segment.begins + ends + 1]
    return bool(value_form("stage").search(lead) or value_form("stage").search(between)) or own not in (
        "",
        *",。;、)並且及\t",
    )


def _begin(folded: Folded, segment: Segment, date: Dated) -> int:
    """Find where the words of a milestone begin: with what promises it, with 於, with the part that it is said of."""
    text = segment.text
    first = date.begins
    while first and text[first - 1] in "於自在至":
        first -= 1
    lead = text[:first]
    if segment.promised:
        promise = vocabulary().promise.search(text)
        first = min(first, promise.start()) if promise else first
        lead = ""
    head = folded.text[segment.piece.begins : segment.begins] if segment.promised else lead
    short = re.fullmatch(r"(?:已|業|並|且|業已|均|皆|全[線段案區]|[東西南北中]段|[^,、()的]{0,8}[段標期階])+", head)
    if short and not head.startswith(("並", "且")):
        return segment.piece.begins if segment.promised else segment.begins
    return segment.begins + first


def milestones(folded: Folded, segments: Sequence[Segment], spoken: Period, kind: str) -> Iterator[Milestone]:
    """List the dated milestones in what is said of a work.

    Parameters
    ----------
    folded : Folded
    segments : sequence of Segment
        In the order of the text.
    spoken : Period
        When the document speaks.
    kind : str
        ``completion`` or ``start``.
    """
    for segment in segments:
        if segment.piece.rule == LAST:
            continue
        floor = 0
        for found in value_form(kind).finditer(segment.text):
            date = _date_for(segment, found.start(), found.end(), floor)
            floor = found.end()
            if date is None or (kind == "completion" and _is_other_stage(folded, segment, *found.span(), date)):
                continue
            yield _milestone(folded, segment, date, found.span(), spoken)
        if not segment.text or floor:
            continue
        yield from _undated(folded, segment, spoken, kind)


def _undated(folded: Folded, segment: Segment, spoken: Period, kind: str) -> Iterator[Milestone]:
    """Read a date whose milestone stands elsewhere: behind a list of dates, or at the head of the column."""
    if not segment.dates or not _is_headed(folded, segment, kind):
        return
    date = segment.dates[-1]
    planned = bool(value_form("header_planned").search(segment.piece.header))
    begins = segment.begins + (0 if segment.promised else date.begins)
    when = read_piece(folded, begins, segment.begins + date.ends, spoken)
    if when is not None and when.kind is Kind.ACTUAL and (segment.promised or segment.carried):
        when = None
    planned = planned and when is not None and when.kind is Kind.ACTUAL
    yield Milestone(begins, segment.begins + date.ends, when, segment, False, (segment.piece.rule,), planned)


def _is_headed(folded: Folded, segment: Segment, kind: str) -> bool:
    if segment.piece.header:
        if any(value_form(name).search(segment.text) for name in ("completion", "start")):
            return False
        return bool(value_form(f"header_{kind}").search(segment.piece.header))
    if segment.piece.rule != "value-paired":
        return False
    rest = AFTER_LIST.search(folded.text[segment.ends :])
    return bool(rest and value_form(kind).search(rest.group()))


def _milestone(folded: Folded, segment: Segment, date: Dated, found: tuple[int, int], spoken: Period) -> Milestone:
    tail = TAIL.search(segment.text[found[1] :])
    ends = max(date.ends, found[1] + (tail.end() if tail else 0))
    begins = min(_begin(folded, segment, date), segment.begins + found[0])
    former = bool(value_form("former").search(folded.text[segment.piece.begins : segment.begins + date.begins]))
    when = read_piece(folded, begins, segment.begins + ends, spoken)
    if when is None:
        begins = segment.begins + (0 if segment.promised else min(date.begins, found[0]))
        when = read_piece(folded, begins, segment.begins + ends, spoken)
    if when is not None and not _holds(folded, segment, date, when, spoken):
        when = None
    return Milestone(begins, segment.begins + ends, when, segment, former, (segment.piece.rule,))


def read_piece(folded: Folded, begins: int, ends: int, spoken: Period) -> When | None:
    """Read a date from a piece of the folded text, or None where its words cannot be read."""
    try:
        return read_when(folded.text[begins:ends], spoken)
    except WordsError:
        return None


def _holds(folded: Folded, segment: Segment, date: Dated, when: When, spoken: Period) -> bool:
    """Tell whether the words say alone what they say in their sentence: the modality, and the year.

    A promise before them, or a year of another clause, is lost to a date that is cut out alone: better no date than one
    that reads as a fact, or as another year.
    """
    unsure = segment.promised or segment.carried or (segment.heads and not HAPPENED.search(segment.text))
    denied = vocabulary().negated.search(segment.text) or segment.text.startswith("非")
    if when.kind is Kind.ACTUAL and (unsure or denied):
        return False
    return date.stated or implied_year(folded, segment, date, spoken)


def is_part_done(segment: Segment) -> bool:
    """Tell whether what is said is said of a part that is done: 主體, 部分."""
    return segment.piece.partial or bool(value_form("part_done").search(segment.text))
