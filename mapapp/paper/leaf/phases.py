"""Letters that say a work's phase beside its number: with shape and hatch the third sign that needs no colour."""

import numpy as np

from mapapp.paper.leaf.drawn import Letter
from mapapp.paper.leaf.placing import Placed
from mapapp.paper.leaf.room import Room, boxes_round, size_of
from mapapp.paper.leaf.spots import HEIGHT_MM, width
from mapapp.paper.leaf.standing import WHITE_MM, Standing
from mapapp.words import Words

APART_MM = 0.1
"""Between a number's figures and the letter."""


def phases(standing: Standing, room: Room, words: Words) -> list[Letter]:
    """Set the letter of each number's phase: behind it, else before, below or above it.

    Where nothing is free beside a number, its symbol alone says the phase.

    Parameters
    ----------
    standing : Standing
    room : Room
        What is free of symbols and numbers.
    words : Words
    """
    phase_of = {one.number: one.work.phase for one in standing.works}
    letters = (_letter(one, words(f"phase_letter.{phase_of[one.number]}"), room) for one in standing.placed)
    return [letter for letter in letters if letter]


def _letter(one: Placed, said: str, room: Room) -> Letter | None:
    wide, high = size_of(said, "phase")
    near = WHITE_MM - APART_MM
    aside, above = (width(one.number) + wide) / 2 - near, (HEIGHT_MM + high) / 2 - near
    steps = np.array([(aside, 0), (-aside, 0), (0, above), (0, -above)])
    spots = steps + np.array([one.x, one.y])
    free = room.first(boxes_round(spots, (wide, high)), 0)
    if free is None:
        return None
    x, y = spots[free].round(2).tolist()
    return Letter(said, x, y, "phase")
