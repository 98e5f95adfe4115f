"""An extract becomes an index: plates, roads, crossings and lanes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import shapely

from geocode import Boundaries, Method
from geocode.addresses import osm_file
from geocode.addresses.errors import AddressesError
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.metres import in_degrees, in_metres
from geocode.reading import Reader
from tests.geocode.addresses.conftest import Heard, Load
from tests.geocode.addresses.made_extract import Extract, Spot

Near = Callable[..., Spot]
OSM = "© OpenStreetMap contributors (ODbL 1.0)"
LANE = {"highway": "residential", "name": "測試一路12巷"}


def test_an_extract_becomes_an_index_with_roads_and_lanes(
    extract: Extract, near: Near, loaded: Load, index: Path, boundaries: Boundaries
) -> None:
    for number in range(1, 30):
        spot = near("鳳山區", number * 5, 10 if number % 2 else -10)
        extract.point(spot, addr_street="測試一路", addr_housenumber=str(number), addr_district="鳳山區")
    extract.point(near("岡山區"), addr_street="測試一路", addr_housenumber="1", addr_district="鳳山區")
    extract.point(near("鳳山區"), addr_street="測試一路", addr_housenumber="?")
    extract.point((120.2, 22.98), addr_street="測試一路", addr_housenumber="?")  # 臺南市, inside the box of the city
    extract.way([near("鳳山區", -50), near("鳳山區", 200)], highway="primary", name="測試一路")
    extract.way([near("鳳山區", 60), near("鳳山區", 60, -90)], **LANE)
    run = loaded(extract.write(), source="osm")
    assert (run.plates, run.tally.read) == (29, 31)
    assert run.tally.refused == {"outside its district": 1, "no door-plate": 1}
    geocoder = AddressGeocoder(AddressIndex(index), Reader(boundaries), boundaries)
    (door,) = geocoder.candidates("鳳山區測試一路8號")
    assert (door.method, door.source) == (Method.EXACT, OSM)
    (road,) = geocoder.candidates("測試一路")
    assert (road.method, road.precision_m, round(in_metres(road.geometry).length)) == (Method.ALONG, 25, 250)
    (lane,) = geocoder.candidates("鳳山區測試一路12巷3號")
    assert in_metres(lane.geometry).distance(in_metres(shapely.Point(near("鳳山區", 60)))) < 2


def test_a_road_across_a_border_is_a_line_of_both_districts(
    extract: Extract, near: Near, loaded: Load, index: Path, boundaries: Boundaries
) -> None:
    here, there = (in_metres(boundaries.districts[name]) for name in ("鳳山區", "大寮區"))
    shared = max(
        shapely.get_parts(shapely.line_merge(here.boundary & there.boundary.buffer(1))), key=lambda p: p.length
    )
    middle = shared.interpolate(0.5, normalized=True)
    across = shapely.LineString([(middle.x - 600, middle.y), (middle.x + 600, middle.y)])
    corners = [(point.x, point.y) for point in shapely.points(shapely.get_coordinates(in_degrees(across)))]
    extract.way(corners, highway="primary", name="測試一路", ref="1")
    extract.point(near("鳳山區"), addr_street="測試二路", addr_housenumber="1")
    loaded(extract.write(), source="osm")
    with closing(sqlite3.connect(index)) as base:
        rows = base.execute("SELECT words, district, shape FROM roads JOIN lines ON number = line").fetchall()
    assert {row[:2] for row in rows} == {
        (line, home) for line in ("測試一路", "台1線") for home in ("鳳山區", "大寮區")
    }
    for _, district, shape in rows:
        assert shapely.from_wkb(shape).distance(here if district == "鳳山區" else there) == 0


def test_an_import_that_was_stopped_goes_on_where_it_was(
    extract: Extract, near: Near, loaded: Load, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(osm_file, "BATCH", 10)
    for number in range(1, 36):
        extract.point(near("鳳山區", number), addr_street="測試一路", addr_housenumber=str(number))
    extract.way([near("鳳山區"), near("鳳山區", 200)], highway="primary", name="測試一路")

    class Stop(Heard):
        def reached(self, position: int, tally: object) -> None:
            super().reached(position, tally)  # type: ignore[arg-type]
            if len(self.rows) == 2:
                raise KeyboardInterrupt

    file = extract.write()
    with pytest.raises(KeyboardInterrupt):
        loaded(file, heard=Stop())
    assert not index.exists()
    heard = Heard()
    run = loaded(file, heard=heard)
    assert (heard.resumed_after, heard.rows, run.plates) == (20, [30, 35], 35)
    assert heard.bytes[-1] <= file.stat().st_size


def test_a_damaged_extract_leaves_the_index_in_use_as_it_was(
    extract: Extract, near: Near, loaded: Load, index: Path
) -> None:
    extract.point(near("鳳山區"), addr_street="測試一路", addr_housenumber="1")
    extract.way([near("鳳山區"), near("鳳山區", 200)], highway="primary", name="測試一路")
    file = extract.write()
    loaded(file)
    before = index.read_bytes()
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(AddressesError, match="damaged or cut off"):
        loaded(file)
    assert index.read_bytes() == before
