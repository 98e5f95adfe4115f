"""Which year a date without one means."""

from __future__ import annotations

from register.dates import Dated
from register.extraction.joining import Folded, Place
from register.extraction.values.segment import Segment
from register.period import Period
from register.spotting import spot_dates


def implied_year(folded: Folded, segment: Segment, date: Dated, spoken: Period) -> bool:
    """Tell whether a date without a year is of the document's: no other year is said before it in its sentence.

    A promise of a day that is still to come may follow a past year: 「112 年完工，預計 11 月啟用」. So may a day of
    another work: 「甲館 112 年動工，乙館 8 月啟用」.
    """
    here = segment.begins + date.begins
    ahead = segment.promised and date.period.ends >= spoken.begins
    first = max(folded.text.rfind(mark, 0, here) for mark in "。;") + 1
    stated = [one for one in spot_dates(folded.text[first:here], spoken) if one.stated]
    year = stated[-1].period.ends.year if stated else spoken.ends.year
    others = bool(stated) and segment.piece.place is Place.AFTER and first + stated[-1].ends <= segment.piece.begins
    return year == spoken.ends.year or ((ahead or others) and year < spoken.ends.year)
