"""``worksmap overlay add``: a file becomes an overlay."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click
from shapely.geometry.base import BaseGeometry

from geocode import Boundaries
from geocode.boundaries import ATLAS
from layers.overlays import KINDS, SCENARIOS, About, Overlays
from layers.overlays.adding import Added, Wanted, add
from layers.overlays.depths import code_sets
from layers.overlays.priority import behind_others
from layers.overlays.read import Told
from worksmap.overlay_commands import overlays_option
from worksmap.telling import json_option, plainly, tell, vendor_option


class _How(TypedDict):
    file: Path
    id: str
    title: str
    source: str
    date: str
    kind: str
    scenario: str
    class_field: str
    codes: str | None
    crs: str
    encoding: str
    layer: str
    overlays: Path
    vendor: Path
    as_json: bool


@click.command(name="add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", required=True, help="Its address: small letters, digits, - and _.")
@click.option("--title", required=True, help="What it is called.")
@click.option("--source", required=True, help="Who made it.")
@click.option("--date", required=True, help="Of the data: 2024, 2024-06 or 2024-06-30.")
@click.option("--kind", type=click.Choice(KINDS), default="other", show_default=True, help="What it shows.")
@click.option("--scenario", default="", help=f"Of flood potential: {', '.join(SCENARIOS)}.")
@click.option("--class-field", default="", help="The property that classes it; flood potential's is found.")
@click.option("--codes", type=click.Choice([*code_sets()]), help="Whether codes are five or six depths.")
@click.option("--crs", default="", help="Of its coordinates where the file does not say, such as EPSG:3826.")
@click.option("--encoding", default="", help="Of its text; UTF-8 and Big5 are told apart without it.")
@click.option("--layer", default="", help="Of a GeoPackage that has several.")
@overlays_option
@vendor_option
@json_option
@plainly
def add_command(**how: Unpack[_How]) -> None:
    """Add GeoJSON, GeoPackage, Shapefile (zip or .shp), KML, GPX or CSV with coordinates, or replace what has that id.

    The same bytes with the same facts change nothing; a file that is not sound leaves the old overlay as it was.
    """
    names = ("id", "title", "source", "date", "kind", "scenario")
    about = About(*(how[name].strip() for name in names))  # type: ignore[literal-required]  # each is an option
    told = Told(how["crs"], how["encoding"], how["layer"])
    wanted = Wanted(how["file"], about, told, how["class_field"], how["codes"] or "", _city(how["vendor"]))
    with behind_others():
        added = add(wanted, Overlays(how["overlays"]))
    tell(*_said(added), how["as_json"])


def _city(vendor: Path) -> BaseGeometry | None:
    """Give the city's outline, where the set-up has brought it."""
    folder = vendor / ATLAS
    return Boundaries.open(folder).city if folder.is_dir() else None


def _said(added: Added) -> tuple[dict[str, int | str], list[str]]:
    one = added.shown
    tally: dict[str, int | str] = {"overlay": one.about.id, "features": one.count}
    if one.in_city is not None:
        tally["in the city"] = one.in_city
    tally.update({"mended": one.notes["mended"], "without a place": one.notes["placeless"], "format": one.form})
    if one.encoding:
        tally["encoding"] = one.encoding
    tally.update({"tile bytes": one.tiles, "changed": int(added.changed)})
    return tally, list(added.lines)
