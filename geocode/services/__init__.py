"""Geocoders of other people, asked over the network: off by default, polite, remembered, gated.

`open_services` gives those that `ServiceSettings` turn on; each is a `Service`, whose failure is a `ServiceError` of
one line. `TGOS` and `CityNominatim` are the geopy geocoders below them.
"""

from geocode.services.errors import ServiceError, ServiceSettingError
from geocode.services.nominatim import CityNominatim
from geocode.services.opening import ServiceSettings, open_services
from geocode.services.secret import Secret
from geocode.services.service import Manners, Service
from geocode.services.tgos import TGOS

__all__ = [
    "TGOS",
    "CityNominatim",
    "Manners",
    "Secret",
    "Service",
    "ServiceError",
    "ServiceSettingError",
    "ServiceSettings",
    "open_services",
]
