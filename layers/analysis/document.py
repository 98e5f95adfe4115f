"""A result as JSON, with all that it depends on beside it: whoever has only the file knows what was asked of what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers.analysis.legend import Legend
from layers.analysis.result import Result, Row
from layers.feature import publish_form
from layers.items.crs import into_degrees
from layers.overlays import Shown


@dataclass(frozen=True)
class Told:
    """A result in words.

    Parameters
    ----------
    title : str
    about : sequence of (str, str)
        What it is, line by line: a heading and words.
    caution : str
        What to beware of; empty where nothing was modelled.
    classes : sequence of mapping
        Classes that ``deepest`` counts, as `layers.overlays.Shown` has them, each with its ``words``.
    legend : Legend
        What a map of it needs.
    lost : mapping of str to (str, str)
        Format to what it cannot hold, a heading and words.
    """

    title: str
    about: tuple[tuple[str, str], ...]
    caution: str
    classes: tuple[Mapping[str, Any], ...] = ()
    legend: Legend = field(default_factory=Legend)
    lost: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def lines(self, form: str) -> tuple[tuple[str, str], ...]:
        """Give its lines, and what a format cannot hold."""
        return (*self.about, *([self.lost[form]] if form in self.lost else []))


def facts(result: Result, told: Told) -> dict[str, Any]:
    """Give everything but the rows, as JSON has it."""
    asked = result.asked
    return {
        "title": told.title,
        "analysis": asked.kind,
        "parameters": asked.texts,
        "overlays": [_overlay(one) for one in result.overlays],
        **({"caution": told.caution} if told.caution else {}),
        "about": [{"label": label, "text": text} for label, text in told.about],
        "classes": list(told.classes),
        "totals": dict(result.totals),
        "rows_found": len(result.rows),
        **({"points_seen": list(result.span)} if result.span else {}),
        "crs_measured": "EPSG:3826",
        "edition": result.edition,
        "as_of": result.as_of,
    }


def as_geojson(result: Result, told: Told, top: int | None = None) -> bytes:
    """Write a result as GeoJSON (RFC 7946): WGS 84, longitude first, six decimals.

    Parameters
    ----------
    result : Result
    told : Told
    top : int or None
        Only the first so many rows; None for all.
    """
    about = [{"label": label, "text": text} for label, text in told.lines("geojson")]
    head = json.dumps({"type": "FeatureCollection", **facts(result, told), "about": about}, ensure_ascii=False)
    rows = result.rows[:top]
    features = ",\n".join(_feature(row) for row in rows)
    return f'{head[:-1]}, "features": [\n{features}\n]}}\n'.encode()


def as_rows(result: Result, told: Told, top: int | None = None) -> bytes:
    """Write a result as JSON without geometries: a table's rows."""
    rows = [row.values for row in result.rows[:top]]
    whole = {**facts(result, told), "columns": result.columns, "rows": rows}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def in_degrees(metres: BaseGeometry | None) -> BaseGeometry | None:
    """Give a place as it is published: WGS 84, six decimals, rings turned as RFC 7946 wants them."""
    return None if metres is None else publish_form(into_degrees(metres))


def _feature(row: Row) -> str:
    shape = in_degrees(row.metres)
    geometry = None if shape is None else json.loads(shapely.to_geojson(shape))
    whole = {"type": "Feature", "id": row.values["id"], "geometry": geometry, "properties": row.values}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _overlay(one: Shown) -> Mapping[str, Any]:
    about = one.about
    said = {"id": about.id, "title": about.title, "source": about.source, "date": about.date, "kind": about.kind}
    return {**said, **({"scenario": about.scenario} if about.scenario else {}), "name": one.name}
