"""The gazetteer is read strictly: a row is sound, or it is refused with file, line and column."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geocode import Boundaries, Entry, GazetteerError, Method, Places, normalise, read_gazetteer


@pytest.fixture(scope="session")
def entries(root: Path, boundaries: Boundaries) -> tuple[Entry, ...]:
    return read_gazetteer(root / "data", boundaries)


def test_every_placed_row_lies_in_a_district_that_it_names(entries: tuple[Entry, ...], boundaries: Boundaries) -> None:
    for entry in entries:
        if entry.geometry is not None:
            assert set(boundaries.district_of(entry.geometry)) & set(entry.districts), entry.name


def test_every_placed_row_says_how_precise_it_is_and_why(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        placed = entry.geometry is not None
        assert (entry.precision_m > 0, bool(entry.source), entry.method is not None) == (placed,) * 3 or not placed
        assert entry.evidence


def test_a_place_known_by_name_only_has_no_position(entries: tuple[Entry, ...]) -> None:
    unplaced = [entry for entry in entries if entry.geometry is None]
    assert {"興龍橋", "市4市場用地"} <= {entry.name for entry in unplaced}
    assert all(entry.precision_m == 0 and entry.method is None for entry in unplaced)


def test_the_method_fits_the_shape(entries: tuple[Entry, ...]) -> None:
    shapes = {Method.ALONG: {"LineString", "MultiLineString"}, Method.AREA: {"Polygon", "MultiPolygon"}}
    for entry in entries:
        if entry.method in shapes:
            assert entry.geometry.geom_type in shapes[entry.method], entry.name


def test_an_alias_is_never_another_rows_name(entries: tuple[Entry, ...]) -> None:
    names = {normalise(entry.name) for entry in entries}
    assert not [alias for entry in entries for alias in entry.aliases if normalise(alias) in names]


def test_the_97_open_stations_can_be_asked_by_code(places: Places) -> None:
    for code in ("R3", "R24", "O1", "C1", "C37"):
        assert places.gazetteer.geocode(code) is not None, code


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("geometry", "翠華路拓寛", "the id of a feature in geometries.geojson"),
        ("precision_m", "", "a radius in whole metres"),
        ("precision_m", "-5", "a radius in whole metres"),
        ("method", "guess", "one of exact, interpolated, intersection, along, area, fallback"),
        ("districts", "岡山", "districts of Kaohsiung"),
        ("districts", "", "the districts in which"),
        ("districts", "那瑪夏區", "a geometry within 120 m of 那瑪夏區"),
        ("aliases", "愛河", "no alias that is the name of line"),
        ("aliases", "翠華;", "different words between semicolons"),
        ("name", "愛河", "a name that no other row has"),
        ("name", "", "a name that no other row has"),
        ("lon", "120.3", "either lon and lat, or the id"),
        ("source", "", "the data sets that the position rests on"),
        ("evidence", "", "some words"),
        ("kind", "", "some words"),
    ],
)
def test_a_broken_line_or_area_is_refused(
    data: Path, boundaries: Boundaries, column: str, value: str, expected: str
) -> None:
    line = _change(data, "翠華路拓寬工程（明潭路至世運大道）", {column: value})
    with pytest.raises(GazetteerError, match=expected) as caught:
        read_gazetteer(data, boundaries)
    assert caught.value.file == "data/gazetteer.csv"
    if column != "name" or not value:  # of two equal names the later row is refused
        assert caught.value.line == line
    assert str(caught.value).startswith(f"data/gazetteer.csv:{caught.value.line}: ")


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"lon": "abc"}, "lon"),
        ({"lat": ""}, "lat"),
        ({"lon": "nan"}, "lon"),
        ({"lat": "22.78310001"}, "lat"),
        ({"lon": "22.7831", "lat": "120.299"}, "lon"),
        ({"lon": "121.5", "lat": "25.04"}, "lon"),
        ({"lon": "120.36", "lat": "22.9"}, "lon"),
    ],
)
def test_a_broken_point_is_refused(data: Path, boundaries: Boundaries, change: dict[str, str], column: str) -> None:
    line = _change(data, "岡山運動中心", change)
    with pytest.raises(GazetteerError) as caught:
        read_gazetteer(data, boundaries)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_a_position_without_which_there_can_be_no_precision(data: Path, boundaries: Boundaries) -> None:
    _change(data, "興龍橋", {"precision_m": "500"})
    with pytest.raises(GazetteerError, match="nothing for a row without position"):
        read_gazetteer(data, boundaries)


def test_a_header_with_another_column_is_refused(data: Path, boundaries: Boundaries) -> None:
    file = data / "gazetteer.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("precision_m", "precision", 1), encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"data/gazetteer\.csv:1: header"):
        read_gazetteer(data, boundaries)


def test_a_row_with_a_cell_too_many_is_refused(data: Path, boundaries: Boundaries) -> None:
    with (data / "gazetteer.csv").open("a", encoding="utf-8") as stream:
        stream.write("a,b\n")
    with pytest.raises(GazetteerError, match="expected 11 cells"):
        read_gazetteer(data, boundaries)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda feature: feature.update(id="愛河"), "an id that no other feature has"),
        (lambda feature: feature.update(id="nobody"), "the id of a feature|an id that gazetteer.csv uses"),
        (lambda feature: feature.update(geometry={"type": "Point", "coordinates": [120.3, 22.7]}), "one of Line"),
        (lambda feature: feature["geometry"]["coordinates"][0].__setitem__(0, 120.30260001), "at most 6 decimals"),
        (lambda feature: feature["geometry"]["coordinates"][0].__setitem__(0, None), "at most 6 decimals"),
        (lambda feature: feature["geometry"].update(coordinates=[[120.3, 22.7]]), "the coordinates of a LineString"),
    ],
)
def test_a_broken_geometry_is_refused_with_its_line(
    data: Path, boundaries: Boundaries, change: Callable[[dict[str, Any]], object], expected: str
) -> None:
    with pytest.raises(GazetteerError, match=expected) as caught:
        _redraw(data, "翠華路拓寬工程（明潭路至世運大道）", change)
        read_gazetteer(data, boundaries)
    assert caught.value.line > 1


def test_a_ring_drawn_clockwise_is_refused(data: Path, boundaries: Boundaries) -> None:
    _redraw(data, "橋頭科學園區", lambda feature: feature["geometry"]["coordinates"][0].reverse())
    with pytest.raises(GazetteerError, match="outer rings counter-clockwise"):
        read_gazetteer(data, boundaries)


def test_a_line_across_the_citys_border_is_refused(data: Path, boundaries: Boundaries) -> None:
    pingtung = [120.48, 22.67]
    _redraw(data, "國道7號高雄路段", lambda feature: feature["geometry"]["coordinates"].append(pingtung))
    with pytest.raises(GazetteerError, match=r"a geometry (in the city|that ends at the city)"):
        read_gazetteer(data, boundaries)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"type": "FeatureCollection",\n"features": [,]}', ":2: JSON"),
        ('{"type": "Points", "features": []}', ":1: features"),
    ],
)
def test_a_file_that_is_no_collection_is_refused(data: Path, boundaries: Boundaries, text: str, told: str) -> None:
    (data / "geometries.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=rf"data/geometries\.geojson{told}"):
        read_gazetteer(data, boundaries)


def _change(data: Path, name: str, change: dict[str, str]) -> int:
    """Change cells of one row; give its line."""
    file = data / "gazetteer.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    index = next(index for index, row in enumerate(rows) if row["name"] == name)
    rows[index] |= change
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return index + 2


def _redraw(data: Path, name: str, change: Callable[[dict[str, Any]], object]) -> None:
    """Change one feature, keeping one feature a line as the file has it."""
    file = data / "geometries.geojson"
    collection = json.loads(file.read_text(encoding="utf-8"))
    change(next(feature for feature in collection["features"] if feature["id"] == name))
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in collection["features"])
    file.write_text('{"type": "FeatureCollection", "features": [\n' + lines + "\n]}\n", encoding="utf-8")
