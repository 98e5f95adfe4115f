"""Works on paper: phases differ without colour, and no place that is not known well is a bare pin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.here import here
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.spread import SYMBOL_MM
from mapapp.paper.leaf.stripes import stripes
from mapapp.paper.leaf.works import forms, shapes, symbols
from mapapp.paper.numbered import Numbered
from mapapp.paper.window import Window
from mapapp.portrait.ink import PHASES
from mapapp.portrait.svg import Node
from mapapp.portrait.work import Work

Planned = Callable[..., tuple[Scene, Window]]
WINDOW = Window(170_000, 2_520_000, 10_000, 180, 220)
"""Ten metres to a millimetre."""


def _at(x: float, y: float) -> BaseGeometry:
    """Give the ground at a spot of the window, mm."""
    return shapely.Point(WINDOW.west + 10 * x, WINDOW.north - 10 * y)


def _numbered(number: int, place: BaseGeometry, **said: object) -> Numbered:
    properties = {"id": f"kw-{number:04}", "phase": "building", "precision_m": 10, "overdue": False, "districts": []}
    return Numbered(number, Work(properties | said, None, place), shapely.point_on_surface(place))


def _classes(nodes: list[Node]) -> list[str]:
    return [one.get("class", "") for node in nodes for one in node.iter()]


def test_an_approximate_place_has_its_radius_drawn_to_scale() -> None:
    (circle,) = shapes(WINDOW, [_numbered(1, _at(50, 60), precision_m=250)])
    assert circle.tag == "circle"
    assert [float(circle.get(name, "")) for name in ("cx", "cy", "r")] == [50, 60, 25]


def test_a_radius_that_the_symbol_covers_is_not_drawn() -> None:
    near, far = (round(SYMBOL_MM / 2 * 10) + step for step in (-1, 1))
    assert shapes(WINDOW, [_numbered(1, _at(50, 60), precision_m=near)]) == []
    assert len(shapes(WINDOW, [_numbered(1, _at(50, 60), precision_m=far)])) == 1


def test_each_of_several_points_has_its_radius() -> None:
    place = shapely.MultiPoint([_at(50, 60), _at(90, 60)])
    assert len(shapes(WINDOW, [_numbered(1, place, precision_m=250)])) == 2


def test_a_vague_line_has_its_corridor() -> None:
    line = shapely.LineString([_at(20, 60), _at(120, 60)])
    assert "reach" in _classes(shapes(WINDOW, [_numbered(1, line, precision_m=400)]))
    assert "reach" not in _classes(shapes(WINDOW, [_numbered(1, line, precision_m=15)]))


@pytest.mark.parametrize("district", ["楠梓區", "岡山區", "鳳山區", "旗津區"])
def test_no_approximate_place_of_the_register_is_a_bare_pin(planned: Planned, district: str) -> None:
    scene, window = planned(district)
    for one in here(window, scene.numbered):
        is_covered = one.work.properties["precision_m"] / window.metres_per_mm <= SYMBOL_MM / 2
        drawn = _classes(shapes(window, [one]))
        is_area = shapely.get_dimensions(one.work.place) == 2
        assert is_covered or is_area or "reach" in drawn
        assert not is_area or {f"hatch-{one.work.phase}", f"edge-{one.work.phase}"} <= set(drawn)


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_has_its_own_line_edge_hatch_and_symbol(phase: str) -> None:
    line = _numbered(1, shapely.LineString([_at(20, 60), _at(120, 60)]), phase=phase)
    area = _numbered(2, shapely.box(*_at(20, 160).coords[0], *_at(60, 120).coords[0]), phase=phase)
    drawn = " ".join(_classes(shapes(WINDOW, [line, area]))).split()
    assert {f"route-{phase}", f"hatch-{phase}", f"edge-{phase}"} <= set(drawn)
    assert not {other for other in PHASES if other != phase and f"route-{other}" in drawn}
    assert f"sym sym-{phase}" in _classes(symbols({1: (20, 60)}, [line]))


def test_an_area_s_hatch_does_not_run_along_the_frame() -> None:
    """Only its true edge is hatched: cut off at the frame, an area goes on."""
    whole = _numbered(1, shapely.buffer(WINDOW.ground, 50_000))
    half = _numbered(2, shapely.box(*_at(90, 400).coords[0], *_at(400, -400).coords[0]))
    assert [_hatched(one).intersects(shapely.box(0, 0, 180, 220)) for one in (whole, half)] == [False, True]
    assert not _hatched(half).intersects(shapely.box(100, 0, 180, 220))


def _hatched(one: Numbered) -> BaseGeometry:
    """Give what is hatched, mm."""
    runs = [
        [tuple(map(float, pair.split())) for pair in run.split("L")]
        for node in shapes(WINDOW, [one])
        for run in node.get("d", "").split("M")[1:]
        if node.get("class") == "hatch-building"
    ]
    return shapely.MultiLineString(runs)


def test_two_works_with_one_area_both_show_their_edges() -> None:
    plot = shapely.box(*_at(20, 160).coords[0], *_at(60, 120).coords[0])
    nodes = shapes(WINDOW, [_numbered(1, plot, phase="planned"), _numbered(2, plot, phase="done")])
    edges = [one.get("d") for one in nodes if one.get("class") in {"edge-planned", "edge-done"}]
    assert len(set(edges)) == 2


def test_what_works_of_a_phase_have_in_common_is_drawn_once() -> None:
    plot = shapely.box(*_at(20, 160).coords[0], *_at(60, 120).coords[0])
    once = shapes(WINDOW, [_numbered(1, plot)])
    assert len(shapes(WINDOW, [_numbered(n, plot) for n in (1, 2, 3)])) == len(once)


def test_a_line_is_wider_only_where_a_shorter_one_runs_on_it() -> None:
    long, short = shapely.LineString([(0, 0), (100, 0)]), shapely.LineString([(20, 0.1), (50, 0.1)])
    one, two = _numbered(1, _at(1, 1)), _numbered(2, _at(2, 2))
    wide, *rest = stripes([(one, long), (two, short)])
    assert (wide.one, wide.step) == (one, 1)
    assert wide.shape.bounds[0] == pytest.approx(19, abs=0.5)
    assert wide.shape.bounds[2] == pytest.approx(51, abs=0.5)
    # the short one is drawn last, on both
    assert [(stripe.one, stripe.step) for stripe in rest] == [(one, 0), (two, 0)]


def test_lines_that_only_cross_stay_narrow() -> None:
    across = shapely.LineString([(50, -30), (50, 30)])
    lines = [(_numbered(1, _at(1, 1)), shapely.LineString([(0, 0), (100, 0)])), (_numbered(2, _at(2, 2)), across)]
    assert {stripe.step for stripe in stripes(lines)} == {0}


def test_marks_stand_at_what_is_overdue_and_at_what_reaches_beyond() -> None:
    plain = _numbered(1, _at(50, 60))
    late = _numbered(2, _at(50, 60), overdue=True)
    wide = Numbered(3, plain.work, plain.at, ("左營區",))
    spots = {1: (10.0, 10.0), 2: (20.0, 10.0), 3: (30.0, 10.0)}
    drawn = {n: _classes(symbols({n: spots[n]}, [plain, late, wide])) for n in spots}
    assert ["warns" in drawn[n] for n in (1, 2, 3)] == [False, True, False]
    assert ["crosses" in drawn[n] for n in (1, 2, 3)] == [False, False, True]


def test_the_legend_hears_of_every_form_and_phase_on_the_map(planned: Planned) -> None:
    scene, window = planned("楠梓區", 60_000)
    works = here(window, scene.numbered)
    found = forms(window, works)
    drawn = " ".join(_classes(shapes(window, works)) + _classes(symbols({o.number: (9, 9) for o in works}, works)))
    assert {name for name in found if name.startswith("phase:")} == {f"phase:{one.work.phase}" for one in works}
    marks = {"form:radius": "reach", "form:area": "hatch-", "form:line": "route-", "overdue": "warns"}
    assert {key for key, mark in (marks | {"crosses": "crosses"}).items() if mark in drawn} == {
        name for name in found if not name.startswith("phase:")
    }
