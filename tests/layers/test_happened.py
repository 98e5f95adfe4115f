"""What an edition keeps of what happened: the events and promises of the very projects that a query means."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from layers import Query, Store, write_edition
from layers.events import What, events
from layers.promises import promises
from tests.layers import plain
from tests.layers.conftest import City
from tests.layers.plain import ids


def test_the_city_s_events_agree_with_what_is_published(city: City) -> None:
    register = city.register
    happened = events(register, register.as_of)
    assert len({event.id for event in happened}) == len(happened)
    appeared = [event.project for event in happened if event.what == What.APPEARED]
    assert appeared == [project.id for project in city.projects]
    passed = {event.project for event in happened if event.what == What.PASSED}
    late = {feature.id for feature in city.layers.features if feature.properties["overdue"]}
    assert late
    assert late <= passed
    assert all(event.document and event.section and event.paragraph for event in happened)


def test_the_city_s_promises_are_those_of_the_features_with_the_passage_that_says_them(city: City) -> None:
    found = promises(city.register, events(city.register, city.register.as_of))
    features = [one for one in city.layers.features if one.properties["completion_kind"] == "promised"]
    assert [promise.project for promise in found] == [feature.id for feature in features]
    for promise, feature in zip(found, features, strict=True):
        passages = [
            (one.document.id, one.section, one.paragraph)
            for one in city.register.history(feature.id)
            if one.completion and one.completion.said == feature.properties["completion_said"]
        ]
        assert (promise.document, promise.section, promise.paragraph) in passages


def test_a_store_tells_the_events_of_the_projects_that_are_meant_newest_first(store: Store, city: City) -> None:
    whole = sorted(events(city.register, city.register.as_of), key=lambda event: event.id)
    whole.sort(key=lambda event: event.at, reverse=True)
    assert store.events(Query()) == whole
    for asked in plain.combinations(several=150):
        query = Query.parse(plain.request(asked))
        meant = set(ids(store.query(query)))
        assert store.events(query) == [event for event in whole if event.project in meant], asked


def test_a_store_gives_the_promises_of_the_projects_that_are_meant_the_last_to_end_first(store: Store) -> None:
    for asked in [{}, *plain.combinations(several=150)]:
        query = Query.parse(plain.request(asked))
        meant = [json.loads(feature) for feature in store.query(query)]
        promised = {one["id"] for one in meant if one["properties"]["completion_kind"] == "promised"}
        found = store.promises(query)
        assert [json.loads(feature)["id"] for feature, _ in found] == [promise.project for _, promise in found]
        assert {promise.project for _, promise in found} == promised, asked
        assert [promise.until for _, promise in found] == sorted((one.until for _, one in found), reverse=True)


@pytest.mark.parametrize("most", [0, 1, 7])
def test_no_more_is_told_than_was_asked_for(store: Store, most: int) -> None:
    assert store.events(Query(), most) == store.events(Query())[:most]
    assert store.promises(Query(), most) == store.promises(Query())[:most]


def test_what_happened_is_part_of_an_edition_s_name(city: City, tmp_path: Path) -> None:
    def name(**changes: str) -> str:
        # the layers stay, so that of all that an edition holds only the events hear of the change
        alone = next(one for one in city.projects if not one.part_of and one.id not in parents)
        projects = [replace(one, **changes) if one is alone else one for one in city.register.projects]
        known = replace(city.register, projects=tuple(projects))
        return write_edition(city.layers, known, city.boundaries, tmp_path / "edition.sqlite")

    parents = {project.part_of for project in city.projects}
    assert name() == name()
    assert name(name="別的名字") != name()
