"""An OpenStreetMap extract gives door-plates, roads and lanes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from geocode.addresses import osm_file, osm_pieces
from geocode.addresses.errors import AddressesError
from geocode.addresses.osm_file import plates, roads
from geocode.metres import in_metres
from tests.geocode.addresses.made_extract import Extract, Spot

Near = Callable[..., Spot]
PEAK = """
import re, sys
from pathlib import Path
from geocode.addresses.osm_file import roads

def most():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

before = most()
found = sum(map(len, roads(Path(sys.argv[1]))))
print(found, most() - before)
"""


def eastwards(start: Spot) -> list[Spot]:
    """Give more spots than two blobs of a file hold, ten centimetres apart."""
    return [(start[0] + step / 1_000_000, start[1]) for step in range(20_000)]


def test_points_and_buildings_are_door_plates(extract: Extract, near: Near) -> None:
    extract.point(near("鳳山區"), addr_street="測試1路", addr_housenumber="12之3號", addr_district="鳳山區")
    corners = [near("鳳山區", *corner) for corner in ((0, 0), (20, 0), (20, 20), (0, 20), (0, 0))]
    extract.way(corners, building="yes", addr_street="測試一路12巷", addr_housenumber="5", addr_village="測試里")
    (batch,) = plates(extract.write())
    assert [(one.place, one.district, one.village, one.line, one.number, one.sub) for one in batch.plates] == [
        ("node 1", "鳳山區", "", "測試一路", 12, 3),
        ("way 1", "", "測試里", "測試一路12巷", 5, 0),
    ]
    assert (batch.plates[0].x, batch.plates[0].y) == pytest.approx(near("鳳山區"))
    assert (batch.plates[1].x, batch.plates[1].y) == pytest.approx(near("鳳山區", 10, 10), abs=1e-6)


def test_a_bent_building_stands_where_its_ground_is(extract: Extract, near: Near) -> None:
    bent = ((0, 0), (90, 0), (90, 10), (10, 10), (10, 90), (0, 90), (0, 0))
    corners = [near("鳳山區", *corner) for corner in bent]
    extract.way(corners, building="yes", addr_street="測試一路", addr_housenumber="5")
    ((plate,),) = (batch.plates for batch in plates(extract.write()))
    assert shapely.Polygon(corners).contains(shapely.Point(plate.x, plate.y))


def test_outlines_that_cross_themselves_or_are_open_or_lack_a_corner_do_no_harm(extract: Extract, near: Near) -> None:
    for number, course in enumerate(([(0, 0), (9, 9), (9, 0), (0, 9), (0, 0)], [(0, 0), (9, 0)], [(0, 0), (5, 5)] * 2)):
        spots = [near("鳳山區", *spot) for spot in course]
        extract.way(spots, addr_street="測試一路", addr_housenumber=str(number + 1))
    corners: list[Spot | None] = [near("鳳山區", *corner) for corner in ((0, 0), (20, 0), (20, 20), (0, 0))]
    extract.way([corners[0], None, *corners[1:]], addr_street="測試一路", addr_housenumber="9")
    (batch,) = plates(extract.write())
    assert [one.number for one in batch.plates] == [1]


def test_what_lies_elsewhere_is_passed_over_and_what_cannot_be_read_is_refused(extract: Extract, near: Near) -> None:
    here = near("鳳山區")
    extract.point((121.5, 25.04), addr_street="測試一路", addr_housenumber="1")
    extract.point(here, addr_street="測試一路", addr_housenumber="1", addr_city="屏東縣")
    extract.point(here, addr_street="測試一路", addr_housenumber="12A")
    extract.point(here, addr_housenumber="7")
    extract.point(here, addr_street="測試一路")
    extract.point(here, addr_place="測試庄", addr_housenumber="8號2樓", addr_city="高雄市", addr_suburb="鳳山區")
    (batch,) = plates(extract.write())
    assert [(one.district, one.line, one.number) for one in batch.plates] == [("鳳山區", "測試庄", 8)]
    assert [(one.place, one.reason) for one in batch.refused] == [
        ("node 2", "another county"),
        ("node 3", "no door-plate"),
        ("node 4", "no door-plate"),
    ]
    assert batch.rows == 4


def test_the_order_is_the_same_in_every_run_so_that_a_reader_can_go_on(
    extract: Extract, near: Near, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(osm_file, "BATCH", 4)
    for number in range(1, 11):
        extract.point(near("鳳山區", number), addr_street="測試一路", addr_housenumber=str(number))
        extract.point((121.5, 25.04), addr_street="測試一路", addr_housenumber="99")
    corners = [near("鳳山區", *corner) for corner in ((0, 0), (20, 0), (20, 20), (0, 0))]
    extract.way(corners, addr_street="測試一路", addr_housenumber="11")
    file = extract.write()
    for done in range(12):
        numbers = [plate.number for batch in plates(file, done=done) for plate in batch.plates]
        assert numbers == list(range(done + 1, 12))


def test_it_is_told_how_far_the_reader_is(extract: Extract, near: Near, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(osm_pieces, "PIECE", 0)
    monkeypatch.setattr(osm_file, "BATCH", 5_000)
    for number, spot in enumerate(eastwards(near("鳳山區")), 1):
        extract.point(spot, addr_street="測試一路", addr_housenumber=str(number))
    file = extract.write()
    positions = [batch.position for batch in plates(file)]
    assert len(set(positions)) > 2
    assert positions == sorted(positions)
    assert positions[-1] == file.stat().st_size


def test_an_extract_without_an_address_of_the_city_is_told_in_one_line(extract: Extract) -> None:
    extract.point((121.5, 25.04), addr_street="測試一路", addr_housenumber="1")
    with pytest.raises(AddressesError, match=r"^made\.osm\.pbf: the extract has no address in 高雄市$"):
        list(plates(extract.write()))


def test_named_ways_are_roads_under_each_of_their_names(extract: Extract, near: Near) -> None:
    course = [near("鳳山區"), near("鳳山區", 100)]
    extract.way(course, highway="secondary", name="測試2路", old_name="舊測試路", ref="186")
    extract.way(course, highway="residential")
    extract.way(course, waterway="river", name="測試溪")
    extract.way([(121.5, 25.04), (121.6, 25.04)], highway="residential", name="測試三路")
    (found,) = roads(extract.write())
    assert [road.line for road in found] == ["測試二路", "市道186線", "舊測試路"]
    assert in_metres(found[0].geometry).length == pytest.approx(100, abs=0.1)


def test_an_old_name_that_another_road_bears_today_is_not_one_of_the_first(extract: Extract, near: Near) -> None:
    extract.way([near("鳳山區"), near("鳳山區", 100)], highway="residential", name="測試二路", old_name="測試一路")
    extract.way([near("岡山區"), near("岡山區", 50)], highway="residential", name="測試一路")
    (found,) = roads(extract.write())
    assert [(road.line, round(in_metres(road.geometry).length)) for road in found] == [
        ("測試二路", 100),
        ("測試一路", 50),
    ]


def test_a_road_is_parted_where_a_node_is_missing(extract: Extract, near: Near) -> None:
    first, last = [near("鳳山區"), near("鳳山區", 100)], [near("鳳山區", 200), near("鳳山區", 230)]
    extract.way([*first, None, *last, None, near("鳳山區", 300)], highway="residential", name="測試一路")
    (found,) = roads(extract.write())
    assert [round(in_metres(road.geometry).length) for road in found] == [100, 30]


def test_a_road_runs_through_nodes_of_many_pieces(
    extract: Extract, near: Near, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(osm_pieces, "PIECE", 0)
    extract.way(eastwards(near("鳳山區"))[::-1], highway="residential", name="測試一路")
    (found,) = roads(extract.write())
    assert shapely.get_num_points(found[0].geometry) == 20_000
    assert found[0].geometry.length == pytest.approx(0.019999)


def test_a_file_in_another_order_is_told_in_one_line(
    extract: Extract, near: Near, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(osm_pieces, "PIECE", 0)
    extract.way(eastwards(near("鳳山區")), highway="residential", name="測試一路")
    with pytest.raises(AddressesError, match="not in the order of their numbers"):
        list(roads(extract.write(upwards=False)))


def test_numbers_as_high_as_the_real_ones_take_no_more_memory(tmp_path: Path, near: Near, root: Path) -> None:
    extract = Extract(tmp_path / "high.osm.pbf", step=13_000_000)
    for north in range(500):
        extract.way([near("鳳山區", 0, north), near("鳳山區", 50, north)], highway="residential", name="測試一路")
    command = [sys.executable, "-c", PEAK, str(extract.write())]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)  # noqa: S603
    found, megabytes = map(int, done.stdout.split())
    assert found == 500
    assert megabytes < 100
