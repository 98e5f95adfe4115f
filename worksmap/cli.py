"""``worksmap``: the register, its places, its layers and its maps from the command line."""

from collections.abc import Callable, Mapping
from importlib.metadata import version

import click


def _register() -> click.Command:
    from worksmap.register_commands import register

    return register


def _geocode() -> click.Command:
    from worksmap.geocode_accept import accept_command
    from worksmap.geocode_commands import geocode
    from worksmap.geocode_evaluate import evaluate_file
    from worksmap.geocode_import import import_addresses
    from worksmap.geocode_review import review_command

    for command in (import_addresses, evaluate_file, review_command, accept_command):
        geocode.add_command(command)
    return geocode


def _layers() -> click.Command:
    from worksmap.layers_commands import layers
    from worksmap.layers_export import export_command

    layers.add_command(export_command)
    return layers


def _print() -> click.Command:
    from worksmap.print_commands import print_command

    return print_command


def _overlay() -> click.Command:
    from worksmap.overlay_add import add_command
    from worksmap.overlay_commands import overlay

    overlay.add_command(add_command)
    return overlay


def _sensors() -> click.Command:
    from worksmap.sensors_commands import sensors

    return sensors


def _services() -> click.Command:
    from worksmap.services_commands import services

    return services


def _bundle() -> click.Command:
    from worksmap.bundle_command import bundle_command

    return bundle_command


def _analyse() -> click.Command:
    from worksmap.analyse_commands import analyse

    return analyse


COMMANDS: Mapping[str, Callable[[], click.Command]] = {
    "register": _register,
    "geocode": _geocode,
    "layers": _layers,
    "overlay": _overlay,
    "sensors": _sensors,
    "services": _services,
    "analyse": _analyse,
    "print": _print,
    "bundle": _bundle,
}
"""Each is loaded when it is asked for: who prints does not wait for what builds."""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        return COMMANDS[cmd_name]() if cmd_name in COMMANDS else None


@click.group(cls=_Lazy)
@click.version_option(version("worksmap"), prog_name="worksmap")
def main() -> None:
    """高雄建設地圖: what Kaohsiung's reports promise, where it stands, and who says so."""
