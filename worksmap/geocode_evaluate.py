"""``worksmap geocode evaluate``: the answers against a file of expected ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from geocode import Boundaries, open_places
from geocode.boundaries import ATLAS
from geocode.evaluation import FAULTS, Summary, Verdict, by_method, evaluate
from geocode.gold import TOLERANCE_M, read_gold
from geocode.kept_answers import changes, keep, read_kept
from worksmap.telling import data_option, json_option, plainly, tell, vendor_option

GOOD: Final = {Verdict.INSIDE, Verdict.KEPT}

existing = click.Path(exists=True, dir_okay=False, path_type=Path)


class _How(TypedDict):
    data: Path
    vendor: Path
    addresses: Path | None
    tolerance: float
    compare: Path | None
    out: Path | None
    at_least: float
    as_json: bool


@click.command(name="evaluate")
@click.argument("file", type=existing)
@click.option(
    "--addresses",
    type=existing,
    envvar="WORKSMAP_ADDRESSES",
    show_envvar=True,
    help="A door-plate index that import-addresses wrote; none without it.",
)
@click.option(
    "--tolerance", type=float, default=TOLERANCE_M, show_default=True, help="Metres, for rows that state none."
)
@click.option("--compare", type=existing, help="Tell what got better or worse since --out wrote this file.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Keep the answers in this file, as JSON.")
@click.option("--at-least", type=click.FloatRange(0, 100), default=0, help="Percent that must lie in the tolerance.")
@data_option
@vendor_option
@json_option
@plainly
def evaluate_file(file: Path, **how: Unpack[_How]) -> None:
    """Ask each query of FILE and tell, by method, how many are found and how far off they are.

    FILE is CSV: query,lat,lon,tolerance_m and, if wanted, district, kind and comment. A row with neither lat nor lon
    must be refused. Ends with 1 if an answer lies in a wrong district, if a query that must be refused is answered, or
    if fewer than --at-least percent lie in the tolerance.
    """
    boundaries = Boundaries.open(how["vendor"] / ATLAS)
    gold = read_gold(file, boundaries, how["tolerance"])
    before = read_kept(how["compare"]) if how["compare"] else ()
    results, rate = evaluate(open_places(how["data"], boundaries, how["addresses"]), gold)
    if how["out"]:
        keep(results, how["out"])
    summaries = by_method(results)
    told = [f"{one.query}: {one}" for one in results if one.verdict not in GOOD] + changes(before, results)
    _tell(summaries, rate, told, as_json=how["as_json"])
    if FAULTS & {one.verdict for one in results} or summaries["all"].percent < how["at_least"]:
        raise SystemExit(1)


def _tell(summaries: Mapping[str, Summary], rate: float, told: list[str], *, as_json: bool) -> None:
    """Tell the lines, then a table with one row for each method, and all together as the tally."""
    if as_json:
        methods = {name: asdict(one) for name, one in summaries.items()}
        click.echo(json.dumps({"per_second": round(rate), "methods": methods, "lines": told}, ensure_ascii=False))
        return
    header = f"{'method':<14}" + "".join(f"{name:>16}" for name in asdict(summaries["all"]))
    table = [f"{name:<14}" + "".join(f"{_shown(cell):>16}" for cell in asdict(one).values())
             for name, one in summaries.items()]  # fmt: skip
    everything = summaries["all"]
    tally: dict[str, int | str] = {"asked": everything.asked, "inside": f"{everything.percent:.1f} %"}
    faults = {"wrong district": everything.wrong_district, "answered": everything.refusals - everything.kept}
    tell({**tally, **faults, "per second": round(rate)}, [*told, header, *table], as_json=False)


def _shown(cell: float | None) -> str:
    return "–" if cell is None else str(cell)
