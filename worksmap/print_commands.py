"""``worksmap print``: area maps for the wall, the village meeting, the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

import click

from worksmap.overlay_commands import overlays_option
from worksmap.print_options import filter_options, paper_options, texts_of
from worksmap.printing import SUFFIX, Beside, Printed, Shop, put
from worksmap.telling import ROOT, edition_option, json_option, plainly, tell

SEVERAL = 2


class _Given(TypedDict):
    districts: tuple[str, ...]
    every: bool
    village: str | None
    overlay: tuple[str, ...]
    sensors: bool
    operator: str | None
    near: str | None
    bbox: str | None
    logo: Path | None
    out: Path | None
    edition: Path
    static: Path
    overlays: Path
    snapshot: Path | None
    lang: str
    url: str
    as_json: bool


def _spoken(_context: click.Context, _option: click.Parameter, tag: str) -> str:
    """Take a language that there is a catalogue of."""
    from mapapp.words import FOLDER

    known = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
    if tag not in known:
        raise click.BadParameter(f"「{tag}」: expected one of {', '.join(known)}")
    return tag


@click.command(name="print")
@click.argument("districts", metavar="[DISTRICT]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All 38 districts.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="A name that ends in .pdf is a file, else a folder.")
@paper_options
@filter_options
@click.option(
    "--logo", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="PNG or SVG of the office's own."
)
@click.option("--lang", default="zh-Hant", show_default=True, callback=_spoken, help="Language: zh-Hant, en.")
@click.option("--url", default="", metavar="URL", help="Where the map is on the web; sheets then have a QR code.")
@edition_option("What is printed; `worksmap layers build` writes it.")
@click.option(
    "--static",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "static",
    help="Folder of the font and the colours.",
)
@overlays_option
@click.option(
    "--snapshot",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="WORKSMAP_SENSORS",
    show_envvar=True,
    help="What live sensors told last, as `worksmap sensors` keeps it; a situation sheet says how old it is.",
)
@json_option
@plainly
def print_command(**given: Unpack[_Given]) -> None:
    """Print area maps with the works in them, as PDF: to scale, each number in the table.

    \b
    print 楠梓區                     楠梓區.pdf in this folder
    print 楠梓區 左營區 -o maps      a sheet of each in the folder maps, made where it is missing
    print 楠梓區 左營區 -o two.pdf   an atlas of both: cover, map of the city, sheets, index
    print --all -o atlas.pdf         the atlas of all districts; without -o 高雄市.pdf
    print --bbox 120.28,22.7,120.32,22.75 -o box.pdf
    print 岡山區 --overlay flood-24h500 --overlay shelters --sensors --operator 王小明
                                     a situation sheet: overlays under the works, and live sensors

    A scale that one page does not hold takes as many as it needs, behind an overview of them. If anything is wrong, one
    line says what, and files that were there stay as they were.
    """  # noqa: D301  click reads the sign itself: what follows is not to be filled into lines
    _prove_asked(given)
    shop = Shop(given["edition"], given["static"], given["lang"], given["url"], _beside(given))
    prints = _printed(shop, given)
    put(prints)
    tell(_tally(prints), _lines(prints), given["as_json"])


def _prove_asked(given: _Given) -> None:
    """Refuse what does not go together, as a slip of the hand."""
    ground = {"DISTRICT": given["districts"], "--all": given["every"], "--bbox": given["bbox"]}
    named = [name for name, value in ground.items() if value]
    if len(named) > 1:
        raise click.UsageError(f"expected either {' or '.join(named)}")
    if not named and not given["near"]:
        raise click.UsageError(f"expected one of {', '.join(ground)}, --near")
    if given["village"] and len(set(given["districts"])) != 1:
        raise click.UsageError("--village goes with one DISTRICT")


def _printed(shop: Shop, given: _Given) -> Sequence[Printed]:
    """Print an atlas where several districts go into one file, else a sheet of each."""
    from mapapp.paper.order import Order

    texts, names = texts_of(given), dict.fromkeys(given["districts"])
    logo = given["logo"].read_bytes() if given["logo"] else b""
    file, folder = _place(given["out"])
    if not given["every"] and len(names) < SEVERAL:
        one = Order.parse("".join(names), texts)
        return shop.each([replace(one, logo=logo)], file, folder)
    whole = replace(Order.parse("", {**texts, "district": ",".join(names)}), logo=logo)
    if file or (given["every"] and given["out"] is None):
        return [shop.bound(whole, file)]
    return shop.each(shop.bindery.orders(whole), None, folder)


def _beside(given: _Given) -> Beside | None:
    """Give what only a situation sheet reads."""
    from mapapp.clock import now

    is_situation = given["overlay"] or given["sensors"] or given["operator"]
    return Beside(given["overlays"], given["snapshot"], now()) if is_situation else None


def _place(out: Path | None) -> tuple[Path | None, Path]:
    """Say which file is meant, if one is, and else in which folder."""
    if out is None:
        return None, Path()
    return (out, out.parent) if out.suffix.lower() == SUFFIX else (None, out)


def _tally(prints: Sequence[Printed]) -> dict[str, int | str]:
    sheets = [sheet for one in prints for sheet in one.sheets]
    placed = {one.work.id for sheet in sheets for one in sheet.numbered}
    others = {work.id for sheet in sheets for work in (*sheet.unplaced, *sheet.beyond)}
    others |= {work.id for one in prints for work in one.nowhere}
    return {
        "files": len(prints),
        "sheets": len(sheets),
        "maps": sum(len(sheet.leaves) for sheet in sheets),
        "works": len(placed | others),
        "on a map": len(placed),
        "bytes": sum(len(one.pdf) for one in prints),
    }


def _lines(prints: Sequence[Printed]) -> Iterator[str]:
    """Tell each file, and where it is one sheet, its scale: that of its pages, not of their overview."""
    for one in prints:
        sheet = one.sheets[0]
        scale = f", 1:{sheet.leaves[-1].window.scale}" if len(one.sheets) == 1 else ""
        yield f"{one.file}: {sheet.order.paper}{scale}"
