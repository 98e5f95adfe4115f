"""Clients that somebody else wrote read every collection, by box and in both systems, and count the same."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pyogrio
import pytest
from owslib.ogcapi.features import Features

from tests.mapapp.ogc.conftest import TWD97, Ask

BOX = (120.28, 22.6, 120.36, 22.75)
METRES = (176000, 2500000, 184000, 2516000)


def matched(ask: Ask, name: str, **texts: str) -> int:
    return int(ask(f"/ogc/collections/{name}/items", limit="1", **texts)["numberMatched"])


def joined(numbers: tuple[float, ...]) -> str:
    return ",".join(map(str, numbers))


def test_gdal_lists_every_collection(address: str, names: list[str]) -> None:
    assert sorted(pyogrio.list_layers(f"OAPIF:{address}")[:, 0]) == sorted(names)


def test_gdal_reads_every_collection_with_all_its_properties(address: str, names: list[str], ask: Ask) -> None:
    for name in names:
        table = pyogrio.read_dataframe(f"OAPIF:{address}", layer=name)
        assert len(table) == matched(ask, name)
        said = ask(f"/ogc/collections/{name}/queryables")["properties"]
        assert set(table.columns) - {"geometry"} == set(said) - {"geometry"}


def test_gdal_cuts_no_number(address: str, ask: Ask) -> None:
    table = pyogrio.read_dataframe(f"OAPIF:{address}", layer="projects").set_index("id")
    for one in ask("/ogc/collections/projects/items", limit="1000")["features"]:
        for column in ("budget_twd", "precision_m", "quantity", "completion_year"):
            said = one["properties"][column]
            assert said is None or float(table.loc[one["id"], column]) == said, (one["id"], column)


def test_gdal_reads_every_collection_by_box(address: str, names: list[str], ask: Ask) -> None:
    # what has no place meets every box of ours, and none of GDAL's, which looks through the answer once more
    for name in [one for one in names if one != "unlocated"]:
        read = pyogrio.read_dataframe(f"OAPIF:{address}", layer=name, bbox=BOX, columns=["id"])
        assert len(read) == matched(ask, name, bbox=joined(BOX)), name


def test_gdal_reads_every_collection_in_twd97(address: str, names: list[str], ask: Ask) -> None:
    for name in [one for one in names if one != "unlocated"]:
        table = pyogrio.read_dataframe(f"OAPIF:{address}", layer=name, columns=["id"], CRS="EPSG:3826")
        assert table.crs == "EPSG:3826"
        assert len(table) == matched(ask, name)
        west, south, east, north = table.total_bounds
        assert 150_000 < west <= east < 260_000
        assert 2_450_000 < south <= north < 2_600_000


@pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="Debian's gdal-bin is not on this machine")
def test_debians_gdal_counts_the_same(address: str, names: list[str], ask: Ask) -> None:
    for name in names:
        said = subprocess.run(  # noqa: S603
            ["ogrinfo", "-so", f"OAPIF:{address}", name],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        assert f"Feature Count: {matched(ask, name)}" in said


def test_owslib_reads_every_collection(address: str, names: list[str], ask: Ask) -> None:
    service = Features(address)
    assert service.conformance()["conformsTo"] == ask("/ogc/conformance")["conformsTo"]
    assert sorted(service.feature_collections()) == sorted(names)
    for name in names:
        found: dict[str, Any] = service.collection_items(name, limit=10000)
        assert found["numberReturned"] == len(found["features"]) == matched(ask, name)
        boxed = service.collection_items(name, bbox=[*BOX], limit=10000)
        assert len(boxed["features"]) == matched(ask, name, bbox=joined(BOX))
        metres = {"crs": TWD97, "bbox-crs": TWD97}
        ground = service.collection_items(name, bbox=[*METRES], limit=10000, **metres)
        assert len(ground["features"]) == matched(ask, name, bbox=joined(METRES), bbox_crs=TWD97)
        assert set(service.collection_queryables(name)["properties"]) >= {"name", "phase", "geometry"}


def test_owslib_filters_with_cql2(address: str, ask: Ask) -> None:
    text = "phase = 'building'"
    found = Features(address).collection_items("projects", filter=text, limit=10000)
    assert len(found["features"]) == matched(ask, "projects", filter=text) > 0
