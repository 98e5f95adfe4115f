"""What is told of a stored overlay: the facts that its file keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from layers.items.collection import Bounds
from layers.overlays.about import About


@dataclass(frozen=True)
class Shown:
    """Facts of an overlay.

    Parameters
    ----------
    about : About
    name : str
        The same content, facts and format have the same name.
    sha256 : str
        Of the bytes that were added.
    added : str
        When, ISO 8601, UTC.
    form, encoding, field, codes : str
        What the file was, in which encoding; the property that classes it, and how its codes were read.
    count : int
    extent : tuple of float
        West, south, east, north in degrees, rounded outwards.
    classes : tuple of mapping
        As `layers.overlays.classes.Class.facts` gives them.
    notes : mapping of str to int
        What was mended or left aside: see `layers.overlays.adding`.
    in_city : int or None
        How many features lie in the city at least in part; None where nobody looked.
    packed : int
        Bytes of all features as GeoJSON, compressed; 0 where they are too many to be asked for at once.
    tiles : int
        Bytes of the tiles; 0 where there are none.
    """

    about: About
    name: str
    sha256: str
    added: str
    form: str
    encoding: str
    field: str
    codes: str
    count: int
    extent: Bounds
    classes: tuple[Mapping[str, Any], ...]
    notes: Mapping[str, int]
    in_city: int | None = None
    packed: int = 0
    tiles: int = 0

    def written(self) -> str:
        """Write it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `written` wrote."""
        facts = json.loads(text)
        facts |= {"about": About(**facts["about"]), "extent": tuple(facts["extent"])}
        return cls(**facts | {"classes": tuple(facts["classes"])})
