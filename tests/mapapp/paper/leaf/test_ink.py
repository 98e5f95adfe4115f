"""The looks of maps on paper: legible in black and white, and grey without any colour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pytest

from mapapp.paper.leaf.draw import draw
from mapapp.paper.leaf.legend import MARKS, legend_mark
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.window import Window
from mapapp.portrait.ink import PHASES, colours
from mapapp.portrait.svg import Ink

Planned = Callable[..., tuple[Scene, Window]]
COLOUR = re.compile(r"#[0-9a-f]{6}")
LEAST = 3.0
"""WCAG 2.2, 1.4.11: what must be told apart to understand a graphic has a contrast of 3:1."""


def _tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314  written by us


def _luminance(colour: str) -> float:
    """Give the relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["colour", "grey"])
@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_s_symbols_lines_and_hatches_stand_out_from_every_ground(
    inks: dict[str, Ink], name: str, phase: str
) -> None:
    ink = inks[name]
    grounds = [ink[ground]["fill"] for ground in ("area", "beyond", "neighbour", "sea")]
    drawn = [ink[f"sym-{phase}"]["color"], *(ink[f"{role}-{phase}"]["stroke"] for role in ("route", "edge", "hatch"))]
    for ground in grounds:
        assert min(_contrast(colour, ground) for colour in drawn) >= LEAST


@pytest.mark.parametrize("name", ["colour", "grey"])
def test_what_the_ground_is_read_by_stands_out_from_it(inks: dict[str, Ink], name: str) -> None:
    ink = inks[name]
    for role in ("railway-case", "mrt-case", "mrt-core", "road-case", "district", "area-edge", "reach", "hair"):
        assert _contrast(ink[role]["stroke"], ink["beyond"]["fill"]) >= LEAST, role
    assert _contrast(ink["warns"]["stroke"], ink["area"]["fill"]) >= LEAST


def test_a_river_is_seen_though_it_is_faint(inks: dict[str, Ink]) -> None:
    for ink in inks.values():
        assert _contrast(ink["river"]["stroke"], ink["beyond"]["fill"]) >= 2.5


def test_phases_are_told_apart_without_their_colours(inks: dict[str, Ink]) -> None:
    """In grey all are of one ink: what is left are the symbols' shapes, dashes and hatches, and no two are the same."""
    ink = inks["grey"]
    assert len({ink[f"route-{phase}"]["stroke"] for phase in PHASES}) == 1
    assert len({ink[f"route-{phase}"]["stroke-dasharray"] for phase in PHASES}) == len(PHASES)
    shapes = set()
    for phase in PHASES:
        paths = _tree(legend_mark(f"phase:{phase}", ink)).iter("{http://www.w3.org/2000/svg}path")
        shapes.add(tuple(path.get("d") for path in paths if path.get("class") in {"solid", "bar", "dashed", "hollow"}))
    assert len(shapes) == len(PHASES)
    assert () not in shapes


def _greys(text: str) -> Iterator[bool]:
    return (found[1:3] == found[3:5] == found[5:7] for found in COLOUR.findall(text))


def test_grey_has_no_colour_on_the_map_and_none_in_the_legend(planned: Planned, inks: dict[str, Ink]) -> None:
    svg = draw(*planned("楠梓區", ink="grey")).svg
    assert all(_greys(svg))
    keys = [*MARKS, *(f"phase:{phase}" for phase in PHASES)]
    assert all(_greys("".join(legend_mark(key, inks["grey"]) for key in keys)))
    assert not all(_greys(draw(*planned("楠梓區")).svg))


def test_every_ink_is_a_shade_and_no_word(inks: dict[str, Ink]) -> None:
    """A colour by name, or a reference to a style sheet, would be drawn black without a word."""
    for ink in inks.values():
        for role, attributes in ink.items():
            for name in {"fill", "stroke", "color"} & attributes.keys():
                assert COLOUR.fullmatch(attributes[name]) or attributes[name] in {"none", "currentColor"}, role


def test_the_colours_are_those_of_the_page(inks: dict[str, Ink], tokens: str) -> None:
    known = colours(tokens)
    assert {phase: inks["colour"][f"route-{phase}"]["stroke"] for phase in PHASES} == {p: known[p] for p in PHASES}


def test_an_overdue_work_s_mark_is_hollow_in_grey(inks: dict[str, Ink]) -> None:
    """A full triangle would be another work under way."""
    ink = inks["grey"]
    assert _contrast(ink["warns"]["fill"], ink["warns"]["stroke"]) >= LEAST
    assert _contrast(ink["warns-cut"]["stroke"], ink["warns"]["fill"]) >= LEAST
