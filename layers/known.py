"""Everything that can be searched, in one state of the edition and of the index of door-plates."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Self

import shapely

from geocode.boundaries import Boundaries
from geocode.directory import Candidate, Directory
from geocode.match import Match, Method
from geocode.opening import assemble
from geocode.suggest import Suggester, areas, named_places
from geocode.text import normalise
from layers.query import Query
from layers.store import Store


@dataclass(frozen=True)
class Known:
    """What is known, opened.

    Parameters
    ----------
    boundaries : Boundaries
        Say where a spot lies.
    suggester : Suggester
        Answers searches.
    """

    boundaries: Boundaries
    suggester: Suggester

    @classmethod
    def read(cls, store: Store) -> Self:
        """Read the edition.

        Parameters
        ----------
        store : Store

        Raises
        ------
        layers.errors.EditionError
            If the edition cannot be read.
        """
        gazetteer, boundaries = store.shelf()
        projects = [_project(json.loads(feature)) for feature in store.query(Query())]
        places = assemble(gazetteer, boundaries)
        named = _merged(projects, list(named_places(gazetteer)))
        known = cls(boundaries, Suggester(places, Directory([*areas(boundaries), *named])))
        known.warm()
        return known

    def warm(self) -> None:
        """Make what is made on its first use (the projection, the tree of villages) before a reader waits for it."""
        inside = self.boundaries.city.representative_point()
        self.boundaries.locate(inside.x, inside.y)
        self.suggester.why_not("測試里1號")


def _project(feature: Mapping[str, Any]) -> Candidate:
    said = feature["properties"]
    words = (said["name"], *said["aliases"])
    return Candidate(
        "project", said["name"], tuple(said["districts"]), words, partial(_place, feature), key=feature["id"]
    )


def _place(feature: Mapping[str, Any]) -> Match | None:
    """Give the place of a project as it is published."""
    said = feature["properties"]
    if feature["geometry"] is None:
        return None
    shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    how = (Method(said["match_method"]), said["precision_m"], said["placed_by"])
    return Match(shape, said["name"], *how, tuple(said["districts"]))


def _merged(projects: list[Candidate], places: list[Candidate]) -> Iterator[Candidate]:
    """Give projects and places; what is both is given once, as the project, under the names of both.

    The gazetteer has many rows because a project stands there: such a row bears the project's name, and is its place.
    """
    named: dict[str, list[Candidate]] = defaultdict(list)
    for place in places:
        for word in {normalise(word) for word in place.words}:
            named[word].append(place)
    merged: set[Candidate] = set()
    for project in projects:
        same = {place for place in named[normalise(project.name)] if place.kind == "place" and _is_at(project, place)}
        merged |= same
        yield replace(project, words=(*project.words, *(word for place in same for word in place.words)))
    yield from (place for place in places if place not in merged)


def _is_at(project: Candidate, place: Candidate) -> bool:
    """Say whether a project stands where a place is; the project's coordinates are rounded to a tenth of a metre."""
    here, there = project.look_up(), place.look_up()
    return bool(here and there and shapely.equals_exact(here.geometry, there.geometry, tolerance=1e-6, normalize=True))
