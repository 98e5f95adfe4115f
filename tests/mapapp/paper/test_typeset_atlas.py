"""The atlas as it is printed: every page that it names is the page that it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mapapp.paper.atlas import Atlas
from mapapp.paper.bindery import atlas as bind
from mapapp.paper.material import Material
from mapapp.paper.order import Order
from mapapp.words import Words
from tests.mapapp.paper.reading import Paper

if TYPE_CHECKING:
    from tests.mapapp.paper.conftest import Desk

CHINESE = Words("zh-Hant")
SITE = "https://works.example/"
THREE = "永安區,桃源區,梓官區"


@pytest.fixture(scope="module")
def atlas(desk: Desk) -> Atlas:
    return bind(Order.parse("", {"district": THREE}), Material(desk.store, desk.ground, CHINESE, SITE))


@pytest.fixture(scope="module")
def paper(desk: Desk, atlas: Atlas) -> Paper:
    return Paper(desk.typesetter.atlas(atlas, CHINESE, desk.evidence))


def _opened(paper: Paper, title: str) -> int:
    return next(page for said, page in paper.bookmarks() if said == title)


def test_the_cover_says_how_many_works_there_are_in_which_phase(atlas: Atlas, paper: Paper) -> None:
    cover = paper.text(0)
    assert cover.startswith(f"{atlas.name}建設地圖集{atlas.chosen}{len(atlas.sheets)}區，共{len(atlas.index)}件建設")
    for phase, count in atlas.phases.items():
        assert f"{CHINESE(f'phase.{phase}')}{count}" in cover


def test_bookmarks_lead_to_each_district_and_to_the_index(atlas: Atlas, paper: Paper) -> None:
    titles = [title for title, _ in paper.bookmarks()]
    assert titles[1] == "各區頁次"
    assert titles[-1] == "建設索引"
    for sheet in atlas.sheets:
        assert f"{sheet.name}建設地圖" in paper.text(_opened(paper, f"{sheet.name}建設地圖") - 1)


def test_the_page_that_is_said_of_a_district_is_the_page_that_its_link_opens(atlas: Atlas, paper: Paper) -> None:
    page = _opened(paper, "各區頁次") - 1
    links = paper.links(page)
    assert len(links) == 2 * len(atlas.sheets)
    for sheet, (_, target) in zip(atlas.sheets, links[1::2], strict=True):
        count = len(sheet.numbered) + len(sheet.unplaced) + len(sheet.beyond)
        assert target == _opened(paper, f"{sheet.name}建設地圖")
        assert f"{sheet.name}{count}{target}" in paper.text(page)


def test_the_index_names_every_work_and_opens_the_page_that_lists_it(atlas: Atlas, paper: Paper) -> None:
    first = _opened(paper, "建設索引") - 1
    said = "".join(paper.text(page) for page in range(first, len(paper)))
    targets = [target for page in range(first, len(paper)) for _, target in paper.links(page)][1::2]
    places = [(entry, place) for entry in atlas.index for place in entry.places or (None,)]
    assert len(targets) == len(places)
    for (entry, place), target in zip(places, targets, strict=True):
        name = "".join(entry.work.properties["name"].split())
        assert name in said
        assert name in paper.text(target - 1)
        if place and place.number:
            assert f"{atlas.sheets[place.sheet].name}{place.number}{target}" in said


def test_page_numbers_run_through_the_whole_file(paper: Paper) -> None:
    for page in range(1, len(paper)):
        assert f"第{page + 1}頁，共{len(paper)}頁" in paper.text(page)


def test_it_is_tagged_and_says_its_title_and_language(paper: Paper) -> None:
    assert paper.catalog["/Lang"] == "zh-Hant"
    assert paper.reader.metadata is not None
    assert re.fullmatch(".*建設地圖集", paper.reader.metadata.title or "")
    roles = [role for role, _ in paper.tags()]
    # each row of an index has two links, all of them are tagged
    assert roles.count("/Link") >= sum(len(paper.links(page)) for page in range(len(paper)))
