"""One passage of a made report, and works found in it by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from register.extraction import Found, Named, Said
from register.reading import Kind, Passage, Reading

TEXT = (
    "營運中的有東山、西湖等 2 座運動中心；綠線已於 113 年 2 月開工，預計 117 年完工通車；"
    "南橋改建工程經費 2.5 億元，113 年 8 月通車；北門滯洪池(滯洪量 3 萬噸)預計 114 年底完工。"
)
SECTION = "一、建設 / (一) 交通"
Find = Callable[..., Found]


@pytest.fixture(scope="session")
def passage() -> Passage:
    return Passage(Kind.PARAGRAPH, SECTION, "1", None, 3, TEXT)


@pytest.fixture(scope="session")
def reading(passage: Passage) -> Reading:
    return Reading("一、\n" + TEXT, (passage,), "txt", "0" * 64)


@pytest.fixture
def find(passage: Passage) -> Find:
    """Find a work by its words; further words by what they say: ``find("綠線", status="已於 113 年 2 月開工")``."""

    def said(words: str) -> Said:
        begins = passage.begins + TEXT.index(words)
        return Said(begins, begins + len(words), words)

    def made(words: str, name: str = "", **more: str) -> Found:
        named = Named(passage, said(words), name or words, None, (), "", "", "", 0, ("by-hand",))
        return Found(named, **{part: said(text) for part, text in more.items()})

    return made
