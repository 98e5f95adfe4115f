"""One class makes any geocoder of other people polite, remembered and gated."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Protocol

from geopy.exc import GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from shapely.geometry.base import BaseGeometry

from geocode.boundaries import BORDER_M, Boundaries
from geocode.match import Match, Method
from geocode.metres import in_metres
from geocode.reading.reader import Reader
from geocode.services.dialect import Dialect
from geocode.services.errors import ServiceError
from geocode.services.memory import Key, Memory, Told
from geocode.services.question import Question

RETRIES: Final = 1
"""How often a question is asked again that was not answered."""


class Service(Protocol):
    """A geocoder over the network."""

    name: str

    def ask(self, text: str, district: str) -> tuple[Match, ...]:
        """Find the place that a text names.

        Parameters
        ----------
        text : str
            As a document or a person writes it.
        district : str
            Where it must lie; may be empty.

        Returns
        -------
        tuple of Match
            Empty for no such place; more than one for a tie.

        Raises
        ------
        ServiceError
            If the service breaks, or answers from elsewhere.
        """


@dataclass(frozen=True)
class Manners:
    """How a service is asked.

    Parameters
    ----------
    delay_s : float
        Least seconds between two questions (one a second is what OpenStreetMap's usage policy allows).
    error_wait_s : float
        Seconds before a question is asked again.
    rest_s : float
        Seconds for which a service that failed is left in peace.
    """

    delay_s: float = 1.0
    error_wait_s: float = 5.0
    rest_s: float = 60.0


class PoliteService:
    """A geopy geocoder that is asked rarely, once, and not believed beyond the district that the text names.

    Parameters
    ----------
    dialect : Dialect
        The geocoder, how it is asked and what its answers are worth.
    boundaries : Boundaries
        The city.
    memory : Memory
        What it answered before.
    manners : Manners
    """

    def __init__(self, dialect: Dialect, boundaries: Boundaries, memory: Memory, manners: Manners) -> None:
        self.name = dialect.name
        self._dialect = dialect
        self._boundaries = boundaries
        self._reader = Reader(boundaries)
        self._memory = memory
        self._limited = RateLimiter(
            dialect.ask,
            min_delay_seconds=manners.delay_s,
            max_retries=RETRIES,
            error_wait_seconds=max(manners.error_wait_s, manners.delay_s),
            swallow_exceptions=False,
        )
        self._rest_s = manners.rest_s
        self._rests_until = 0.0

    def ask(self, text: str, district: str = "") -> tuple[Match, ...]:
        """Find the place that a text names; see `Service.ask`."""
        question = Question.read(text, district, self._reader)
        words = question and self._dialect.words(question)
        if not question or not words:
            return ()
        found = self._dialect.matches(question, self._told(words))
        inside = tuple(self._gated(found, question.district))
        if found and not inside:
            where = "、".join(self._boundaries.district_of(found[0].geometry)) or "市外"
            raise ServiceError(self.name, f"答案在{where}，不在{question.district or '高雄市'}，不採用")
        return _best(inside)

    def _told(self, words: str) -> list[Told]:
        """Recall the answers, or ask; failures are not remembered beyond a rest."""
        key = Key(self.name, self._dialect.version, words)
        known = self._memory.recall(key)
        if known is not None:
            return known
        if time.monotonic() < self._rests_until:
            raise ServiceError(self.name, "剛才沒有回答，暫時不再問")
        told = self._asked(words)
        self._memory.keep(key, told)
        return told

    def _asked(self, words: str) -> list[Told]:
        try:
            return self._limited(words)  # type: ignore[no-any-return]  # geopy carries no types
        except (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges) as error:
            self._rests_until = time.monotonic() + self._rest_s
            raise ServiceError(self.name, f"不讓我們問（{error}）") from None
        except GeopyError as error:
            self._rests_until = time.monotonic() + self._rest_s
            raise ServiceError(self.name, str(error)) from None

    def _gated(self, found: list[Match], district: str) -> Iterator[Match]:
        for match in found:
            districts = self._boundaries.district_of(match.geometry)
            if district and district not in districts and self._reaches(match.geometry, district):
                districts = (district, *districts)
            if districts and (not district or district in districts):
                yield replace(match, districts=districts)

    def _reaches(self, geometry: BaseGeometry, district: str) -> bool:
        """Say whether a place is as near to a district as its border is known."""
        shape = self._boundaries.districts.get(district)
        return shape is not None and bool(in_metres(shape).distance(in_metres(geometry)) <= BORDER_M)


def _best(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """Keep what is no fallback, each place once; else the most precise fallback in each district."""
    sure = {match.geometry.wkb: match for match in found if match.method is not Method.FALLBACK}
    rough = {match.districts[0]: match for match in sorted(found, key=lambda match: -match.precision_m)}
    return tuple((sure or rough).values())
