"""``worksmap analyse``: works over an operator's data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from layers import QueryError, Store
from layers.analysis.analysing import analyse as make
from layers.analysis.asked import OWN, WHICH, Analysis, Asked
from layers.analysis.document import as_rows
from layers.analysis.gaps import Rank
from layers.analysis.result import Result
from layers.export import CRSES, WGS84, parse_crs
from layers.overlays import Overlays
from layers.query import CHOICES
from mapapp.analysis_job import Wanted, write
from mapapp.analysis_told import tell as say
from mapapp.analysis_told import warning
from mapapp.languages import LANGUAGES
from mapapp.words import Words
from worksmap.analyse_keep import keep
from worksmap.layers_export import HELP as FILTERS
from worksmap.overlay_commands import overlays_option
from worksmap.telling import edition_option, plainly

HELP = {
    "metres": "How near is near; of gaps, how far a work must be. 500 without it.",
    "works": f"{' or '.join(WHICH)}: works against floods alone, or all. flood without it.",
    "precision": "Leave out works whose place is known to no better than this many metres.",
    "class": "Flooded ground of this class or a deeper one.",
    "by": "Count works promised by the end of this year as standing.",
    "within": "Tell only the places in these districts; works of others count all the same.",
    "rank": f"{', '.join(Rank)}: what the first of the list is.",
}
FORMS = ("geojson", "csv", "gpkg", "json")
LISTED = 20
"""Rows that are shown where no file is written."""


class _How(TypedDict):
    overlay: tuple[str, ...]
    out: Path | None
    crs: str
    keep_as: str
    lang: str
    edition: Path
    overlays: Path
    as_json: bool


@click.group(name="analyse")
def analyse() -> None:
    """Measure works against overlays, in EPSG:3826: each work, each area, or what floods with no work near."""


def _command(kind: Analysis, told: str) -> click.Command:
    def run(**how: Unpack[_How]) -> None:
        _run(kind, how)

    command: Any = plainly(run)
    options = (
        click.option("--overlay", multiple=True, metavar="ID", help="An overlay; the option is repeated for more."),
        *(_option(name) for name in OWN[kind] if name != "overlay"),
        click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help=f"{', '.join(FORMS)}."),
        click.option("--crs", default=WGS84, show_default=True, help=f"Of a GeoPackage: {' or '.join(CRSES)}."),
        click.option("--keep", "keep_as", default="", metavar="ID", help="Keep it as an overlay, and so a layer."),
        click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Of explanations."),
        edition_option("The SQLite file that `worksmap layers build` writes."),
        overlays_option,
        click.option("--json", "as_json", is_flag=True, help="Answer all rows as JSON, for a machine."),
    )
    for option in reversed(options):
        command = option(command)
    made: click.Command = click.command(name=str(kind), help=told)(command)
    return made


def _option(name: str) -> Any:  # noqa: ANN401  click's own decorators are no better typed
    return click.option(f"--{name}", f"said_{name}", multiple=name in CHOICES, help=(HELP | FILTERS)[name])


def _run(kind: Analysis, how: _How) -> None:
    asked, words = Asked.parse(kind, _texts(how)), Words(how["lang"])
    if how["out"]:
        _prove(how["out"], parse_crs(how["crs"]))
    result = make(asked, Store(how["edition"]), Overlays(how["overlays"]))
    if how["out"]:
        _write(result, how["out"], how)
    kept = keep(result, how["keep_as"], words, Overlays(how["overlays"])) if how["keep_as"] else None
    if how["as_json"]:
        click.echo(as_rows(result, say(result, words)))
        return
    for line in _lines(result, words, shows_rows=not how["out"]):
        click.echo(line)
    beside: dict[str, object] = {"file": how["out"]} if how["out"] else {}
    beside |= {"overlay": kept.about.id, "features": kept.count} if kept else {}
    click.echo(" · ".join(f"{name.replace('_', ' ')} {value}" for name, value in {**result.totals, **beside}.items()))


def _texts(how: _How) -> dict[str, str]:
    given = {name.removeprefix("said_"): text for name, text in how.items() if name.startswith("said_")}
    texts = {name: ",".join(text) if isinstance(text, tuple) else str(text or "") for name, text in given.items()}
    return {"overlay": ",".join(how["overlay"]), **texts}


def _prove(out: Path, crs: str) -> None:
    """Refuse what cannot be written before anything is reckoned."""
    form = _form(out)
    if form not in FORMS:
        raise click.UsageError(f"{out.name}: expected a name that ends with one of {', '.join(FORMS)}")
    if form != "gpkg" and crs != WGS84:
        raise QueryError("crs", crs, f"{WGS84}, as {form} has no other")


def _form(out: Path) -> str:
    return out.suffix.lower().removeprefix(".")


def _write(result: Result, out: Path, how: _How) -> None:
    """Write a file beside what is there, and put it in its place in one step."""
    wanted = Wanted(result.edition, (), how["lang"], result.asked.kind, (), _form(out), parse_crs(how["crs"]))
    part = out.with_name(f".{out.name}.part")
    part.write_bytes(write(result, wanted))
    part.replace(out)


def _lines(result: Result, words: Words, *, shows_rows: bool) -> Iterator[str]:
    """Tell what was asked, then the first rows, then what to beware of."""
    yield from (f"{label}: {text}" for label, text in say(result, words).about)
    if shows_rows:
        yield from map(_row, result.rows[:LISTED])
        if len(result.rows) > LISTED:
            yield f"… {len(result.rows) - LISTED} more: -o FILE has all"
    if said := warning(result, words):
        yield said


def _row(row: Any) -> str:  # noqa: ANN401  of any kind of analysis
    # nought is told: what is left out is not known, or not so
    said = {name: value for name, value in row.values.items() if value is not False and value not in (None, [], {})}
    return json.dumps(said, ensure_ascii=False)


for _kind, _told in {
    Analysis.WORKS: "Each work: hectares or metres inside, the deepest class, flood points near it before and after.",
    Analysis.AREAS: "Each district, or basin of an overlay: volume, works by phase, flood points, villages near works.",
    Analysis.GAPS: "Flooded ground of a class or deeper that is farther than a distance from any work that stands.",
}.items():
    analyse.add_command(_command(_kind, _told))
