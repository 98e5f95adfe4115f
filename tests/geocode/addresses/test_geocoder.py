"""From the door-plate down the ladder: what is not known exactly is said less exactly, and never elsewhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import shapely

from geocode import Boundaries, Match, Method
from geocode.addresses.errors import AddressesError
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.metres import in_metres
from geocode.reading import Reader
from tests.geocode.addresses.conftest import Load, Write
from tests.geocode.addresses.made_town import HEADER, STEP_M, Spot, town
from tests.geocode.test_geocoders import GeocoderContract

Ask = Callable[[str], tuple[Match, ...]]


@pytest.fixture
def geocoder(write: Write, loaded: Load, index: Path, middle: Callable[[str], Spot], boundaries: Boundaries):  # noqa: ANN201
    """Load the made-up town, and open it."""
    assert not loaded(write(town(middle), HEADER)).tally.refused
    return AddressGeocoder(AddressIndex(index), Reader(boundaries), boundaries)


@pytest.fixture
def ask(geocoder: AddressGeocoder) -> Ask:
    return geocoder.candidates


def _at(match: Match) -> Spot:
    point = in_metres(match.geometry)
    return point.x, point.y


def test_the_same_number_is_exact(ask: Ask, middle: Callable[[str], Spot]) -> None:
    (found,) = ask("岡山區測試一路8號")
    x, y = middle("岡山區")
    assert _at(found) == pytest.approx((x + 8 * STEP_M, y), abs=0.2)
    assert (found.method, found.precision_m, found.districts) == (Method.EXACT, 10, ("岡山區",))
    assert (found.name, found.source) == ("測試一路8號", "試")


@pytest.mark.parametrize(
    "written",
    [
        "高雄市岡山區測試一路8號",
        "岡山區測試１路８號３樓",
        "臺灣省高雄縣岡山鎮測試一路八號",
        "820 高雄市 岡山區 測試一路 8 號",
        "岡山測試一路8號",
        "岡山區測試1路8號地下一層",
    ],
)
def test_every_spelling_is_the_same_plate(ask: Ask, written: str) -> None:
    assert ask(written) == ask("岡山區測試一路8號")


def test_branches_are_numbers_of_their_own(ask: Ask) -> None:
    (branch,) = ask("鳳山區測試二路8-1號")
    assert branch.method is Method.EXACT
    assert branch == ask("鳳山區測試二路8之1號")[0] == ask("鳳山區測試二路8號之1")[0]
    (unknown,) = ask("鳳山區測試二路8之7號")
    assert (unknown.method, unknown.precision_m, unknown.evidence) == (Method.INTERPOLATED, 32, "取同號的8之1號")


def test_a_missing_number_lies_between_its_neighbours_on_the_same_side(ask: Ask, middle: Callable[[str], Spot]) -> None:
    (found,) = ask("岡山區測試一路7號")
    x, y = middle("岡山區")
    assert _at(found) == pytest.approx((x + 7 * STEP_M, y - 12), abs=0.2)
    assert (found.method, found.precision_m) == (Method.INTERPOLATED, 10)
    assert found.evidence == "門牌 5 號與 9 號之間內插"


def test_with_one_neighbour_it_is_said_less_exactly(ask: Ask) -> None:
    (found,) = ask("岡山區測試一路23號")
    assert (found.method, found.evidence) == (Method.FALLBACK, "最近的同側門牌是 19 號")
    assert found.precision_m == 64


def test_a_number_far_beyond_the_known_ones_is_as_much_farther_away(ask: Ask) -> None:
    (found,) = ask("岡山區測試一路999號")
    assert (found.method, found.geometry.geom_type, found.name) == (Method.FALLBACK, "LineString", "測試一路")
    assert found.evidence == "測試一路沒有999號的門牌，只知在岡山區這條路上"
    assert found.precision_m == pytest.approx((999 - 20) * STEP_M, rel=0.05)


def test_a_lane_without_plates_begins_where_its_number_stands(ask: Ask, middle: Callable[[str], Spot]) -> None:
    (mouth,) = ask("岡山區測試一路20巷")
    x, y = middle("岡山區")
    assert _at(mouth) == pytest.approx((x + 20 * STEP_M, y), abs=0.2)
    assert (mouth.method, mouth.precision_m, mouth.name) == (Method.INTERPOLATED, 50, "測試一路20巷口")
    (door,) = ask("岡山區測試一路20巷3號")
    assert door.geometry == mouth.geometry


def test_a_number_of_a_known_lane_is_as_far_off_as_its_houses_reach(ask: Ask) -> None:
    (found,) = ask("岡山區測試一路12巷49號")
    assert found.method is Method.INTERPOLATED
    assert found.precision_m == 196
    assert ask("岡山區測試一路12巷4號")[0].method is Method.EXACT


def test_without_a_district_two_doors_are_rivals_and_one_is_an_answer(ask: Ask) -> None:
    assert {match.districts for match in ask("測試一路8號")} == {("岡山區",), ("鳳山區",)}
    assert [match.districts for match in ask("測試一路40號")] == [("岡山區",)]


def test_one_number_twice_is_no_average(ask: Ask) -> None:
    assert len(ask("鳳山區測試三路5號")) == 2


def test_a_road_in_another_district_is_no_answer_and_says_so(geocoder: AddressGeocoder) -> None:
    assert geocoder.candidates("三民區測試一路8號") == ()
    reason = geocoder.why_not("三民區測試一路8號")
    assert reason.reason == "三民區沒有「測試一路」，別的行政區有"
    assert reason.rivals == ("測試一路（岡山區）", "測試一路（鳳山區）")


def test_a_road_that_nobody_knows_leaves_the_district(ask: Ask, geocoder: AddressGeocoder) -> None:
    (found,) = ask("三民區測試九路8號")
    assert (found.method, found.name) == (Method.FALLBACK, "三民區")
    assert found.evidence == "門牌資料沒有「測試九路」，只知在三民區"
    assert ask("測試九路8號") == ()
    assert geocoder.why_not("測試九路8號").reason == "門牌資料沒有「測試九路」"


def test_a_road_is_a_line_along_its_plates(ask: Ask) -> None:
    (found,) = ask("岡山區測試一路")
    assert (found.method, found.precision_m, found.geometry.geom_type) == (Method.ALONG, 40, "LineString")
    assert len(ask("測試一路")) == 2


def test_a_centre_line_is_better_than_plates_and_parts_of_one_road_are_one(
    geocoder: AddressGeocoder, index: Path, boundaries: Boundaries
) -> None:
    border = in_metres(boundaries.districts["前金區"]).boundary.intersection(in_metres(boundaries.districts["苓雅區"]))
    spot = border.interpolate(0.5, normalized=True)
    halves = {"前金區": -200, "苓雅區": 200}
    with closing(sqlite3.connect(index)) as base, base:
        for number, (district, reach) in enumerate(halves.items(), 900):
            shape = shapely.LineString([(spot.x, spot.y), (spot.x + reach, spot.y)])
            base.execute("INSERT INTO lines VALUES (?, '測試大道', ?)", (number, district))
            base.execute("INSERT INTO roads VALUES (?, 1, ?)", (number, shapely.to_wkb(shape)))
    (whole,) = geocoder.candidates("測試大道")
    assert whole.districts == ("前金區", "苓雅區")
    assert (whole.method, whole.precision_m, round(in_metres(whole.geometry).length)) == (Method.ALONG, 25, 400)
    assert round(in_metres(geocoder.candidates("苓雅區測試大道")[0].geometry).length) == 200


def test_a_replaced_index_is_noticed(geocoder: AddressGeocoder, write: Write, loaded: Load, ask: Ask) -> None:
    assert ask("岡山區測試一路8號")
    loaded(write([("鳳山區", "", "測試五路", "", "", "1號", 184000, 2502000)], HEADER, name="other.csv"))
    assert [match.method for match in ask("岡山區測試一路8號")] == [Method.FALLBACK]
    assert ask("鳳山區測試五路1號")[0].method is Method.EXACT


@pytest.mark.parametrize("content", [b"", b"no index at all", b"SQLite format 3\x00" + bytes(100)])
def test_what_is_no_index_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.sqlite").write_bytes(content)
    with pytest.raises(AddressesError, match=r"a\.sqlite.*expected an index of door-plates") as caught:
        AddressIndex(tmp_path / "a.sqlite")
    assert "\n" not in str(caught.value)


def test_a_missing_index_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(AddressesError, match=r"none\.sqlite: expected an index of door-plates"):
        AddressIndex(tmp_path / "none.sqlite")


class TestAddressGeocoder(GeocoderContract):
    one = "岡山區測試一路8號"
    tie = "測試一路8號"

    def test_what_is_no_door_plate_is_left_to_others(self, geocoder: AddressGeocoder) -> None:
        assert geocoder.candidates("岡山運動中心") == geocoder.candidates("測試一路與測試二路口") == ()
        assert geocoder.why_not("岡山運動中心") is None
