"""``worksmap geocode``: where a place is, how precisely, and who says so."""

import json
from dataclasses import asdict
from pathlib import Path

import click
import shapely

from geocode import Boundaries, Match, NoMatch
from geocode.boundaries import ATLAS
from worksmap.asking import addresses_option, open_everything
from worksmap.telling import data_option, json_option, plainly, tell, vendor_option


class _TextFirst(click.Group):
    """A group whose first word may be the text itself: ``geocode 岡山區`` is ``geocode find 岡山區``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; what is no subcommand and no question for help is a place."""
        if args and args[0] not in self.commands and args[0] not in self.get_help_option_names(ctx):
            args = ["find", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_TextFirst)
def geocode() -> None:
    """Words that say where → one place with its precision and source.

    `worksmap geocode TEXT` is short for `worksmap geocode find TEXT`.
    """


@geocode.command()
@click.argument("text")
@click.option("--district", multiple=True, help="A district that the place must lie in or touch; may be repeated.")
@data_option
@addresses_option
@vendor_option
@json_option
@plainly
def find(text: str, district: tuple[str, ...], as_json: bool, **folders: Path) -> None:
    """Say where TEXT is: one place with its precision and source, or why there is none.

    Ends with 1 if there is none.
    """
    boundaries = Boundaries.open(folders["vendor"] / ATLAS)
    _prove_districts(district, boundaries)
    found = open_everything(folders["data"], boundaries, folders["addresses"]).match(text, district)
    for note in found.notes:
        click.echo(note, err=True)
    answer = _described(found)
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        lines = [f"{name:<12} {_plain(value)}".rstrip() for name, value in answer.items()]
        tell({"places": int(isinstance(found, Match)), "rivals": len(found.rivals)}, lines, as_json=False)
    if isinstance(found, NoMatch):
        raise SystemExit(1)


@geocode.command()
@click.argument("lon", type=click.FloatRange(-180, 180))
@click.argument("lat", type=click.FloatRange(-90, 90))
@vendor_option
@json_option
@plainly
def reverse(lon: float, lat: float, vendor: Path, as_json: bool) -> None:
    """Say in which district and village the point LON LAT (degrees, WGS 84) lies.

    Nearer than 30 m to the district's border the distance is told, because the border is no better known. Ends with 1
    outside the city.
    """
    found = Boundaries.open(vendor / ATLAS).locate(lon, lat)
    answer = asdict(found) if found else {"district": None, "village": None, "border_m": None}
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        lines = [f"{name:<12} {value}" for name, value in answer.items() if value is not None]
        tell({"places": int(found is not None)}, lines, as_json=False)
    if found is None:
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
