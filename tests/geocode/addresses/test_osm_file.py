"""An OpenStreetMap extract gives door-plates, roads and lanes, or one clear line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geocode import Boundaries, Method
from geocode.addresses.errors import AddressesError
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.addresses.osm_file import plates, roads
from geocode.metres import in_degrees, in_metres
from geocode.reading import Reader
from tests.geocode.addresses.conftest import Load
from tests.geocode.addresses.made_extract import Extract, Spot

OSM = "© OpenStreetMap contributors (ODbL 1.0)"
LANE = {"highway": "residential", "name": "測試一路12巷"}


@pytest.fixture
def near(middle: Callable[[str], Spot]) -> Callable[..., Spot]:
    """Give a spot some metres from the middle of a district, in degrees."""

    def found(district: str, east: float = 0, north: float = 0) -> Spot:
        x, y = middle(district)
        point = in_degrees(shapely.Point(x + east, y + north))
        return round(point.x, 7), round(point.y, 7)

    return found


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    return Extract(tmp_path / "made.osm.pbf")


def test_points_and_buildings_are_door_plates(extract: Extract, near: Callable[..., Spot]) -> None:
    extract.point(near("鳳山區"), addr_street="測試1路", addr_housenumber="12之3號", addr_district="鳳山區")
    corners = [near("鳳山區", *corner) for corner in ((0, 0), (20, 0), (20, 20), (0, 20), (0, 0))]
    extract.way(corners, building="yes", addr_street="測試一路12巷", addr_housenumber="5", addr_village="測試里")
    (found,) = plates(extract.write())
    assert [(one.place, one.district, one.village, one.line, one.number, one.sub) for one in found] == [
        ("node 1", "鳳山區", "", "測試一路", 12, 3),
        ("way 1", "", "測試里", "測試一路12巷", 5, 0),
    ]
    assert (found[0].x, found[0].y) == pytest.approx(near("鳳山區"))
    assert (found[1].x, found[1].y) == pytest.approx(near("鳳山區", 10, 10), abs=1e-6)


def test_what_is_elsewhere_or_cannot_be_read_is_passed_over(extract: Extract, near: Callable[..., Spot]) -> None:
    here = near("鳳山區")
    extract.point((121.5, 25.04), addr_street="測試一路", addr_housenumber="1")
    extract.point(here, addr_street="測試一路", addr_housenumber="1", addr_city="屏東縣")
    extract.point(here, addr_street="測試一路", addr_housenumber="12;14")
    extract.point(here, addr_housenumber="7")
    extract.point(here, addr_place="測試庄", addr_housenumber="8號2樓", addr_city="高雄市", addr_suburb="鳳山")
    (found,) = plates(extract.write())
    assert [(one.district, one.line, one.number) for one in found] == [("", "測試庄", 8)]


def test_named_ways_are_roads_under_each_of_their_names(extract: Extract, near: Callable[..., Spot]) -> None:
    course = [near("鳳山區"), near("鳳山區", 100)]
    extract.way(course, highway="residential", name="測試2路", old_name="舊測試路", ref="1")
    extract.way(course, highway="residential")
    extract.way(course, waterway="river", name="測試溪")
    extract.way([(121.5, 25.04), (121.6, 25.04)], highway="residential", name="測試三路")
    (found,) = roads(extract.write())
    assert [road.line for road in found] == ["測試二路", "舊測試路"]
    assert in_metres(found[0].geometry).length == pytest.approx(100, abs=0.1)


def test_an_extract_becomes_an_index_with_roads_crossings_and_lanes(
    extract: Extract, near: Callable[..., Spot], loaded: Load, index: Path, boundaries: Boundaries
) -> None:
    for number in range(1, 30):
        spot = near("鳳山區", number * 5, 10 if number % 2 else -10)
        extract.point(spot, addr_street="測試一路", addr_housenumber=str(number), addr_district="鳳山區")
    extract.point(near("岡山區"), addr_street="測試一路", addr_housenumber="1", addr_district="鳳山區")
    extract.way([near("鳳山區", -50), near("鳳山區", 200)], highway="primary", name="測試一路")
    extract.way([near("鳳山區", 60), near("鳳山區", 60, -90)], **LANE)
    run = loaded(extract.write(), source="osm")
    assert (run.plates, run.tally.refused.total()) == (29, 1)  # the one that stands in another district
    geocoder = AddressGeocoder(AddressIndex(index), Reader(boundaries), boundaries)
    (door,) = geocoder.candidates("鳳山區測試一路8號")
    assert (door.method, door.source) == (Method.EXACT, OSM)
    (road,) = geocoder.candidates("測試一路")
    assert (road.method, road.precision_m, round(in_metres(road.geometry).length)) == (Method.ALONG, 25, 250)
    (lane,) = geocoder.candidates("鳳山區測試一路12巷3號")
    assert in_metres(lane.geometry).distance(in_metres(shapely.Point(near("鳳山區", 60)))) < 2


@pytest.mark.parametrize("content", [b"", b"no extract", bytes(4096), b"PK\x03\x04" + bytes(99)])
def test_what_is_no_extract_is_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.osm.pbf"
    file.write_bytes(content)
    for read in (plates, roads):
        with pytest.raises(AddressesError, match=r"^broken\.osm\.pbf: expected an OpenStreetMap extract") as caught:
            list(read(file))
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_told_in_one_line(extract: Extract, near: Callable[..., Spot], share: float) -> None:
    for number in range(1, 2000):
        extract.point(near("鳳山區", number / 10), addr_street="測試一路", addr_housenumber=str(number))
    whole = extract.write()
    os.truncate(whole, int(whole.stat().st_size * share))
    with pytest.raises(AddressesError, match="expected an OpenStreetMap extract"):
        list(plates(whole))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_hold_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "any.osm.pbf"
    file.write_bytes(content)
    try:
        assert list(plates(file)) == []
    except AddressesError as error:
        assert "\n" not in str(error)
