"""``worksmap register reconcile``: whether the cells agree with the words, and what a new document changes."""

from pathlib import Path

import click

from register import Decision
from register import reconcile as reconcile_cells
from worksmap.telling import data_option, json_option, plainly, tell


@click.command(name="reconcile")
@click.option("--write", is_flag=True, help="Write the cells that differ.")
@data_option
@json_option
@plainly
def reconcile_command(write: bool, data: Path, as_json: bool) -> None:
    """Read the words in mentions.csv anew, and derive projects.csv from them.

    Shows each value cell that differs and ends with 1 if any does; with --write it writes them.
    """
    found, changes = reconcile_cells(data, write)
    states = [project.state for project in found.projects]
    tally = {
        "documents": len(found.documents),
        "mentions": len(found.mentions),
        "projects": len(found.projects),
        "with status": sum(state.status is not None for state in states),
        "with completion": sum(state.completion is not None for state in states),
        "decisions": len(found.decisions),
        "cells written" if write else "cells that differ": len(changes),
    }
    tell(tally, [*_decided(found.decisions), *changes], as_json)
    if changes and not write:
        raise SystemExit(1)


def _decided(decisions: tuple[Decision, ...]) -> list[str]:
    return [
        f"decision: {one.project}: {one.field} = 「{one.value}」: {one.reason} ({one.by}, {one.date})"
        for one in decisions
    ]
