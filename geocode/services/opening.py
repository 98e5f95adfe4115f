"""Settings of the services, and the services that are on."""

import re
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from geocode.boundaries import Boundaries
from geocode.services.errors import ServiceSettingError
from geocode.services.memory import Memory
from geocode.services.nominatim import CityNominatim
from geocode.services.nominatim_dialect import NominatimDialect
from geocode.services.secret import Secret
from geocode.services.service import Manners, PoliteService, Service
from geocode.services.tgos import TGOS, URL
from geocode.services.tgos_dialect import TGOSDialect

_ADDRESS: Final = re.compile(r"https?://[\w.\-\[\]:]+(/[\w./~\-]*)?", re.ASCII)
_CONTACT: Final = re.compile(r"[!-~ ]*[!-~]+@[!-~]+|https?://[!-~]+")


@dataclass(frozen=True)
class ServiceSettings:
    """Which services are asked, and how; without a setting none is.

    Parameters
    ----------
    cache : Path
        File of what they answered.
    nominatim : str
        Base address of a Nominatim server; empty for none.
    contact : str
        E-mail or web address of who runs this, which Nominatim's operators ask for.
    tgos_app_id, tgos_key : Secret
        Both, or none.
    tgos_address : str
        Of the method.
    manners : Manners
    timeout_s : float
        Seconds for one answer.
    keep_days, keep_nothing_days : float
        How long an answer is remembered, and that there is none.

    Raises
    ------
    ServiceSettingError
        For an address that is none or holds a password, a server without contact, half of a pair of keys.
    """

    cache: Path
    nominatim: str = ""
    contact: str = ""
    tgos_app_id: Secret = field(default_factory=Secret)
    tgos_key: Secret = field(default_factory=Secret)
    tgos_address: str = URL
    manners: Manners = field(default_factory=Manners)
    timeout_s: float = 10.0
    keep_days: float = 90
    keep_nothing_days: float = 7

    def __post_init__(self) -> None:
        for address in filter(None, (self.nominatim, self.tgos_address)):
            if not _ADDRESS.fullmatch(address) or not urlsplit(address).hostname:
                raise ServiceSettingError(
                    "a service's address is like https://nominatim.example.org, without a password"
                )
        if self.nominatim and not _CONTACT.fullmatch(self.contact):
            raise ServiceSettingError("who asks Nominatim says how to be reached: an e-mail or web address in ASCII")
        if bool(self.tgos_app_id) != bool(self.tgos_key):
            raise ServiceSettingError("TGOS needs both its app id and its key")


def open_services(settings: ServiceSettings, boundaries: Boundaries) -> tuple[Service, ...]:
    """Open the services that are on, TGOS first because its door-plates are the official ones.

    Parameters
    ----------
    settings : ServiceSettings
    boundaries : Boundaries
        The city.

    Returns
    -------
    tuple of Service
        Empty without settings. Nothing is asked yet.
    """
    memory = Memory(settings.cache, settings.keep_days, settings.keep_nothing_days)
    agent = f"worksmap/{version('worksmap')}" + (f" ({settings.contact})" if settings.contact else "")
    dialects: list[TGOSDialect | NominatimDialect] = []
    if settings.tgos_key:
        dialects.append(TGOSDialect(_tgos(settings, boundaries, agent)))
    if settings.nominatim:
        nominatim = CityNominatim(settings.nominatim, agent, timeout=settings.timeout_s)
        dialects.append(NominatimDialect(nominatim, boundaries.districts))
    return tuple(PoliteService(dialect, boundaries, memory, settings.manners) for dialect in dialects)


def _tgos(settings: ServiceSettings, boundaries: Boundaries, agent: str) -> TGOS:
    return TGOS(
        settings.tgos_app_id,
        settings.tgos_key,
        towns=boundaries.districts,
        url=settings.tgos_address,
        timeout=settings.timeout_s,
        user_agent=agent,
    )
