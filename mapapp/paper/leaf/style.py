"""How several overlays of one sheet are told apart without colour: one is hatched, each has its own mark and dash."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from layers.overlays import Shown
from layers.overlays.about import MODELLED
from mapapp.paper.leaf.tints import rules

AREAS: Final = "area"
"""As `layers.overlays.form.form_of` names what has areas."""


@dataclass(frozen=True)
class Style:
    """How an overlay is told from the others of its sheet.

    Parameters
    ----------
    hatched : bool
        Whether its areas are filled by class; else they have an edge alone, as two hatches would be neither.
    mark : str
        What its points look like: a name of ``underlay.toml``.
    dash : str
        Of its lines and edges, mm; empty: whole lines.
    drawn : bool
        Whether it is drawn at all: points of a whole city would cover the map that leads to the districts'.
    """

    hatched: bool = True
    mark: str = "ring"
    dash: str = ""
    drawn: bool = True


ALONE: Final = Style()
"""Of an overlay that has no others beside it."""


@dataclass(frozen=True)
class Under:
    """An overlay that lies under the works of a sheet.

    Parameters
    ----------
    shown : Shown
    style : Style
    """

    shown: Shown
    style: Style = ALONE


def ranked(kind: str, form: str) -> int:
    """Say who is hatched first: what a model reckoned, then other areas; what has no areas needs no hatch."""
    if kind in MODELLED:
        return MODELLED.index(kind)
    return len(MODELLED) + (form != AREAS)


def styles(kinds: Sequence[str]) -> list[Style]:
    """Give each overlay of a sheet its style.

    Parameters
    ----------
    kinds : sequence of str
        Of the overlays, who is hatched first.

    Examples
    --------
    >>> [(one.hatched, one.mark) for one in styles(["flood-potential", "other", "flood-points", "shelters"])]
    [(True, 'plus'), (False, 'box'), (False, 'ring'), (False, 'house')]
    """
    marks, dashes = _marks(kinds), rules()["dashes"]["order"]
    return [Style(not place, mark, dashes[place % len(dashes)]) for place, mark in enumerate(marks)]


def _marks(kinds: Sequence[str]) -> Iterable[str]:
    """Give each the mark of its kind, and those without one, or whose own is taken, what is left."""
    said = rules()["marks"]
    own: dict[int, str] = {}
    for place, kind in enumerate(kinds):
        mark = said["kinds"].get(kind)
        if mark and mark not in own.values():
            own[place] = mark
    left = iter([mark for mark in said["order"] if mark not in own.values()])
    return [own[place] if place in own else next(left) for place in range(len(kinds))]
