"""An operator's file becomes an overlay, or one line says why not."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from layers.errors import LayersError, OverlayError
from layers.items.writing import extent_of
from layers.overlays.about import About
from layers.overlays.classes import Classed, classify
from layers.overlays.ground import Ground, lay
from layers.overlays.opening import digest, open_file
from layers.overlays.properties import Properties
from layers.overlays.read import Read, Told
from layers.overlays.schema import SCHEMA
from layers.overlays.shelf import Overlays
from layers.overlays.shown import Shown
from layers.overlays.writing import Features, write_overlay

LISTED = 5
"""Features that a line names; of more it says how many."""
TAIWAN = shapely.box(117.0, 20.0, 124.0, 27.0)
"""Degrees, with Kinmen, Matsu and the sea between: what lies beyond is told, as 0 often stands for what is unknown."""


@dataclass(frozen=True)
class Wanted:
    """What an operator wants to be added, and how it is to be read.

    Parameters
    ----------
    path : pathlib.Path
    about : About
    told : Told
    field, codes : str
        See `layers.overlays.classes.classify`.
    city : shapely geometry or None
        WGS 84; to say how many features lie in it.
    """

    path: Path
    about: About
    told: Told = field(default_factory=Told)
    field: str = ""
    codes: str = ""
    city: BaseGeometry | None = None


@dataclass(frozen=True)
class Added:
    """What became of it.

    Parameters
    ----------
    shown : Shown
    changed : bool
        False where the same bytes had been added with the same facts.
    lines : tuple of str
        What an operator ought to know.
    """

    shown: Shown
    changed: bool
    lines: tuple[str, ...] = ()


def add(wanted: Wanted, overlays: Overlays) -> Added:
    """Add an overlay, or replace the one of the same id.

    Raises
    ------
    layers.errors.OverlayError
        If the file is not sound; nothing has been changed.
    """
    sha256 = digest(wanted.path)
    name = _name(wanted, sha256)
    held = _held(overlays, wanted.about.id)
    if held and held.name == name:
        return Added(held, False, (f"{held.about.id}: the same bytes and facts: nothing changed",))
    read = open_file(wanted.path, wanted.told)
    ground = lay(read, wanted.path.name)
    _prove_near(ground, wanted.path.name)
    rows = [read.rows[at] for at in ground.kept]
    classed = classify(rows, wanted.about.kind, wanted.field, wanted.codes)
    properties = Properties.of(rows, classed.numbers)
    ids = [read.ids[at] if read.ids else str(at + 1) for at in ground.kept.tolist()]
    features = Features(ids, ground, properties, classed.numbers)
    shown = _shown(wanted, (sha256, name), read, ground, classed)
    whole = write_overlay(overlays.path(wanted.about.id), shown, features)
    return Added(whole, True, (*read.warned[:LISTED], *_lines(ground, classed, properties)))


def _name(wanted: Wanted, sha256: str) -> str:
    facts = (asdict(wanted.about), asdict(wanted.told), wanted.field, wanted.codes, SCHEMA)
    return hashlib.sha256(repr((sha256, facts)).encode()).hexdigest()[:16]


def _held(overlays: Overlays, name: str) -> Shown | None:
    """Give what is stored; what cannot be read is as good as none, and is replaced."""
    try:
        found = overlays.find(name)
    except LayersError:
        return None
    return found.shown if found else None


def _shown(wanted: Wanted, names: tuple[str, str], read: Read, ground: Ground, classed: Classed) -> Shown:
    notes = {"mended": len(ground.mended), "placeless": len(ground.missing)}
    extent = extent_of(ground.degrees)
    assert extent is not None  # noqa: S101  lay() refuses a file without a place
    return Shown(
        about=wanted.about,
        name=names[1],
        sha256=names[0],
        added=datetime.now(UTC).isoformat(timespec="seconds"),
        form=read.form,
        encoding=read.encoding,
        field=classed.field,
        codes=classed.codes,
        count=len(ground.kept),
        extent=extent,
        classes=tuple(one.facts() for one in classed.classes),
        notes=notes,
        in_city=_in_city(ground, wanted.city),
    )


def _in_city(ground: Ground, city: BaseGeometry | None) -> int | None:
    if city is None:
        return None
    shapely.prepare(city)
    return int(shapely.intersects(city, ground.degrees).sum())


def _lines(ground: Ground, classed: Classed, properties: Properties) -> list[str]:
    lines = [f"called {new} here: the property 「{old}」" for old, new in properties.renamed.items()]
    lines += _told("geometry was unsound and is mended", ground.mended.tolist())
    lines += _told("far from Taiwan, kept as the file has it", _far(ground))
    lines += _told("left aside, as it has no place", ground.missing.tolist())
    if classed.codes:
        deepest = max((one.number or 0 for one in classed.classes), default=0)
        lines.append(f"codes of {classed.field} read as --codes {classed.codes}: the deepest is class {deepest} of 6")
    unread = [one for one in classed.classes if one.number is None]
    return lines + [
        f"no class: {one.count} features, {classed.field} is {' '.join(f'「{text}」' for text in one.said[:LISTED])}"
        for one in unread
        if classed.field
    ]


def _prove_near(ground: Ground, where: str) -> None:
    """Refuse a file of which nothing lies near Taiwan: metres read as degrees lie so, and degrees read as metres."""
    if len(_far(ground)) == len(ground.kept):
        x, y = shapely.get_coordinates(ground.degrees)[0]
        raise OverlayError(
            f"{where}: expected a place near Taiwan, the first is {x:.4g}, {y:.4g} degrees; "
            "is the system of its coordinates right, or should --crs say another"
        )


def _far(ground: Ground) -> list[int]:
    places: list[int] = ground.kept[~shapely.intersects(TAIWAN, ground.degrees)].tolist()
    return places


def _told(what: str, places: Sequence[int]) -> list[str]:
    if not places:
        return []
    named = ", ".join(str(at + 1) for at in places[:LISTED])
    return [f"{what}: {len(places)} features ({named}{', …' if len(places) > LISTED else ''})"]
