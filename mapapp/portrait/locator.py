"""The small map of a project: where it is, how surely, and how far is how far."""

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.portrait.frame import Frame
from mapapp.portrait.inset import corner, inset
from mapapp.portrait.labels import labels
from mapapp.portrait.land import Land
from mapapp.portrait.svg import Node, node, path_of
from mapapp.portrait.symbols import symbol
from mapapp.portrait.work import Work
from mapapp.words import Words

SYMBOL_PX = 22
BAR_MARGIN_PX = 12
CLEAR_PX = 4
"""Names keep so far from the work."""
AREA = 2
"""Dimensions of an area."""


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
        furniture = [self._scale_bar(frame), self._north()]
        if box:
            furniture.append(inset(frame, self.land.city, box))
        taken = shapely.union_all([taken, shapely.box(*box) if box else taken, *self._edges()])
        return node(
            "svg",
            node("title", text=title, id=f"locator-title-{name}"),
            node("desc", text=description, id=f"locator-said-{name}"),
            *self._ground(frame),
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

    def _ground(self, frame: Frame) -> list[Node]:
        drawn = [node("rect", class_="sea", width=self.width, height=self.height)]
        for kind, shapes in (("neighbour", self.land.neighbours), ("land", tuple(self.land.districts.values()))):
            data = [path_of(frame.drawn(shape)) for shape in shapes]
            drawn += [node("path", class_=kind, d=d) for d in data if d]
        stated = None if self.work.place else self.work.stated(self.land)
        if stated:
            drawn.append(node("path", class_="stated", d=path_of(frame.drawn(stated))))
        return drawn

    def _work(self, frame: Frame) -> list[Node]:
        place, reach = self.work.place, self.work.reach
        if place is None or reach is None:
            return []
        drawn = []
        if self.work.properties["precision_m"] * 2 > SYMBOL_PX * frame.metres_per_px or not self._is_points:
            drawn.append(node("path", class_="reach", d=path_of(frame.drawn(reach))))
        if not self._is_points:
            kind = "area" if shapely.get_dimensions(place) == AREA else "route"
            data = path_of(frame.drawn(place))
            drawn += [node("path", class_=f"{kind}-case", d=data)] if kind == "route" else []
            drawn.append(node("path", class_=f"{kind} {self.work.phase}", d=data))
        points = [frame.pixels(point) for point in self.work.symbols]
        return [*drawn, *(symbol(self.work.phase, point.x, point.y, SYMBOL_PX) for point in points)]

    @property
    def _is_points(self) -> bool:
        """Whether the symbol alone marks the place; it hides a radius that is smaller than itself."""
        return self.work.place is not None and self.work.place.geom_type in {"Point", "MultiPoint"}

    def _covered(self, frame: Frame) -> BaseGeometry:
        """Give what the work covers, in pixels."""
        if self.work.place is None:
            return shapely.Point()
        spots = [shapely.buffer(frame.pixels(point), SYMBOL_PX / 2 + CLEAR_PX) for point in self.work.symbols]
        place = frame.drawn(self.work.place)
        # a name may stand inside an area, not on its edge
        edge = shapely.boundary(place) if shapely.get_dimensions(place) == AREA else place
        return shapely.union_all([*spots, shapely.buffer(edge, CLEAR_PX)])

    def _edges(self) -> list[BaseGeometry]:
        """Give where the scale bar and the arrow stand."""
        low = self.height - 2.5 * BAR_MARGIN_PX
        return [
            shapely.box(0, low, 0.4 * self.width, self.height),
            shapely.box(self.width - 26, 0, self.width, 40),
        ]

    def _scale_bar(self, frame: Frame) -> Node:
        metres, length = frame.scale_bar()
        x, y = BAR_MARGIN_PX, self.height - BAR_MARGIN_PX
        unit, number = ("km", metres // 1000) if metres >= 1000 else ("m", metres)  # noqa: PLR2004  a kilometre
        return node(
            "g",
            node("path", class_="bar-case", d=f"M{x} {y - 5}v5h{length:.2f}v-5"),
            node("path", class_="bar", d=f"M{x} {y - 5}v5h{length:.2f}v-5"),
            node("text", text=self.words(f"project.{unit}", n=number), class_="bar-said", x=x + 4, y=y - 7),
        )

    def _north(self) -> Node:
        x = self.width - 14
        return node(
            "g",
            node("path", class_="north", d=f"M{x} 6l5 13-5-3.500-5 3.500Z"),
            node("text", text=self.words("project.north"), class_="north-said", x=x, y=31, text_anchor="middle"),
        )
