"""``worksmap geocode review``: which projects a person must still place, and what their words may mean."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import click

from geocode import Boundaries, Places, open_places
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.boundaries import ATLAS
from geocode.choice import APPROXIMATE_M
from geocode.half_typed import HalfTyped
from geocode.reading import Reader
from geocode.review import Proposal, Proposals, rivals
from geocode.suggest import areas, named_places
from layers import Layers, build
from register import Project, Register, load
from worksmap.asking import addresses_option
from worksmap.telling import data_option, json_option, plainly, tell, vendor_option

GROUPS: Final = ("unplaced", "approximate", "tied")


@dataclass(frozen=True)
class _Open:
    """A project that a person should look at.

    Parameters
    ----------
    group : str
        One of `GROUPS`.
    project, name, location_text : str
    why : str
        Why it is in that group.
    proposals : tuple of Proposal
    """

    group: str
    project: str
    name: str
    location_text: str
    why: str
    proposals: tuple[Proposal, ...]

    def __str__(self) -> str:
        """Give the project in one line, each suggestion in one more."""
        said = f"「{self.location_text}」: " if self.location_text else ""
        head = f"{self.group}: {self.project} {self.name}: {said}{self.why}"
        return "\n".join([head, *(f"    {one}" for one in self.proposals)])


@click.command(name="review")
@click.option("--only", type=click.Choice(GROUPS), help="One of the groups.")
@addresses_option
@data_option
@vendor_option
@json_option
@plainly
def review_command(only: str | None, addresses: Path, data: Path, vendor: Path, as_json: bool) -> None:
    """List each project whose place is not known, is known to no better than 500 m, or is tied.

    Up to three suggestions stand below each: how like the name is (of 100), the place, its districts, what it is, and
    how precisely it is known. They only suggest: `worksmap geocode accept` writes what a person chooses.
    """
    boundaries = Boundaries.open(vendor / ATLAS)
    places = open_places(data, boundaries)
    register = load(data)
    reviewing = _Reviewing(places, _proposals(places, boundaries, addresses))
    found = [one for one in reviewing.open(register, build(register, places)) if only in (None, one.group)]
    found.sort(key=lambda one: (GROUPS.index(one.group), one.project))
    tally = {name: sum(one.group == name for one in found) for name in GROUPS if only in (None, name)}
    tally["with suggestions"] = sum(bool(one.proposals) for one in found)
    if as_json:
        click.echo(json.dumps({**tally, "projects": [asdict(one) for one in found]}, ensure_ascii=False))
    else:
        tell(tally, map(str, found), as_json=False)


def _proposals(places: Places, boundaries: Boundaries, addresses: Path) -> Proposals:
    """Gather every name that can be suggested: the gazetteer's, districts, villages, and the index's roads."""
    known = chain(named_places(places.gazetteer), areas(boundaries))
    if not addresses.exists():
        return Proposals(known)
    plates = AddressGeocoder(AddressIndex(addresses), Reader(boundaries), boundaries)
    return Proposals(chain(known, HalfTyped(plates).roads()))


@dataclass(frozen=True)
class _Reviewing:
    """Finds the projects to look at, and what to suggest for each."""

    places: Places
    proposals: Proposals

    def open(self, register: Register, layers: Layers) -> Iterator[_Open]:
        """Give what a person should look at."""
        published = {feature.id: feature.properties for feature in layers.features}
        for project in register.projects:
            missing = layers.unplaced.get(project.id)
            if missing and missing.rivals:
                why = f"{missing.reason}: {'、'.join(missing.rivals)}"
                yield self._one("tied", project, why, self._rivals(project))
            elif missing:
                yield self._one("unplaced", project, missing.reason, self._like(project, self._home(project)))
            elif published[project.id]["precision_m"] > APPROXIMATE_M:
                yield self._approximate(project, published[project.id])

    def _one(self, group: str, project: Project, why: str, proposals: tuple[Proposal, ...]) -> _Open:
        return _Open(group, project.id, project.name, project.location_text, why, proposals)

    def _approximate(self, project: Project, said: Mapping[str, object]) -> _Open:
        metres, districts = int(str(said["precision_m"])), said["districts"]
        home = tuple(districts) if isinstance(districts, list) else ()
        why = f"±{metres} m ({'、'.join(home)}, {said['match_method']})"
        return self._one("approximate", project, why, self._like(project, home, metres))

    def _rivals(self, project: Project) -> tuple[Proposal, ...]:
        return rivals(self.places.candidates(project.location_text)) or self._like(project, project.districts)

    def _home(self, project: Project) -> tuple[str, ...]:
        """Give the districts that the project states, or those that the gazetteer knows of the place."""
        known = self.places.gazetteer.known(project.location_text)
        return project.districts or tuple(dict.fromkeys(name for entry in known for name in entry.districts))

    def _like(
        self, project: Project, districts: tuple[str, ...], better_than_m: float = float("inf")
    ) -> tuple[Proposal, ...]:
        return self.proposals.find(project.location_text or project.name, districts, better_than_m)
