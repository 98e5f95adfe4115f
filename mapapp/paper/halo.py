"""The white round letters that stand on lines: drawings below them, so that letters are text, and are there once."""

from collections.abc import Iterable, Sequence
from typing import Any

Drawing = dict[str, Any]
"""One map as `Plates` says it: ``width`` ``height`` ``letters`` and more."""


def drawings(content: dict[str, Any]) -> list[Drawing]:
    """List the maps of a sheet, the insets behind their own, on which letters with white round them stand."""
    plates = content["plates"]
    maps = [one for plate in plates for one in (plate, *plate["insets"])]
    return [one for one in maps if _haloed(one)]


def wanted(maps: Iterable[Drawing]) -> list[Drawing]:
    """Say the maps as ``halo.typ`` takes them."""
    return [{"width": one["width"], "height": one["height"], "letters": _haloed(one)} for one in maps]


def put(maps: Sequence[Drawing], drawn: Sequence[bytes]) -> None:
    """Put the drawings, in the order of the maps, below their letters."""
    for one, svg in zip(maps, drawn, strict=True):
        one["halos"] = {"svg": svg.decode("utf-8")}


def _haloed(one: Drawing) -> list[dict[str, Any]]:
    return [letter for letter in one["letters"] if letter["halo"]]
