"""What makes a drawing a map: the scale bar, the grid's ticks, the arrow to the north."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mapapp.paper.window import Window

BAR_MM: Final = 44.0
"""At most so long is a scale bar."""
PARTS: Final = {1: 4, 2: 4, 5: 5}
"""First figure of a bar's length to the parts that it is divided into: each is a round number."""
KM: Final = 1000
TICKS_M: Final = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
TICK_MM: Final = 25.0
"""At least so far from each other stand ticks, unless they stand at whole kilometres."""
KM_TICK_MM: Final = (14.0, 75.0)
"""Where a kilometre is between these on paper, ticks stand at each."""
NORTH: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 30">'
    '<path d="M10 1 18 29 10 23Z" fill="{ink}"/><path d="M10 1 2 29 10 23Z" fill="#ffffff"/>'
    '<path d="M10 1 18 29 10 23 2 29Z" fill="none" stroke="{ink}" stroke-width="1" stroke-linejoin="round"/></svg>'
)
"""The grid's north, which in the city is at most 0.4 degrees from the true one (TM2's central meridian is 121 E)."""


@dataclass(frozen=True)
class Bar:
    """A scale bar.

    Parameters
    ----------
    metres : int
        Of its whole length, EPSG:3826.
    mm : float
        The same on paper.
    parts : int
        Of equal length, black and white in turn.
    """

    metres: int
    mm: float
    parts: int

    @classmethod
    def of(cls, window: Window, most_mm: float = BAR_MM) -> "Bar":
        """Choose the longest round length that has room.

        Examples
        --------
        >>> Bar.of(Window(0, 0, 25000, 180, 180))
        Bar(metres=1000, mm=40.0, parts=4)
        """
        most = most_mm * window.metres_per_mm
        unit = 10 ** math.floor(math.log10(most))
        first = max(figure for figure in PARTS if figure * unit <= most)
        return cls(first * unit, first * unit / window.metres_per_mm, PARTS[first])

    @property
    def is_km(self) -> bool:
        """Whether it is labelled in kilometres."""
        return self.metres >= KM

    @property
    def labels(self) -> tuple[str, str, str]:
        """What stands at its beginning, middle part and end, without the unit."""
        unit = KM if self.is_km else 1
        middle = self.metres * (self.parts // 2) / self.parts
        return "0", f"{middle / unit:,g}", f"{self.metres / unit:,g}"

    @property
    def middle_mm(self) -> float:
        """Where the label of the middle stands."""
        return self.mm * (self.parts // 2) / self.parts


def tick_step(window: Window) -> int:
    """Choose how many metres lie between two ticks.

    Examples
    --------
    >>> [tick_step(Window(0, 0, scale, 180, 180)) for scale in (1000, 10000, 25000, 100000)]
    [50, 500, 1000, 5000]
    """
    least, most = KM_TICK_MM
    if least <= KM / window.metres_per_mm <= most:
        return KM
    return next((step for step in TICKS_M if step / window.metres_per_mm >= TICK_MM), TICKS_M[-1])


def ticks(window: Window) -> tuple[list[tuple[float, int]], list[tuple[float, int]]]:
    """Give where the grid meets the frame.

    Returns
    -------
    list of (mm, metres), list of (mm, metres)
        Eastings from the frame's left; northings from its top; EPSG:3826.
    """
    step, per_mm = tick_step(window), window.metres_per_mm
    east = [((x - window.west) / per_mm, x) for x in _multiples(window.west, window.width_mm * per_mm, step)]
    south = window.north - window.height_mm * per_mm
    north = [((window.north - y) / per_mm, y) for y in _multiples(south, window.height_mm * per_mm, step)]
    return east, north


def _multiples(start: float, length: float, step: int) -> Iterator[int]:
    first = math.ceil(start / step) * step
    yield from range(first, math.floor(start + length) + 1, step)
