"""What a person chose: who, when and why, and where a place is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from geocode.errors import ChoiceError
from geocode.match import Method

APPROXIMATE_M: Final = 500
"""Metres beyond which a place counts as approximate: a point so vague is written as `Method.FALLBACK`."""


@dataclass(frozen=True)
class Signed:
    """Who chose, when, and why.

    Parameters
    ----------
    by, reason : str
        One line of words each.
    day : datetime.date

    Raises
    ------
    ChoiceError
        If one of them says nothing.
    """

    by: str
    reason: str
    day: date

    def __post_init__(self) -> None:
        for name in ("by", "reason"):
            prove_words(name, getattr(self, name))

    def words(self, said: str) -> str:
        """Write it as evidence, such as 「（2026-11-21 王小明：電話查證）」."""
        return f"（{self.day.isoformat()} {self.by}：{said}{self.reason}）"


@dataclass(frozen=True)
class Position:
    """Where a place is, as a person found out.

    Parameters
    ----------
    lon, lat : float
        Degrees, WGS 84.
    precision_m : int
        Radius in metres within which the true place lies.
    source : str
        What the position rests on.
    kind : str
        Such as ``"park"``; for a row that is there already it may be empty.
    districts : tuple of str
        As `kind`.
    instead : bool
        True replaces the point of a row that has one.
    """

    lon: float
    lat: float
    precision_m: int
    source: str
    kind: str = ""
    districts: tuple[str, ...] = ()
    instead: bool = False

    @property
    def cells(self) -> Mapping[str, str]:
        """Write it as cells of a row; what is not said has none."""
        method = Method.FALLBACK if self.precision_m > APPROXIMATE_M else Method.EXACT
        cells = {
            "kind": self.kind,
            "districts": ";".join(self.districts),
            "lon": f"{self.lon:.6f}".rstrip("0").rstrip("."),
            "lat": f"{self.lat:.6f}".rstrip("0").rstrip("."),
            "precision_m": str(self.precision_m),
            "method": str(method),
            "source": self.source,
        }
        return {name: value for name, value in cells.items() if value}


def prove_words(name: str, said: str) -> None:
    """Refuse what is not one line of words.

    Raises
    ------
    ChoiceError
        Names what lacks words.
    """
    if not said.strip() or len(said.splitlines()) > 1:
        raise ChoiceError(f"{name}: 「{said}」: expected one line of words")
