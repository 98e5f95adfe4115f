"""Whatever a feed answers, there are readings that can be believed, or one reason why there are none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.errors import FeedError
from layers.sensors import Age, Snapshot, Told
from layers.sensors.gathering import Gathered
from layers.sensors.rows import read_rows
from layers.sensors.sensorthings import read_sensorthings
from layers.sensors.wanted import Feed
from tests.layers.sensors.feeds import NOON, feeds, sewer, stream

ODD = st.sampled_from(["2026-06-28", "/Date(1)/", "1e9", "-999", "\ud800", "\0", "٣"])
SAID = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | ODD
ANYTHING = st.recursive(
    SAID, lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=8), some, max_size=3), max_leaves=8
)
CHANGED = st.dictionaries(st.sampled_from(sorted(sewer())), ANYTHING, max_size=4)
ROW = st.builds(lambda changed: sewer() | changed, CHANGED)
NAMES = ["Thing", "Observations", "unitOfMeasurement", "@iot.id", "name"]
STREAM = st.builds(lambda changed: stream() | changed, st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=3))
BESIDE = st.dictionaries(st.sampled_from(["Data", "value", "result", "@iot.nextLink", "d"]), ANYTHING, max_size=3)


@pytest.fixture(scope="module")
def sewers(tmp_path_factory: pytest.TempPathFactory) -> Feed:
    return feeds(tmp_path_factory.mktemp("feeds"), 'adapter = "kaohsiung-sewer"')[0]


@pytest.fixture(scope="module")
def streams(tmp_path_factory: pytest.TempPathFactory) -> Feed:
    table = (
        'adapter = "sensorthings"\ntitle = "a"\nsource = "b"\nkind = "flood_depth"\nurl = "https://example.org/v1.0/"'
    )
    return feeds(tmp_path_factory.mktemp("feeds"), table)[0]


def believable(gathered: Gathered) -> None:
    """Hold every reading to what its type promises, and to coming back from the file."""
    for one in gathered.readings:
        assert (one.value is None) == (one.fault is not None)
        assert one.value is None or (math.isfinite(one.value) and one.observed is not None)
        assert one.age(NOON) in set(Age)
        assert one.station
        assert one.name.isprintable()
    told = Snapshot(NOON, (Told("a", "b", "c", NOON, NOON, "", gathered.readings, dict(gathered.left)),))
    assert Snapshot.read(told.write()) == told


@given(st.lists(ROW | ANYTHING, max_size=4) | BESIDE | ANYTHING)
@settings(max_examples=30, deadline=None)
def test_any_answer_is_rows_or_a_reason(sewers: Feed, document: object) -> None:
    try:
        believable(read_rows(sewers, lambda _: document, NOON))
    except FeedError as error:
        assert "\n" not in str(error)


@given(st.lists(STREAM | ANYTHING, max_size=4), BESIDE)
@settings(max_examples=30, deadline=None)
def test_any_page_is_streams_or_a_reason(streams: Feed, listed: list[object], beside: dict[str, object]) -> None:
    asked: list[str] = []

    def ask(url: str) -> object:
        asked.append(url)
        return {"value": listed} | beside

    try:
        believable(read_sensorthings(streams, ask, NOON))
    except FeedError as error:
        assert "\n" not in str(error)
    assert {url.split("?")[0] for url in asked} == {"https://example.org/v1.0/Datastreams"}
