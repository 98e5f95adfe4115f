"""A project as the world reads it: one feature of RFC 7946."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers.flood import basin_of, flood_kind
from register import Kind, Phase, Project, phase_of

if TYPE_CHECKING:
    from geocode import Match

DECIMALS = 6
"""A millionth of a degree is a tenth of a metre: finer than anything here is known."""


@dataclass(frozen=True)
class Feature:
    """A published project.

    Parameters
    ----------
    id, category : str
    geometry : shapely geometry or None
        WGS 84, longitude first, rings as RFC 7946 wants them; None where no place is known.
    properties : dict
        In the order in which they are published.
    """

    id: str
    category: str
    geometry: BaseGeometry | None
    properties: dict[str, Any]

    @property
    def text(self) -> str:
        """The feature as one line of GeoJSON."""
        shape = None if self.geometry is None else json.loads(shapely.to_geojson(self.geometry))
        whole = {"type": "Feature", "id": self.id, "geometry": shape, "properties": self.properties}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def overdue(project: Project, as_of: date) -> bool:
    """Tell whether a promise has passed with nothing that reports it kept.

    Parameters
    ----------
    project : Project
    as_of : datetime.date
        The day on which promises are weighed; the promised period must have ended before it.
    """
    promise = project.state.completion
    if promise is None or promise.kind is Kind.ACTUAL:
        return False
    return promise.period.ends < as_of and phase_of(project.state.status) not in (Phase.DONE, Phase.STOPPED)


def publish_form(geometry: BaseGeometry) -> BaseGeometry:
    """Round to six decimals and turn rings: exterior counter-clockwise, holes clockwise."""
    rounded = shapely.transform(geometry, lambda degrees: degrees.round(DECIMALS))
    return shapely.orient_polygons(rounded, exterior_cw=False)


def make_feature(project: Project, match: "Match | None", as_of: date, basins: Sequence[str] = ()) -> Feature:
    """Publish a project where it was found.

    Parameters
    ----------
    project : Project
    match : Match or None
        None where no place is known: it is published all the same, without a geometry.
    as_of : datetime.date
        The day on which promises are weighed.
    basins : sequence of str
        Those that flood works name, from `layers.flood.named_basins`.
    """
    geometry = publish_form(match.geometry) if match else None
    properties = {**_said(project, as_of), **_placed(project, match), **_proven(project)}
    properties |= {"flood_kind": flood_kind(project), "basin": basin_of(project, basins)}
    return Feature(project.id, project.category, geometry, {name: properties[name] for name in PROPERTIES})


def _said(project: Project, as_of: date) -> dict[str, Any]:
    state = project.state
    done, quantity = state.completion, state.quantity
    return {
        "status": state.status,
        "phase": phase_of(state.status),
        "status_said": state.status_said or None,
        "status_as_of": state.status_as_of or None,
        "completion_year": done.period.ends.year if done else None,
        "completion": done.period.value if done else None,
        "completion_precision": done.period.precision if done else None,
        "completion_kind": done.kind if done else None,
        "completion_said": done.said if done else None,
        "overdue": overdue(project, as_of),
        "start": state.start.period.value if state.start else None,
        "start_said": state.start.said if state.start else None,
        "budget_twd": state.budget.twd if state.budget else None,
        "budget_said": state.budget.said if state.budget else None,
        "quantity": float(quantity.value) if quantity else None,
        "quantity_unit": quantity.unit if quantity else None,
        "quantity_said": quantity.said if quantity else None,
    }


def _placed(project: Project, match: "Match | None") -> dict[str, Any]:
    found = match.districts if match else ()
    return {
        "districts": list(dict.fromkeys(project.districts or found)),
        "location_text": project.location_text or None,
        "location_type": project.location_type,
        "precision_m": match.precision_m if match else None,
        "match_method": match.method if match else None,
        "placed_by": match.source if match else None,
    }


def _proven(project: Project) -> dict[str, Any]:
    state = project.state
    return {
        "id": project.id,
        "name": project.name,
        "name_en": project.name_en or None,
        "category": project.category,
        "agency": project.agency or None,
        "part_of": project.part_of or None,
        "flood_related": project.flood_related,
        "aliases": list(project.aliases),
        "document": state.passage.document.id,
        "section": state.passage.section,
        "paragraph": state.passage.paragraph,
        "mentions_count": state.mentions_count,
        "slipped_months": state.slipped_months,
    }


PROPERTIES = (
    "id name name_en category status phase status_said status_as_of completion_year completion completion_precision "
    "completion_kind completion_said overdue start budget_twd quantity agency districts location_text location_type "
    "precision_m match_method part_of flood_related document section paragraph mentions_count slipped_months "
    "quantity_unit quantity_said budget_said start_said placed_by aliases flood_kind basin"
).split()
"""Published properties in their order: the design's contract first, what was added since at the end."""
