"""A file's features as a page draws them: as exact as a screen shows, with what they say of themselves as text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from layers.overlays.ground import Ground
from layers.soundness import Shapes

POSITIONS = 50_000
"""That a phone draws in a frame or two; of a file with more, lines are drawn coarser."""
COARSEST_M = 200
DEGREE_M = 111_320
"""Metres of a degree of latitude (WGS 84)."""
DECIMALS = 6
"""Of degrees: a tenth of a metre, as the published layers have (RFC 7946, 11.2)."""
SAID = 20
"""Properties of a feature that are shown."""
LETTERS = (300, 60, 0)
"""Of one property: the first with which all of them fit into `WHOLE`; 0 leaves them out."""
WHOLE = 2_000_000


@dataclass(frozen=True)
class Drawn:
    """Features to be drawn; see `layers.myfile.found.Found`."""

    features: list[dict[str, Any]]
    coarse_m: float
    cut: int


def draw(ground: Ground, rows: Sequence[Mapping[str, Any]]) -> Drawn:
    """Make features ready to be drawn.

    Parameters
    ----------
    ground : Ground
    rows : sequence of mapping
        Properties of all features of the file, those without a place too.
    """
    shapes, coarse_m = _coarse(ground.degrees)
    told, cut = _said([rows[at] for at in ground.kept])
    written = shapely.to_geojson(shapely.transform(shapes, lambda xy: np.round(xy, DECIMALS)))
    features = [
        {"type": "Feature", "id": at + 1, "properties": said, "geometry": json.loads(shape)}
        for at, said, shape in zip(ground.kept.tolist(), told, written.tolist(), strict=True)
    ]
    return Drawn(features, coarse_m, cut)


def _coarse(shapes: Shapes) -> tuple[Shapes, float]:
    """Leave out positions until there are no more than can be drawn, or no shape would be left of them."""
    metres, coarse = 0.0, shapes
    while int(shapely.get_num_coordinates(coarse).sum()) > POSITIONS and metres < COARSEST_M:
        metres = metres * 2 or 1.0
        coarse = shapely.simplify(shapes, metres / DEGREE_M)
    return coarse, metres


def _said(rows: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, str]], int]:
    for most in LETTERS:
        told = [_texts(row, most) for row in rows]
        letters = sum(len(name) + len(text) for one in told for name, text in one.items())
        longest = max((len(_text(value)) for row in rows for value in row.values()), default=0)
        if letters <= WHOLE:
            return told, most if most < longest else 0
    return told, 1


def _texts(row: Mapping[str, Any], most: int) -> dict[str, str]:
    said = {str(name): _text(value) for name, value in row.items() if value is not None and value != ""}
    return {name[:most]: text[:most] for name, text in list(said.items())[:SAID]} if most else {}


def _text(value: object) -> str:
    """Give a value as text: on the page it is text whatever it begins with."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
