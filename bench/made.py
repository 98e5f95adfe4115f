"""Registers of any size, made after the real one: each made project says what a real one says, and stands elsewhere.

Whoever measures with many projects measures with the words, phases, years, outlines and bytes that real ones have; only
id, name, village and position are made. The same number gives the same edition each time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geocode import Boundaries, Match, Method, NoMatch, open_places
from geocode.kaohsiung import POLYGONS, ROOT
from layers import Layers, build, write_edition
from layers.feature import Feature, make_feature
from register import Mention, Project, load
from register.state import derive

SEED: Final = 1
TRIES: Final = 10
"""Villages that a long line or a large area is laid into before it stays where the real one is."""


@dataclass(frozen=True)
class Made:
    """A made register, as an edition that a server can serve and as the files that the plain page reads.

    Parameters
    ----------
    projects : int
    edition : Path
    files : Path
        A folder of GeoJSON.
    """

    projects: int
    edition: Path
    files: Path


class Mould:
    """The real register and the real ground, and where in the city a place may be laid."""

    def __init__(self) -> None:
        self.boundaries = Boundaries.open(POLYGONS)
        self.register = load(ROOT / "data")
        self.layers = build(self.register, open_places(ROOT / "data", self.boundaries))
        self.features = {feature.id: feature for feature in self.layers.features}

    @cached_property
    def villages(self) -> tuple[tuple[str, BaseGeometry], ...]:
        """Names, districts in front, and polygons; WGS 84."""
        return tuple(("".join(names), shape) for names, shape in self.boundaries.villages.items())

    @cached_property
    def city(self) -> BaseGeometry:
        """The ground on which everything stands."""
        whole = shapely.union_all(list(self.boundaries.districts.values()))
        shapely.prepare(whole)
        return whole

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The districts, to ask which of them a place touches."""
        return shapely.STRtree(list(self.boundaries.districts.values()))

    def touched(self, shape: BaseGeometry) -> tuple[str, ...]:
        """Give the districts that a place lies in or touches, in the order of their codes."""
        names = list(self.boundaries.districts)
        return tuple(names[number] for number in sorted(self.tree.query(shape, predicate="intersects")))


def make(folder: Path, projects: int, mould: Mould) -> Made:
    """Write a made register of so many projects into a folder.

    Parameters
    ----------
    folder : Path
        Temporary.
    projects : int
    mould : Mould
        What it is made after.
    """
    made = Made(projects, folder / f"{projects}.sqlite", folder / f"layers-{projects}")
    copies = list(_copies(projects, mould))
    features = tuple(copy.feature for copy in copies)
    unplaced = {one.id: NoMatch("測試") for one in features if one.geometry is None}
    layers = Layers(mould.layers.as_of, features, unplaced, mould.layers.gazetteer)
    mentions = tuple(mention for copy in copies for mention in copy.mentions)
    register = replace(mould.register, projects=tuple(copy.project for copy in copies), mentions=mentions, decisions=())
    write_edition(layers, register, mould.boundaries, made.edition)
    texts = ",\n".join(feature.text for feature in features if feature.geometry)
    made.files.mkdir()
    (made.files / "made.geojson").write_text(f'{{"type":"FeatureCollection","features":[{texts}]}}', encoding="utf-8")
    return made


@dataclass(frozen=True)
class Copy:
    """One made project."""

    project: Project
    mentions: tuple[Mention, ...]
    feature: Feature


def _copies(projects: int, mould: Mould) -> Iterator[Copy]:
    """Make so many projects: the real ones over and over, each time in other villages."""
    chance = random.Random(SEED)  # noqa: S311 – a repeatable choice, no secret
    real = mould.register.projects
    rows = {project.id: row for row, project in enumerate(real)}
    for number in range(projects):
        turn, row = divmod(number, len(real))
        model = real[row]
        match, village = _laid(mould.features[model.id], mould, chance)
        whole = turn * len(real) + rows[model.part_of] if model.part_of else projects
        mentions = tuple(replace(one, project=_id(number)) for one in mould.register.history(model.id))
        project = replace(
            model,
            id=_id(number),
            name=f"{village}{model.name}第{turn + 1}期",
            part_of=_id(whole) if whole < projects else "",
            location_text=village if match else "",
            districts=(),
            state=derive(mentions),
        )
        yield Copy(project, mentions, make_feature(project, match, mould.layers.as_of))


def _id(number: int) -> str:
    return f"kw-{number + 1:04}"


def _laid(model: Feature, mould: Mould, chance: random.Random) -> tuple[Match | None, str]:
    """Lay a real project's place, if it has one, into a village that it does not lead out of the city from."""
    villages = chance.sample(mould.villages, TRIES)
    if model.geometry is None:
        return None, villages[0][0]
    moved = ((_moved(model.geometry, _point_in(outline, chance)), name) for name, outline in villages)
    shape, name = next((one for one in moved if mould.city.covers(one[0])), (model.geometry, villages[0][0]))
    said = model.properties
    method = Method(said["match_method"])
    return Match(shape, name, method, said["precision_m"], said["placed_by"], mould.touched(shape)), name


def _moved(shape: BaseGeometry, to: shapely.Point) -> BaseGeometry:
    """Move a place so that its middle lies somewhere else; degrees."""
    east, north = to.x - shape.centroid.x, to.y - shape.centroid.y
    return shapely.transform(shape, lambda degrees: degrees + np.array([east, north]))


def _point_in(outline: BaseGeometry, chance: random.Random) -> shapely.Point:
    west, south, east, north = outline.bounds
    while True:
        point = shapely.Point(chance.uniform(west, east), chance.uniform(south, north))
        if outline.contains(point):
            return point
