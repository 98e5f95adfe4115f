"""``worksmap register``: what the documents say, and whether the register agrees."""

from collections.abc import Mapping
from importlib import import_module

import click

COMMANDS: Mapping[str, str] = {
    "add": "worksmap.register_add:add_command",
    "extract": "worksmap.register_extract:extract_command",
    "evaluate": "worksmap.register_evaluate:evaluate_command",
    "reconcile": "worksmap.register_reconcile:reconcile_command",
}
"""Each with the module and the object that is loaded when it is asked for, in the order in which they are used."""


class _ByName(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_ByName)
def register() -> None:
    """Documents → mentions → projects."""
