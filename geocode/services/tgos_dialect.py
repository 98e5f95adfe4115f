"""TGOS: asked for door-plates only."""

from collections.abc import Iterator
from typing import Final

import shapely

from geocode.match import Match, Method
from geocode.reading.address import split_plate
from geocode.reading.asked import Address
from geocode.services.dialect import plate_method
from geocode.services.memory import Told
from geocode.services.question import Question
from geocode.services.tgos import TGOS
from geocode.text import CITY

EXACT_M: Final = 10
"""Precision of a door-plate of the official register: its point is at the door or in the building behind it."""

SOURCE: Final = "TGOS 門牌位置比對服務"


class TGOSDialect:
    """Asks `TGOS` for a door-plate and compares the number that it answers with the number that was asked for.

    Parameters
    ----------
    geocoder : TGOS
    """

    name = "TGOS"
    version = 1

    def __init__(self, geocoder: TGOS) -> None:
        self._geocoder = geocoder

    def words(self, question: Question) -> str | None:
        """Write the whole address; None for what is no door-plate."""
        plate = question.plate
        if plate is None:
            return None
        sub = f"之{plate.sub}" if plate.sub else ""
        return f"{CITY}{question.district}{plate.line}{plate.number}{sub}號"

    def ask(self, words: str) -> list[Told]:
        """Ask over the network; raises geopy's exceptions."""
        return [location.raw for location in self._geocoder.geocode(words, exactly_one=False) or ()]

    def matches(self, question: Question, told: list[Told]) -> list[Match]:
        """Judge answers by their own number: 「完全比對」 is what the service says, the number is what it shows."""
        plate = question.plate
        return list(_matches(plate, told)) if plate else []


def _matches(plate: Address, told: list[Told]) -> Iterator[Match]:
    for row in told:
        found = plate_method(plate, split_plate(_inside_village(row)), EXACT_M)
        if found:
            method, precision_m = found
            said = "是同一門牌" if method is Method.EXACT else "是同側的鄰近門牌"
            point, name = shapely.Point(row["X"], row["Y"]), str(row["FULL_ADDR"])
            yield Match(point, name, method, precision_m, SOURCE, (), evidence=f"TGOS 答「{name}」，{said}")


def _inside_village(row: Told) -> str:
    address = str(row["FULL_ADDR"])
    for column in ("COUNTY", "TOWN", "VILLAGE", "NEIGHBORHOOD"):
        address = address.removeprefix(str(row[column]))
    return address
