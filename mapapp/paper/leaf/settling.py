"""Lets numbers find their places: each where it costs least, then by turns, by exchange, until nobody gains."""

import numpy as np

from mapapp.paper.leaf.board import Board
from mapapp.paper.leaf.clash import LINE
from mapapp.paper.leaf.obstacles import ON_TAKEN, THROUGH
from mapapp.paper.leaf.spots import LEADER_COST
from mapapp.paper.leaf.spread import SYMBOL_MM

WELL = 2.0
"""What costs less stands well, and looks no further."""
NEAR_MM = 4 * SYMBOL_MM
TURNS = 16
"""Times that a number that does not stand well looks again; a district of the register needs ten."""
ASKED = 2
"""Places held by another number that a number asks for at each of its turns."""
ROUNDS = 4
"""Times that crossing lines are looked for: an exchange may make a line cross a third."""
EXCHANGES = 20
JAMMED_MM = 20.0
LESS = 1e-6
"""What is cheaper by no more is not cheaper."""


def settle(board: Board) -> None:
    """Let every number stand as well as it can; the same board is always settled in the same way."""
    _settle(board, far=True)
    _uncross(board)


def led(board: Board) -> dict[int, float]:
    """Let numbers stand near their symbols, and give how long each leader line is, mm.

    A number that finds no room near is named with `JAMMED_MM`, wherever it would go.
    """
    _settle(board, far=False)
    lines = np.nan_to_num(board.figures[:, LINE])
    lengths = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    lengths[board.costs() >= THROUGH] = JAMMED_MM
    return dict(zip(board.numbers, lengths.tolist(), strict=True))


def _settle(board: Board, *, far: bool) -> None:
    for row in _crowded_first(board):
        _sit(board, row, far)
    turns = TURNS
    while (restless := _worst_first(board)[:turns]) and any([_improve(board, row, far) for row in restless]):
        turns -= len(restless)


def _crowded_first(board: Board) -> list[int]:
    middles = np.array(board.spots).reshape(-1, 2)
    apart = np.linalg.norm(middles[:, None] - middles[None], axis=2)
    return [int(row) for row in np.argsort(-(apart < NEAR_MM).sum(axis=1), kind="stable")]


def _worst_first(board: Board) -> list[int]:
    costs = board.costs()
    return [int(row) for row in np.argsort(-costs, kind="stable") if costs[row] >= WELL]


def _sit(board: Board, row: int, far: bool) -> None:
    """Put a number where it costs least as the others stand; it looks farther only where it must, and may."""
    for choices, enough in ((board.beside, WELL), (board.around, THROUGH if far else np.inf)):
        figures, own = choices(row)
        costs = own + board.among(row, figures).sum(axis=1)
        if costs.min(initial=np.inf) < enough:
            board.put(row, choices(row), int(costs.argmin()))
            return
    _sit_anywhere(board, row)


def _sit_anywhere(board: Board, row: int) -> None:
    """Put a number at the nearest place of the whole map that is free; where none is, at the one that costs least."""
    least = np.inf
    for choices in board.anywhere(row):
        costs = choices.costs + board.among(row, choices.figures).sum(axis=1)
        if costs.min(initial=np.inf) < least:
            least = costs.min()
            board.put(row, choices, int(costs.argmin()))
        if least < ON_TAKEN:
            return


def _improve(board: Board, row: int, far: bool) -> bool:
    """Look for a better place, if need be at another number's, which then moves; tell whether one was found."""
    before, memory = board.cost(row), board.memory()
    choices = board.around(row)
    better = choices.costs < before - LESS
    among = board.among(row, choices.figures[better])
    costs = choices.costs[better] + among.sum(axis=1)
    places = np.flatnonzero(better)
    if costs.min(initial=np.inf) < before - LESS:
        board.put(row, choices, int(places[costs.argmin()]))
        return True
    asked = np.flatnonzero((among > 0).sum(axis=1) == 1)
    for index in asked[np.argsort(choices.costs[better][asked], kind="stable")][:ASKED]:
        other = int(among[index].argmax())
        both = board.cost(row, other)
        if costs[index] - among[index, other] + board.beside(other).costs.min(initial=LEADER_COST) >= both - LESS:
            continue
        board.put(row, choices, int(places[index]))
        _sit(board, other, far)
        if board.cost(row, other) < both - LESS:
            return True
        board.recall(memory)
    return False


def _uncross(board: Board) -> None:
    """Let numbers whose leader lines cross exchange their places, which makes both lines shorter."""
    for _ in range(ROUNDS):
        if not any([_exchange(board, one, other) for one, other in board.crossings()[:EXCHANGES]]):
            return


def _exchange(board: Board, one: int, other: int) -> bool:
    before, memory = board.cost(one, other), board.memory()
    first, second = board.exchanged(one, other), board.exchanged(other, one)
    if len(first.costs) and len(second.costs):
        board.put(one, first, 0)
        board.put(other, second, 0)
    if board.cost(one, other) < before - LESS:
        return True
    board.recall(memory)
    return False
