"""What runs through the city today, as ground for maps: railways, MRT, rivers and roads, chosen one by one."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import shapely

from geocode import Entry
from layers.errors import BuildError

FILE: Final = Path(__file__).with_name("lines.toml")
KINDS: Final = ("railway", "mrt", "river", "road")
MOST_M: Final = 250
"""A way that is known less well than this is not drawn: at 1:25,000 it would lie a centimetre beside itself."""
DECIMALS: Final = 5
"""A metre; the ways themselves are simplified to five."""


def base_lines(gazetteer: Iterable[Entry]) -> str:
    """Write the lines whose places a gazetteer has as GeoJSON.

    Parameters
    ----------
    gazetteer : iterable of Entry
        One that lacks a place has no such line.

    Returns
    -------
    str
        Each feature has ``name`` ``kind`` ``source`` ``precision_m``; WGS 84, longitude first.

    Raises
    ------
    BuildError
        If a place is no line, or its way is not known well enough.
    """
    by_name = {entry.name: entry for entry in gazetteer}
    rows = [(kind, row, by_name[row["place"]]) for kind, row in _rows() if row["place"] in by_name]
    if faults := [f"{FILE.name}: {entry.name}: {fault}" for *_, entry in rows if (fault := _fault(entry))]:
        raise BuildError(faults)
    whole = {"type": "FeatureCollection", "features": [_feature(*row) for row in rows]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _rows() -> Iterator[tuple[str, Mapping[str, str]]]:
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return ((kind, row) for kind in KINDS for row in table[kind])


def _fault(entry: Entry) -> str:
    if entry.geometry is None or entry.geometry.geom_type not in {"LineString", "MultiLineString"}:
        return "expected a line"
    return f"known to {entry.precision_m} m, expected {MOST_M} at most" if entry.precision_m > MOST_M else ""


def _feature(kind: str, row: Mapping[str, str], entry: Entry) -> dict[str, Any]:
    rounded = shapely.transform(entry.geometry, lambda degrees: degrees.round(DECIMALS))
    said = {"name": row["name"], "kind": kind, "source": entry.source, "precision_m": entry.precision_m}
    geometry = json.loads(shapely.to_geojson(rounded))
    return {"type": "Feature", "id": entry.name, "geometry": geometry, "properties": said}
