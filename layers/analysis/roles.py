"""What each chosen overlay is to an analysis: ground, points, shelters, or the areas that works are counted by."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from layers.analysis.asked import Analysis, Asked
from layers.analysis.context import Context
from layers.errors import QueryError
from layers.overlays import Overlays
from layers.overlays.shelf import Overlay

GROUND, POINTS, ZONES, SHELTERS = "ground", "points", "zones", "shelters"
AREAS = 2


@dataclass(frozen=True, eq=False)
class Cast:
    """Overlays of an analysis by what they are to it; None where none was chosen.

    Parameters
    ----------
    ground, points, zones, shelters : Context or None
    """

    ground: Context | None = None
    points: Context | None = None
    zones: Context | None = None
    shelters: Context | None = None


@cache
def _rules() -> Mapping[tuple[str, str], str]:
    """Read ``roles.toml``: analysis and kind of overlay to role."""
    read = tomllib.loads(Path(__file__).with_name("roles.toml").read_text("utf-8"))
    return {(one["analysis"], kind): one["role"] for one in read["role"] for kind in one["kinds"]}


def kinds_for(analysis: Analysis) -> tuple[str, ...]:
    """List the kinds of overlays that an analysis can be made with."""
    return tuple(kind for name, kind in _rules() if name == analysis)


def role_of(analysis: Analysis, kind: str) -> str:
    """Tell what an overlay of a kind is to an analysis; empty where it has no part in it."""
    return _rules().get((analysis, kind), "")


def found(asked: Asked, overlays: Overlays) -> list[Overlay]:
    """Open the overlays that are asked for.

    Raises
    ------
    QueryError
        If one is not there, or has no part in the analysis.
    OverlayUnreadableError
        If a file of one cannot be read.
    """
    return [_found(asked, name, overlays) for name in asked.overlays]


def cast(asked: Asked, opened: Sequence[Overlay]) -> Cast:
    """Give each overlay its role.

    Raises
    ------
    QueryError
        If two have the same role, or one has neither areas nor points where these are needed.
    """
    roles: dict[str, Context] = {}
    for one in opened:
        name = role_of(asked.kind, one.shown.about.kind)
        context = Context.read(one, properties=name != GROUND)
        if name == GROUND and context.dimension < AREAS:
            name, context = POINTS, Context.read(one, properties=True)
        if name in roles:
            held = roles[name].shown.about.id
            raise QueryError("overlay", one.shown.about.id, f"one overlay of that use: {held} has it already")
        _prove(context, name)
        roles[name] = context
    return Cast(**roles)


def _found(asked: Asked, name: str, overlays: Overlays) -> Overlay:
    one = overlays.find(name)
    if one is None:
        names = ", ".join(overlays.names())
        expected = f"the id of an overlay: {names}" if names else "no overlay, as there is none here"
        raise QueryError("overlay", name, expected)
    if not role_of(asked.kind, one.shown.about.kind):
        raise QueryError("overlay", name, f"an overlay of the kinds {', '.join(kinds_for(asked.kind))}")
    return one


def _prove(context: Context, role: str) -> None:
    wanted = AREAS if role in (GROUND, ZONES) else 0
    if context.dimension != wanted:
        expected = "an overlay of areas" if wanted else "an overlay of points"
        raise QueryError("overlay", context.shown.about.id, expected)
