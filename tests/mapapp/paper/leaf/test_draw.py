"""A map on paper: true to scale, every work on it numbered, nothing over anything else, and no text but letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from xml.etree import ElementTree

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.draw import draw
from mapapp.paper.leaf.drawn import Drawn, Letter
from mapapp.paper.leaf.here import here
from mapapp.paper.leaf.room import box_of
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.spots import HEIGHT_MM, width
from mapapp.paper.leaf.standing import Standing
from mapapp.paper.sheet import Inset
from mapapp.paper.window import Window

Planned = Callable[..., tuple[Scene, Window]]
DISTRICTS = [("楠梓區", 60_000), ("三民區", 50_000), ("旗津區", 40_000), ("那瑪夏區", 125_000), ("岡山區", 60_000)]


@pytest.fixture(scope="module", params=DISTRICTS, ids=[name for name, _ in DISTRICTS])
def drawing(request: pytest.FixtureRequest, planned: Planned) -> tuple[Scene, Window, Drawn]:
    scene, window = planned(*request.param)
    return scene, window, draw(scene, window)


def _tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314  written by us


def _box(letter: Letter) -> BaseGeometry:
    if letter.kind != "number":
        return box_of(letter)
    # without the white round its figures
    half = (width(int(letter.text)) - 1.4) / 2, HEIGHT_MM / 2 - 0.5
    return shapely.box(letter.x - half[0], letter.y - half[1], letter.x + half[0], letter.y + half[1])


def test_a_map_is_as_large_as_its_window_and_has_no_text_of_its_own(drawing: tuple[Scene, Window, Drawn]) -> None:
    _, window, drawn = drawing
    root = _tree(drawn.svg)
    assert root.get("viewBox") == f"0 0 {window.width_mm:g} {window.height_mm:g}"
    assert not "".join(root.itertext()).strip()
    assert "<text" not in drawn.svg


def test_every_work_that_reaches_into_a_window_is_numbered_on_it(drawing: tuple[Scene, Window, Drawn]) -> None:
    scene, window, drawn = drawing
    seen = {one.number for one in scene.numbered if one.work.place and one.work.place.intersects(window.ground)}
    assert drawn.numbers == seen
    assert {int(letter.text) for letter in drawn.letters if letter.kind == "number"} == seen


def test_no_letter_stands_over_another_or_beyond_the_frame(drawing: tuple[Scene, Window, Drawn]) -> None:
    _, window, drawn = drawing
    frame = shapely.box(0, 0, window.width_mm, window.height_mm)
    boxes = [(letter, shapely.buffer(_box(letter), -0.05)) for letter in drawn.letters]
    assert [letter for letter, box in boxes if not frame.covers(box)] == []
    assert [(one.text, two.text) for (one, a), (two, b) in combinations(boxes, 2) if a.intersects(b)] == []


def test_no_name_stands_on_a_work_or_a_symbol(drawing: tuple[Scene, Window, Drawn]) -> None:
    scene, window, drawn = drawing
    standing = Standing.of(window, scene.numbered, (), ())
    solid = shapely.union_all([*standing.covered, *standing.ways(window)])
    named = [letter for letter in drawn.letters if letter.kind in {"district", "neighbour", "village", "line"}]
    assert named
    assert [letter.text for letter in named if _box(letter).intersects(solid)] == []


def test_the_area_is_drawn_to_scale(drawing: tuple[Scene, Window, Drawn]) -> None:
    """A district's edge on paper is as long as on the ground, by the scale, to a thousandth (curves are simplified)."""
    scene, window, drawn = drawing
    edge = next(one for one in _tree(drawn.svg).iter() if one.get("class") == "area-edge")
    rings = [
        [tuple(map(float, pair.split())) for pair in re.split("[LM]", run.strip("M")) if pair]
        for run in edge.get("d", "").split("M")
        if run
    ]
    shape = shapely.MultiLineString(rings)
    west, _, east, _ = scene.area.bounds
    low, _, high, _ = shape.bounds
    assert (high - low) * window.scale / 1000 == pytest.approx(east - west, abs=0.1 * window.scale / 1000)
    seen = shapely.boundary(window.whole(scene.area))
    assert shapely.hausdorff_distance(shape, seen) < 0.12


def test_each_number_has_the_letter_of_its_phase_near_it(planned: Planned) -> None:
    scene, window = planned("岡山區", 60_000)
    letters = draw(scene, window).letters
    said = {"planned": "規", "building": "施", "done": "完", "stopped": "停", "unstated": "未"}
    phases = [letter for letter in letters if letter.kind == "phase"]
    numbers = {int(letter.text): letter for letter in letters if letter.kind == "number"}
    assert len(phases) >= 0.9 * len(numbers)
    by_number = {one.number: one.work.phase for one in scene.numbered}
    for phase in phases:
        number = min(numbers, key=lambda n: abs(numbers[n].x - phase.x) + abs(numbers[n].y - phase.y))
        assert phase.text == said[by_number[number]]


def test_names_are_said_in_the_page_s_language(planned: Planned) -> None:
    chinese, english = (
        {(letter.kind, letter.text) for letter in draw(*planned("那瑪夏區", 125_000, language)).letters}
        for language in ("zh-Hant", "en")
    )
    assert {("district", "桃源區"), ("neighbour", "嘉義縣")} <= chinese
    assert {("district", "Taoyuan District"), ("neighbour", "Chiayi County")} <= english


def test_the_district_of_the_sheet_is_named_by_its_title_alone(drawing: tuple[Scene, Window, Drawn]) -> None:
    scene, _, drawn = drawing
    own = next(name for name, shape in scene.ground.districts.items() if shape.equals(scene.area))
    assert own not in {letter.text for letter in drawn.letters}
    assert [letter for letter in drawn.letters if letter.kind == "district"]


def test_nothing_stands_where_something_else_will_lie(planned: Planned) -> None:
    scene, window = planned("三民區", 50_000)
    corner = shapely.box(0, 150, 60, 220)
    letters = draw(scene, window, taken=[corner]).letters
    assert [letter.text for letter in letters if _box(letter).intersects(corner)] == []


def test_a_work_of_several_places_is_numbered_at_each(planned: Planned) -> None:
    scene, window = planned("旗津區", 40_000)
    several = next(one for one in scene.numbered if one.work.place.geom_type == "MultiPoint")
    letters = [letter for letter in draw(scene, window).letters if letter.text == str(several.number)]
    assert len(letters) == shapely.get_num_geometries(several.work.place)


def test_what_an_inset_numbers_is_small_and_has_no_number_on_the_map_below(planned: Planned) -> None:
    scene, window = planned("楠梓區", 60_000)
    middle = scene.numbered[13].at
    small = Window.round(shapely.buffer(middle, 1), 20_000, (50, 40))
    inset = Inset(small, 2, 2, draw(scene, small), "A")
    drawn = draw(scene, window, insets=[inset])
    held = {one.number for one in scene.numbered if small.ground.covers(one.at)}
    assert held
    numbered = {int(letter.text) for letter in drawn.letters if letter.kind == "number"}
    assert numbered.isdisjoint(held)
    assert drawn.numbers == {one.number for one in scene.numbered}
    assert numbered | inset.drawn.numbers == drawn.numbers
    assert "inset" in drawn.occurs
    assert [letter.text for letter in drawn.letters].count("A") == 1
    corner = shapely.box(2, 2, 52, 42)
    assert not [letter for letter in drawn.letters if _box(letter).intersects(corner)]


def test_a_page_of_several_numbers_what_passes_through_it(planned: Planned) -> None:
    """A line whose symbol stands on another page has one here too."""
    scene, _ = planned("楠梓區")
    lines = [one for one in scene.numbered if shapely.get_dimensions(one.work.place) == 1]
    line = max(lines, key=lambda one: one.work.place.length)
    end = shapely.get_point(shapely.get_parts(line.work.place)[0], 0)
    page = Window.round(shapely.buffer(end, 1), 10_000, (180, 220))
    assert not page.ground.covers(line.at)
    moved = next(one for one in here(page, scene.numbered) if one.number == line.number)
    assert page.ground.covers(moved.at)
    assert line.number in draw(scene, page).numbers


def test_the_same_map_is_the_same_each_time(planned: Planned) -> None:
    scene, window = planned("三民區", 50_000)
    assert draw(scene, window) == draw(scene, window)
