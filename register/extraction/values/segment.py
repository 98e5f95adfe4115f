"""What a piece says, divided where plain words turn into a promise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from register.dates import DATES, Dated
from register.extraction.joining import Folded, Piece
from register.extraction.values.forms import value_form
from register.period import Period
from register.spotting import lies_ahead, spot_dates
from register.vocabulary import vocabulary

HAPPENED = re.compile(
    r"^(?:並|且)?(?:已|業|目前|現[正已]|刻正?|正|實際|累計|[^,]{0,4}進度|截至|迄今|[^,]{0,6}(?:已|業已|業經))|[^,]{2,}中$"
)
GLOSS = re.compile(r"[今本明去後前]\(\d{2,4}\)年")
"""「去（114）年底」 says the same year twice, and is one date."""
LAST = "value-paired-last"
"""Rule of the last item of a list of values, which says for all what is dated: 「分別於 3 月、5 月完工」."""
PUT_OFF = frozenset("延展順")
"""A date that is put off is one statement with the date that it replaces: 「由 114 年 9 月延至 115 年 3 月」."""
BEFORE_PROMISE = re.compile(r"^(?:之?前|以前|底|起|左右|可|後)?$")
OWN_PART = re.compile(r"^[^,\d]{0,8}(?:段|標|[一二三四前後]期|階段|側|端|區|部分|棟|座|館)")


@dataclass(frozen=True)
class Segment:
    """Words of one modality.

    Parameters
    ----------
    begins, ends : int
        In the folded text.
    text : str
        Folded.
    piece : Piece
        Which it is from.
    promised : bool
        Whether its words promise.
    carried : bool
        Whether it goes on after a promise: 「預計 115 年動工，119 年完工」.
    heads : bool
        Whether it is what a promise behind it speaks of: 「可行性研究」 in 「可行性研究預計 114 年完成」.
    dates : tuple of Dated
        Offsets in `text`.
    """

    begins: int
    ends: int
    text: str
    piece: Piece
    promised: bool
    carried: bool
    heads: bool
    dates: tuple[Dated, ...]

    def is_fact(self, spoken: Period) -> bool:
        """Tell whether its words report: no promise, no denial, no date after the document."""
        if self.promised or self.carried or vocabulary().negated.search(self.text):
            return False
        return not any(lies_ahead(self.text, date, spoken) for date in self.dates)


def _cuts(text: str) -> list[tuple[int, int, bool]]:
    """Divide a piece's words: begins, ends, whether they promise."""
    bounds = {0, len(text)}
    glosses = [found.span() for found in GLOSS.finditer(text)]
    for found in value_form("split").finditer(text):
        bounds |= {found.start(), found.end()}
    marks = sorted(mark for mark in bounds if not any(one < mark < two for one, two in glosses))
    cuts: list[tuple[int, int, bool]] = []
    for begins, ends in pairwise(marks):
        promise = vocabulary().promise.search(text, begins, ends)
        if promise is None:
            cuts.append((begins, ends, False))
        else:
            first = begins if promise.group()[0] in PUT_OFF else _with_date(text, begins, promise.start())
            cuts += [(begins, first, False)] * (begins < first)
            cuts.append((first, ends, True))
    return cuts


def _with_date(text: str, begins: int, promise: int) -> int:
    """Take a date before a promise with it: 「年底將通車」."""
    dates = [found for found in DATES.finditer(text, begins, promise) if found.group()]
    if dates and BEFORE_PROMISE.search(text[dates[-1].end() : promise]):
        return dates[-1].start()
    return promise


def segments_of(folded: Folded, piece: Piece, spoken: Period) -> list[Segment]:
    """Divide a piece into what it reports and what it promises.

    Parameters
    ----------
    folded : Folded
    piece : Piece
    spoken : Period
        When the document speaks.
    """
    text = folded.text[piece.begins : piece.ends]
    cuts = _cuts(text)
    segments: list[Segment] = []
    for number, (begins, ends, promise) in enumerate(cuts):
        words, promised = text[begins:ends], promise or piece.promised
        follows = number + 1 < len(cuts) and cuts[number + 1][2] and cuts[number + 1][0] == ends
        dates = tuple(spot_dates(words, spoken))
        segments.append(
            Segment(
                piece.begins + begins,
                piece.begins + ends,
                words,
                piece,
                promised,
                False,
                follows and not promised,
                dates,
            )
        )
    return segments


def all_segments(folded: Folded, pieces: Sequence[Piece], spoken: Period) -> list[Segment]:
    """Divide the pieces of a work in the order of the text, and carry promises on.

    What stands behind a promise in the same sentence is promised with it, unless 已 or a past year says that it came
    true.
    """
    ordered = sorted(pieces, key=lambda piece: (piece.begins, piece.ends))
    plain = [segment for piece in ordered for segment in segments_of(folded, piece, spoken)]
    return list(_carried(plain, spoken))


def _carried(segments: Sequence[Segment], spoken: Period) -> Iterator[Segment]:
    promising, sentence = False, -1
    for segment in segments:
        if segment.piece.sentence != sentence:
            promising, sentence = False, segment.piece.sentence
        past = any(date.stated and date.period.ends <= spoken.ends for date in segment.dates)
        apart = past and OWN_PART.search(segment.text)
        carried = promising and not segment.promised and not apart
        if HAPPENED.search(segment.text):
            carried = False
        former = bool(value_form("former").search(segment.text))
        promising = (segment.promised and not former) or carried or (promising and not segment.text.strip("()、"))
        yield replace(segment, carried=carried)
