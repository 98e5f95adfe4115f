"""A made-up town on real ground: roads that nobody has, in districts that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

HEADER = "鄉鎮市區,村里,街路段,巷,弄,號,橫座標,縱座標"
STEP_M = 4
"""Metres eastwards from one number to the next."""

Row = tuple[object, ...]
Spot = tuple[float, float]


def along(district: str, start: Spot, road: str, numbers: Iterable[int], lane: str = "") -> Iterator[Row]:
    """Give a road numbered eastwards, odd numbers 12 m south of the even ones."""
    for number in numbers:
        x, y = start[0] + number * STEP_M, start[1] - (12 if number % 2 else 0)
        yield district, "", road, lane, "", f"{number}號", x, y


def town(middle: Callable[[str], Spot]) -> list[Row]:
    """Make the rows.

    測試一路 runs in two districts and lacks 6, 7 and 21 to 35 in one; its 12巷 has plates, its 20巷 none. 測試二路 has
    8號 and 8號之1. 測試三路 has its number 5 twice, 800 m apart.
    """
    hill, plain = middle("岡山區"), middle("鳳山區")
    known = [number for number in range(1, 41) if number not in (6, 7, *range(21, 36, 2))]
    lane = (hill[0] + 12 * STEP_M, hill[1] + 30)
    return [
        *along("岡山區", hill, "測試一路", known),
        *along("鳳山區", plain, "測試一路", range(1, 20)),
        *along("岡山區", lane, "測試一路", range(1, 21), "12巷"),
        *along("鳳山區", (plain[0], plain[1] + 200), "測試二路", [1, 3, 5, 8, 10]),
        ("鳳山區", "", "測試二路", "", "", "8號之1", plain[0] + 34, plain[1] + 200),
        ("鳳山區", "", "測試三路", "", "", "5號", plain[0] - 400, plain[1]),
        ("鳳山區", "", "測試三路", "", "", "5號", plain[0] + 400, plain[1]),
    ]
