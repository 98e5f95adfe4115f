"""Everything that can be searched, in one state of the edition and of the index of door-plates."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import shapely

from geocode.addresses.errors import AddressesError
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.boundaries import Boundaries
from geocode.directory import Candidate, Directory
from geocode.half_typed import HalfTyped
from geocode.match import Match, Method, NoMatch
from geocode.opening import assemble
from geocode.reading import Reader
from geocode.suggest import Suggester, areas, named_places
from geocode.text import normalise
from layers.errors import AddressesUnreadableError
from layers.query import Query
from layers.search import Search
from layers.store import Store


@dataclass(frozen=True)
class Found:
    """What a search found.

    Parameters
    ----------
    answers : tuple of Candidate and Match or None
        Best first; a project may have no place.
    why_not : NoMatch or None
        Why there is nothing.
    """

    answers: tuple[tuple[Candidate, Match | None], ...]
    why_not: NoMatch | None


class Known:
    """What is known, opened.

    Parameters
    ----------
    store : Store
        The edition.
    addresses : Path or None
        An index of door-plates.

    Raises
    ------
    EditionError
        If the edition cannot be read.
    AddressesUnreadableError
        If the index cannot be read.
    """

    def __init__(self, store: Store, addresses: Path | None) -> None:
        gazetteer, self.boundaries = store.shelf()
        projects = [_project(json.loads(feature)) for feature in store.query(Query())]
        candidates = [*areas(self.boundaries), *_merged(projects, list(named_places(gazetteer)))]
        with _told_plainly():
            places = assemble(gazetteer, self.boundaries, addresses)
            half_typed = _half_typed(addresses, self.boundaries) if addresses else None
        roads = half_typed.roads() if half_typed else ()
        self._suggester = Suggester(places, Directory([*candidates, *roads]), half_typed)
        self._warm()

    def find(self, asked: Search) -> Found:
        """Find what may be meant.

        Parameters
        ----------
        asked : Search

        Raises
        ------
        AddressesUnreadableError
            If the index cannot be read.
        """
        with _told_plainly():
            found = [one.candidate for one in self._suggester.find(asked.q, asked.limit, asked.districts)]
            answers = tuple((one, match) for one in found if (match := one.look_up()) or one.kind == "project")
            return Found(answers, None if answers else self._suggester.why_not(asked.q, asked.districts))

    def _warm(self) -> None:
        """Make what is made on its first use (the projection, the tree of villages) before a reader waits for it."""
        inside = self.boundaries.city.representative_point()
        self.boundaries.locate(inside.x, inside.y)
        self._suggester.why_not("測試里1號")


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except AddressesError as error:
        raise AddressesUnreadableError(str(error)) from error


def _half_typed(addresses: Path, boundaries: Boundaries) -> HalfTyped:
    return HalfTyped(AddressGeocoder(AddressIndex(addresses), Reader(boundaries), boundaries))


def _project(feature: Mapping[str, Any]) -> Candidate:
    said = feature["properties"]
    words = (said["name"], *filter(None, [said["name_en"]]), *said["aliases"])
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
