"""Where two lines meet: 「A與B路口」, 「A路B路口」, 「A路B路」, 「A/B」, 「A路12巷口」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geocode.reading.forms import Form, crossing, cut, is_sure, masked, several, softly
from geocode.reading.roads import side_by_side
from geocode.reading.vocabulary import JUNCTION, LIST_MARKS, ROAD_END, STATION_CODE

_SIDE: Final = re.compile(r"(?<=口)的?[東西南北]{1,2}(?:側|方|角|邊)$")
_REMARK: Final = re.compile(r"(?<=[口處點])\([^()]*\)$")
_OWN_ROAD: Final = re.compile(rf"(?:{ROAD_END}|線|橋)的?$")
_SIGN: Final = re.compile(rf"[{LIST_MARKS}/~-]")
_LANE: Final = re.compile(r"(.+(?:[路街段巷]|大道))(\d+(?:-\d+)?[巷弄])")
_CODES: Final = re.compile(rf"{STATION_CODE}站?")
_ROADS: Final = re.compile(r"[^、,;/()~至到迄與及暨]+(?:[路街]|大道)")
_TWO: Final = 2


def crossings(said: str) -> Iterator[Form]:
    """Take a text apart that ends as a crossing does, has a stroke between two lines, or is two roads."""
    body = _body(said)
    if body:
        for parts in _lines(body):
            yield Form(crossing, parts, sure=True)
        return
    strokes = cut(said, [found.span() for found in re.finditer("/", masked(said))])
    if len(strokes) == _TWO:
        yield from _stroke(strokes[0], strokes[1])
    elif _ROADS.fullmatch(said):
        yield from (Form(crossing, parts) for parts in side_by_side(said))


def _stroke(first: str, second: str) -> Iterator[Form]:
    if _CODES.fullmatch(first) and _CODES.fullmatch(second):
        yield Form(several, (first, second))  # one station of two lines bears both codes: O5/R10
        yield Form(crossing, (first, second))
    else:
        yield Form(crossing, (first, second), sure=is_sure(first) and is_sure(second))


def is_crossing(said: str) -> bool:
    """Say whether a text ends as a crossing does and has two lines."""
    return any(_lines(_body(said)))


def _body(said: str) -> str:
    """Drop what a crossing ends with, but not the 路 of the second road; empty where it is no crossing."""
    said = _SIDE.sub("", _REMARK.sub("", said))
    ending = next((ending for ending in JUNCTION if said.endswith(ending)), "")
    body = said[: len(said) - len(ending)]
    if ending == "路口" and not _OWN_ROAD.search(body):
        return said[:-1]
    if ending == "口" and not _OWN_ROAD.search(body):
        return ""
    return body.removesuffix("的") if ending else ""


def _lines(body: str) -> Iterator[tuple[str, str]]:
    """Give every way to see two lines in the words, the likeliest first."""
    marks = [found.span() for found in _SIGN.finditer(masked(body)) if not _in_number(body, found.start())]
    if marks:
        pieces = cut(body, marks)
        if len(pieces) == _TWO and all(pieces) and not is_crossing(pieces[0]):
            yield from [(pieces[0] + body[-1], pieces[1])] if len(pieces[0]) == _TWO else []  # 中山、中正路口
            yield pieces[0], pieces[1]
        return
    parts = softly(body)
    if len(parts) > 1:
        yield from [(parts[0], parts[1])] if len(parts) == _TWO else []
        return
    lane = _LANE.fullmatch(body)
    if lane:
        yield lane[1], body
        return
    for first, second in side_by_side(body):
        yield from [(first, body)] if second.endswith(("巷", "弄")) else []
        yield first, second


def _in_number(body: str, index: int) -> bool:
    return body[index] == "-" and body[index - 1].isdigit() and body[index + 1 : index + 2].isdigit()
