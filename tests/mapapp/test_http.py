import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from mapapp import Settings, create_app

PAGES = """/ /coverage /changes /changes.json /projects.geojson /layers/mrt.geojson /layers/unlocated.geojson
/map.js /map.css /healthz /base/districts.geojson /base/neighbours.geojson /favicon.ico""".split()
BAD = """year=abc bbox=1,2,3 bbox=nan,22,121,23 near=999,999 category=castles phase=x status=x colour=red
year=2027..2024 near=120.3,22.6&radius=-1 year=2026&year=abc""".split()
ABSENT = """/projects/kw-9999 /projects/kw-9999.json /layers/castles.geojson /nowhere /?project=kw-9999
/static/../pyproject.toml /static/vendor/manifest.json /base/moon.geojson""".split()
PLAIN = "/coverage /map.js /healthz /projects/kw-0001 /projects/kw-0001.json /base/districts.geojson".split()


@pytest.mark.parametrize("path", PAGES)
def test_every_address_answers_with_the_policy(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'; img-src 'self';")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=(self)" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize("query", BAD)
@pytest.mark.parametrize("path", ["/projects.geojson", "/"])
def test_bad_input_is_refused_with_one_line(client: FlaskClient, path: str, query: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    problem = answer.get_json(force=True)
    assert problem["status"] == 400
    assert problem["detail"].partition(":")[0] in query
    assert "\n" not in problem["detail"]


@pytest.mark.parametrize("path", ABSENT)
def test_what_is_not_there_is_404(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("path", PLAIN)
def test_an_address_without_filters_refuses_parameters(client: FlaskClient, path: str) -> None:
    assert client.get(f"{path}?x=1").status_code == 400


def test_a_browser_is_told_what_is_wrong_on_a_page(client: FlaskClient) -> None:
    answer = client.get("/?year=<b>abc</b>", headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == 400
    assert answer.mimetype == "text/html"
    assert "<b>abc" not in answer.text


def test_a_fault_of_ours_is_an_id_and_no_trace(edition: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings(edition=edition))
    app.add_url_rule("/broken", view_func=lambda: {}["secret"])
    answer = app.test_client().get("/broken")
    detail = answer.get_json(force=True)["detail"]
    assert answer.status_code == 500
    assert "secret" not in detail
    assert detail.rsplit(" ", 1)[1] in caplog.text


def test_features_are_cached_by_etag_and_sent_compressed(client: FlaskClient) -> None:
    plain = client.get("/projects.geojson")
    packed = client.get("/projects.geojson", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] == plain.headers["ETag"]
    assert packed.headers["Vary"] == "Accept-Encoding"
    again = client.get("/projects.geojson", headers={"If-None-Match": plain.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_the_script_is_kept_for_good_under_its_version_only(client: FlaskClient) -> None:
    version = client.get("/map.js").headers["ETag"].removeprefix("W/").strip('"')
    assert "immutable" in client.get(f"/map.js?v={version}").headers["Cache-Control"]
    assert "no-cache" in client.get("/map.js?v=old").headers["Cache-Control"]
    assert client.get("/map.js").mimetype == "text/javascript"


def test_the_style_of_the_map_is_one_file_and_finds_its_pictures(client: FlaskClient) -> None:
    style = client.get("/map.css").text
    pictures = set(re.findall(r"url\(([^)]+)\)", style)) - {"#default#VML"}
    assert pictures
    assert [client.get(picture).status_code for picture in sorted(pictures)] == [200] * len(pictures)
    assert style.index(".leaflet-pane") < style.index("#map_works")


def test_layers_add_up_to_the_projects(client: FlaskClient) -> None:
    everything = client.get("/projects.geojson").get_json(force=True)["features"]
    categories = {feature["properties"]["category"] for feature in everything}
    parts = [client.get(f"/layers/{name}.geojson").get_json(force=True)["features"] for name in categories]
    unlocated = client.get("/layers/unlocated.geojson").get_json(force=True)["features"]
    assert sum(map(len, parts)) + len(unlocated) == len(everything)
    assert len(unlocated) == sum(feature["geometry"] is None for feature in everything)


def test_a_layer_is_filtered_and_takes_no_second_category(client: FlaskClient) -> None:
    features = client.get("/layers/mrt.geojson?phase=building").get_json(force=True)["features"]
    assert {(one["properties"]["category"], one["properties"]["phase"]) for one in features} <= {("mrt", "building")}
    assert client.get("/layers/mrt.geojson?category=parks").status_code == 400


def test_a_value_given_twice_means_both(client: FlaskClient) -> None:
    twice = client.get("/projects.geojson?phase=building&phase=done").data
    assert twice == client.get("/projects.geojson?phase=building,done").data


def test_every_project_has_a_page_and_a_record(
    client: FlaskClient, shown: Callable[..., str], recorded: Callable[[str], dict]
) -> None:
    for feature in client.get("/projects.geojson").get_json(force=True)["features"]:
        name = feature["properties"]["name"]
        assert name in shown(feature["properties"]["id"])
        record = recorded(feature["properties"]["id"])
        assert record["properties"]["name"] == name
        assert record["history"]


def test_the_page_lists_every_project_and_hides_those_that_are_not_meant(client: FlaskClient) -> None:
    meant = len(client.get("/projects.geojson?phase=building").get_json(force=True)["features"])
    total = len(client.get("/projects.geojson").get_json(force=True)["features"])
    page = client.get("/?phase=building").text
    assert page.count("<li data-id=") == total
    assert page.count(' hidden><a class="row"') == total - meant
    assert f"顯示 {meant} 件，共 {total} 件" in page


def test_a_form_sends_empty_fields_and_they_mean_nothing(client: FlaskClient) -> None:
    assert client.get("/?q=&phase=building").status_code == 200


def test_health_names_the_edition(client: FlaskClient) -> None:
    health = client.get("/healthz").get_json()
    assert health["status"] == "ok"
    assert health["edition"]


def test_no_inline_script_or_style_is_on_any_page(client: FlaskClient) -> None:
    for path in ("/", "/coverage", "/changes", "/projects/kw-0001"):
        page = client.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        for tag in page.split("<script")[1:]:
            head = tag.split(">", 1)[0]
            # a data block is read by machines and never run: the policy has nothing to say of it
            assert "src=" in head or head == ' type="application/ld+json"'


def test_two_applications_share_nothing(edition: Path) -> None:
    first, second = (create_app(Settings(edition=edition, basemap=name)) for name in ("none", "osm"))
    assert b"openstreetmap" not in first.test_client().get("/map.js").data
    assert b"openstreetmap" in second.test_client().get("/map.js").data
    assert "openstreetmap" not in first.test_client().get("/").headers["Content-Security-Policy"]
    assert "https://tile.openstreetmap.org" in second.test_client().get("/").headers["Content-Security-Policy"]


def test_words_for_the_script_are_sound_json(client: FlaskClient) -> None:
    page = client.get("/").text
    words = json.loads(page.split('<meta name="words" content=\'')[1].split("'")[0])
    assert words["phase"]["planned"] == "規劃中"
