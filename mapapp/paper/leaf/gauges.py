"""Stations on a map: each where it is, or as near as there is room, and beside it what it told."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.sensors import Mark
from mapapp.paper.leaf.clash import Floats
from mapapp.paper.leaf.drawn import Letter
from mapapp.paper.leaf.gauge import gauge, size, speck
from mapapp.paper.leaf.phases import beside
from mapapp.paper.leaf.room import Room, boxes_round, size_of
from mapapp.paper.leaf.spread import ROUND, Spot
from mapapp.paper.leaf.trace import traced
from mapapp.paper.sheet import Inset
from mapapp.paper.station import Station
from mapapp.paper.window import Window
from mapapp.portrait.svg import Node
from mapapp.words import Words

NEAR, FAR = 44, 800
"""Of the steps round a place so many are tried: two millimetres, and nine for a station that tells of water."""
AIR_MM: Final = 0.1
AWAY_MM: Final = 0.3
"""A post that stands farther from its place has a line to it."""
BANG: Final = {Mark.CALM: "", Mark.NOTICE: "!", Mark.WARNING: "!!"}
SPECK: Final = "speck"


class Posted(NamedTuple):
    """Stations on one map.

    Parameters
    ----------
    nodes : tuple of Node
    letters : tuple of Letter
    covered : tuple of shapely geometry
        What no name may stand on, mm.
    signs : frozenset of str
        What the legend must explain: ages as ``fresh``, kinds as ``rain``, and ``speck``.
    """

    nodes: tuple[Node, ...] = ()
    letters: tuple[Letter, ...] = ()
    covered: tuple[BaseGeometry, ...] = ()
    signs: frozenset[str] = frozenset()


class Posts:
    """Sets up the stations of one map.

    Parameters
    ----------
    window : Window
    insets : sequence of Inset
        What they show larger is not shown here.
    room : Room
        What is free of works and their numbers.
    words : Words
    """

    def __init__(self, window: Window, insets: Sequence[Inset], room: Room, words: Words) -> None:
        self._window, self._room, self._words = window, room, words
        self._insets = [inset.window.ground for inset in insets]
        self._nodes: list[Node] = []
        self._letters: list[Letter] = []
        self._covered: list[BaseGeometry] = []
        self._signs: set[str] = set()

    def set_up(self, stations: Sequence[Station]) -> Posted:
        """Set up stations, the gravest first, as they come."""
        here = [one for one in stations if self._is_here(one)]
        spots = shapely.get_coordinates(self._window.whole(shapely.MultiPoint([one.spot for one in here])))
        for one, spot in zip(here, spots, strict=True):
            self._set_up(one, spot)
        return Posted(tuple(self._nodes), tuple(self._letters), tuple(self._covered), frozenset(self._signs))

    def _set_up(self, one: Station, spot: Floats) -> None:
        mark = look(one)
        wide, high = size(mark)
        middle = self._free(one, spot - (0, high / 2), (wide, high))
        if middle is None:
            self._nodes.append(speck((float(spot[0]), float(spot[1]))))
            self._signs.add(SPECK)
            return
        foot = middle[0], middle[1] + high / 2
        line = shapely.LineString([spot, foot])
        if line.length > AWAY_MM:
            self._nodes += traced(line, "hair")
        self._nodes.append(gauge(one.reading.kind, one.age, mark, foot))
        self._signs |= {str(one.age), str(one.reading.kind)}
        self._covered += [shapely.box(*boxes_round(np.array([middle]), (wide, high))[0]), line]
        self._say(one, middle, (wide, high))

    def _is_here(self, one: Station) -> bool:
        is_seen = bool(shapely.contains_xy(self._window.ground, *one.spot))
        return is_seen and not any(shapely.contains_xy(ground, *one.spot) for ground in self._insets)

    def _free(self, one: Station, middle: Floats, extent: Spot) -> Spot | None:
        """Find room for a sign near its place; farther away where it tells of water."""
        for some in (ROUND[:NEAR], ROUND[NEAR:FAR]) if one.number else (ROUND[:NEAR],):
            spots = middle + some
            found = self._room.first(boxes_round(spots, extent), AIR_MM)
            if found is not None:
                return float(spots[found][0]), float(spots[found][1])
        return None

    def _say(self, one: Station, middle: Spot, extent: Spot) -> None:
        """Write beside a sign what was told and how old it is; where that has no room, its number or its age alone."""
        for text in texts(one, self._words):
            said = beside(middle, extent, (text, "gauge", size_of(text, "gauge")), self._room)
            if said:
                self._letters += said
                return


def look(one: Station) -> Mark:
    """Say how large a station's sign is: what is dead calls for nothing now."""
    return Mark.CALM if one.is_dead else one.mark


def texts(one: Station, words: Words) -> tuple[str, ...]:
    """Say what may stand beside a sign, the longest first."""
    letter = words(f"gauge_letter.{one.age}")
    number = words("gauge.number", n=one.number) if one.number else ""
    value = "" if one.reading.value is None or one.is_dead else f"{one.reading.value:g}{one.reading.unit}"
    whole = " ".join(filter(None, (number + BANG[look(one)], value, letter)))
    return (whole, f"{number} {letter}", number) if number else (whole, letter)
