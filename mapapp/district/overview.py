"""The map of a district's page: where its works are, under the numbers that its table and its sheet give them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.placing import Placed, place
from mapapp.paper.leaf.spots import HEIGHT_MM, width
from mapapp.paper.leaf.spread import SYMBOL_MM, Spot, astray, spread
from mapapp.paper.numbered import Numbered
from mapapp.paper.numbering import anchor
from mapapp.paper.window import Window
from mapapp.portrait.frame import Frame
from mapapp.portrait.furniture import north, occupied, scale_bar
from mapapp.portrait.ground import ground
from mapapp.portrait.inset import corner, inset
from mapapp.portrait.labels import labels
from mapapp.portrait.land import Land
from mapapp.portrait.svg import Node, node, path_of
from mapapp.portrait.symbols import symbol
from mapapp.portrait.trace import AREA, trace
from mapapp.words import Words

PX_PER_MM = 5.5
"""Symbols and numbers are placed as on paper, where a symbol is 3.4 mm wide: here 19 pixels."""
AIR = 1.08
LEAST_WIDTH_M = 2000
SYMBOL_PX = SYMBOL_MM * PX_PER_MM
CLEAR_PX = 3
BASELINE_PX = 4.3
"""From the middle of a number down to the line that it stands on."""


@dataclass(frozen=True)
class Overview:
    """A district with its works, north up, EPSG:3826.

    Parameters
    ----------
    district : str
    numbered : sequence of Numbered
        The works that have a place.
    land : Land
    words : Words
        Of the page's language.
    size : tuple of int
        Width and height in pixels.
    """

    district: str
    numbered: Sequence[Numbered]
    land: Land
    words: Words
    size: tuple[int, int]

    @cached_property
    def window(self) -> Window:
        """What is shown, as paper has it: the whole district."""
        shape = self.land.districts[self.district]
        across, down = (px / PX_PER_MM for px in self.size)
        west, south, east, north_ = shape.bounds
        metres_per_mm = max(AIR * (east - west) / across, AIR * (north_ - south) / down, LEAST_WIDTH_M / across)
        return Window.round(shape, math.ceil(metres_per_mm * 1000), (across, down))

    @cached_property
    def shown(self) -> tuple[Numbered, ...]:
        """Works that reach into the map; one that bears its number outside it bears it where it is seen."""
        ground_ = self.window.ground
        reaching = (one for one in self.numbered if one.work.place is not None and one.work.place.intersects(ground_))
        return tuple(one if ground_.covers(one.at) else replace(one, at=anchor(one.work, ground_)) for one in reaching)

    @property
    def beyond(self) -> tuple[int, ...]:
        """Numbers of works that documents name for the district, and that lie outside the map."""
        shown = {one.number for one in self.shown}
        return tuple(one.number for one in self.numbered if one.number not in shown)

    @cached_property
    def frame(self) -> Frame:
        """The same, in pixels."""
        return Frame(self.window.west, self.window.north, self.window.metres_per_mm / PX_PER_MM, *self.size)

    def draw(self) -> Node:
        """Draw it. It is for the eyes: the table beside it says the same to everybody."""
        box = corner(self.frame, self.land.city, self._district())
        furniture = [scale_bar(self.frame, self.words), north(self.frame, self.words)]
        furniture += [inset(self.frame, self.land.city, box)] if box else []
        kept = [*occupied(self.frame), *([shapely.box(*box)] if box else [])]
        taken = shapely.transform(shapely.union_all(kept), lambda px: px / PX_PER_MM)
        spots, placed = spread(self.window, self.shown, taken), place(self.window, self.shown, taken)
        return node(
            "svg",
            *ground(self.frame, self.land),
            node("path", class_="here", d=path_of(self._district())),
            *self._traces(),
            *self._names([*kept, *_boxes(placed), *_discs(spots)]),
            *furniture,
            *(_line("hair", *ends) for ends in astray(self.window, self.shown, spots).values()),
            *(_line("leader", *one.leader) for one in placed if one.leader),
            *self._links(spots, {one.number: one for one in placed}),
            class_="locator overview",
            viewBox=f"0 0 {self.size[0]} {self.size[1]}",
            aria_hidden="true",
        )

    def _district(self) -> BaseGeometry:
        return self.frame.drawn(self.land.districts[self.district])

    def _traces(self) -> list[Node]:
        """Draw lines, areas and radii; the largest first, and what several works of one phase share once."""
        works = {(one.work.phase, shapely.to_wkb(one.work.place)): one.work for one in self.shown}
        drawn = []
        for work in sorted(works.values(), key=lambda work: -shapely.area(work.place)):
            is_area = shapely.get_dimensions(work.place) == AREA
            # round many areas at once the doubt about their outlines hides more than it tells
            drawn += [
                one for one in trace(work, self.frame, SYMBOL_PX) if not (is_area and one.get("class") == "reach")
            ]
        return drawn

    def _names(self, taken: Sequence[BaseGeometry]) -> list[Node]:
        others = {name: shape for name, shape in self.land.districts.items() if name != self.district}
        said = {name: str(words) for name, words in self.words.section("district").items()}
        return labels(self.frame, others, shapely.union_all(taken), said)

    def _links(self, spots: dict[int, Spot], placed: dict[int, Placed]) -> list[Node]:
        by_number = {one.number: one for one in self.shown}
        return [self._link(by_number[number], spot, placed[number]) for number, spot in spots.items()]

    def _link(self, one: Numbered, spot: Spot, placed: Placed) -> Node:
        x, y = (mm * PX_PER_MM for mm in spot)
        said = self.words("districts.spot", number=one.number, name=one.work.properties["name"])
        return node(
            "a",
            node("title", text=said),
            *self._beside(one),
            symbol(one.work.phase, x, y, SYMBOL_PX),
            node(
                "text",
                text=str(one.number),
                class_="spot-number",
                x=placed.x * PX_PER_MM,
                y=placed.y * PX_PER_MM + BASELINE_PX,
                text_anchor="middle",
            ),
            href=f"#work-{one.work.id}",
            class_="spot",
            tabindex="-1",
        )

    def _beside(self, one: Numbered) -> list[Node]:
        """Draw the other points of a work that has several."""
        points = [self.frame.pixels(point) for point in one.work.symbols if not shapely.equals(point, one.at)]
        inside = shapely.box(0, 0, *self.size)
        several = one.work.place is not None and one.work.place.geom_type == "MultiPoint"
        return [
            symbol(one.work.phase, at.x, at.y, SYMBOL_PX) for at in points if several and shapely.covers(inside, at)
        ]


def _line(class_: str, start: Spot, end: Spot) -> Node:
    x1, y1, x2, y2 = (mm * PX_PER_MM for mm in (*start, *end))
    return node("line", class_=class_, x1=x1, y1=y1, x2=x2, y2=y2)


def _boxes(placed: Sequence[Placed]) -> list[BaseGeometry]:
    return [_box(one.x, one.y, width(one.number) / 2, HEIGHT_MM / 2) for one in placed]


def _discs(spots: dict[int, Spot]) -> list[BaseGeometry]:
    return [_box(x, y, SYMBOL_MM / 2, SYMBOL_MM / 2) for x, y in spots.values()]


def _box(x: float, y: float, across: float, down: float) -> BaseGeometry:
    west, south, east, north_ = (mm * PX_PER_MM for mm in (x - across, y - down, x + across, y + down))
    return shapely.box(west - CLEAR_PX, south - CLEAR_PX, east + CLEAR_PX, north_ + CLEAR_PX)
