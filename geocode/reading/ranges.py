"""From one place to another: 「翠華路(明潭路~世運大道)」, 「翠華路自明潭路至世運大道」, 「明潭路至世運大道」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geocode.reading.forms import Form, between, is_ended, is_sure, masked, softly, stretch
from geocode.reading.roads import is_torn, side_by_side
from geocode.reading.vocabulary import FROM_WORDS, LIST_MARKS, RANGE_WORDS, STATION_CODE

_TO: Final = re.compile(rf"[{RANGE_WORDS}]")
_CODE_BEFORE: Final = re.compile(rf"(?:^|[^a-z]){STATION_CODE}$")
_CODE_AFTER: Final = re.compile(rf"{STATION_CODE}(?![a-z\d])")
_CODED: Final = re.compile(rf"(?P<line>.*[線軌])(?P<code>{STATION_CODE})站?")
_FROM: Final = re.compile(rf"[{FROM_WORDS}]")
# Names of roads that begin with 自: 自由, 自強, 自立, 自治, 自勉, 自助.
_OWN: Final = re.compile(rf"[{FROM_WORDS}](?![由強立治勉助])(?=..)")
_SECTION: Final = re.compile(r"(?<![一二三四五六七八九十])段$|(?<=[路街道巷段線橋站口])之?間$")
_BETWEEN: Final = re.compile(r"之?間$")
_LISTED: Final = re.compile(rf"[{LIST_MARKS}]")
_GROUP: Final = re.compile(r"\(([^()]*)\)")


def ends_of(said: str) -> tuple[str, str] | None:
    """Split a text into where something begins and where it ends.

    Returns
    -------
    tuple of str or None
        Both not empty. At a wave, else at 至, 到 or 迄 after a name that has ended, else at a dash, else at any 至.
    """
    hidden = masked(said)
    spans = [found.span() for found in _TO.finditer(hidden)]
    dashes = [found.span() for found in re.finditer("-", hidden) if _joins(said[: found.start()], said[found.end() :])]
    ended = [span for span in spans if is_ended(said[: span[0]]) and not is_torn(said[span[1] :])]
    waves = [(index, index + 1) for index in (hidden.find("~"),) if index > 0]
    for span in (*waves, *ended, *dashes, *spans):
        start, end = said[: span[0]], _SECTION.sub("", said[span[1] :])
        if len(start) > 1 and len(end) > 1:
            return start, end
    return None


def _joins(before: str, after: str) -> bool:
    """Say whether a dash joins places, and not a number (789-1號, 3K+800-4K+250) or an English word (Shu-Te)."""
    if before[-1:].isascii() and after[:1].isascii():
        return bool(_CODE_BEFORE.search(before) and _CODE_AFTER.match(after))
    return True


def _ends_in_brackets(inner: str) -> tuple[str, str] | None:
    """Read 「明潭路至世運大道」, 「西側,明潭路至左營大路」 and 「明潭路與世運大道間」."""
    for piece in re.split(r"[,;]", inner):
        found = ends_of(piece)
        if found:
            return found
        parts = softly(_BETWEEN.sub("", piece)) if _BETWEEN.search(piece) else ()
        if len(parts) == 2:  # noqa: PLR2004
            return parts[0], parts[1]
    return None


def in_brackets(said: str) -> Iterator[Form]:
    """Read 「A路(B~C)」; brackets alone are a range without a line."""
    for group in _GROUP.finditer(said):
        ends = _ends_in_brackets(group[1])
        line, rest = said[: group.start()], said[group.end() :]
        if ends is None or "(" in line:
            continue
        if line:
            yield Form(stretch, (line, *ends), sure=not rest)
        elif not rest:
            yield Form(between, ends, sure=True)


def in_words(said: str) -> Iterator[Form]:
    """Read 「A路自B至C」, 「A路B至C段」, 「紅線R4至R8」 and 「B至C」."""
    ends = ends_of(said)
    if ends is None:
        return
    start, end = ends
    for found in _FROM.finditer(masked(start)):
        line, begin = start[: found.start()].rstrip(LIST_MARKS), start[found.end() :]
        if is_ended(line) and len(begin) > 1 and not is_torn(begin):
            yield Form(stretch, (line, begin, end), sure=True)
    if coded := _CODED.fullmatch(start):
        yield Form(stretch, (coded["line"], coded["code"], end), sure=True)
    for line, begin in side_by_side(start):
        yield Form(stretch, (line, begin, end), sure=is_sure(end))
    own = _OWN.match(start)
    first = start[own.end() :] if own else start
    sure = "~" in masked(said) or (is_sure(first) and is_sure(end))
    yield Form(between, (first, end), sure=sure and not _LISTED.search(masked(said)))
