"""TGOS, the door-plate service of the national map platform (門牌位置比對服務), as a geopy geocoder."""

from collections.abc import Collection
from functools import partial
from typing import Final
from urllib.parse import urlencode, urlsplit

from geopy.exc import ConfigurationError, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.util import logger

from geocode.services.adapter import FormAdapter
from geocode.services.secret import Secret
from geocode.services.tgos_answer import Row, read_rows
from geocode.text import CITY, normalise, without_city

URL: Final = "https://addr.tgos.tw/addrws/v40/QueryAddr.asmx/QueryAddr"

NEIGHBOURS: Final = 10
"""How many numbers away a plate may be that stands for one that TGOS does not know."""

# Meanings as the service's own page lists them (addr.tgos.tw/AddrWS/v40/QueryAddr.asmx?op=QueryAddr). Version 4 refuses
# a question without oIsSupportPast or oIsShowCodeBase (HTTP 500, 「缺少參數」). Everything but the number is locked:
# without the locks of county and town an address in 鳳山區 was answered in 路竹區, 26 km away.
PARAMETERS: Final = {
    "oSRS": "EPSG:4326",
    "oFuzzyType": "1",  # the nearest number on the same side (單雙號機制)
    "oResultDataType": "JSON",
    "oFuzzyBuffer": str(NEIGHBOURS),
    "oIsOnlyFullMatch": "false",
    "oIsSupportPast": "false",  # present door-plates only
    "oIsShowCodeBase": "false",
    "oIsLockCounty": "true",
    "oIsLockTown": "true",
    "oIsLockVillage": "false",  # villages are merged and renamed; people leave them out
    "oIsLockRoadSection": "true",
    "oIsLockLane": "true",
    "oIsLockAlley": "true",
    "oIsLockArea": "true",
    "oIsSameNumber_SubNumber": "true",  # 「8之1號」 is 「8號之1」
    "oCanIgnoreVillage": "true",
    "oCanIgnoreNeighborhood": "true",
    "oReturnMaxCount": "10",
}
"""All that is asked beside address and keys. Who changes it counts on the ``version`` of `TGOSDialect`."""

_LOOPBACK: Final = {"127.0.0.1", "::1", "localhost"}


class TGOS(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """A geopy geocoder of door-plates in Kaohsiung.

    The question goes as a form (HTTP POST), which an ASP.NET ``.asmx`` method takes as well as a query, so that neither
    the keys nor the address stand in an address line that a proxy or a log would keep.

    Parameters
    ----------
    app_id, key : Secret
        ``oAPPId`` and ``oAPIKey``; TGOS binds them to the caller's IP address.
    towns : collection of str
        Districts that may lead a query; an answer from another one is refused.
    url : str
        Of the method; ``https``, or ``http`` on this machine.
    timeout, proxies, user_agent, ssl_context
        As geopy's.

    Raises
    ------
    geopy.exc.ConfigurationError
        For an address over which the keys could be read, and without keys.
    """

    def __init__(
        self, app_id: Secret, key: Secret, *, towns: Collection[str] = (), url: str = URL, **geopy: object
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise ConfigurationError("TGOS is asked over https only: its keys are in the question")
        if not (app_id and key):
            raise ConfigurationError("TGOS needs an oAPPId and an oAPIKey")
        adapter = partial(FormAdapter, secrets={"oAPPId": app_id, "oAPIKey": key})
        super().__init__(scheme=parts.scheme, adapter_factory=adapter, **geopy)
        self.url = url
        self._towns = tuple(towns)

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: float | None = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """Find a door-plate.

        Parameters
        ----------
        query : str
            Such as ``"高雄市苓雅區四維三路2號"``; the city may be left out.
        exactly_one : bool
            True asks for one location; a tie is then no answer. False asks for all.
        timeout : float
            Seconds.

        Returns
        -------
        geopy.location.Location, list of them, or None
            ``Location.raw`` is a `geocode.services.tgos_answer.Row`. TGOS may answer with a neighbouring number.

        Raises
        ------
        geopy.exc.GeocoderServiceError
            If the service breaks, answers in another shape, or with another county or town than asked for.
        """
        words = without_city(normalise(query))
        url = f"{self.url}?{urlencode(PARAMETERS | {'oAddress': CITY + words})}"
        logger.debug("%s.geocode: %s", type(self).__name__, url)
        town = next((name for name in self._towns if words.startswith(name)), "")
        callback = partial(self._located, town=town, exactly_one=exactly_one)
        return self._call_geocoder(url, callback, timeout=timeout, is_json=False)

    def _located(self, text: str, *, town: str, exactly_one: bool) -> Location | list[Location] | None:
        rows = read_rows(text)
        for row in rows:
            _prove_lock(row, town)
        found = [Location(row["FULL_ADDR"], (row["Y"], row["X"]), row) for row in rows]
        if not exactly_one:
            return found or None
        return found[0] if len(found) == 1 else None


def _prove_lock(row: Row, town: str) -> None:
    """Refuse an answer from elsewhere: a lock that does not hold is a service that does not do what it was asked."""
    county = normalise(row["COUNTY"])
    if county != CITY:
        raise GeocoderServiceError(f"答案在{row['COUNTY']}，不在{CITY}，不採用")
    if town and normalise(row["TOWN"]) != town:
        raise GeocoderServiceError(f"答案在{row['TOWN']}，不在{town}，不採用")
