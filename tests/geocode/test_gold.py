"""The gold set: what the geocoder must find, how near, and what it must refuse.

``gold.csv`` asks for real places; each expected coordinate is a fact whose source its comment names.
``gold_plates.csv`` asks for the made-up door-plates of ``plates.csv``, on roads that nobody has.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from geocode import Boundaries, Match, Places, open_places
from geocode.addresses.loading import Import, load
from geocode.addresses.refused import Tally
from geocode.evaluation import FAULTS, Result, Verdict, evaluate, summarise
from geocode.gold import Gold, read_gold

MADE = ("測試", "範例")
"""What the made-up roads are called."""

STATION = re.compile(r"交通部 TDX [A-Za-z_]+(; 站碼.*|; 舊站名)?")
CODE = re.compile(r"(R|RK|O|C)\d+[A-Z]?")

Judged = dict[str, tuple[Gold, Result]]


class Unheard:
    """Hears how far an import is, and says nothing."""

    def resumed(self, rows: int) -> None:
        raise AssertionError("an import that nobody stopped goes on")

    def reached(self, position: int, tally: Tally) -> None:
        pass


def judged(places: Places, gold: tuple[Gold, ...]) -> Judged:
    results, _ = evaluate(places, gold)
    return {one.query: (one, result) for one, result in zip(gold, results, strict=True)}


def told(pairs: Judged, *verdicts: Verdict) -> list[str]:
    return [f"{query}: {result}" for query, (_, result) in pairs.items() if result.verdict in verdicts]


@pytest.fixture(scope="module")
def gold(root: Path, boundaries: Boundaries) -> tuple[Gold, ...]:
    return read_gold(root / "tests/geocode/gold.csv", boundaries)


@pytest.fixture(scope="module")
def answers(places: Places, gold: tuple[Gold, ...]) -> Judged:
    return judged(places, gold)


@pytest.fixture(scope="module")
def plates(root: Path, boundaries: Boundaries, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    index = tmp_path_factory.mktemp("plates") / "addresses.sqlite"
    load(root / "tests/geocode/plates.csv", index, boundaries, Import("made up"), Unheard())
    places = open_places(root / "data", boundaries, index)
    return judged(places, read_gold(root / "tests/geocode/gold_plates.csv", boundaries))


class TestPlaces:
    def test_the_set_is_large_and_each_answer_names_its_source(self, gold: tuple[Gold, ...]) -> None:
        assert len(gold) >= 350
        assert sum(one.point is None for one in gold) >= 40
        assert [one.query for one in gold if not one.comment] == []

    def test_no_answer_lies_in_a_wrong_district(self, answers: Judged) -> None:
        assert told(answers, Verdict.WRONG) == []

    def test_every_refusal_stays_one(self, answers: Judged) -> None:
        assert told(answers, Verdict.ANSWERED) == []

    def test_98_of_100_places_lie_in_the_tolerance(self, answers: Judged) -> None:
        off = told(answers, Verdict.MISSED, Verdict.OUTSIDE)
        assert summarise(result for _, result in answers.values()).percent >= 98, off

    def test_every_open_station_is_found_by_name_code_and_old_name(self, answers: Judged) -> None:
        stations = {query: pair for query, pair in answers.items() if STATION.fullmatch(pair[0].comment)}
        assert told(stations, *set(Verdict) - {Verdict.INSIDE}) == []
        assert sum(bool(CODE.fullmatch(query)) for query in stations) >= 76
        assert {"西子灣站", "南岡山站", "技擊館站", "楠梓加工區站", "市議會站", "高鐵左營站"} <= stations.keys()


class TestAreas:
    def test_every_district_is_found(self, places: Places, boundaries: Boundaries) -> None:
        assert [name for name in boundaries.districts if districts_of(places, name) != (name,)] == []
        assert len(boundaries.districts) == 38

    @pytest.mark.parametrize("city", ["", "高雄市"])
    def test_every_village_is_found_in_its_district(self, city: str, places: Places, boundaries: Boundaries) -> None:
        asked = {f"{city}{district}{name}": district for district, name in boundaries.villages}
        assert [text for text, district in asked.items() if districts_of(places, text) != (district,)] == []
        assert len(asked) == 886

    def test_a_village_whose_name_two_districts_bear_is_refused_without_one(
        self, places: Places, boundaries: Boundaries
    ) -> None:
        names = [name for _, name in boundaries.villages]
        shared = {name for name in names if names.count(name) > 1}
        assert shared
        assert [name for name in shared if districts_of(places, name)] == []


class TestDoorPlates:
    def test_the_plates_stand_on_roads_that_nobody_has(self, root: Path) -> None:
        with (root / "tests/geocode/plates.csv").open(encoding="utf-8", newline="") as file:
            assert all(row["街路段"].startswith(MADE) for row in csv.DictReader(file))

    def test_no_answer_lies_in_a_wrong_district_and_every_refusal_stays_one(self, plates: Judged) -> None:
        assert told(plates, *FAULTS) == []

    def test_every_spelling_of_an_address_gives_the_same_plate(self, plates: Judged) -> None:
        exact = {query: pair for query, pair in plates.items() if pair[0].comment == "plates.csv 同一門牌"}
        assert len(exact) >= 40
        assert told(exact, *set(Verdict) - {Verdict.INSIDE}) == []
        assert {str(result.method) for _, result in exact.values()} == {"exact"}

    def test_a_number_between_neighbours_stands_in_proportion(self, plates: Judged) -> None:
        between = {query: pair for query, pair in plates.items() if "按號數比例" in pair[0].comment}
        assert len(between) >= 10
        assert told(between, *set(Verdict) - {Verdict.INSIDE}) == []
        assert {str(result.method) for _, result in between.values()} == {"interpolated"}


def test_without_door_plates_no_address_is_answered_in_a_wrong_district(
    root: Path, places: Places, boundaries: Boundaries
) -> None:
    file = root.parent / "shared/reference/addresses.csv"
    if not file.exists():
        pytest.skip("the list of addresses is not in the repository")
    assert told(judged(places, read_gold(file, boundaries)), *FAULTS) == []


def districts_of(places: Places, text: str) -> tuple[str, ...]:
    answer = places.match(text)
    return answer.districts if isinstance(answer, Match) else ()
