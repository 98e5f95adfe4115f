"""A map as it goes to the typesetter: lines and areas as SVG, everything that is read as text."""

from dataclasses import dataclass
from typing import Literal

LetterKind = Literal["number", "flood", "phase", "gauge", "district", "neighbour", "village", "line", "grid", "page"]


@dataclass(frozen=True)
class Letter:
    """A text on the map. Typst sets it, so that it is text, and its font is embedded.

    Parameters
    ----------
    text : str
    x, y : float
        Its middle, mm from the map's upper left corner.
    kind : str
        How it is set: what each kind looks like is said in the template.
    """

    text: str
    x: float
    y: float
    kind: LetterKind


@dataclass(frozen=True)
class Drawn:
    """A map without its frame and furniture.

    Parameters
    ----------
    svg : str
        A file of its own; its ``viewBox`` is the window in millimetres; no text in it.
    letters : tuple of Letter
    numbers : frozenset of int
        Whose symbols stand on it: each has its letter of kind ``number`` here or in an inset of the same leaf.
    occurs : frozenset of str
        What the legend of this leaf must explain: ``phase:building`` ``form:radius`` ``form:area`` ``form:line``
        ``overdue`` ``crosses`` ``base:railway`` ``base:mrt`` ``base:river`` ``base:road`` ``base:village``
        ``base:district`` ``base:neighbour`` ``inset`` ``flood``.
    classes : tuple of frozenset of (int or None, int)
        Of each overlay under the works: number of each class that occurs here, and the dimensions of what bears it.
    signs : frozenset of str
        What occurs of stations: see `mapapp.paper.leaf.gauges.Posted`.
    """

    svg: str
    letters: tuple[Letter, ...]
    numbers: frozenset[int]
    occurs: frozenset[str]
    classes: tuple[frozenset[tuple[int | None, int]], ...] = ()
    signs: frozenset[str] = frozenset()
