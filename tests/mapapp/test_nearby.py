"""What is near, in a sentence whose every number is the data's."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PHASES = {
    "施工中": "building",
    "規劃中": "planned",
    "已完成": "done",
    "暫緩或取消": "stopped",
    "進度未載明": "unstated",
}
PLACES = st.tuples(st.floats(120.2, 120.7), st.floats(22.5, 23.0)).map(lambda spot: "{:.5f},{:.5f}".format(*spot))
FILTERS = st.fixed_dictionaries(
    {"near": PLACES},
    optional={
        "radius": st.sampled_from(["300", "1000", "2500", "5000", "20000"]),
        "finished": st.sampled_from(["recent", "all"]),
        "phase": st.sampled_from(["building", "planned,unstated", "done"]),
        "category": st.sampled_from(["mrt", "parks,roads_bridges"]),
        "stands": st.sampled_from(["2025", "2028"]),
    },
)


def asked(client: FlaskClient, path: str, texts: dict[str, str]) -> dict[str, Any]:
    answer = client.get(path, query_string=texts)
    assert answer.status_code == 200
    return dict(json.loads(answer.data))


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILTERS)
def test_every_number_is_that_of_the_data_with_the_same_filters(client: FlaskClient, texts: dict[str, str]) -> None:
    told = asked(client, "/nearby", texts)
    features = asked(client, "/projects.geojson", texts)["features"]
    assert told["radius_m"] == float(texts.get("radius", "1000"))
    assert told["total"] == len(features)
    published = [(one["id"], one["properties"]["distance_m"]) for one in features]
    assert [(one["id"], one["distance_m"]) for one in told["works"]] == published
    assert [metres for _, metres in published] == sorted(metres for _, metres in published)
    sentence = told["sentence"]
    said = {PHASES[word]: int(n) for n, word in re.findall(rf"(\d+) 項({'|'.join(PHASES)})", sentence.split("。")[0])}
    assert said == Counter(one["properties"]["phase"] for one in features)
    if features:
        assert f"內有 {len(features)} 項" in sentence
        assert features[0]["properties"]["name"] in sentence
        assert told["beyond"] is None
    elif told["beyond"]:
        assert f"「{told['beyond']['name']}」" in sentence
        assert told["beyond"]["said"] in sentence
        wider = texts | {"radius": str(min(100_000, told["beyond"]["distance_m"] + 1))}
        assert asked(client, "/projects.geojson", wider)["features"][0]["id"] == told["beyond"]["id"]


def test_what_has_no_place_and_what_is_old_is_told_beside_the_sentence(client: FlaskClient) -> None:
    texts = {"near": "120.3025,22.6394", "radius": "5000", "finished": "recent"}
    note = asked(client, "/nearby", texts)["note"]
    unplaced = asked(client, "/layers/unlocated.geojson", {"finished": "recent"})["features"]
    old = asked(client, "/nearby", texts | {"finished": "all"})["total"] - asked(client, "/nearby", texts)["total"]
    assert [int(n) for n in re.findall(r"另有 (\d+) 項", note)] == [len(unplaced), old]
    assert old > 0


@pytest.mark.parametrize("near", ["139.7,35.7", "0,0", "-59.7,-22.6", "180,90", "31,0"])
def test_far_away_nothing_is_near_and_that_is_said(client: FlaskClient, near: str) -> None:
    told = asked(client, "/nearby", {"near": near, "radius": "100000"})
    assert told["sentence"] == "方圓 100 公里內沒有建設。400 公里內也沒有。"
    assert (told["total"], told["works"], told["beyond"]) == (0, [], None)


@pytest.mark.parametrize(
    "query",
    ["", "near=", "near=120.3", "near=120.3,22.6&radius=0", "near=x&radius=5", "radius=500", "near=120.3,22.6&x=1"],
)
def test_a_place_that_is_none_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/nearby?{query}").status_code == 400


def test_the_answer_speaks_the_language_of_the_request(client: FlaskClient) -> None:
    answer = client.get("/nearby?near=120.3025,22.6394", headers={"Accept-Language": "en"})
    assert answer.get_json()["sentence"].startswith("Within 1 km there are")
    assert {"accept-language", "cookie", "accept-encoding"} <= {name.lower() for name in answer.vary}
