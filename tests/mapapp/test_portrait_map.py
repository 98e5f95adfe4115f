"""The small map is true: its scale, its radius, its north; and no approximate place is a bare pin."""

import json
import re
from xml.etree import ElementTree

import pytest
from pyproj import Geod

from layers import Query, Store
from mapapp.portrait.land import Land
from mapapp.portrait.locator import SYMBOL_PX, Locator
from mapapp.portrait.svg import Node
from mapapp.portrait.work import Work
from mapapp.words import Words

GEOD = Geod(ellps="GRS80")
NUMBER = r"(-?\d+(?:\.\d+)?)"


@pytest.fixture(scope="module")
def works(store: Store) -> list[Work]:
    return [Work.read(feature) for feature in store.query(Query())]


@pytest.fixture(scope="module")
def drawings(works: list[Work], land: Land) -> dict[str, Node]:
    """Draw every work once."""
    return {work.id: _draw(work, land) for work in works}


def _made(works: list[Work], geometry: dict, **said: object) -> Work:
    """Put a work somewhere else: its own properties but for those that are given."""
    feature = {"properties": works[0].properties | said, "geometry": geometry}
    return Work.read(json.dumps(feature).encode())


def _draw(work: Work, land: Land, language: str = "zh-Hant", **size: int) -> Node:
    return Locator(work, land, Words(language), **size).draw(title="title", description="words")


def _of(root: Node, name: str) -> list[Node]:
    return [one for one in root.iter() if name in (one.get("class") or "").split()]


def _symbols(root: Node) -> list[tuple[float, float]]:
    found = [re.match(rf"translate\({NUMBER} {NUMBER}\)", one.get("transform", "")) for one in _of(root, "sym")]
    return [(float(at[1]), float(at[2])) for at in found if at]


def _metres_per_px(root: Node) -> float:
    """Read the scale bar as a reader does: what it says, over how long it is."""
    (bar,) = _of(root, "bar")
    (said,) = _of(root, "bar-said")
    number, unit = (said.text or "").split()
    length = re.search(rf"h{NUMBER}v", bar.get("d", ""))
    assert length
    return float(number) * {"公尺": 1, "公里": 1000}[unit] / float(length[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [((120.30, 22.62), (120.33, 22.62)), ((120.30, 22.62), (120.30, 22.70)), ((120.65, 22.95), (120.85, 23.30))],
)
@pytest.mark.parametrize("size", [{}, {"width": 333, "height": 420}])
def test_the_scale_bar_is_true_to_a_hundredth(
    works: list[Work], land: Land, one: tuple[float, float], other: tuple[float, float], size: dict[str, int]
) -> None:
    drawn = _draw(_made(works, {"type": "MultiPoint", "coordinates": [one, other]}, precision_m=10), land, **size)
    (x, y), (x2, y2) = _symbols(drawn)
    on_the_ellipsoid = GEOD.inv(*one, *other)[2]
    on_the_map = ((x - x2) ** 2 + (y - y2) ** 2) ** 0.5 * _metres_per_px(drawn)
    assert on_the_map == pytest.approx(on_the_ellipsoid, rel=0.01)


def test_north_is_up_and_east_is_right(works: list[Work], land: Land) -> None:
    places = [(120.30, 22.62), (120.34, 22.66)]
    (x, y), (x2, y2) = _symbols(
        _draw(_made(works, {"type": "MultiPoint", "coordinates": places}, precision_m=10), land)
    )
    assert x2 > x
    assert y2 < y


@pytest.mark.parametrize("metres", [800, 1500, 4000])
def test_the_dashed_circle_is_as_wide_as_the_published_radius(works: list[Work], land: Land, metres: int) -> None:
    drawn = _draw(_made(works, {"type": "Point", "coordinates": [120.35, 22.7]}, precision_m=metres), land)
    (reach,) = _of(drawn, "reach")
    xs = [float(x) for x, _ in re.findall(rf"[ML]{NUMBER} {NUMBER}", reach.get("d", ""))]
    assert (max(xs) - min(xs)) / 2 * _metres_per_px(drawn) == pytest.approx(metres, rel=0.01)


def test_no_place_is_a_bare_pin_unless_the_pin_is_as_wide_as_what_is_not_known(
    works: list[Work], drawings: dict[str, Node]
) -> None:
    placed = [work for work in works if work.place is not None]
    assert len(placed) > 100
    for work in placed:
        drawn = drawings[work.id]
        assert _symbols(drawn), work.id
        if not _of(drawn, "reach"):
            assert work.properties["precision_m"] * 2 <= SYMBOL_PX * _metres_per_px(drawn), work.id


def test_the_symbol_is_that_of_the_phase_and_lies_in_the_frame(works: list[Work], drawings: dict[str, Node]) -> None:
    for work in works:
        if work.place is not None:
            drawn = drawings[work.id]
            assert _of(drawn, f"sym-{work.phase}")
            assert all(0 < x < 360 and 0 < y < 280 for x, y in _symbols(drawn))


def test_what_has_no_place_has_no_symbol_and_the_districts_that_are_named_are_marked(
    works: list[Work], drawings: dict[str, Node]
) -> None:
    unplaced = [work for work in works if work.place is None]
    assert unplaced
    for work in unplaced:
        drawn = drawings[work.id]
        assert _symbols(drawn) == []
        assert bool(_of(drawn, "stated")) == bool(work.properties["districts"])


def test_no_district_is_named_over_another_or_outside_the_frame(works: list[Work], land: Land) -> None:
    for work in works[::10]:
        named = _of(_draw(work, land, "en"), "district")
        spots = [(float(one.get("x", "")), float(one.get("y", ""))) for one in named]
        assert all(0 < x < 360 and 0 < y < 280 for x, y in spots)
        assert all(abs(y - y2) > 10 or abs(x - x2) > 30 for n, (x, y) in enumerate(spots) for x2, y2 in spots[:n])


def test_a_map_says_what_it_shows_and_holds_no_style(works: list[Work], land: Land) -> None:
    text = ElementTree.tostring(_draw(works[0], land), encoding="unicode")
    assert '<title id="locator-title-' in text
    assert 'role="img"' in text
    assert "style" not in text
