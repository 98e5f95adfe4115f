"""Which works a file meets: inside, in part, near, or how far the nearest is; every answer can be reckoned again."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from pyproj import Transformer

from layers.errors import OverlayError
from layers.myfile import Found, How, Wanted, compare
from layers.myfile.drawing import POSITIONS
from layers.overlays.limits import Limits
from layers.overlays.read import Told

METRES = Transformer.from_crs("EPSG:4326", "EPSG:3826", always_xy=True)
SQUARE = [[120.28, 22.60], [120.34, 22.60], [120.34, 22.66], [120.28, 22.66], [120.28, 22.60]]
GPX = "http://www.topografix.com/GPX/1/1"
Compare = Callable[..., Found]


@pytest.fixture
def compared(edition: Path) -> Compare:
    """Compare bytes: ``compared(name, data, distance_m, crs=…, limit=…)``."""

    def run(name: str, data: bytes, distance_m: float = 100, *, crs: str = "", **bounds: int) -> Found:
        return compare(Wanted(name, data, distance_m, edition, Told(crs=crs), Limits(**bounds)))

    return run


@pytest.fixture(scope="session")
def works(edition: Path) -> dict[str, shapely.Geometry]:
    with sqlite3.connect(edition) as file:
        rows = file.execute("SELECT id, metres FROM works WHERE metres IS NOT NULL").fetchall()
    return {name: shapely.from_wkb(wkb) for name, wkb in rows}


def geojson(kind: str, coordinates: object) -> bytes:
    return json.dumps({"type": kind, "coordinates": coordinates}).encode()


def point(x: float, y: float, **said: str) -> dict[str, object]:
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [x, y]}, "properties": said}


def grounded(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, METRES.transform, interleaved=False)


@pytest.mark.parametrize("distance_m", [1, 300, 5_000])
def test_inside_partly_and_near_are_what_geometry_says(
    compared: Compare, works: dict[str, shapely.Geometry], distance_m: float
) -> None:
    area = grounded(shapely.Polygon(SQUARE))
    found = compared("a.geojson", geojson("Polygon", [SQUARE]), distance_m)
    told = {one.id: (one.how, one.metres) for one in found.within}
    for name, shape in works.items():
        far = shape.distance(area)
        if far > distance_m:
            assert name not in told
            continue
        how = How.NEAR if far else How.INSIDE if area.covers(shape) else How.TOUCHES
        assert told[name] == (how, pytest.approx(far, abs=1e-6))
    assert {how for how, _ in told.values()} >= {How.INSIDE, How.TOUCHES}
    far = [one.metres for one in found.within]
    assert far == sorted(far)
    assert (found.total, found.beyond, found.count) == (len(told), None, 1)


def test_where_nothing_is_near_the_nearest_of_all_is_told(
    compared: Compare, works: dict[str, shapely.Geometry]
) -> None:
    spot = grounded(shapely.Point(121.5, 25.04))
    name, far = min(((name, shape.distance(spot)) for name, shape in works.items()), key=lambda one: one[1])
    found = compared("taipei.geojson", geojson("Point", [121.5, 25.04]))
    assert found.within == ()
    assert found.beyond is not None
    assert (found.beyond.id, round(found.beyond.metres, 3)) == (name, round(far, 3))
    assert compared("sea.geojson", geojson("Point", [130.0, 22.6])).beyond is None


def test_a_work_is_told_with_the_feature_that_it_is_nearest_to(compared: Compare) -> None:
    nowhere = {"type": "Feature", "geometry": None, "properties": {}}
    features = [nowhere, point(120.29, 22.63), point(120.33, 22.63)]
    found = compared("a.json", json.dumps({"type": "FeatureCollection", "features": features}).encode(), 2_000)
    assert {one.feature for one in found.within} == {2, 3}
    assert (found.count, found.placeless, [one["id"] for one in found.features]) == (3, 1, [2, 3])


def test_every_format_gives_the_same_place(compared: Compare, shapefile: Path) -> None:
    x, y = 120.3005, 22.6305
    east, north = METRES.transform(x, y)
    place = f"<Placemark><name>a</name><Point><coordinates>{x},{y}</coordinates></Point></Placemark>"
    kml = f'<kml xmlns="http://www.opengis.net/kml/2.2">{place}</kml>'
    gpx = f'<gpx version="1.1" creator="a" xmlns="{GPX}"><wpt lat="{y}" lon="{x}"><name>a</name></wpt></gpx>'
    told = [
        compared("a.geojson", geojson("Point", [x, y]), 2_000),
        compared("a.csv", f"name,X_97,Y_97\na,{east},{north}\n".encode(), 2_000),
        compared("a.csv", f"name,x,y\na,{east},{north}\n".encode(), 2_000, crs="EPSG:3826"),
        compared("a.kml", kml.encode(), 2_000),
        compared("a.gpx", gpx.encode(), 2_000),
    ]
    first = [(one.id, one.how) for one in told[0].within]
    assert len(first) > 3
    assert all([(one.id, one.how) for one in each.within] == first for each in told)
    assert [one.form for one in told] == ["GeoJSON", "CSV", "CSV", "KML", "GPX"]
    zipped = compared("a.zip", archive(shapefile), 2_000)
    assert (zipped.form, zipped.count, zipped.encoding, zipped.crs) == ("Shapefile", 3, "cp950", "TWD97 / TM2 zone 121")
    assert [one["properties"]["名稱"] for one in zipped.features] == ["岡山", "楠梓", "許功蓋"]


def archive(shapefile: Path, without: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for part in shapefile.parent.iterdir():
            if part.suffix != without:
                file.write(part, part.name)
    return held.getvalue()


def test_a_shapefile_without_an_index_is_read_all_the_same(compared: Compare, shapefile: Path) -> None:
    whole, bare = (compared("a.zip", archive(shapefile, without)) for without in ("", ".shx"))
    assert bare.features == whole.features


def test_routes_and_tracks_are_lines_and_their_points_are_not_told_again(compared: Compare) -> None:
    way = "<{0}><name>a</name>{1}</{0}>".format
    points = "".join(f'<{{0}} lat="22.6{n}" lon="120.3"/>' for n in range(3)).format
    body = way("rte", points("rtept")) + way("trk", f"<trkseg>{points('trkpt')}</trkseg>")
    gpx = f'<gpx version="1.1" creator="a" xmlns="{GPX}">{body}</gpx>'
    found = compared("a.gpx", gpx.encode())
    assert [one["geometry"]["type"] for one in found.features] == ["LineString", "MultiLineString"]
    assert found.features[0]["properties"] == {"name": "a"}


def test_formulas_and_markup_are_text(compared: Compare) -> None:
    said = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "<script>alert(1)</script>", "\u202eabc"]
    rows = "".join(f'"{text}",120.3,22.6\n' for text in said)
    found = compared("a.csv", f"名稱,lon,lat\n{rows}".encode())
    assert [one["properties"]["名稱"] for one in found.features] == said


def test_what_is_drawn_is_bounded_and_what_is_compared_is_not(compared: Compare) -> None:
    line = [[120.2 + n / 1e6, 22.6 + (n % 7) / 1e6] for n in range(POSITIONS + 1_000)]
    found = compared("a.geojson", geojson("LineString", line), positions=200_000)
    drawn = shapely.from_geojson(json.dumps(found.features[0]["geometry"]))
    assert shapely.get_num_coordinates(drawn) <= POSITIONS
    assert 0 < found.coarse_m <= 200
    many = {"type": "FeatureCollection", "features": [point(120.3, 22.6, a="長" * 310)] * 7_000}
    told = compared("b.geojson", json.dumps(many, ensure_ascii=False).encode())
    assert (told.cut, len(told.features[0]["properties"]["a"])) == (60, 60)


@pytest.mark.parametrize(
    ("bounds", "line"),
    [
        ({"features": 2}, "at most 2 features"),
        ({"positions": 5}, "at most 5 positions"),
        ({"depth": 3}, "at most 3 brackets"),
        ({"size_mb": 0}, "at most 0 MB"),
    ],
)
def test_more_than_may_be_is_refused(compared: Compare, bounds: dict[str, int], line: str) -> None:
    points = [{"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[120, 22], [121, 22]]}}] * 3
    with pytest.raises(OverlayError, match=line):
        compared("a.geojson", json.dumps({"type": "FeatureCollection", "features": points}).encode(), **bounds)
