"""``worksmap layers export``: a selection of works as a file that other programs open."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from layers import Store
from layers.export import CRSES, FORMATS, WGS84, Loss, Selection, export, parse_crs
from layers.flood import FloodKind
from layers.query import CHOICES, FINISHED
from mapapp.district.named import official
from mapapp.errors import DistrictUnknownError
from mapapp.filing.job import Filing
from mapapp.filing.wanted import Wanted
from mapapp.languages import LANGUAGES
from mapapp.words import Words
from worksmap.telling import edition_option, json_option, plainly, tell

HELP = {
    "category": "One layer, such as flood_works.",
    "status": "Such as construction; none: no passage states one.",
    "phase": "planned, building, done, stopped, unstated.",
    "year": "Of completion: 2026, 2024..2027, none.",
    "district": "Such as 岡山區. Of one district the works bear the numbers of its printed sheet.",
    "q": "Words that occur in it.",
    "near": "LON,LAT: degrees, WGS 84.",
    "radius": "Metres round --near; 1000 without it.",
    "bbox": "WEST,SOUTH,EAST,NORTH: degrees, WGS 84.",
    "stands": "What stands, or should, by the end of this year.",
    "finished": f"{' or '.join(FINISHED)}: with what was finished long ago, or without.",
    "id": "These works and no others, by id, such as kw-0004.",
}
FLOOD_HELP = {
    "kind": f"Flood works of a kind: {', '.join(FloodKind)}; none: no words tell.",
    "basin": "Flood works that name a basin, such as 後勁溪流域; none: they name none.",
    "by": "words, or place: with --basin, also those that name none and lie in its outline.",
    "season": "Flood works that stand before 1 May of this year, or should.",
}
"""What only flood works are asked: with one of these, or with ``--flood``, the file has no others."""


class _How(TypedDict):
    form: str | None
    crs: str
    out: Path
    lang: str
    edition: Path
    as_json: bool
    flood: bool


def _filters(command: Any) -> Any:  # noqa: ANN401  click's own decorators are no better typed
    for name, text in reversed((HELP | FLOOD_HELP).items()):
        command = click.option(f"--{name}", multiple=name in (*CHOICES, "kind", "basin"), help=text)(command)
    return command


@click.command(name="export")
@click.option("--format", "form", type=click.Choice([*FORMATS]), help="Without it as the name after -o ends.")
@click.option("--crs", default=WGS84, show_default=True, help=f"Coordinates of the file: {' or '.join(CRSES)}.")
@_filters
@click.option("--flood", is_flag=True, help="Flood works of every category, and no others.")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Of headings and explanations.")
@edition_option("The SQLite file that `worksmap layers build` writes.")
@json_option
@plainly
def export_command(**how: Unpack[_How]) -> None:
    """Write works as a file: for an office, or for a GIS.

    Filters are those of the addresses; several values are separated by commas, or the option is repeated. A file that
    is there is replaced by a whole one, or stays as it was. What the format cannot hold is told.
    """
    form = _form(how)
    wanted = _wanted(how, form)
    selection = Filing(how["edition"]).select(wanted)
    watch = partial(_watched, form, how["as_json"])
    losses = export(selection, form, how["out"], watch)
    tell(_tally(selection, form, how["out"]), _told(form, losses), how["as_json"])


def _form(how: _How) -> str:
    name = how["out"].name
    ending = next((form for form, one in FORMATS.items() if name.lower().endswith(f".{one.suffix}")), None)
    if how["form"] is None and ending is None:
        expected = ", ".join(one.suffix for one in FORMATS.values())
        raise click.UsageError(f"{name}: expected --format, or a name that ends with one of {expected}")
    return how["form"] or str(ending)


def _wanted(how: _How, form: str) -> Wanted:
    store = Store(how["edition"])
    texts = {name: _text(how[name]) for name in HELP | FLOOD_HELP}  # type: ignore[literal-required]  # options
    names = [name.strip() for name in texts["district"].split(",") if name.strip()]
    known = _known(names)
    filters = {name: text for name, text in {**texts, "district": ",".join(known)}.items() if text}
    flood = how["flood"] or not FLOOD_HELP.keys().isdisjoint(filters)
    # a district's numbers are those of its sheet, which knows nothing of kinds and basins
    district = known[0] if len(known) == 1 and not flood else ""
    crs = parse_crs(how["crs"])
    return Wanted(store.edition, how["lang"], form, crs, tuple(sorted(filters.items())), district, flood)


def _text(given: str | tuple[str, ...] | None) -> str:
    return given or "" if isinstance(given, str | None) else ",".join(given)


def _known(names: list[str]) -> list[str]:
    """Give the official names of districts; a slip of the hand must not end in an empty file."""
    words = Words(LANGUAGES[0])
    try:
        return list(dict.fromkeys(official(name, words) for name in names))
    except DistrictUnknownError as error:
        raise click.BadParameter(str(error), param_hint="--district") from None


def _watched(form: str, is_quiet: bool, works: Sequence[Any]) -> Iterator[Any]:
    with click.progressbar(works, label=form, file=sys.stderr, hidden=is_quiet) as bar:
        yield from bar


def _told(form: str, losses: Iterable[Loss]) -> list[str]:
    return [f"{form} cannot hold {loss}" for loss in losses]


def _tally(selection: Selection, form: str, out: Path) -> dict[str, int | str]:
    works, numbers = len(selection.features), selection.numbers
    numbered = {} if numbers is None else {"numbered": len(numbers)}
    return {
        "works": works,
        **numbered,
        "format": form,
        "crs": selection.crs,
        "bytes": out.stat().st_size,
        "file": str(out),
    }
