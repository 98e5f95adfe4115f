"""``worksmap geocode import-addresses``: a door-plate file into the local index."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Protocol, TypedDict, Unpack

import click

from geocode import Boundaries
from geocode.addresses.errors import quoted
from geocode.addresses.file_kind import ENCODINGS
from geocode.addresses.loading import Import, Loaded, load
from geocode.addresses.refused import Tally
from geocode.boundaries import ATLAS
from worksmap.asking import index_option
from worksmap.telling import json_option, plainly, tell, vendor_option

columns_option = click.option(
    "--columns",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML with further column names: [street], [number], …, in each header = where it was seen.",
)


class _Progress(Protocol):
    """What is used of the bar that `click.progressbar` gives, whose class click keeps to itself."""

    pos: int

    def update(self, n_steps: int, current_item: Tally | None = None) -> None: ...


class _Bar:
    """Shows on standard error how far an import is."""

    def __init__(self, bar: _Progress) -> None:
        self._bar = bar

    def resumed(self, rows: int) -> None:
        """Say that an import that was stopped goes on."""
        click.echo(f"\ngoes on after row {rows} of an import that was stopped", err=True)

    def reached(self, position: int, tally: Tally) -> None:
        """Move the bar; an extract does not tell where in the file it is, and then the rows alone are shown."""
        self._bar.update(max(0, position - self._bar.pos), tally)


class _How(TypedDict):
    source: str | None
    encoding: str
    columns: Path | None


@click.command(name="import-addresses")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", help="Name of the source, which answers show; the file's name without it.")
@click.option("--encoding", type=click.Choice(["auto", *ENCODINGS]), default="auto", help="Of a CSV file.")
@columns_option
@index_option
@vendor_option
@json_option
@plainly
def import_addresses(file: Path, index: Path, vendor: Path, as_json: bool, **how: Unpack[_How]) -> None:
    """Load door-plates from FILE: CSV of the city or data.gov.tw, or an OpenStreetMap extract (.osm.pbf).

    The index in use is replaced only by a complete one. A run that was stopped is gone on with by the same command.
    Loading a source again replaces its rows; other sources stay.
    """
    begun = time.perf_counter()
    request = Import(how["source"] or Path(file.name.removesuffix(".pbf")).stem, how["encoding"], how["columns"])
    boundaries = Boundaries.open(vendor / ATLAS)
    length, label = file.stat().st_size, quoted(file.name)
    with click.progressbar(length=length, label=label, item_show_func=_shown, file=sys.stderr, hidden=as_json) as bar:
        loaded = load(file, index, boundaries, request, _Bar(bar))
    seconds = time.perf_counter() - begun
    tell(_tallied(loaded, seconds), loaded.tally.shown, as_json)


def _shown(tally: Tally | None) -> str:
    return f"{tally.read} rows, {tally.refused.total()} refused" if tally else ""


def _tallied(loaded: Loaded, seconds: float) -> dict[str, int | str]:
    tally = loaded.tally
    return {
        "read": tally.read,
        "loaded": tally.loaded,
        "refused": tally.refused.total(),
        **dict(sorted(tally.refused.items())),
        "plates": loaded.plates,
        "streets": loaded.lines,
        "seconds": round(seconds),
        "rows per second": round((tally.read - loaded.resumed) / seconds),
    }
