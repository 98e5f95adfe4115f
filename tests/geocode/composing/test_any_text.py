"""What holds of every text, sensible or not."""

from __future__ import annotations

import time

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geocode import NoMatch
from geocode.composing import ComposingGeocoder
from tests.geocode.composing.conftest import PLACES, STREETS

WORDS = st.sampled_from([*STREETS, *PLACES, "虛構路", "12巷", "2號", "範例段46地號"])
JOINTS = st.sampled_from(
    ["", "、", "及", "與", "~", "至", "自", "(", ")", "/", "口", "路口", "一帶", "附近", "之間", "@"]
)
TEXTS = st.lists(st.tuples(WORDS, JOINTS), min_size=1, max_size=5).map(
    lambda parts: "".join(word + joint for word, joint in parts)
)
LEADS = st.sampled_from(["橋頭區", "岡山區", "楠梓區"])
QUICK = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(text=TEXTS)
def test_there_is_an_answer_or_a_reason(geocoder: ComposingGeocoder, text: str) -> None:
    found = geocoder.candidates(text)
    assert found or isinstance(geocoder.why_not(text), NoMatch)
    for match in found:
        assert match.geometry.is_valid
        assert match.districts
        assert match.precision_m > 0
        assert shapely.orient_polygons(match.geometry) == match.geometry


@QUICK
@given(lead=LEADS, text=TEXTS)
def test_no_answer_lies_outside_the_district_that_leads(geocoder: ComposingGeocoder, lead: str, text: str) -> None:
    assert all(lead in match.districts for match in geocoder.candidates(lead + text))


@pytest.mark.parametrize(
    "part", ["測試大道、", "測試大道與範例一街口、", "彎曲路~", "範例一街及", "(彎曲路)", "測試國小/", "橋頭區一帶、"]
)
def test_a_text_made_long_is_answered_or_refused_in_time(geocoder: ComposingGeocoder, part: str) -> None:
    text = (part * 200)[:200]
    start = time.perf_counter()
    geocoder.candidates(text)
    geocoder.why_not(text)
    assert time.perf_counter() - start < 2
