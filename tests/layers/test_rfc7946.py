"""Published layers are GeoJSON as RFC 7946 has it, and what is not is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layers.rfc7946 import faults

SQUARE = [[120.3, 22.6], [120.4, 22.6], [120.4, 22.7], [120.3, 22.7], [120.3, 22.6]]
BOW_TIE = [[120.3, 22.6], [120.4, 22.7], [120.4, 22.6], [120.3, 22.7], [120.3, 22.6]]


def collection(geometry: dict[str, Any] | None, **feature: str) -> str:
    said = {"type": "Feature", "id": "kw-0001"} | feature
    whole = {**said, "geometry": geometry, "properties": {"name": "a"}}
    return json.dumps({"type": "FeatureCollection", "features": [whole]})


def polygon(ring: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring]}


def test_every_committed_layer_is_valid(root: Path) -> None:
    files = sorted((root / "data" / "layers").glob("*.geojson"))
    assert len(files) == 18
    assert {path.name: faults(path.read_text(encoding="utf-8")) for path in files} == {path.name: [] for path in files}


def test_a_sound_feature_has_no_faults() -> None:
    assert faults(collection(polygon(SQUARE))) == []
    assert faults(collection(None)) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (collection(polygon(SQUARE[::-1])), "counter-clockwise"),
        (collection(polygon(BOW_TIE)), "valid geometry"),
        (collection(polygon(SQUARE[:-1])), ""),
        (collection({"type": "Point", "coordinates": [120.1234567, 22.6]}), "6 decimals"),
        (collection({"type": "Point", "coordinates": [22.6, 120.3]}), "longitudes and latitudes"),
        (collection({"type": "Point"}), ""),
        (collection(None, type="Work"), ""),
        (json.dumps({"type": "FeatureCollection"}), ""),
        ("[", ""),
    ],
)
def test_a_fault_is_found(text: str, fault: str) -> None:
    assert any(fault in line for line in faults(text))


def test_an_id_given_twice_is_found() -> None:
    whole = json.loads(collection(None))
    whole["features"] *= 2
    assert faults(json.dumps(whole)) == ["kw-0001: expected each id once"] * 2
