"""What a command asks for places: the gazetteer, an index of door-plates, services that the environment turns on."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from geocode import Boundaries, Places, open_places
from geocode.services import Secret, ServiceSettings, open_services
from worksmap.telling import ROOT

Asked = TypeVar("Asked", bound=Callable[..., Any] | click.Command)


def _index_at(flag: str, words: str) -> Callable[[Asked], Asked]:
    """Make the option that says where the index of door-plates is: by each name the same place and setting."""
    return click.option(
        flag,
        type=click.Path(dir_okay=False, path_type=Path),
        default=ROOT / "var" / "addresses.sqlite",
        envvar="WORKSMAP_ADDRESSES",
        show_envvar=True,
        help=words,
    )


addresses_option = _index_at(
    "--addresses", "Index of door-plates, as `import-addresses` writes it; used where it is there."
)
index_option = _index_at("--index", "The SQLite file that door-plates are looked up in.")


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
