"""Files of flood works hold the works of the page; what cannot be asked is told in one line at both."""

from __future__ import annotations

import csv
import io
import json

import pytest
from flask.testing import FlaskClient

BASIN = "後勁溪流域"


@pytest.mark.parametrize("ending", ["csv", "geojson"])
def test_a_file_holds_the_works_of_the_page(client: FlaskClient, ending: str) -> None:
    with client.get(f"/flood.{ending}?basin={BASIN}") as answer:
        assert answer.status_code == 200
        assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
        body = answer.data.decode("utf-8-sig")
    if ending == "csv":
        rows = list(csv.DictReader(io.StringIO(body)))
        found = {row["id"]: (row["flood_kind"], row["basin"]) for row in rows}
    else:
        features = json.loads(body)["features"]
        found = {one["id"]: (one["properties"]["flood_kind"], one["properties"]["basin"]) for one in features}
    every = client.get("/projects.geojson").get_json(force=True)["features"]
    said = [one["properties"] for one in every if one["properties"]["basin"] == BASIN]
    assert found == {one["id"]: (one["flood_kind"], BASIN) for one in said} != {}


@pytest.mark.parametrize("address", ["/flood", "/flood.csv"])
@pytest.mark.parametrize(
    "query",
    [
        "basin=x",
        "kind=x",
        "season=116",
        "by=car",
        "phase=x",
        "name=x",
        "basin=%00",
        "season=9999..",
        "q=" + "x" * 101,
    ],
)
def test_a_wrong_value_is_told_in_one_line(client: FlaskClient, address: str, query: str) -> None:
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 400
    assert answer.get_json(force=True)["parameter"] == query.partition("=")[0]
    assert "\n" not in answer.get_json(force=True)["detail"]
