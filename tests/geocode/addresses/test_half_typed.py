"""Door-plates, lanes and roads of a made-up town, while they are typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geocode import Boundaries, GazetteerGeocoder, Method, assemble
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.directory import Directory
from geocode.half_typed import HalfTyped
from geocode.reading import Reader
from geocode.suggest import Suggester, areas
from tests.geocode.addresses.conftest import Load, Write
from tests.geocode.addresses.made_town import HEADER, Spot, town

Names = Callable[..., list[str]]


@pytest.fixture
def addresses(write: Write, loaded: Load, index: Path, middle: Callable[[str], Spot]) -> Path:
    """Load the made-up town."""
    loaded(write(town(middle), HEADER))
    return index


@pytest.fixture
def suggester(addresses: Path, boundaries: Boundaries) -> Suggester:
    half_typed = HalfTyped(AddressGeocoder(AddressIndex(addresses), Reader(boundaries), boundaries))
    places = assemble(GazetteerGeocoder(()), boundaries, addresses)
    return Suggester(places, Directory([*areas(boundaries), *half_typed.roads()]), half_typed)


@pytest.fixture
def names(suggester: Suggester) -> Names:
    def asked(typed: str, limit: int = 20) -> list[str]:
        return [f"{'、'.join(one.candidate.districts)} {one.candidate.name}" for one in suggester.find(typed, limit)]

    return asked


def test_a_road_is_found_in_each_of_its_districts(names: Names) -> None:
    assert names("測試一")[:2] == ["岡山區 測試一路", "鳳山區 測試一路"]
    assert names("測試1路")[:2] == ["岡山區 測試一路", "鳳山區 測試一路"]
    assert names("鳳山測試一路")[0] == "鳳山區 測試一路"


def test_a_number_is_followed_by_those_that_it_may_become(names: Names) -> None:
    assert names("岡山區測試一路3", 5) == [f"岡山區 測試一路{number}號" for number in (3, 30, 32, 34, 36)]
    assert names("測試一路3", 3) == ["岡山區 測試一路3號", "鳳山區 測試一路3號", "岡山區 測試一路30號"]
    assert names("岡山區測試一路3號") == ["岡山區 測試一路3號"]


def test_branches_follow_their_number(names: Names) -> None:
    assert names("測試二路8") == ["鳳山區 測試二路8號", "鳳山區 測試二路8號之1"]
    for typed in ("測試二路8之", "測試二路8-", "測試二路8-1", "測試二路8之1號", "測試二路8號之1"):
        assert names(typed)[-1] == "鳳山區 測試二路8號之1"


def test_lanes_follow_the_numbers_of_a_road_that_is_typed_in_full(names: Names) -> None:
    assert names("岡山區測試一路1", 20)[-1] == "岡山區 測試一路12巷"
    assert names("測試一路12巷", 1) == ["岡山區 測試一路12巷"]
    assert names("測試一路12巷7", 1) == ["岡山區 測試一路12巷7號"]
    assert not any("巷" in name for name in names("測試"))


@pytest.mark.parametrize(
    "typed", ["測式一路8", "測試一陸8號", "測試一璐8", "測一路8", "測試試一路8號", "鳳山區測式一路8"]
)
def test_one_slip_in_the_road_is_forgiven(names: Names, typed: str) -> None:
    assert "鳳山區 測試一路8號" in names(typed)


def test_each_has_its_place(suggester: Suggester) -> None:
    found = suggester.find("岡山區測試一路8", 1)[0].candidate.look_up()
    assert (found.name, found.method, found.precision_m) == ("測試一路8號", Method.EXACT, 10)
    road = suggester.find("岡山區測試一路", 1)[0].candidate.look_up()
    assert (road.method, road.districts) == (Method.ALONG, ("岡山區",))


def test_a_number_that_is_not_known_is_placed_as_the_geocoder_does(suggester: Suggester) -> None:
    found = suggester.find("岡山區測試一路7號", 5)
    match = found[0].candidate.look_up()
    assert (match.name, match.method) == ("測試一路7號", Method.INTERPOLATED)
    assert found[0].candidate.kind == "plate"


@pytest.mark.parametrize(
    "typed", ["測試一路99999號", "測試一路0", "測試一路1" + "0" * 80, "測試一路-", "號", "5號", "8"]
)
def test_numbers_that_nobody_has_break_nothing(names: Names, typed: str) -> None:
    assert all("測試" in name or "里" in name for name in names(typed))
