"""Every row lies where it says that it lies, or it is left out, counted and shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geocode import Boundaries
from geocode.addresses.errors import AddressesError
from geocode.addresses.plate import RawPlate
from geocode.addresses.proving import Ground
from geocode.metres import in_metres
from tests.geocode.addresses.conftest import Load, Write, plates_of

Middle = Callable[[str], tuple[float, float]]

WORDS = "縣市,行政區,村里,門牌,橫座標,縱座標"


def test_a_row_without_a_district_gets_that_of_its_polygon(
    loaded: Load, write: Write, index: Path, middle: Middle
) -> None:
    loaded(write([["", "", "", "測試一路1號", *middle("美濃區")]], WORDS))
    assert [plate[:4] for plate in plates_of(index)] == [("美濃區", "測試一路", 1, 0)]


@pytest.mark.parametrize("district", ["鳳山區", "鳳山市", "64000120", "6401200", "鳳山", "無此區", "高雄市鳳山區"])
def test_a_district_may_be_written_in_several_ways(
    district: str, loaded: Load, write: Write, index: Path, middle: Middle
) -> None:
    loaded(write([["64", district, "", "測試一路1號", *middle("鳳山區")]], WORDS))
    assert plates_of(index)[0][0] == "鳳山區"


@pytest.mark.parametrize(
    "case",
    [
        (["高雄市", "鳳山區", "", "測試一路1號"], "旗山區", "outside its district"),
        (["高雄市", "64000120", "", "測試一路1號"], "旗山區", "outside its district"),
        (["", "", "", "高雄市鳳山區測試一路1號"], "旗山區", "outside its district"),
        (["臺南市", "", "", "測試一路1號"], "鳳山區", "another county"),
        (["67", "", "", "測試一路1號"], "鳳山區", "another county"),
        (["", "67000010", "", "測試一路1號"], "鳳山區", "another county"),
        (["", "臺南市永康區", "", "測試一路1號"], "鳳山區", "another county"),
        (["", "", "", "台南市永康區測試一路1號"], "鳳山區", "another county"),
        (["", "", "", "測試一路"], "鳳山區", "no door-plate"),
        (["", "", "", "1號"], "鳳山區", "no door-plate"),
        (["", "", "", ""], "鳳山區", "no door-plate"),
    ],
)
def test_a_row_that_is_wrong_is_left_out_counted_and_shown(
    case: tuple[list[str], str, str], loaded: Load, write: Write, index: Path, middle: Middle
) -> None:
    row, at, reason = case
    good = ["", "", "", "測試二路2號", *middle("鳳山區")]
    tally = loaded(write([good, [*row, *middle(at)], good], WORDS)).tally
    assert (tally.read, tally.loaded, dict(tally.refused)) == (3, 2, {reason: 1})
    assert [line.split(": ")[:2] for line in tally.shown] == [["line 3", reason]]
    assert [plate[1] for plate in plates_of(index)] == ["測試二路"]


@pytest.mark.parametrize(
    ("position", "reason"),
    [
        *((said, "no position") for said in (("", ""), ("nan", "1"), ("inf", "inf"), ("北", "東"))),
        *((said, "outside the city") for said in (("0", "0"), ("1e300", "-1e300"), ("250000", "2600000"))),
    ],
)
def test_a_position_that_is_none_or_far_away_is_refused(
    position: tuple[str, str], reason: str, loaded: Load, write: Write, middle: Middle
) -> None:
    good = ["", "", "", "測試二路2號", *middle("鳳山區")]
    assert dict(loaded(write([good, ["", "", "", "測試一路1號", *position]], WORDS)).tally.refused) == {reason: 1}


@pytest.mark.parametrize(("beyond", "kept"), [(-5, True), (5, True), (29, True), (31, False), (200, False)])
def test_a_plate_may_lie_thirty_metres_outside_the_district_that_it_names(
    beyond: float, kept: bool, boundaries: Boundaries
) -> None:
    polygon = in_metres(boundaries.districts["鹽埕區"])
    ring = (polygon.buffer(beyond, quad_segs=64) if beyond > 0 else polygon.buffer(beyond)).exterior
    some = [ring.interpolate(share, normalized=True) for share in np.linspace(0, 1, 40)]
    plates = [RawPlate("line 2", "鹽埕區", "", "測試一路", 1, 0, point.x, point.y) for point in some]
    placed, refused = Ground(boundaries).prove(plates, "EPSG:3826")
    assert (len(placed), len(refused)) == ((40, 0) if kept else (0, 40))


def test_every_plate_without_a_district_lies_where_the_city_says_that_it_lies(boundaries: Boundaries) -> None:
    corners = np.array([120.17, 22.47]), np.array([121.05, 23.47])
    points = np.random.default_rng(1).uniform(*corners, (400, 2))
    plates = [RawPlate(str(number), "", "", "測試路", number, 0, *xy) for number, xy in enumerate(points.tolist())]
    placed, refused = Ground(boundaries).prove(plates, "EPSG:4326")
    found = {one.number: (one.district, one.village[1] if one.village else None) for one in placed}
    asked = {plate.number: boundaries.locate(plate.x, plate.y) for plate in plates}
    assert found == {number: (where.district, where.village) for number, where in asked.items() if where}
    assert len(placed) + len(refused) == 400


def test_a_village_that_the_file_names_is_kept_and_any_other_comes_from_the_polygon(
    loaded: Load, write: Write, index: Path, boundaries: Boundaries
) -> None:
    point = in_metres(boundaries.villages["岡山區", "劉厝里"].representative_point())
    names = ["白米里", "無此里", "", "福祉里"]
    rows = [["", "岡山區", name, f"測試路{number}號", point.x, point.y] for number, name in enumerate(names, 1)]
    loaded(write(rows, WORDS))
    assert [plate[4] for plate in plates_of(index)] == ["白米里", "劉厝里", "劉厝里", "劉厝里"]


def test_floors_of_a_house_are_one_plate_and_two_houses_of_one_number_are_two(
    loaded: Load, write: Write, middle: Middle
) -> None:
    x, y = middle("鳳山區")
    words = ["測試一路1號", "測試1路１號三樓", "測試一路1號B1", "測試一路1號之2"]
    rows = [["", "", "", said, x, y] for said in words] + [["", "", "", words[0], x + 40, y]]
    told = loaded(write(rows, WORDS))
    assert (told.tally.loaded, told.plates, told.lines) == (5, 3, 1)


def test_metres_and_degrees_give_the_same_place_to_the_decimetre(
    loaded: Load, write: Write, index: Path, boundaries: Boundaries
) -> None:
    point = boundaries.districts["旗津區"].representative_point()
    flat = in_metres(point)
    loaded(write([["測試路1號", point.x, point.y]], "門牌,lon,lat"), "甲")
    loaded(write([["測試路1號", flat.x, flat.y]], "門牌,X_97,Y_97", name="metres.csv"), "乙")
    with closing(sqlite3.connect(index)) as base:
        first, second = base.execute("SELECT x, y, village FROM plates ORDER BY source")
    assert first == second == (round(flat.x * 10), round(flat.y * 10), second[2])


def test_only_ten_refused_rows_are_shown(loaded: Load, write: Write, middle: Middle) -> None:
    good = [["", "", "", "測試二路2號", *middle("鳳山區")]]
    tally = loaded(write([*good, *[["", "", "", "沒有號", "0", "0"]] * 25], WORDS)).tally
    assert (tally.refused.total(), len(tally.shown)) == (25, 10)


def test_a_value_as_long_as_a_book_is_shown_on_one_short_line(loaded: Load, write: Write, middle: Middle) -> None:
    good = ["", "", "", "測試二路2號", *middle("鳳山區")]
    (line,) = loaded(write([good, ["", "", "", "字\n\t\x00" * 9000, "1", "1"]], WORDS)).tally.shown
    assert len(line) < 200
    assert len(line.splitlines()) == 1


def test_a_file_of_which_nothing_can_be_loaded_is_refused(loaded: Load, write: Write, index: Path) -> None:
    with pytest.raises(AddressesError, match="none of its 2 rows can be loaded \\(2 outside the city\\); line 2: "):
        loaded(write([["", "", "", "測試路1號", "0", "0"]] * 2, WORDS))
    assert [path for path in index.parent.iterdir() if path.suffix != ".lock" and path.name != "plates.csv"] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.lists(st.text(max_size=8) | st.floats().map(str), min_size=6, max_size=6), max_size=4))
def test_any_cells_at_all_are_loaded_or_refused_in_one_line(
    cells: list[list[str]], loaded: Load, write: Write, middle: Middle
) -> None:
    good = ["", "", "", "測試二路2號", *middle("鳳山區")]
    file = write([good], WORDS)
    lines = [",".join(cell.replace('"', "") for cell in row) for row in cells]
    file.write_text(file.read_text(encoding="utf-8") + "\n".join(lines), encoding="utf-8", errors="replace")
    tally = loaded(file).tally
    assert tally.read == tally.loaded + tally.refused.total()
    assert [line for line in tally.shown if len(line.splitlines()) != 1] == []
