"""The small map of a project: where it is, how surely, and how far is how far."""

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.portrait.frame import Frame
from mapapp.portrait.furniture import north, occupied, scale_bar
from mapapp.portrait.ground import ground
from mapapp.portrait.inset import corner, inset
from mapapp.portrait.labels import labels
from mapapp.portrait.land import Land
from mapapp.portrait.svg import Node, node, path_of
from mapapp.portrait.symbols import symbol
from mapapp.portrait.trace import AREA, trace
from mapapp.portrait.work import Work
from mapapp.words import Words

SYMBOL_PX = 22
CLEAR_PX = 4
"""Names keep so far from the work."""


@dataclass(frozen=True)
class Locator:
    """A small map, north up, EPSG:3826.

    Parameters
    ----------
    work : Work
    land : Land
    words : Words
        Of the page's language.
    width, height : int
        Pixels.
    """

    work: Work
    land: Land
    words: Words
    width: int = 360
    height: int = 280

    @property
    def frame(self) -> Frame:
        """What is shown: the work with its radius, else the districts that are named for it, else the whole city."""
        shown = self.work.reach or self.work.stated(self.land) or self.land.city
        return Frame.round(shown, (self.width, self.height))

    def draw(self, *, title: str, description: str) -> Node:
        """Draw it.

        Parameters
        ----------
        title, description : str
            What it says to who cannot see it.
        """
        name = self.work.properties["id"]
        frame = self.frame
        work = self._work(frame)
        taken = self._covered(frame)
        meant = self.work.reach or self.work.stated(self.land)
        box = corner(frame, self.land.city, frame.pixels(meant) if meant else taken)
        furniture = [scale_bar(frame, self.words), north(frame, self.words)]
        if box:
            furniture.append(inset(frame, self.land.city, box))
        taken = shapely.union_all([taken, shapely.box(*box) if box else taken, *occupied(frame)])
        return node(
            "svg",
            node("title", text=title, id=f"locator-title-{name}"),
            node("desc", text=description, id=f"locator-said-{name}"),
            *ground(frame, self.land),
            *self._stated(frame),
            *labels(frame, self.land.districts, taken, self._names()),
            *work,
            *furniture,
            class_="locator",
            viewBox=f"0 0 {self.width} {self.height}",
            role="img",
            aria_labelledby=f"locator-title-{name} locator-said-{name}",
        )

    def _names(self) -> dict[str, str]:
        return {name: str(said) for name, said in self.words.section("district").items()}

    def _stated(self, frame: Frame) -> list[Node]:
        stated = None if self.work.place else self.work.stated(self.land)
        return [node("path", class_="stated", d=path_of(frame.drawn(stated)))] if stated else []

    def _work(self, frame: Frame) -> list[Node]:
        points = [frame.pixels(point) for point in self.work.symbols]
        symbols = (symbol(self.work.phase, point.x, point.y, SYMBOL_PX) for point in points)
        return [*trace(self.work, frame, SYMBOL_PX), *symbols]

    def _covered(self, frame: Frame) -> BaseGeometry:
        """Give what the work covers, in pixels."""
        if self.work.place is None:
            return shapely.Point()
        spots = [shapely.buffer(frame.pixels(point), SYMBOL_PX / 2 + CLEAR_PX) for point in self.work.symbols]
        place = frame.drawn(self.work.place)
        # a name may stand inside an area, not on its edge
        edge = shapely.boundary(place) if shapely.get_dimensions(place) == AREA else place
        return shapely.union_all([*spots, shapely.buffer(edge, CLEAR_PX)])
