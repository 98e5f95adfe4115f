"""What is said beside numbers and symbols: the phase's letter, and the number again at each place of a work."""

from collections.abc import Sequence

import numpy as np

from mapapp.paper.leaf.drawn import Letter, LetterKind
from mapapp.paper.leaf.room import Room, boxes_round, size_of
from mapapp.paper.leaf.spots import HEIGHT_MM, width
from mapapp.paper.leaf.spread import Spot
from mapapp.paper.leaf.standing import LESSER_MM, WHITE_MM, Standing
from mapapp.paper.sheet import Inset
from mapapp.paper.window import Window
from mapapp.words import Words

APART_MM = 0.2
"""Between a number's figures and the letter."""
ALMOST_MM = 0.02
"""What touches is not free."""
Size = tuple[float, float]


def phases(standing: Standing, room: Room, words: Words) -> list[Letter]:
    """Set the letter of each number's phase: with shape and hatch the third sign that needs no colour.

    Where nothing is free beside a number, its symbol alone says the phase.

    Parameters
    ----------
    standing : Standing
    room : Room
        What is free of symbols and numbers.
    words : Words
    """
    phase_of = {one.number: one.work.phase for one in standing.works}
    letters: list[Letter] = []
    for one in standing.placed:
        said = words(f"phase_letter.{phase_of[one.number]}")
        figures = width(one.number) - 2 * (WHITE_MM - APART_MM), HEIGHT_MM - 2 * (WHITE_MM - APART_MM)
        letters += beside((one.x, one.y), figures, (said, "phase", size_of(said, "phase")), room)
    return letters


def repeats(standing: Standing, room: Room) -> list[Letter]:
    """Set numbers again beside the further points of works that are in several places, where there is room.

    Parameters
    ----------
    standing : Standing
    room : Room
        What is free of symbols and numbers.
    """
    letters: list[Letter] = []
    for one, spot in standing.further:
        size = width(one.number) - WHITE_MM, HEIGHT_MM - WHITE_MM
        letters += beside(spot, (LESSER_MM, LESSER_MM), (str(one.number), "number", size), room)
    return letters


def insets_named(window: Window, insets: Sequence[Inset], room: Room) -> list[Letter]:
    """Name the frames of insets: outside a corner where there is room, else inside the first.

    Parameters
    ----------
    window : Window
    insets : sequence of Inset
    room : Room
        What is free of symbols and numbers.
    """
    letters = []
    for inset in insets:
        wide, high = size_of(inset.letter, "district")
        west, top, east, bottom = window.whole(inset.window.ground).bounds
        rows = (top - high / 2, top + high / 2, bottom - high / 2, bottom + high / 2)
        outside = [(x, y) for y in rows for x in (west - wide, east + wide)]
        free = room.first(boxes_round(np.array(outside), (wide, high)), 0)
        x, y = (west + wide, top + high / 2) if free is None else outside[free]
        letters.append(Letter(inset.letter, round(x, 2), round(y, 2), "district"))
    return letters


def beside(spot: Spot, size: Size, said: tuple[str, LetterKind, Size], room: Room) -> Sequence[Letter]:
    """Set a text beside something of a size: behind it, else before, below or above it; nothing without room.

    Parameters
    ----------
    spot : (float, float)
        Middle of the thing, mm.
    size : (float, float)
        Its width and height.
    said : (str, str, (float, float))
        The text, its kind, its width and height.
    room : Room
    """
    words, kind, (wide, high) = said
    aside, above = (size[0] + wide) / 2 + ALMOST_MM, (size[1] + high) / 2 + ALMOST_MM
    spots = np.array([(aside, 0), (-aside, 0), (0, above), (0, -above)]) + np.array(spot)
    free = room.first(boxes_round(spots, (wide, high)), 0)
    if free is None:
        return ()
    x, y = spots[free].round(2).tolist()
    return (Letter(words, x, y, kind),)
