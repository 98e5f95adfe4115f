"""``worksmap bundle``: the whole thing as static files, for a stick and a night without a network."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from mapapp.paper.order import PAPERS
from worksmap.overlay_commands import overlays_option
from worksmap.telling import edition_option, json_option, plainly, tell

if TYPE_CHECKING:
    from mapapp.bundle.copying import Copied
    from mapapp.bundle.piece import Piece


class _Given(TypedDict):
    out: Path
    districts: tuple[str, ...]
    sheets: tuple[str, ...]
    overlay: tuple[str, ...]
    operator: str
    url: str
    edition: Path
    overlays: Path
    as_json: bool


def _address(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """Take an address that a reader can open."""
    if text and not text.startswith(("https://", "http://")):
        raise click.BadParameter(f"「{text}」: expected https:// or http://")
    return text


@click.command(name="bundle")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="A new folder, or an older copy.")
@click.option(
    "--district", "districts", metavar="NAME", multiple=True, help="Only pages and sheets of these districts."
)
@click.option("--sheets", type=click.Choice(PAPERS), multiple=True, help="Print them, and the atlas of all, as well.")
@click.option(
    "--overlay", metavar="ID", multiple=True, help="What lies under the works of each sheet; repeated for more."
)
@click.option("--operator", default="", metavar="NAME", help="Who prints, on each sheet.")
@click.option("--url", default="", callback=_address, help="Where the map is on the web: the copy says so, sheets too.")
@edition_option("What is copied; `worksmap layers build` writes it.")
@overlays_option
@json_option
@plainly
def bundle_command(**given: Unpack[_Given]) -> None:
    """Write the map, its pages, layers and overlays as files that any web server shows without a network.

    \b
    bundle -o stick/worksmap                  everything but the sheets of paper
    bundle -o stick/worksmap --sheets a3      with every district's sheet and the atlas
    bundle -o stick/gangshan --district 岡山區 --sheets a3 --overlay flood-24h500 --operator 王小明

    Open it with `python3 -m http.server` in the folder. An older copy in the folder stays until the new one is whole; a
    run that broke off goes on where it was.
    """  # noqa: D301  click reads the sign itself: what follows is not to be filled into lines
    from mapapp.bundle.copying import copy
    from mapapp.bundle.wish import Wish
    from mapapp.clock import now

    districts = tuple(_official(name) for name in dict.fromkeys(given["districts"]))
    sheets = tuple(paper for paper in PAPERS if paper in given["sheets"])
    if (given["overlay"] or given["operator"]) and not sheets:
        raise click.UsageError("--overlay and --operator go with --sheets")
    wish = Wish(given["edition"], given["overlays"], now().date(), districts, sheets, url=given["url"])
    wish = replace(wish, overlay=",".join(given["overlay"]), operator=given["operator"])
    tell(_tally(copied := copy(wish, given["out"], _watched), given["out"]), _lines(copied), given["as_json"])


def _official(name: str) -> str:
    """Give the official name of a district; a slip of the hand must not end in a copy that lacks it."""
    from mapapp.district.named import official
    from mapapp.languages import LANGUAGES
    from mapapp.words import Words

    return official(name, Words(LANGUAGES[0]))


def _watched(pieces: list[Piece]) -> Iterator[Piece]:
    """Show how far it is, to a person only; standard output is for what was made."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(pieces, label="bundle", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _tally(copied: Copied, out: Path) -> dict[str, int | str]:
    return {
        "files": copied.files,
        "made": copied.made,
        "overlays": copied.overlays,
        "unreadable": len(copied.unreadable),
        "bytes": copied.size,
        "folder": str(out),
    }


def _lines(copied: Copied) -> list[str]:
    return [f"{name}: cannot be read, and is not in the copy" for name in copied.unreadable]
