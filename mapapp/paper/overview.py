"""A map that shows how the pages of another lie."""

from collections.abc import Sequence
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.draw import draw
from mapapp.paper.leaf.drawn import Drawn, Letter
from mapapp.paper.leaf.room import size_of
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.pages import Tile
from mapapp.paper.window import Window
from mapapp.portrait.svg import node, written


def overview(scene: Scene, window: Window, tiles: Sequence[Tile]) -> Drawn:
    """Draw the ground, and on it the frame and the name of each page; the works stand on the pages.

    Parameters
    ----------
    scene : Scene
    window : Window
        Its ground holds every page.
    tiles : sequence of Tile
    """
    frames = [window.whole(tile.window.ground).bounds for tile in tiles]
    letters = [
        Letter(tile.name, round((left + right) / 2, 2), round((top + bottom) / 2, 2), "page")
        for tile, (left, top, right, bottom) in zip(tiles, frames, strict=True)
    ]
    drawn = draw(replace(scene, numbered=()), window, taken=[_box(one) for one in letters])
    line = {name.replace("-", "_"): value for name, value in scene.look["area-edge"].items()}
    rects = "".join(
        written(node("rect", x=f"{x:.2f}", y=f"{y:.2f}", width=f"{right - x:.2f}", height=f"{bottom - y:.2f}", **line))
        for x, y, right, bottom in frames
    )
    before, end, _ = drawn.svg.rpartition("</svg>")
    return replace(drawn, svg=f"{before}{rects}{end}", letters=(*drawn.letters, *letters))


def _box(letter: Letter) -> BaseGeometry:
    width, height = size_of(letter.text, letter.kind)
    return shapely.box(letter.x - width / 2, letter.y - height / 2, letter.x + width / 2, letter.y + height / 2)
