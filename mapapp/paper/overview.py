"""Maps that show how others lie: the pages of a map, the districts of an atlas."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.draw import draw
from mapapp.paper.leaf.drawn import Drawn, Letter, LetterKind
from mapapp.paper.leaf.placing import place
from mapapp.paper.leaf.room import size_of
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.spots import HEIGHT_MM, width
from mapapp.paper.leaf.trace import traced
from mapapp.paper.numbered import Numbered
from mapapp.paper.pages import Tile
from mapapp.paper.window import Window
from mapapp.portrait.svg import Node, node, painted
from mapapp.portrait.work import Work

FINE_M: Final = 50
"""How near to the true one the roomiest spot of a district is looked for."""
DOT_MM: Final = 0.5
KINDS: Final[tuple[LetterKind, ...]] = ("page", "district", "village")
"""How pages are named on their overview, largest first; the last one has room on two hundred."""
OWN: Final = 0.9
"""Share of a page that no other page shows."""


def pages(scene: Scene, window: Window, tiles: Sequence[Tile]) -> Drawn:
    """Draw the ground, and on it the frame and the name of each page; the works stand on the pages.

    Parameters
    ----------
    scene : Scene
    window : Window
        Its ground holds every page.
    tiles : sequence of Tile
    """
    frames = [window.whole(tile.window.ground) for tile in tiles]
    kind = _kind([tile.name for tile in tiles], frames[0])
    letters = [_letter(tile.name, frame.centroid, kind) for tile, frame in zip(tiles, frames, strict=True)]
    marks = [part for frame in frames for part in traced(frame, "area-edge")]
    return _over(scene, window, letters, marks)


def districts(scene: Scene, window: Window, shapes: Mapping[str, BaseGeometry]) -> Drawn:
    """Draw the ground, and on it a number for each district: inside where it has room, else at the end of a line.

    Parameters
    ----------
    scene : Scene
    window : Window
    shapes : mapping of str to shapely geometry
        Districts in the order of their numbers, from 1. EPSG:3826.
    """
    circles = [shapely.maximum_inscribed_circle(shape, FINE_M) for shape in shapes.values()]
    spots = {n: shapely.Point(circle.coords[0]) for n, circle in enumerate(circles, 1)}
    roomy = [n for n, circle in enumerate(circles, 1) if circle.length > _needed(n) * window.metres_per_mm]
    letters = [_letter(str(n), window.whole(spots[n]), "number") for n in roomy]
    tight = [_placeless(n, spots[n]) for n in spots if n not in roomy]
    placed = place(window, tight, shapely.union_all([_box(one) for one in letters]))
    marks = []
    for one in placed:
        true = window.whole(spots[one.number])
        marks += traced(shapely.LineString([true, (one.x, one.y)]), "hair")
        marks += traced(shapely.buffer(true, DOT_MM), "area-edge")
        letters.append(Letter(str(one.number), one.x, one.y, "number"))
    plates = [part for one in letters for part in traced(_box(one), "plate")]
    # what runs through the districts would hide the small ones
    bare = replace(scene, ground=replace(scene.ground, lines=()))
    drawn = _over(bare, window, letters, [*marks, *plates])
    return replace(drawn, letters=tuple(_smaller(one) for one in drawn.letters))


def _smaller(letter: Letter) -> Letter:
    """Set a district's name as a village's is: its number says more."""
    return replace(letter, kind="village") if letter.kind == "district" else letter


def _over(scene: Scene, window: Window, letters: Sequence[Letter], marks: Sequence[Node]) -> Drawn:
    """Draw the ground without its works, and marks over it; names of the ground keep clear of the letters."""
    drawn = draw(replace(scene, numbered=(), stations=()), window, taken=[_box(one) for one in letters])
    before, end, _ = drawn.svg.rpartition("</svg>")
    over = painted(node("g", *marks), scene.look)
    return replace(drawn, svg=f"{before}{over}{end}", letters=(*drawn.letters, *letters))


def _kind(names: Sequence[str], frame: BaseGeometry) -> LetterKind:
    """Choose how the names of pages are set: as large as has room in a page's frame, mm."""
    left, top, right, bottom = frame.bounds
    width, height = OWN * (right - left), OWN * (bottom - top)
    sizes = {kind: [size_of(name, kind) for name in names] for kind in KINDS}
    fits = (kind for kind, taken in sizes.items() if all(w < width and h < height for w, h in taken))
    return next(fits, KINDS[-1])


def _letter(text: str, at: BaseGeometry, kind: LetterKind) -> Letter:
    return Letter(text, round(at.x, 2), round(at.y, 2), kind)


def _box(letter: Letter) -> BaseGeometry:
    """Give the room that a letter takes, mm."""
    size = (width(int(letter.text)), HEIGHT_MM) if letter.kind == "number" else size_of(letter.text, letter.kind)
    half = [length / 2 for length in size]
    return shapely.box(letter.x - half[0], letter.y - half[1], letter.x + half[0], letter.y + half[1])


def _needed(number: int) -> float:
    """Give the radius of the circle round a number, mm."""
    return math.hypot(width(number), HEIGHT_MM) / 2


def _placeless(number: int, at: BaseGeometry) -> Numbered:
    """Let a district's number look for room as a work's does."""
    return Numbered(number, Work({"precision_m": 0, "districts": []}, None, at), at)
