"""How every command speaks: a tally at the end, JSON for machines, one clear line for each problem."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from geocode import GeocodeError
from layers import LayersError
from mapapp.errors import MapAppError
from register import RegisterError

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
Command = TypeVar("Command", bound=Callable[..., object])

ROOT = Path(__file__).resolve().parent.parent
"""Folder of the checkout."""

data_option = click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "data",
    envvar="WORKSMAP_DATA",
    show_envvar=True,
    help="Folder of the register; the checkout's own without it.",
)
vendor_option = click.option(
    "--vendor",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "static" / "vendor",
    help="Folder of the district polygons, as the set-up fills it.",
)


def edition_option(what: str) -> Callable[[Command], Command]:
    """Give a command the option that names an edition; `what` says what the command does with it."""
    return click.option(
        "--edition",
        type=click.Path(dir_okay=False, path_type=Path),
        default=ROOT / "var" / "edition.sqlite",
        envvar="WORKSMAP_EDITION",
        show_envvar=True,
        help=what,
    )


json_option = click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for a machine.")


def plainly(command: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Tell what is wrong with the data, or with a path, as lines on standard error, and end with 1."""

    @wraps(command)
    def told(*given: Given.args, **named: Given.kwargs) -> Answer:
        try:
            return command(*given, **named)
        except (RegisterError, GeocodeError, LayersError, MapAppError) as error:
            raise click.ClickException(str(error)) from None
        except BrokenPipeError:
            raise  # whoever read our lines has read enough: click ends without a word
        except OSError as error:
            raise click.ClickException(f"{error.filename}: {error.strerror}") from None

    return told


def tell(tally: Mapping[str, int | str], lines: Iterable[str], as_json: bool) -> None:
    """Tell lines and then the tally, or both as one JSON object.

    Parameters
    ----------
    tally : mapping of str to int or str
    lines : iterable of str
        What the tally sums up.
    as_json : bool
    """
    told = list(lines)
    if as_json:
        click.echo(json.dumps({**tally, "lines": told}, ensure_ascii=False))
        return
    for line in told:
        click.echo(line)
    click.echo(" · ".join(f"{name} {value}" for name, value in tally.items()))
