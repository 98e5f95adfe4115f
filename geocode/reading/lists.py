"""Places together: 「A、B及C」, 「A與B一帶」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geocode.reading.crossings import is_crossing
from geocode.reading.forms import Form, around, cut, is_sure, masked, several, softly
from geocode.reading.roads import is_torn
from geocode.reading.vocabulary import AROUND, BESIDE, LIST_MARKS

_HARD: Final = re.compile(rf"[{LIST_MARKS}]")
_AROUND: Final = re.compile(rf"(?<=.)的?(?:{'|'.join(AROUND)}|(?<=[號樓口])(?:{'|'.join(BESIDE)}))$")
_NUMBER_ONLY: Final = re.compile(r"[\d-]+[號号]")


def about(said: str) -> Iterator[Form]:
    """Take a text apart that ends with 一帶, 附近, 周邊 or, after a door-plate or a crossing, 旁, 前, 對面."""
    near = _AROUND.search(said)
    if near:
        yield Form(around, listed(said[: near.start()]), sure=True)


def lists(said: str) -> Iterator[Form]:
    """Take a list of at least two places apart."""
    parts = listed(said)
    if len(parts) > 1:
        yield Form(several, parts, sure=all(is_sure(part) or is_crossing(part) for part in parts))


def listed(said: str) -> tuple[str, ...]:
    """Split 「A、B及C」; one name, or one crossing, gives one part.

    Examples
    --------
    >>> listed("時代南二路、凱旋四路及中華五路"), listed("中山路和和平路"), listed("港和國小")
    (('時代南二路', '凱旋四路', '中華五路'), ('中山路', '和平路'), ('港和國小',))
    >>> listed("四維三路12、14號")
    ('四維三路12號', '14號')
    """
    if is_crossing(said):
        return (said,)
    first, *others = cut(said, [found.span() for found in _HARD.finditer(masked(said))])
    pieces = (first, *(_without_word(piece) for piece in others))
    parts = [part for piece in pieces for part in ((piece,) if is_crossing(piece) else softly(piece))]
    return _numbered([part for part in parts if part])


def _without_word(piece: str) -> str:
    """Drop the word in 「、及C」; 和 stays where it begins a name (「、和平路」)."""
    rest = piece[1:]
    return rest if piece[:1] in {"與", "及", "暨"} or (piece[:1] == "和" and not is_torn(rest)) else piece


def _numbered(parts: list[str]) -> tuple[str, ...]:
    """Say 「號」 after every number where the last one has it."""
    if not _NUMBER_ONLY.fullmatch(parts[-1]):
        return tuple(parts)
    return tuple(part + "號" if part[-1:].isdigit() else part for part in parts)
