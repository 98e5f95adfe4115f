"""Published layers are GeoJSON as RFC 7946 has it, and what is not is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layers.rfc7946 import faults
from register import Category

SQUARE = [[120.3, 22.6], [120.4, 22.6], [120.4, 22.7], [120.3, 22.7], [120.3, 22.6]]
HOLE = [[120.32, 22.62], [120.32, 22.64], [120.34, 22.64], [120.34, 22.62], [120.32, 22.62]]
BOW_TIE = [[120.3, 22.6], [120.4, 22.7], [120.4, 22.6], [120.3, 22.7], [120.3, 22.6]]
FILES = sorted([*Category, "unlocated"])


def collection(geometry: object, **feature: object) -> str:
    whole = {"type": "Feature", "id": "kw-0001", "geometry": geometry, "properties": {"name": "a"}} | feature
    return json.dumps({"type": "FeatureCollection", "features": [whole]})


def point(*position: object) -> dict[str, Any]:
    return {"type": "Point", "coordinates": position}


def polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": rings}


def test_there_is_a_committed_layer_for_each_category_and_one_for_what_has_no_place(root: Path) -> None:
    assert sorted(path.stem for path in (root / "data" / "layers").iterdir()) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_committed_layer_is_valid(root: Path, name: str) -> None:
    assert faults((root / "data" / "layers" / f"{name}.geojson").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        point(120.123456, 22.6),
        point(-180, -90),
        polygon(SQUARE),
        polygon(SQUARE, HOLE),
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        {"type": "LineString", "coordinates": SQUARE[:2]},
    ],
)
def test_a_sound_feature_has_no_faults(geometry: dict[str, Any] | None) -> None:
    assert faults(collection(geometry)) == []


@pytest.mark.parametrize(
    ("geometry", "fault"),
    [
        (polygon(SQUARE[::-1]), "counter-clockwise"),
        (polygon(SQUARE, HOLE[::-1]), "counter-clockwise"),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE[::-1]]]}, "counter-clockwise"),
        (polygon(BOW_TIE), "expected a valid geometry: Self-intersection"),
        (polygon([SQUARE[0]] * 4), "expected a valid geometry"),
        ({"type": "LineString", "coordinates": [SQUARE[0]] * 2}, "expected a valid geometry"),
        (polygon(SQUARE[:-1]), "coordinates"),
        (polygon(), "expected a geometry with positions"),
        ({"type": "MultiPoint", "coordinates": []}, "expected a geometry with positions"),
        (point(120.1234567, 22.6), "at most 6 decimals"),
        (point(120.300000000001, 22.6), "at most 6 decimals"),
        (point(120.3, 95), "longitudes and latitudes"),
        (point(22.6, 120.3), "longitudes and latitudes"),
        (point(180.000001, 22.6), "longitudes and latitudes"),
        (point("120.3", 22.6), "valid number"),
        (point(120.3), "coordinates"),
        (point(float("nan"), 22.6), "expected JSON: NaN"),
        (point(120.3, float("-inf")), "expected JSON: -Infinity"),
        ({"type": "Point"}, "coordinates: Field required"),
        ({"coordinates": [120.3, 22.6]}, "geometry"),
        ({"type": "Circle", "coordinates": [120.3, 22.6]}, "geometry"),
    ],
)
def test_a_fault_of_a_geometry_is_found(geometry: dict[str, Any], fault: str) -> None:
    assert any(fault in line for line in faults(collection(geometry)))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (collection(None, type="Work"), "features.0.type"),
        (collection(None).replace('"properties"', '"facts"'), "features.0.properties: Field required"),
        (collection(None, properties={"quantity": float("nan")}), "expected JSON: NaN"),
        (collection(None, id=None), "expected each id once"),
        (collection(None).replace('"type": "Feature", ', ""), "features.0.type: Field required"),
        (collection(None).replace('"type": "FeatureCollection", ', ""), "type: Field required"),
        (collection(None).replace('"geometry": null, ', ""), "features.0.geometry: Field required"),
        ('{"type": "FeatureCollection"}', "features: Field required"),
        ("[]", "object"),
        ("[", "expected JSON"),
        ("", "expected JSON"),
    ],
)
def test_a_fault_of_a_collection_is_found(text: str, fault: str) -> None:
    assert any(fault in line for line in faults(text)), faults(text)


def test_an_id_given_twice_is_found() -> None:
    whole = json.loads(collection(None))
    whole["features"] *= 2
    assert faults(json.dumps(whole)) == ["kw-0001: expected each id once"] * 2
