"""The base of the map has addresses of its own."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from mapapp.base import BASES

COUNTED = {"districts": 38, "neighbours": 9, "lines": 10}
SHAPES = {"districts": {"Polygon", "MultiPolygon"}, "neighbours": {"Polygon", "MultiPolygon"}, "lines": {"LineString"}}


def test_every_base_is_counted() -> None:
    assert COUNTED.keys() == BASES == SHAPES.keys()


@pytest.mark.parametrize("name", sorted(BASES))
def test_a_base_is_a_collection_of_named_shapes(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/base/{name}.geojson")
    assert answer.status_code == 200
    features = (answer.get_json(force=True))["features"]
    assert len(features) == COUNTED[name]
    assert all(one["properties"]["name"] for one in features)
    assert {one["geometry"]["type"] for one in features} <= SHAPES[name]


def test_there_is_no_other_base(client: FlaskClient) -> None:
    assert client.get("/base/villages.geojson").status_code == 404
