"""What a file holds and which works it meets, as a sealed process tells it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from layers.errors import OverlayError


class How(StrEnum):
    """How a work lies to a file's features."""

    INSIDE = "inside"
    TOUCHES = "touches"
    NEAR = "near"


@dataclass(frozen=True)
class Met:
    """A work and how it lies to the nearest feature of a file.

    Parameters
    ----------
    id : str
        The work's.
    how : How
        Wholly within an area of the file; partly, or meeting a line or point of it; else apart.
    metres : float
        Between the two, in EPSG:3826; 0 unless apart.
    feature : int
        Which of the file, from 1.
    precision_m : float
        Metres within which the work's place is known.
    """

    id: str
    how: How
    metres: float
    feature: int
    precision_m: float


@dataclass(frozen=True)
class Found:
    """A file's content over the works.

    Parameters
    ----------
    form, crs, encoding : str
        What it is, in which system (as PROJ names it) and, where that was to be found out, in which encoding.
    count, mended, placeless : int
        Features in all; of these those whose outline was unsound and is mended, and those without a place.
    coarse_m : float
        How far, at most, a drawn line lies beside the file's own; 0 where it is as the file has it.
    cut : int
        Letters of properties beyond which nothing is shown; 0 where all is.
    features : list of dict
        GeoJSON, WGS 84, to be drawn.
    within : tuple of Met
        By distance, at most `layers.myfile.meeting.MOST` of `total`.
    total : int
    beyond : Met or None
        The nearest work, where none is within.
    unplaced : int
        Works without a place, which are compared with nothing.
    warned : tuple of str
        What GDAL found strange in it.
    """

    form: str
    crs: str
    encoding: str
    count: int
    mended: int
    placeless: int
    coarse_m: float
    cut: int
    features: list[dict[str, Any]]
    within: tuple[Met, ...]
    total: int
    beyond: Met | None
    unplaced: int
    warned: tuple[str, ...]

    def written(self) -> bytes:
        """Write it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode(errors="replace")

    @classmethod
    def read(cls, told: bytes) -> Self:
        """Read what `written` wrote, of which nothing is believed but its types.

        Raises
        ------
        OverlayError
            If it is something else.
        """
        try:
            said = json.loads(told)
            return cls(
                form=str(said["form"]),
                crs=str(said["crs"]),
                encoding=str(said["encoding"]),
                count=int(said["count"]),
                mended=int(said["mended"]),
                placeless=int(said["placeless"]),
                coarse_m=_finite(said["coarse_m"]),
                cut=int(said["cut"]),
                features=[dict(one) for one in said["features"]],
                within=tuple(_met(one) for one in said["within"]),
                total=int(said["total"]),
                beyond=_met(said["beyond"]) if said["beyond"] else None,
                unplaced=int(said["unplaced"]),
                warned=tuple(str(one) for one in said["warned"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise OverlayError(f"what was read of the file cannot be taken over: {error}") from None


def _met(said: Mapping[str, Any]) -> Met:
    numbers = _finite(said["metres"]), int(said["feature"]), _finite(said["precision_m"])
    return Met(str(said["id"]), How(said["how"]), *numbers)


def _finite(said: object) -> float:
    number = float(str(said))
    if not math.isfinite(number):
        raise ValueError(f"{number} is no length")
    return number
