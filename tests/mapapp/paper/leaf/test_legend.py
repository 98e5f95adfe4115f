"""The legend's marks: whatever can occur on a map has one, and it is drawn as on the map."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from mapapp.paper.leaf.drawn import Drawn
from mapapp.paper.leaf.legend import HEIGHT_MM, MARKS, legend_mark
from mapapp.portrait.ink import PHASES
from mapapp.portrait.svg import Ink

KEYS = [*MARKS, *(f"phase:{phase}" for phase in PHASES)]


def _tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314  written by us


def test_the_marks_are_those_that_a_map_can_name() -> None:
    named = set(re.findall(r"``([a-z:]+)``", (Drawn.__doc__ or "").partition("occurs")[2]))
    assert named - {"phase:building"} == MARKS.keys()


@pytest.mark.parametrize("key", KEYS)
def test_a_mark_is_a_drawing_without_words_in_millimetres(inks: dict[str, Ink], key: str) -> None:
    for ink in inks.values():
        root = _tree(legend_mark(key, ink))
        assert root.get("viewBox") == f"0 0 {float(root.get('width', '').removesuffix('mm')):g} {HEIGHT_MM:g}"
        drawn = [one for one in root.iter() if one.get("d")]
        assert drawn
        assert not "".join(root.itertext()).strip()


@pytest.mark.parametrize("key", KEYS)
def test_a_look_knows_every_class_of_a_mark(inks: dict[str, Ink], key: str) -> None:
    for ink in inks.values():
        for one in _tree(legend_mark(key, ink)).iter():
            for name in (one.get("class") or "").split():
                assert name in ink or name == "sym", name


def test_no_two_marks_look_alike(inks: dict[str, Ink]) -> None:
    for ink in inks.values():
        assert len({legend_mark(key, ink) for key in KEYS}) == len(KEYS)


def test_what_never_occurs_has_no_mark(inks: dict[str, Ink]) -> None:
    with pytest.raises(KeyError):
        legend_mark("base:volcano", inks["colour"])
    with pytest.raises(KeyError):
        legend_mark("phase:finished", inks["colour"])
