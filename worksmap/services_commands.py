"""``worksmap services``: asks each map of another agency that an operator lists for a picture, before readers do."""

from __future__ import annotations

from pathlib import Path

import click

from mapapp.service import Service
from mapapp.services import Services
from worksmap.services_answer import Answer, address, answer
from worksmap.telling import json_option, plainly, tell


@click.group(name="services")
def services() -> None:
    """Look after maps of other agencies, as FILE (TOML; `WORKSMAP_SERVICES` of the server) lists them."""


@services.command(name="check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@plainly
def check_command(file: Path, as_json: bool) -> None:
    """Ask each for one picture of the city, and for its legends, as the page would; 1 at the end if any fails."""
    listed = Services.read(file).listed
    asked = [(one, *pair) for one in listed for pair in _answers(one)]
    failed = sum(not told.whole for _, _, told in asked)
    tally = {"services": len(listed), "asked": len(asked), "failed": failed}
    links = [f"{one.id}: a link, not asked" for one in listed if one.kind == "link"]
    tell(tally, [*(f"{one.id}: {what}{told.words}" for one, what, told in asked), *links], as_json)
    if failed:
        raise click.exceptions.Exit(1)


def _answers(one: Service) -> list[tuple[str, Answer]]:
    """Give what was asked for and what came; nothing for a link."""
    if one.kind == "link":
        return []
    legends = [(f"legend {number}: ", answer(url)) for number, url in enumerate(one.legends, 1)]
    return [("", answer(address(one))), *legends]
