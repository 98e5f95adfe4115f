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

from layers import Query
from layers.near import Near
from layers.nearby import Nearby, Reached
from mapapp.sentences import Sentences, is_narrowed, told_of
from mapapp.words import Words

CHINESE, ENGLISH = Sentences(Words("zh-Hant")), Sentences(Words("en"))
PHASES = {
    "施工中": "building",
    "規劃中": "planned",
    "已完成": "done",
    "暫緩或取消": "stopped",
    "進度未載明": "unstated",
}
ASKED = Query(near=Near(120.3, 22.6, 1000))
PROMISE = {"completion": "2025-10", "completion_precision": "month", "completion_kind": "promised", "overdue": True}
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


def work(**others: Any) -> dict[str, Any]:  # noqa: ANN401  any property
    empty = dict.fromkeys(("name_en", "completion", "completion_precision", "completion_kind"))
    return {"name": "某公園", "phase": "unstated", "overdue": False, **empty, **others}


def at(metres: float, phase: str = "unstated", precision_m: float = 50, *, is_area: bool = False) -> Reached:
    return Reached("kw-0001", phase, metres, precision_m, is_area)


def say(said: Sentences, *within: Reached, query: Query = ASKED, **properties: Any) -> str:  # noqa: ANN401
    found = Nearby(within, None, 0, 0)
    return said.sentence(query, found, [(one, work(**properties)) for one in told_of(found)])


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


def test_the_sentence_of_the_issue() -> None:
    works = [at(320, "building"), at(400, "building"), at(500, "planned"), at(600, "done")]
    assert say(CHINESE, *works, **PROMISE) == (
        "方圓 1 公里內有 4 項建設：2 項施工中、1 項規劃中、1 項已完成。"
        "最近的是 320 公尺外的「某公園」，承諾 114 年 10 月完工，已逾期。"
    )
    assert say(ENGLISH, *works, **PROMISE) == (
        "Within 1 km there are 4 works: 2 under construction, 1 planned and 1 completed. "
        "The nearest, 320 m away, is “某公園”: completion was promised for October 2025 and is overdue."
    )


def test_one_work_is_one_in_english() -> None:
    assert say(ENGLISH, at(300)).startswith("Within 1 km there is 1 work: 1 with no stated progress.")


def test_a_place_that_is_known_roughly_is_told_so() -> None:
    assert "最近的是約 320 公尺外的「某公園」（位置只準到 500 公尺），" in say(CHINESE, at(320, precision_m=500))
    assert "only known to within 500 m" in say(ENGLISH, at(320, precision_m=500))
    assert "位置" not in say(CHINESE, at(320, precision_m=100))


def test_where_one_stands_there_is_no_distance() -> None:
    assert "最近的「某公園」就在這裡" in say(CHINESE, at(4))
    assert "這裡就在「某公園」的範圍內" in say(CHINESE, at(0, is_area=True))
    assert "0 公尺" not in say(CHINESE, at(0)) + say(CHINESE, at(0, is_area=True))


def test_after_an_area_round_the_place_the_nearest_outside_it_is_told_too() -> None:
    said = say(CHINESE, at(0, is_area=True), at(0, is_area=True), at(320))
    assert said.index("範圍內，") < said.index("最近的是 320 公尺外的")


@pytest.mark.parametrize(
    ("properties", "chinese", "english"),
    [
        ({"phase": "unstated"}, "進度與完工時間都未載明", "neither its progress nor its completion date is stated"),
        ({"phase": "building"}, "施工中，完工時間未載明", "under construction, with no completion date stated"),
        ({"phase": "stopped", **PROMISE}, "暫緩或取消", "suspended or cancelled"),
        ({"phase": "done"}, "已完成，完成時間未載明", "completed, with no date stated"),
        ({**PROMISE, "overdue": False}, "承諾 114 年 10 月完工。", "promised for October 2025."),
        ({**PROMISE, "completion": "2025"}, "承諾 114 年完工，已逾期", "promised for 2025 and is overdue"),
        ({**PROMISE, "completion": "2025-Q3"}, "承諾 114 年第 3 季完工", "quarter 3 of 2025"),
        ({**PROMISE, "completion": "2025/2028"}, "承諾 114 年至 117 年完工", "2025 to 2028"),
        (
            {
                "phase": "done",
                **PROMISE,
                "completion_kind": "actual",
                "completion": "2024-06-30",
                "completion_precision": "day",
            },
            "113 年 6 月 30 日完成",
            "completed on 30 June 2024",
        ),
    ],
)
def test_completion_is_said_as_what_it_is(properties: dict[str, Any], chinese: str, english: str) -> None:
    assert chinese in say(CHINESE, at(300), **properties)
    assert english in say(ENGLISH, at(300), **properties)


@pytest.mark.parametrize(
    ("metres", "said"),
    [
        (4.9, "就在這裡"),
        (6, "10 公尺"),
        (324, "320 公尺"),
        (994, "990 公尺"),
        (996, "1 公里"),
        (1040, "1 公里"),
        (2260, "2.3 公里"),
    ],
)
def test_distances_are_rounded_as_a_walker_would(metres: float, said: str) -> None:
    assert CHINESE.away(metres, 50, is_area=False) == said


def test_filters_beside_the_place_are_told() -> None:
    narrowed = Query.parse({"near": "120.3,22.6", "phase": "building"})
    assert "符合篩選的建設" in say(CHINESE, at(3, "building"), query=narrowed)
    assert is_narrowed(narrowed)
    assert not is_narrowed(Query.parse({"near": "120.3,22.6", "finished": "recent"}))


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


def test_hostile_names_stay_words() -> None:
    name = "<img src=x onerror=alert(1)>{n}{phases}」"
    assert f"「{name}」" in say(CHINESE, at(300), name=name)
