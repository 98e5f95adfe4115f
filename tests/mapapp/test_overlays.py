"""Overlays are listed, served and answered beside the register, and nothing of theirs blocks the rest."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from layers.overlays import KINDS, Overlays
from layers.overlays.adding import Wanted, add
from mapapp import Settings, create_app
from mapapp.words import Words
from tests.mapapp.overlay_files import FLOOD, GAUGES, square, store, write

TWD97 = "http://www.opengis.net/def/crs/EPSG/0/3826"
CAUTION = {"zh-Hant": "不是預報", "en": "no forecast"}


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store(tmp_path_factory.mktemp("stored"))


@pytest.fixture
def folder(stored: Path, tmp_path: Path) -> Path:
    return shutil.copytree(stored, tmp_path / "overlays")


@pytest.fixture(scope="module")
def shared(edition: Path, stored: Path) -> FlaskClient:
    """Ask about what nobody changes."""
    return create_app(Settings(edition=edition, overlays=stored)).test_client(use_cookies=False)


@pytest.fixture
def mine(edition: Path, folder: Path) -> Iterator[FlaskClient]:
    """Ask about a copy, which the test changes."""
    yield create_app(Settings(edition=edition, overlays=folder)).test_client(use_cookies=False)


@pytest.mark.parametrize("lang", CAUTION)
def test_the_list_says_what_each_is_and_where_its_data_are(shared: FlaskClient, lang: str) -> None:
    told = shared.get(f"/overlays?lang={lang}").get_json()
    flood, gauges = told["overlays"]
    assert told["unreadable"] == []
    assert {name: flood[name] for name in ("id", "title", "kind", "scenario", "source", "date", "count")} == {
        **{"id": "flood-24h500", "title": FLOOD.title, "kind": "flood-potential", "scenario": "24h500"},
        **{"source": "經濟部水利署", "date": "2024", "count": 3},
    }
    assert CAUTION[lang] in flood["caution"]
    assert flood["extent"] == [120.3, 22.6, 120.35, 22.61]
    assert flood["data"] == {
        "geojson": "/overlays/flood-24h500.geojson",
        "items": "http://localhost/ogc/collections/flood-24h500/items",
    }
    assert gauges["data"]["tiles"] == "/overlays/gauges.pmtiles"
    assert (flood["shape"], gauges["shape"], gauges["size"] > 0) == ("area", "point", True)
    assert ("caution" in gauges, "scenario" in gauges, gauges["called"]) == (False, False, gauges["title"])


def test_classes_have_depth_colour_hatch_and_words(shared: FlaskClient) -> None:
    flood = shared.get("/overlays?lang=en").get_json()["overlays"][0]
    assert [(one["number"], one["low_m"], one["high_m"], one["words"], one["count"]) for one in flood["classes"]] == [
        (2, 0.3, 0.5, "Water 0.3 to 0.5 m deep", 1),
        (6, 3.0, None, "Water deeper than 3 m", 1),
        (None, None, None, "Class that cannot be read", 1),
    ]
    assert all(one["colour"][0] == "#" and one["hatch"] for one in flood["classes"])


def test_few_features_are_one_geojson_with_source_and_caution(shared: FlaskClient) -> None:
    response = shared.get("/overlays/flood-24h500.geojson?lang=en", headers={"Accept-Encoding": "gzip"})
    told = json.loads(gzip.decompress(response.data))
    assert (told["source"], told["date"], "no forecast" in told["caution"]) == ("經濟部水利署", "2024", True)
    assert [one["properties"]["overlay_class"] for one in told["features"]] == [2, 6, None]
    again = shared.get("/overlays/flood-24h500.geojson?lang=en", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(("asked", "instead"), [("gauges.geojson", ".pmtiles"), ("flood-24h500.pmtiles", ".geojson")])
def test_the_other_form_is_refused_and_names_the_right_one(shared: FlaskClient, asked: str, instead: str) -> None:
    response = shared.get(f"/overlays/{asked}")
    assert response.status_code == 400
    assert instead in response.get_json(force=True)["detail"]
    assert "an overlay" not in response.get_json(force=True)["detail"]


@pytest.mark.parametrize(
    "address", ["/overlays/none.geojson", "/overlays/projects.pmtiles", "/overlays/..%2Fa.geojson"]
)
def test_what_is_not_there_is_not_found(shared: FlaskClient, address: str) -> None:
    assert shared.get(address).status_code == 404


def test_an_unknown_parameter_is_refused(shared: FlaskClient) -> None:
    assert [shared.get(f"{path}?a=1").status_code for path in ("/overlays", "/overlays/gauges.pmtiles")] == [400, 400]


def test_tiles_are_answered_by_ranges(shared: FlaskClient) -> None:
    whole = shared.get("/overlays/gauges.pmtiles")
    assert (whole.status_code, whole.headers["Accept-Ranges"], whole.data[:8]) == (200, "bytes", b"PMTiles\x03")
    assert int(whole.headers["Content-Length"]) == len(whole.data)
    tag = whole.headers["ETag"]

    def part(text: str, **headers: str) -> tuple[int, str | None, bytes]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = shared.get("/overlays/gauges.pmtiles", headers={"Range": text, **named})
        return answer.status_code, answer.headers.get("Content-Range"), answer.data

    size = len(whole.data)
    assert part("bytes=0-126") == (206, f"bytes 0-126/{size}", whole.data[:127])
    assert part("bytes=-5") == (206, f"bytes {size - 5}-{size - 1}/{size}", whole.data[-5:])
    assert part("bytes=200-", If_Range=tag)[2] == whole.data[200:]
    assert part("bytes=0-126", If_Range='"another"')[:2] == (200, None)
    assert part(f"bytes={size}-") == (416, f"bytes */{size}", b"")
    assert part("bytes=0-1,5-6")[0] == 200
    assert part("lines=0-1")[0] == 200


def test_each_is_a_collection_of_the_open_interface(shared: FlaskClient) -> None:
    told = shared.get("/ogc/collections?lang=en").get_json()["collections"]
    flood = next(one for one in told if one["id"] == "flood-24h500")
    assert flood["title"] == FLOOD.title
    assert "500 mm of rain in 24 hours" in flood["description"]
    assert "no forecast" in flood["description"]
    assert {"projects", "mrt", "gauges"} <= {one["id"] for one in told}


def test_its_items_are_filtered_in_both_systems_and_say_their_caution(shared: FlaskClient) -> None:
    path = "/ogc/collections/flood-24h500/items"
    told = shared.get(path, query_string={"filter": "overlay_class >= 2", "lang": "en"}).get_json(force=True)
    assert (told["numberMatched"], told["source"], "no forecast" in told["caution"]) == (2, "經濟部水利署", True)
    metres = shared.get(path, query_string={"crs": TWD97, "limit": "1"})
    assert metres.headers["Content-Crs"] == f"<{TWD97}>"
    x, y = metres.get_json(force=True)["features"][0]["geometry"]["coordinates"][0][0]
    assert (170_000 < x < 190_000, 2_490_000 < y < 2_510_000) == (True, True)
    one = shared.get(f"{path}/1?lang=en").get_json(force=True)
    assert (one["id"], one["type"], "no forecast" in one["caution"]) == ("1", "Feature", True)
    assert shared.get("/ogc/collections/projects/items?limit=1").get_json(force=True).keys() & {"caution"} == set()


@pytest.mark.parametrize("path", ["", "/items", "/items/1", "/queryables"])
def test_it_has_pages_for_people(shared: FlaskClient, path: str) -> None:
    response = shared.get(f"/ogc/collections/flood-24h500{path}?f=html")
    assert (response.status_code, "淹水潛勢" in response.text) == (200, True)


def test_the_definition_knows_it(shared: FlaskClient) -> None:
    paths = shared.get("/ogc/api").get_json(force=True)["paths"]
    assert "/collections/gauges/items" in paths


def test_what_is_added_or_removed_is_noticed_without_a_restart(mine: FlaskClient, folder: Path) -> None:
    (folder / "gauges.sqlite").unlink()
    assert [one["id"] for one in mine.get("/overlays").get_json()["overlays"]] == ["flood-24h500"]
    assert mine.get("/ogc/collections/gauges").status_code == 404
    write(folder / "c.geojson", [square(120.3, 22.6)])
    add(Wanted(folder / "c.geojson", GAUGES), Overlays(folder))
    assert mine.get("/ogc/collections/gauges/items").get_json(force=True)["numberMatched"] == 1


def test_a_broken_overlay_is_listed_and_blocks_nothing(
    mine: FlaskClient, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "gauges.sqlite").write_bytes(b"SQLite format 3\0 and no more")
    told = mine.get("/overlays").get_json()
    assert ([one["id"] for one in told["overlays"]], told["unreadable"]) == (["flood-24h500"], ["gauges"])
    assert "gauges.sqlite: expected an overlay" in caplog.text
    statuses = {path: mine.get(path).status_code for path in ("/", "/ogc/collections", "/ogc/api", "/projects.geojson")}
    assert set(statuses.values()) == {200}
    assert mine.get("/ogc/collections/gauges").status_code == 503


def test_without_a_folder_there_are_none(edition: Path, tmp_path: Path) -> None:
    client = create_app(Settings(edition=edition, overlays=tmp_path / "none")).test_client()
    assert client.get("/overlays").get_json() == {"overlays": [], "unreadable": []}


def test_serving_overlays_needs_no_geopandas(edition: Path, stored: Path, root: Path) -> None:
    asks = ["/overlays", "/overlays/flood-24h500.geojson", "/overlays/gauges.pmtiles", "/ogc/collections/gauges/items"]
    code = (
        "import sys; from pathlib import Path; from mapapp import Settings, create_app\n"
        f"app = create_app(Settings(edition=Path({str(edition)!r}), overlays=Path({str(stored)!r})))\n"
        f"print(*(app.test_client().get(one).status_code for one in {asks}))\n"
        "print(*({'geopandas', 'pyogrio'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
    assert run.stdout.splitlines() == ["200 200 200 200", ""], run.stderr


def test_every_kind_has_words_in_both_languages() -> None:
    for language in CAUTION:
        assert {kind.replace("-", "_") for kind in KINDS} == set(Words(language).section("overlay_kind"))
