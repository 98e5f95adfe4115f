"""How values are said in the page's language. Nothing is added to what the register holds."""

import re
from collections.abc import Sequence
from typing import Any

from mapapp.words import Words

ROC = 1911
"""Year 1 of the Republic of China calendar is 1912."""
_KM = 1000
_MONEY_PLACES = 3
"""Decimals of a sum: 70.49 億元 is NT$7.049 billion, not 7.05."""
_PERIODS = {
    "day": re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    "month": re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)"),
    "quarter": re.compile(r"(?P<year>\d{4})-Q(?P<quarter>[1-4])"),
    "year": re.compile(r"(?P<year>\d{4})"),
}


class Wording:
    """Say dates, money, quantities and precision.

    Parameters
    ----------
    words : Words
        The catalogue to say them with.
    """

    def __init__(self, words: Words) -> None:
        self._words = words

    def period(self, iso: str | None, section: str = "when") -> str:
        """Say a day, month, quarter, year or range with both calendars, or as another section of the catalogue does.

        Examples
        --------
        >>> Wording(Words("zh-Hant")).period("2024-12")
        '113 年 12 月（2024-12）'
        >>> Wording(Words("zh-Hant")).period("2025/2028")
        '114 年（2025） 至 117 年（2028）'
        >>> Wording(Words("en")).period("2025-10")
        'October 2025 (ROC 114)'
        """
        if not iso:
            return ""
        if "/" in iso:
            start, end = iso.split("/", 1)
            return self._words(f"{section}.range", start=self.period(start, section), end=self.period(end, section))
        for precision, pattern in _PERIODS.items():
            if found := pattern.fullmatch(iso):
                numbers = {name: int(text) for name, text in found.groupdict().items()}
                month = self._words(f"month.{numbers['month']}") if "month" in numbers else ""
                return self._words(f"{section}.{precision}", roc=numbers["year"] - ROC, iso=iso, name=month, **numbers)
        return iso

    def money(self, twd: float | None) -> str:
        """Say an amount of New Taiwan dollars as the language counts: in 億 and 萬, or in billions and millions.

        Examples
        --------
        >>> Wording(Words("zh-Hant")).money(2_790_000_000)
        '27.9 億元'
        >>> Wording(Words("en")).money(2_790_000_000)
        'NT$2.79 billion'
        """
        if twd is None:
            return ""
        scales = sorted(map(int, self._words.section("money")), reverse=True)
        scale = next((scale for scale in scales if twd >= scale), scales[-1])
        return self._words(f"money.{scale}", n=_number(twd / scale, _MONEY_PLACES))

    def quantity(self, value: float | None, unit: str | None) -> str:
        """Say a quantity with its unit.

        Examples
        --------
        >>> Wording(Words("zh-Hant")).quantity(8000, "m3")
        '8,000 立方公尺'
        """
        if value is None:
            return ""
        if unit == "TWD":
            return self.money(value)
        return f"{_number(value)} {self._words.section('unit').get(unit or '', unit or '')}".strip()

    def within(self, metres: float) -> str:
        """Say a radius.

        Examples
        --------
        >>> Wording(Words("zh-Hant")).within(1500)
        '約 1.5 公里內'
        """
        if metres >= _KM:
            return self._words("place.within_km", n=_number(metres / _KM))
        return self._words("place.within_m", n=_number(metres))

    def place(self, properties: dict[str, Any]) -> str:
        """Say how precisely a project is placed."""
        if properties.get("precision_m") is None:
            citywide = properties.get("location_type") == "citywide"
            return self._words("place.citywide" if citywide else "place.unknown")
        method = properties.get("match_method")
        key = method if method in {"along", "area", "fallback", "interpolated"} else "point"
        return self._words(f"place.{key}", within=self.within(properties["precision_m"]))

    def place_short(self, properties: dict[str, Any]) -> str:
        """Say the same in a few letters, for a row of the list."""
        if properties.get("precision_m") is None:
            return self.place(properties)
        method = properties.get("match_method")
        if method in {"along", "area"}:
            return self._words(f"place.short_{method}")
        return self.within(properties["precision_m"])

    def district(self, name: str) -> str:
        """Say a district; what is none of the city's is said as it is written.

        Examples
        --------
        >>> Wording(Words("en")).district("岡山區")
        'Gangshan District'
        """
        return str(self._words.section("district").get(name, name))

    def districts(self, names: Sequence[str], most: int = 99) -> str:
        """Say several districts, of which there may be more than are named.

        Examples
        --------
        >>> Wording(Words("zh-Hant")).districts(["岡山區", "橋頭區", "楠梓區"], most=2)
        '岡山區、橋頭區…'
        """
        said = self._words("mark.list").join(self.district(name) for name in names[:most])
        return f"{said}…" if len(names) > most else said

    def share(self, part: int, whole: int) -> str:
        """Say a share.

        Examples
        --------
        >>> Wording(Words("zh-Hant")).share(163, 178)
        '92%'
        """
        return f"{round(100 * part / whole)}%" if whole else ""

    def year(self, year: int) -> str:
        """Say a year in both calendars."""
        return self._words("when.year", roc=year - ROC, year=year)

    def when(self, properties: dict[str, Any]) -> str:
        """Say the year of completion, and whether it is a promise or a fact."""
        year = properties.get("completion_year")
        if year is None:
            return self._words("when.none")
        kind = properties.get("completion_kind") or "promised"
        return self._words(f"when.{kind}", when=self.year(year))


def _number(value: float, places: int = 2) -> str:
    value = round(value, places)
    return f"{value:,.10g}" if value < 1 else f"{value:,.{places}f}".rstrip("0").rstrip(".")
