"""The page for a reader whose browser runs no script: a place is typed, what is near it is said and listed."""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

NEAR = {"near": "120.295936,22.650829", "radius": "500"}


def page(client: FlaskClient, **texts: str) -> str:
    answer = client.get("/", query_string=texts)
    assert answer.status_code == 200
    return html.unescape(answer.text)


def data(client: FlaskClient, path: str, **texts: str) -> dict[str, Any]:
    return dict(json.loads(client.get(path, query_string=texts).data))


def sentence(text: str) -> str:
    return re.findall(r'class="sentence">(.*?)</p>', text)[0]


def links(text: str) -> list[tuple[str, str]]:
    (listed,) = re.findall(r'<ul class="which">(.*?)</ul>', text)
    return re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', listed)


def shown(text: str) -> list[str]:
    rows = re.findall(r'<li data-id="([^"]+)"( hidden)?>', text)
    return [name for name, hidden in rows if not hidden]


def test_the_sentence_stands_above_rows_in_order_of_distance(client: FlaskClient) -> None:
    text, told = page(client, **NEAR), data(client, "/nearby", **NEAR, finished="recent")
    assert told["total"] > 3
    assert sentence(text) == told["sentence"]
    assert told["note"] in text
    assert shown(text) == [work["id"] for work in told["works"]]
    assert re.findall(r'class="row-far">(.*?)<', text) == [work["said"] for work in told["works"]]


def test_without_a_place_there_is_no_distance(client: FlaskClient) -> None:
    text = page(client)
    assert "row-far" not in text
    assert sentence(text) == ""


@pytest.mark.parametrize(("place", "kept"), [("後驛", "near"), ("劉厝里", "near"), ("岡山區", "district")])
def test_one_sound_place_is_gone_to_with_the_filters_as_they_are(client: FlaskClient, place: str, kept: str) -> None:
    asked = {
        "place": place,
        "phase": "building",
        "near": "120.3,22.6",
        "radius": "2000",
        "q": "捷運 站",
        "project": "kw-0001",
    }
    answer = client.get("/", query_string=asked)
    assert answer.status_code == 303
    went = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert (went["phase"], went["q"]) == (["building"], ["捷運 站"])
    assert set(went) == {"phase", "q", kept} | ({"radius"} if kept == "near" else set())
    assert went.get("near") != ["120.3,22.6"]
    assert client.get(answer.headers["Location"]).status_code == 200


def test_of_several_places_the_reader_chooses(client: FlaskClient) -> None:
    found = links(page(client, place="岡山", radius="300", category="parks"))
    assert len(found) > 3
    assert found[0][1] == "岡山區"
    for url, _ in found:
        assert client.get(url).status_code == 200
        assert url.startswith("/projects/") or "category=parks" in url


def test_a_project_is_a_link_to_its_page_and_not_a_place_to_stand(client: FlaskClient) -> None:
    assert links(page(client, place="捷運都會線（黃線）")) == [("/projects/kw-0066", "捷運都會線（黃線）")]


def test_for_an_address_that_nobody_knows_its_district_is_offered(client: FlaskClient) -> None:
    ((url, name),) = links(page(client, place="鳳山區光復路二段132號", radius="500"))
    assert name == "鳳山區"
    assert parse_qs(urlsplit(url).query) == {"district": ["鳳山區"]}


@pytest.mark.parametrize(
    "place",
    ["無何有之鄉", "<script>alert(1)</script>", "' OR 1=1 --", "../../etc", "a&near=1,1", "%0d%0aSet-Cookie: x"],
)
def test_a_place_that_is_none_is_told_as_it_was_typed_and_stays_text(client: FlaskClient, place: str) -> None:
    answer = client.get("/", query_string={"place": place, "radius": "500"})
    assert answer.status_code == 200
    assert f"找不到「{place}」" in sentence(html.unescape(answer.text))
    assert "<script>alert" not in answer.text
    assert 'class="which"' not in answer.text


@pytest.mark.parametrize("place", ["x" * 101, "a\0b", "岡山\n"])
def test_a_text_that_no_reader_can_type_is_refused(client: FlaskClient, place: str) -> None:
    answer = client.get("/", query_string={"place": place})
    assert answer.status_code == 400
    assert "place" in answer.get_json(force=True)["detail"]


def test_an_empty_field_of_the_form_is_no_place(client: FlaskClient) -> None:
    assert shown(page(client, place="", radius="500")) == shown(page(client))
    assert shown(page(client, place=" ", **NEAR)) == shown(page(client, **NEAR))


def test_a_filter_that_is_wrong_is_refused_before_a_place_is_looked_for(client: FlaskClient) -> None:
    assert client.get("/?place=後驛&phase=x").status_code == 400


def test_what_was_finished_long_ago_is_off_on_the_page_until_it_is_asked_for(client: FlaskClient) -> None:
    recent = data(client, "/projects.geojson", finished="recent")["features"]
    everything = data(client, "/projects.geojson")["features"]
    hidden = len(everything) - len(recent)
    assert hidden > 0
    assert sorted(shown(page(client))) == sorted(one["id"] for one in recent)
    assert f"另有 {hidden} 件在 2024 年以前就已完成" in page(client)
    assert len(shown(page(client, finished="all"))) == len(everything)
    assert sorted(shown(page(client, finished=""))) == sorted(shown(page(client, finished="recent")))
