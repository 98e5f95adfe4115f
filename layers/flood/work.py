"""A flood work as it is published."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import shapely
from shapely.geometry.base import BaseGeometry

from layers.flood.basin import BETWEEN
from layers.flood.kind import FloodKind

MARK = b'"flood_related":true'
"""Stands in the finished feature of a flood work and in no other: within a text each quotation mark has a stroke before
it."""
UNNAMED = "none"
"""The kind or basin of a work whose words tell none, as a filter names it."""
CUBIC_METRES = "m3"


@dataclass(frozen=True)
class FloodWork:
    """A flood work.

    Parameters
    ----------
    feature : bytes
        As the store gives it.
    """

    feature: bytes

    @classmethod
    def among(cls, features: Iterable[bytes]) -> list[Self]:
        """Find the flood works among features, in their order."""
        return [cls(feature) for feature in features if MARK in feature]

    @cached_property
    def whole(self) -> dict[str, Any]:
        """The feature, read."""
        return dict(json.loads(self.feature))

    @cached_property
    def said(self) -> dict[str, Any]:
        """Its published properties."""
        return self.whole["properties"]  # type: ignore[no-any-return]  # JSON

    @property
    def place(self) -> BaseGeometry | None:
        """Where it is: WGS 84, longitude first; None where no place is known."""
        return shapely.from_geojson(self.feature) if self.whole["geometry"] else None

    @property
    def id(self) -> str:
        """The project's id."""
        return str(self.said["id"])

    @property
    def kind(self) -> str:
        """Its kind; `UNNAMED` where no words tell."""
        return self.said["flood_kind"] or UNNAMED

    @property
    def basins(self) -> tuple[str, ...]:
        """The basins that words name; `UNNAMED` where they name none."""
        return tuple((self.said["basin"] or UNNAMED).split(BETWEEN))

    @property
    def volume_m3(self) -> float | None:
        """How much water a pond holds back, where that is said; of other works a quantity is something else."""
        said = self.said
        is_volume = self.kind == FloodKind.DETENTION_POND and said["quantity_unit"] == CUBIC_METRES
        return float(said["quantity"]) if is_volume and said["quantity"] is not None else None

    @property
    def budget_twd(self) -> float | None:
        """What it costs, New Taiwan dollars, where that is said."""
        return None if self.said["budget_twd"] is None else float(self.said["budget_twd"])
