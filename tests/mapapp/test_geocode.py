"""The search field's questions over HTTP: any text is answered or refused in one line, and nothing in it is obeyed."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from geopy.geocoders import Photon
from hypothesis import given, settings
from hypothesis import strategies as st

from mapapp import Settings, create_app

HOSTILE = """<script>alert(1)</script> "><img_src=x> ');DROP_TABLE_places;-- " %' %_% * NEAR("a") a*b \\ ${7*7} {{7*7}}
../../etc/passwd %00 &limit=99 </title> 岡山"OR"1"="1 javascript:alert(1) AND岡山 (岡山 岡山: ^岡山 [岡]""".split()


def test_an_answer_is_a_collection_that_caches_keep_and_ask_about_again(client: FlaskClient) -> None:
    answer = client.get("/geocode?q=岡山")
    assert (answer.status_code, answer.mimetype) == (200, "application/geo+json")
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.get_json(force=True)["features"][0]["properties"]["name"] == "岡山區"
    again = client.get("/geocode?q=岡山", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get("/geocode?q=鳳山").headers["ETag"] != answer.headers["ETag"]


def test_who_knows_photon_can_read_it(client: FlaskClient) -> None:
    photon = Photon(domain="127.0.0.1", scheme="http")
    (station, *_) = photon._parse_json(client.get("/geocode?q=R20").get_json(force=True), exactly_one=False)
    assert station.address == "捷運後勁站, 高雄市"
    assert (station.latitude, station.longitude) == pytest.approx((22.7223, 120.3164), abs=1e-3)


def test_a_limit_and_districts_narrow_the_answer(client: FlaskClient) -> None:
    def found(query: str) -> list[dict[str, object]]:
        features = client.get(f"/geocode?{query}").get_json(force=True)["features"]
        return [one["properties"] for one in features]

    assert [len(found(f"q=區&limit={limit}")) for limit in ("1", "20")] == [1, 20]
    assert len(found("q=區")) == 10
    both = found("q=國小&district=旗津區&district=鹽埕區&limit=20")
    assert {name for one in both for name in one["districts"]} == {"旗津區", "鹽埕區"}
    assert both == found("q=國小&district=旗津區,鹽埕區&limit=20")
    assert found("q=國小&district=") == found("q=國小")


def test_nothing_found_is_no_error_and_has_a_reason(client: FlaskClient) -> None:
    answer = client.get("/geocode?q=無何有之鄉")
    assert answer.status_code == 200
    assert answer.get_json(force=True)["features"] == []
    assert answer.get_json(force=True)["reason"]


ENGLISH = {"Accept-Language": "en"}
BAD = ["", "q=", "q=%20", "limit=5", "q=a&limit=0", "q=a&limit=abc", "q=a&q=b", "q=a&limit=5&limit=6", "q=a&x=1"]
BAD += ["q=a%00b", "q=%0a", "q=a&district=月球區", "q=" + "岡" * 101]


@pytest.mark.parametrize("query", BAD)
def test_a_question_that_cannot_be_asked_is_refused_in_one_line(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/geocode?{query}", headers=ENGLISH)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert re.fullmatch(r"(q|limit|district|x): .*expected .+", answer.get_json(force=True)["detail"])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(client: FlaskClient, text: str) -> None:
    answer = client.get("/geocode", query_string={"q": text})
    assert answer.status_code == 200
    assert answer.mimetype == "application/geo+json"
    assert answer.get_json(force=True)["geocoding"]["query"] == text


def test_a_point_has_its_district_and_village(client: FlaskClient) -> None:
    answer = client.get("/reverse?lon=120.2846&lat=22.6698")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    told = answer.get_json()
    assert (told["district"], told["village"], told["border_m"]) == ("鼓山區", "雄峰里", None)
    assert client.get("/reverse?lat=22.6698&lon=120.2846").data == answer.data


def test_a_point_outside_the_city_is_a_sound_question_with_an_honest_answer(client: FlaskClient) -> None:
    answer = client.get("/reverse?lon=121.5654&lat=25.033")
    assert answer.status_code == 200
    assert (answer.get_json()["district"], answer.get_json()["reason"]) == (None, "不在高雄市內")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "lon: "),
        ("lon=120.3", "lat: "),
        ("lon=abc&lat=22.6", "lon: “abc”: expected degrees east"),
        ("lon=120.3&lat=95", "lat: “95”: expected degrees north"),
        ("lon=22.6&lat=120.3", "lat: “120.3”: expected lon in the east and lat in the north"),
        ("lon=120.3&lat=nan", "lat: “nan”"),
        ("lon=120.3&lat=22.6&lat=23", "lat: “22.6、23”: expected this parameter once"),
        ("lon=120.3&lat=22.6&q=a", "q: “a”"),
    ],
)
def test_a_point_that_is_none_is_refused_in_one_line(client: FlaskClient, query: str, said: str) -> None:
    answer = client.get(f"/reverse?{query}", headers=ENGLISH)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.get_json(force=True)["detail"].startswith(said)


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(st.characters(codec="utf-8"), max_size=100)
    | st.text("岡山區三民路號巷之0123-~、\"'*%()", max_size=100)
)
def test_any_text_is_answered_or_refused(client: FlaskClient, text: str) -> None:
    answer = client.get("/geocode", query_string={"q": text})
    assert answer.status_code in {200, 400}
    assert json.loads(answer.data)


@settings(max_examples=100, deadline=None)
@given(lon=st.floats() | st.text(max_size=20), lat=st.floats() | st.text(max_size=20))
def test_any_two_numbers_are_answered_or_refused(client: FlaskClient, lon: float | str, lat: float | str) -> None:
    assert client.get("/reverse", query_string={"lon": str(lon), "lat": str(lat)}).status_code in {200, 400}


def test_without_an_edition_of_this_form_the_search_waits_and_the_page_serves(edition: Path, tmp_path: Path) -> None:
    old = Path(shutil.copy(edition, tmp_path / "old.sqlite"))
    with closing(sqlite3.connect(old)) as file, file:
        file.execute("DROP TABLE villages")
    client = create_app(Settings(edition=old)).test_client()
    assert client.get("/geocode?q=岡山").status_code == 503
    assert client.get("/").status_code == 200
