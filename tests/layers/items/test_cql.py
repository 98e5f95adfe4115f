"""Filters in CQL2: each finds what a person finds by looking through the works."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers import QueryError, Store
from layers.items import Asked, Collection, Crs
from layers.items.cql import MOST_BRACKETS, MOST_CHARACTERS, MOST_LEVELS

Said = dict[str, Any]
BOX = shapely.box(120.25, 22.55, 120.4, 22.7)
CASES: dict[str, Callable[[Said, Any], bool | None]] = {
    "phase = 'building'": lambda said, shape: said["phase"] == "building",
    "phase <> 'building'": lambda said, shape: said["phase"] != "building",
    "overdue": lambda said, shape: said["overdue"],
    "overdue = TRUE AND budget_twd IS NULL": lambda said, shape: said["overdue"] and said["budget_twd"] is None,
    "completion_year >= 2027": lambda said, shape: (said["completion_year"] or 0) >= 2027,
    "NOT (completion_year >= 2027)": lambda said, shape: said["completion_year"] and said["completion_year"] < 2027,
    "completion_year BETWEEN 2024 AND 2026": lambda said, shape: said["completion_year"] in (2024, 2025, 2026),
    "category IN ('mrt', 'parks')": lambda said, shape: said["category"] in ("mrt", "parks"),
    "category NOT IN ('mrt', 'parks')": lambda said, shape: said["category"] not in ("mrt", "parks"),
    "A_CONTAINS(districts, ('三民區'))": lambda said, shape: "三民區" in said["districts"],
    "A_CONTAINS(districts, ('鳳山區', '苓雅區'))": lambda said, shape: {"鳳山區", "苓雅區"} <= set(said["districts"]),
    "A_OVERLAPS(districts, ('三民區', '鳳山區'))": lambda said, shape: {"三民區", "鳳山區"} & set(said["districts"]),
    "A_CONTAINEDBY(districts, ('三民區', '鳳山區'))": lambda said, shape: (
        set(said["districts"]) <= {"三民區", "鳳山區"}
    ),
    "A_CONTAINS(('三民區', '鳳山區'), districts)": lambda said, shape: set(said["districts"]) <= {"三民區", "鳳山區"},
    "A_EQUALS(districts, ('鳳山區'))": lambda said, shape: set(said["districts"]) == {"鳳山區"},
    "name LIKE '%運動中心'": lambda said, shape: said["name"].endswith("運動中心"),
    "name LIKE '__運動中心'": lambda said, shape: said["name"].endswith("運動中心") and len(said["name"]) == 6,
    "CASEI(name) LIKE CASEI('%bot%')": lambda said, shape: "bot" in said["name"].lower(),
    "name LIKE '%bot%'": lambda said, shape: "bot" in said["name"],
    "phase = 'done' OR phase = 'building' AND category = 'mrt'": lambda said, shape: (
        said["phase"] == "done" or (said["phase"] == "building" and said["category"] == "mrt")
    ),
    "budget_twd / 100000000 > 50": lambda said, shape: (said["budget_twd"] or 0) > 5e9,
    "document = 'outline-115'": lambda said, shape: said["document"] == "outline-115",
    "S_INTERSECTS(geometry, BBOX(120.25, 22.55, 120.4, 22.7))": lambda said, shape: shape.intersects(BOX),
    "S_DISJOINT(geometry, BBOX(120.25, 22.55, 120.4, 22.7))": lambda said, shape: shape.disjoint(BOX),
    "S_WITHIN(geometry, BBOX(120.25, 22.55, 120.4, 22.7))": lambda said, shape: shape.within(BOX),
    "S_CONTAINS(BBOX(120.25, 22.55, 120.4, 22.7), geometry)": lambda said, shape: BOX.contains(shape),
    "S_CONTAINS(geometry, POINT(120.3 22.63))": lambda said, shape: shape.contains(shapely.Point(120.3, 22.63)),
    "S_CROSSES(geometry, LINESTRING(120.2 22.6, 120.5 22.8))": lambda said, shape: shape.crosses(
        shapely.LineString([(120.2, 22.6), (120.5, 22.8)])
    ),
    "TRUE": lambda said, shape: True,
}


@pytest.fixture(scope="module")
def projects(store: Store) -> Collection:
    found = store.items.collection("projects")
    assert found
    return found


def ids(store: Store, collection: Collection, text: str, **asked: str) -> list[str]:
    texts = {"limit": "10000", "filter": text, **asked}
    page = store.items.page(collection, Asked.parse(texts, collection))
    return [json.loads(feature)["id"] for feature in page.features]


@pytest.mark.parametrize("text", CASES)
def test_a_filter_finds_what_a_person_finds(
    store: Store, projects: Collection, works: list[dict[str, Any]], text: str
) -> None:
    placed = [work for work in works if work["geometry"]]
    shapes = shapely.from_geojson([json.dumps(work["geometry"]) for work in placed])
    meant = [w["id"] for w, shape in zip(placed, shapes, strict=True) if CASES[text](w["properties"], shape)]
    assert ids(store, projects, text) == meant


def test_some_cases_find_some_and_leave_some(store: Store, projects: Collection) -> None:
    counts = [len(ids(store, projects, text)) for text in CASES]
    assert sum(0 < count < projects.count for count in counts) >= 18


def test_a_filters_geometry_may_be_in_twd97(store: Store, projects: Collection) -> None:
    crs = {"filter-crs": Crs.TWD97.value}
    box = "170000, 2490000, 190000, 2510000"
    found = ids(store, projects, f"S_INTERSECTS(geometry, BBOX({box}))", **crs)
    page = store.items.page(
        projects, Asked.parse({"limit": "10000", "bbox": box.replace(" ", ""), "bbox-crs": crs["filter-crs"]}, projects)
    )
    assert found == [json.loads(feature)["id"] for feature in page.features]
    assert 0 < len(found) < projects.count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name =", "1:7"),
        ("nix = 1", "not nix"),
        ("name", "a comparison"),
        ("budget_twd = 'x'", "one type"),
        ("T_AFTER(start, DATE('2024-01-01'))", "understood are"),
        ("foo(name) = 1", "understood are"),
        ("A_CONTAINS(name, ('x'))", "a property that is a list"),
        ("A_CONTAINS(districts, (1))", "a list of texts"),
        ("A_CONTAINS(('x'), ('x'))", "a property that is a list"),
        ("S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))", "valid geometry"),
        ("S_INTERSECTS(geometry, BBOX(300, 0, 301, 1))", "valid geometry"),
        ("S_INTERSECTS(name, BBOX(0, 0, 1, 1))", "geometry"),
        ("name = 'x'; DROP TABLE works", "1:11"),
        ("(" * (MOST_BRACKETS + 1) + "TRUE" + ")" * (MOST_BRACKETS + 1), "brackets"),
        ("budget_twd = - - 1", "--"),
        ("name = '" + "x" * MOST_CHARACTERS + "'", "characters"),
        ("NOT (" * 60 + "TRUE" + ")" * 60, "levels"),
        ("NOT " * 900 + "TRUE", "levels"),
        ("budget_twd = 1" + " + 1" * 900, "levels"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_that_says_where(
    projects: Collection, text: str, expected: str
) -> None:
    with pytest.raises(QueryError) as refused:
        Asked.parse({"filter": text}, projects)
    assert refused.value.parameter == "filter"
    assert expected in refused.value.expected
    assert "\n" not in str(refused.value)


def test_the_deepest_filter_that_is_let_through_does_not_end_the_process() -> None:
    """The parser is native code that calls itself: past its limit it would take the server with it."""
    deep = ["(" * MOST_BRACKETS + "TRUE" + ")" * MOST_BRACKETS, "NOT " * (MOST_CHARACTERS // 4 - 2) + "TRUE"]
    deep += ["name = 'x'" + " AND name = 'x'" * 260, "TRUE" + " OR TRUE" * 480]
    lines = "import cql2, sys, threading; read = lambda: [cql2.parse_text(text).to_json() for text in sys.argv[1:]]"
    script = f"{lines}; one = threading.Thread(target=read); one.start(); one.join()"
    assert subprocess.run([sys.executable, "-c", script, *deep], check=False).returncode == 0  # noqa: S603


def test_the_deepest_filter_that_is_let_through_is_answered(store: Store, projects: Collection) -> None:
    deep = MOST_LEVELS - 1
    for text in ("NOT (" * deep + "overdue" + ")" * deep, "budget_twd = 1" + " + 1" * (deep - 1)):
        assert len(ids(store, projects, text)) < projects.count
    wide = " OR ".join(["name = 'x'"] * 250)
    assert ids(store, projects, wide) == []


@given(st.text(alphabet="name=<>()'%_ANDORT123.,- \n", max_size=80))
def test_any_text_is_a_filter_or_is_refused(store: Store, text: str) -> None:
    projects = store.items.collection("projects")
    assert projects
    try:
        asked = Asked.parse({"filter": text}, projects)
    except QueryError:
        return
    assert store.items.page(projects, asked).matched <= projects.count
