"""What holds for every made town: no answer in another district, none surer than it is, one for every spelling."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geocode import Boundaries, Match, Method
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex, Plate, Source
from geocode.addresses.numbering import GAP_M, between
from geocode.boundaries import BORDER_M
from geocode.metres import in_metres
from geocode.reading import Reader
from geocode.reading.asked import Address, Named
from geocode.reading.numerals import chinese
from tests.geocode.addresses.made_index import OFFICIAL, OSM, MadeIndex

DISTRICTS = ("鹽埕區", "前金區", "新興區")
LINES = ("測試一路", "測試二路", "測試一路12巷", "測試一路12巷3弄", "測試庄")
ROUNDED_M = 0.5

Spot = tuple[float, float]
Open = Callable[[MadeIndex], tuple[AddressGeocoder, Spot]]
Grounds = dict[str, shapely.Geometry]
Rows = list[tuple[int, int, Spot]]
Town = dict[tuple[str, str], tuple[Rows, tuple[Spot, Spot] | None, int]]

numbers = st.integers(1, 60)
spots = st.tuples(st.floats(0, 1), st.floats(0, 1))
plates = st.lists(st.tuples(numbers, st.sampled_from([0, 0, 0, 1, 4]), spots), max_size=12)
town = st.dictionaries(
    st.tuples(st.sampled_from(DISTRICTS), st.sampled_from(LINES)),
    st.tuples(plates, st.none() | st.tuples(spots, spots), st.sampled_from([OFFICIAL, OSM])),
    max_size=6,
)
asked = st.builds(
    Address, st.sampled_from(LINES), numbers, st.sampled_from([0, 0, 1, 3]), st.sampled_from(["", *DISTRICTS])
) | st.builds(Named, st.sampled_from(LINES), st.sampled_from(["", *DISTRICTS]))


@pytest.fixture(scope="module")
def reader(boundaries: Boundaries) -> Reader:
    return Reader(boundaries)


@pytest.fixture(scope="module")
def grounds(boundaries: Boundaries) -> Grounds:
    return {name: in_metres(boundaries.districts[name]) for name in DISTRICTS}


@pytest.fixture(scope="module")
def town_of(boundaries: Boundaries, reader: Reader, grounds: Grounds) -> Open:
    """Open an index, with a spot in 前金區 where plates may stand."""
    spot = _inside(grounds["前金區"], (0, 0))
    return lambda made: (AddressGeocoder(AddressIndex(made.path), reader, boundaries), spot)


def _made(folder: str, made_up: Town, grounds: Grounds) -> Path:
    """Write a town; every point lies in its district, on a grid that the plates of a row share."""
    made = MadeIndex(Path(folder) / "made.sqlite")
    for line, (rows, course, source) in made_up.items():
        made.plates(line, [(n, sub, *_inside(grounds[line[0]], at)) for n, sub, at in rows], source)
        whole = shapely.LineString([_inside(grounds[line[0]], at) for at in course or ()]) if course else None
        inside = whole.intersection(grounds[line[0]]) if whole else shapely.LineString()
        if inside.geom_type == "LineString" and inside.length:
            made.road(line, list(inside.coords))
    return made.path


def _inside(ground: shapely.Geometry, at: Spot) -> Spot:
    """Give a point of a district: on its border, or within 250 m of its middle."""
    middle, border = ground.representative_point(), ground.boundary.interpolate(at[0], normalized=True)
    point = border if at[1] > 0.7 else shapely.Point(middle.x + 250 * at[0], middle.y + 250 * at[1])
    point = point if ground.distance(point) < 1 else middle
    return point.x, point.y


@settings(max_examples=60, deadline=None)
@given(made_up=town, questions=st.lists(asked, min_size=1, max_size=6))
def test_no_answer_lies_outside_the_district_that_is_named(
    made_up: Town, questions: list[Address | Named], boundaries: Boundaries, reader: Reader, grounds: Grounds
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        geocoder = AddressGeocoder(AddressIndex(_made(folder, made_up, grounds)), reader, boundaries)
        for question in questions:
            for match in geocoder.find(question):
                assert not match.geometry.is_empty
                assert question.district in ("", *match.districts)
                flat = in_metres(match.geometry)
                assert all(grounds[name].distance(flat) <= BORDER_M + ROUNDED_M for name in match.districts)
                assert match.source
                assert match.evidence
                assert match.precision_m >= 10


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.tuples(numbers, spots), min_size=1, max_size=15), number=numbers)
def test_a_point_between_neighbours_is_between_them(rows: list[tuple[int, Spot]], number: int) -> None:
    source = Source(1, True, "試")
    row = [Plate(n, 0, 178000 + 400 * x, 2502000 + 400 * y, source, None) for n, (x, y) in rows if n != number]
    for spot in between(row, number):
        about = [plate.point for plate in row if plate.number % 2 == number % 2 and abs(plate.number - number) <= 10]
        pairs = [
            (one, other)
            for one in about
            for other in about
            if shapely.LineString([one, other]).distance(spot.point) < 1e-6 and one.distance(other) <= GAP_M
        ]
        assert pairs
        assert min(max(spot.point.distance(end) for end in pair) for pair in pairs) <= spot.radius_m + 1e-6


@settings(max_examples=60, deadline=None)
@given(
    known=st.sets(st.integers(1, 80), min_size=1),
    number=st.integers(1, 80),
    step=st.floats(1, 4),
    line=st.sampled_from(["測試一路", "測試一路12巷"]),
)
def test_the_true_place_lies_within_the_precision(  # of a straight road that is numbered evenly
    known: set[int], number: int, step: float, line: str, town_of: Open
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = MadeIndex(Path(folder) / "made.sqlite")
        geocoder, (x, y) = town_of(made)
        made.plates(("前金區", line), [(n, 0, x + n * step, y - 8 * (n % 2)) for n in known])
        made.plates(("前金區", "測試一路"), [(12, 0, x, y)] if line != "測試一路" else [])
        (found,) = geocoder.find(Address(line, number, 0, "前金區"))
    truth = shapely.Point(x + number * step, y - 8 * (number % 2))
    assert in_metres(found.geometry).distance(truth) <= found.precision_m + ROUNDED_M


@st.composite
def spelled(draw: st.DrawFn) -> str:
    """Write 前金區測試三路8之1號 in one of the ways in which people do."""
    road = draw(st.sampled_from(["三", "3", "３"]))
    number = draw(st.sampled_from(["8之1號", "8-1號", "８之１號", "八之一號", "8–1號", "8號之1"]))
    lead = draw(st.sampled_from(["", "高雄市", "台灣省高雄市", "臺灣省高雄市", "801高雄市", "801 高雄市"]))
    floor = draw(st.sampled_from(["", "3樓", "三樓", "３Ｆ", "3樓之2", "地下1樓", "地下室"]))
    floor = "三樓" if floor and number.endswith("1") else floor  # 「8號之13樓」 is the thirteenth branch
    space = draw(st.sampled_from(["", " ", "　"]))
    return space.join(filter(None, (lead, "前金區", f"測試{road}路", f"{number}{floor}")))


@pytest.fixture(scope="module")
def spoken(boundaries: Boundaries, reader: Reader, tmp_path_factory: pytest.TempPathFactory, grounds: Grounds):  # noqa: ANN201
    """Open a town where the same plate is in two districts, with its main number beside it."""
    made = MadeIndex(tmp_path_factory.mktemp("spoken") / "made.sqlite")
    for district in ("前金區", "新興區"):
        x, y = _inside(grounds[district], (0.5, 0.5))
        made.plates((district, "測試三路"), [(8, 0, x, y), (8, 1, x + 6, y), (10, 0, x + 12, y)])
    return AddressGeocoder(AddressIndex(made.path), reader, boundaries)


@given(text=spelled())
@settings(deadline=None)
def test_every_spelling_of_a_plate_is_the_same_answer(text: str, spoken: AddressGeocoder) -> None:
    (plain,) = spoken.candidates("前金區測試三路8之1號")
    assert plain.method is Method.EXACT
    assert _said(spoken.candidates(text)) == _said((plain,))


@given(road=st.integers(1, 99), number=st.integers(1, 999))
@settings(max_examples=40, deadline=None)
def test_roads_and_numbers_are_the_same_in_chinese_and_arabic(road: int, number: int, town_of: Open) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = MadeIndex(Path(folder) / "made.sqlite")
        geocoder, (x, y) = town_of(made)
        made.plates(("前金區", f"測試{chinese(road)}街"), [(number, 0, x, y)])
        (one,) = geocoder.candidates(f"前金區測試{road}街{number}號")
        (other,) = geocoder.candidates(f"前金區測試{chinese(road)}街{chinese(number)}號")
    assert _said((one,)) == _said((other,))
    assert one.method is Method.EXACT


def _said(matches: tuple[Match, ...]) -> list[tuple[object, ...]]:
    return [(match, match.evidence) for match in matches]
