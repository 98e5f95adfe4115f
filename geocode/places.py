"""Asks the geocoders in order, and lets no answer pass that lies outside the district named."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from geocode.gazetteer import GazetteerGeocoder
from geocode.match import Match, Method, NoMatch
from geocode.offline import OfflineGeocoder
from geocode.services.errors import ServiceError
from geocode.services.service import Service
from geocode.text import normalise, other_county, without_city

UNKNOWN: Final = NoMatch("地名表沒有這個地名（gazetteer.csv）")


class Places:
    """Turns words that say where into one match, or into the reason why there is none.

    Parameters
    ----------
    gazetteer : GazetteerGeocoder
        Named places; also says why a known name has no position.
    others : iterable of OfflineGeocoder
        Asked in this order when the gazetteer has no answer.
    districts : iterable of str
        Names that may lead a text, such as 「岡山區岡山運動中心」.
    services : iterable of Service
        Geocoders of other people, asked in this order when nothing here knows more than a district. None by default.
    """

    def __init__(
        self,
        gazetteer: GazetteerGeocoder,
        others: Iterable[OfflineGeocoder],
        districts: Iterable[str],
        services: Iterable[Service] = (),
    ) -> None:
        self.gazetteer = gazetteer
        self._geocoders = (gazetteer, *others)
        self._districts = tuple(districts)
        self._services = tuple(services)

    def match(self, location_text: str, districts: tuple[str, ...] = ()) -> Match | NoMatch:
        """Find the one place that a text names.

        Parameters
        ----------
        location_text : str
            Words that say where, as a document writes them; a district may lead them.
        districts : tuple of str
            Districts that the place must lie in or touch (one of them). A district that the text itself names counts
            as well, and both must hold.

        Returns
        -------
        Match or NoMatch
            A tie, and an answer from another district, are no match; the rivals are named. A service that did not
            answer is told in ``notes``.
        """
        readings = self._readings(location_text)
        answers = (self._answer(words, (districts, *gates)) for words, gates in readings)
        known = next((answer for answer in answers if answer is not UNKNOWN), UNKNOWN)
        return self._asked(location_text, (districts, *readings[-1][1]), known) if _is_open(known) else known

    def candidates(self, location_text: str) -> tuple[Match, ...]:
        """Find the one place that a text names, or all that answer equally well.

        Parameters
        ----------
        location_text : str
            As in `match`.
        """
        for words, gates in self._readings(location_text):
            found = tuple(match for match in self._found(words) if _within(match, gates))
            if found:
                return found
        return ()

    def _asked(self, text: str, gates: tuple[tuple[str, ...], ...], known: Match | NoMatch) -> Match | NoMatch:
        """Ask the services; what is known without them stands until one knows better."""
        notes: list[str] = []
        district = next((gate[0] for gate in reversed(gates) if len(gate) == 1), "")
        for service in self._services:
            try:
                found = service.ask(text, district)
            except ServiceError as error:
                notes.append(str(error))
                continue
            answer = _choose(found, gates) if found else known
            if isinstance(answer, Match) and _is_better(answer, known):
                return replace(answer, notes=tuple(notes))
        return replace(known, notes=tuple(notes)) if notes else known

    def _readings(self, location_text: str) -> list[tuple[str, tuple[tuple[str, ...], ...]]]:
        """Give the text as it stands, and without the district that leads it, which then must hold the answer."""
        text = without_city(normalise(location_text))
        stated = next((name for name in self._districts if text.startswith(name)), "")
        readings: list[tuple[str, tuple[tuple[str, ...], ...]]] = [(text, ())]
        return [*readings, (text.removeprefix(stated), ((stated,),))] if stated else readings

    def _found(self, text: str) -> tuple[Match, ...]:
        """Ask the geocoders in order; of a text about another county the gazetteer alone, which may hold its words."""
        asked = self._geocoders[:1] if other_county(text) else self._geocoders
        return next(filter(None, (geocoder.candidates(text) for geocoder in asked)), ())

    def _answer(self, text: str, gates: tuple[tuple[str, ...], ...]) -> Match | NoMatch:
        found = self._found(text)
        if found:
            return _choose(found, gates)
        if county := other_county(text):
            return NoMatch(f"文字說的是{county}，不是高雄市")
        reasons = (geocoder.why_not(text) for geocoder in self._geocoders)
        return next((reason for reason in reasons if reason), UNKNOWN)


def _choose(found: tuple[Match, ...], gates: tuple[tuple[str, ...], ...]) -> Match | NoMatch:
    inside = [match for match in found if _within(match, gates)]
    outside = tuple(match.label for match in found if match not in inside)
    if len(inside) == 1:
        return replace(inside[0], rivals=outside)
    if inside:
        return NoMatch("不只一處叫這個名字，請指明", tuple(match.label for match in inside))
    wanted = "、".join(name for gate in gates for name in gate)
    return NoMatch(f"不在文字或計畫所指的{wanted}", outside)


def _is_open(known: Match | NoMatch) -> bool:
    """Say whether somebody else may know more: a tie and a contradiction are answers, a mere district is hardly one."""
    return known.method is Method.FALLBACK if isinstance(known, Match) else not known.rivals


def _is_better(answer: Match, known: Match | NoMatch) -> bool:
    return isinstance(known, NoMatch) or answer.precision_m < known.precision_m


def _within(match: Match, gates: tuple[tuple[str, ...], ...]) -> bool:
    return all(not gate or set(gate) & set(match.districts) for gate in gates)
