"""Sheets of paper: what is printed where on a page with a map, in millimetres from its upper left corner."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

SIZES: Final[Mapping[str, tuple[float, float]]] = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
"""Width and height upright, mm (ISO 216)."""
MARGIN_MM: Final = 10.0
"""White round everything: office printers leave 4 to 6 mm unprinted, and a sheet that is filed is held at its edge."""
HEADING_MM: Final = 18.0
"""Title, the office's own line, the filters in words, and its logo."""
FOOT_MM: Final = 7.0
"""Data as of, printed on, page n of N."""
RIM_MM: Final = 4.5
"""Round the map's frame, for the grid's coordinates and the names of the pages that join."""
FURNITURE_MM: Final[Mapping[tuple[str, bool], float]] = {
    ("a4", False): 48.0,
    ("a3", False): 50.0,
    ("a4", True): 64.0,
    ("a3", True): 74.0,
}
"""Scale, north, legend, QR, sources and disclaimer: a strip below an upright map, a column beside a lying one, which is
short of height."""
BOXES: Final = ("whole", "heading", "map", "situation", "furniture", "foot")
SITUATION_MM: Final[Mapping[str, float]] = {"a4": 25.0, "a3": 28.0}
"""Overlay, caution, classes, minute, operator and sensors: a strip below the map, where a sheet has them."""
FURTHER_MM: Final[Mapping[str, float]] = {"a4": 8.0, "a3": 8.0}
"""So much more for each overlay behind the first, and for the signs of stations."""


@dataclass(frozen=True)
class Box:
    """A rectangle on paper.

    Parameters
    ----------
    x, y : float
        Its upper left corner, mm from the page's.
    width, height : float
        Millimetres.
    """

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Page:
    """A page with a map.

    Parameters
    ----------
    paper : str
        A key of `SIZES`.
    landscape : bool
    explained : int
        How many overlays, stations counting as one more, are explained as well; 0: not even a moment is.
    """

    paper: str
    landscape: bool
    explained: int = 0

    @property
    def whole(self) -> Box:
        """The paper itself."""
        width, height = SIZES[self.paper]
        return Box(0, 0, height, width) if self.landscape else Box(0, 0, width, height)

    @property
    def heading(self) -> Box:
        """Where the title stands."""
        return Box(MARGIN_MM, MARGIN_MM, self.whole.width - 2 * MARGIN_MM, HEADING_MM)

    @property
    def foot(self) -> Box:
        """Where the last line stands."""
        return Box(MARGIN_MM, self.whole.height - MARGIN_MM - FOOT_MM, self.heading.width, FOOT_MM)

    @property
    def furniture(self) -> Box:
        """What explains the map: a strip below it, or a column at its right."""
        size, top, foot = FURNITURE_MM[self.paper, self.landscape], MARGIN_MM + HEADING_MM, self.foot
        if self.landscape:
            return Box(self.whole.width - MARGIN_MM - size, top, size, foot.y - self._situation_mm - top)
        return Box(MARGIN_MM, foot.y - size, foot.width, size)

    @property
    def situation(self) -> Box:
        """What only a situation sheet says: a strip as wide as the page; without height on every other sheet."""
        below = self.foot.y if self.landscape else self.furniture.y
        return Box(MARGIN_MM, below - self._situation_mm, self.foot.width, self._situation_mm)

    @property
    def _situation_mm(self) -> float:
        return SITUATION_MM[self.paper] + (self.explained - 1) * FURTHER_MM[self.paper] if self.explained else 0.0

    @property
    def map(self) -> Box:
        """The map's frame; `RIM_MM` round it is free."""
        top, right, bottom = MARGIN_MM + HEADING_MM, self.whole.width - MARGIN_MM, self.situation.y
        if self.landscape:
            right = self.furniture.x
        x, y = MARGIN_MM + RIM_MM, top + RIM_MM
        return Box(x, y, right - RIM_MM - x, bottom - RIM_MM - y)

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the map."""
        return self.map.width, self.map.height

    def as_data(self) -> dict[str, Any]:
        """Say all of it as JSON can: each box by its name, ``margin`` and ``rim``, and whether the page lies."""
        boxes = {name: asdict(getattr(self, name)) for name in BOXES}
        return {**boxes, "margin": MARGIN_MM, "rim": RIM_MM, "landscape": self.landscape}
