"""``worksmap``: the register, its places and its layers from the command line."""

from importlib.metadata import version

import click

from worksmap.geocode_accept import accept_command
from worksmap.geocode_commands import geocode
from worksmap.geocode_evaluate import evaluate_file
from worksmap.geocode_import import import_addresses
from worksmap.geocode_review import review_command
from worksmap.layers_commands import layers
from worksmap.layers_export import export_command
from worksmap.print_commands import print_command
from worksmap.register_commands import register


@click.group()
@click.version_option(version("worksmap"), prog_name="worksmap")
def main() -> None:
    """高雄建設地圖: what Kaohsiung's reports promise, where it stands, and who says so."""


main.add_command(register)
main.add_command(geocode)
geocode.add_command(import_addresses)
geocode.add_command(evaluate_file)
geocode.add_command(review_command)
geocode.add_command(accept_command)
main.add_command(layers)
main.add_command(print_command)
layers.add_command(export_command)
