"""What is suggested while somebody types: everything under one field, best first, one slip forgiven."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geocode import Boundaries, Method, NoMatch, Places, assemble
from geocode.directory import KINDS, Candidate, Directory, Likeness, Suggestion
from geocode.suggest import Suggester, areas, named_places
from geocode.typed import readings


@pytest.fixture(scope="module")
def candidates(places: Places, boundaries: Boundaries) -> list[Candidate]:
    return [*areas(boundaries), *named_places(places.gazetteer)]


@pytest.fixture(scope="module")
def suggester(candidates: list[Candidate], places: Places, boundaries: Boundaries) -> Suggester:
    return Suggester(assemble(places.gazetteer, boundaries), Directory(candidates))


def _said(found: list[Suggestion]) -> list[tuple[str, str]]:
    return [(one.candidate.kind, one.candidate.name) for one in found]


def test_a_district_comes_first_then_villages_stations_and_places(suggester: Suggester) -> None:
    kinds = [kind for kind, _ in _said(suggester.find("岡山", 20))]
    assert kinds[0] == "district"
    assert kinds == sorted(kinds, key=KINDS.index)
    assert {"village", "station", "place"} <= set(kinds)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("R20", "捷運後勁站"),
        ("r20", "捷運後勁站"),
        ("Ｒ２０", "捷運後勁站"),
        ("後勁", "捷運後勁站"),
        ("後勁捷運", "捷運後勁站"),
        ("O10", "捷運衛武營站"),
        ("鳳山市", "鳳山區"),
        ("苓雅", "苓雅區"),
        ("高雄市苓雅區", "苓雅區"),
    ],
)
def test_a_name_a_code_and_a_former_name_lead_to_their_place(suggester: Suggester, typed: str, name: str) -> None:
    assert suggester.find(typed, 5)[0].candidate.name == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("楠子區", "楠梓區"),  # one wrong
        ("楠子", "楠梓區"),
        ("岡山運懂中心", "岡山運動中心"),
        ("岡運動中心", "岡山運動中心"),  # one missing
        ("岡山運動運中心", "岡山運動中心"),  # one too many
        ("岡山運懂中", "岡山運動中心"),  # and half typed
        ("楠子區藍田里", "藍田里"),  # in the district that leads
        ("楠梓區藍甜里", "藍田里"),
        ("楠梓藍甜里", "藍田里"),
    ],
)
def test_one_wrong_missing_or_superfluous_character_is_forgiven(suggester: Suggester, typed: str, name: str) -> None:
    assert name in [one.candidate.name for one in suggester.find(typed, 5)]


def test_no_slip_is_thought_of_where_the_text_stands_in_a_name(suggester: Suggester) -> None:
    assert {one.likeness for one in suggester.find("信義里", 20)} == {Likeness.EQUAL}
    assert [one.candidate.name for one in suggester.find("R20", 20) if one.candidate.kind == "station"] == [
        "捷運後勁站"
    ]


def test_of_two_that_bear_one_name_both_are_given(suggester: Suggester, boundaries: Boundaries) -> None:
    borne = [district for district, village in boundaries.villages if village == "信義里"]
    assert len(borne) > 1
    found = suggester.find("信義里", 20)
    assert sorted(one.candidate.districts[0] for one in found) == sorted(borne)


@pytest.mark.parametrize("typed", ["岡山區信義里", "岡山信義里", "岡山鎮信義里", "高雄市岡山區信義里"])
def test_a_district_in_front_decides_between_them(suggester: Suggester, typed: str) -> None:
    assert [one.candidate.districts for one in suggester.find(typed, 5)] == [("岡山區",)]


def test_districts_that_hold_for_every_answer(suggester: Suggester) -> None:
    found = suggester.find("國小", 20, frozenset({"旗津區", "鹽埕區"}))
    assert found
    assert all({"旗津區", "鹽埕區"} & set(one.candidate.districts) for one in found)
    assert suggester.find("岡山區", 5, frozenset({"旗津區"})) == []


def test_every_district_village_and_station_is_the_first_answer_to_its_name(
    suggester: Suggester, candidates: list[Candidate]
) -> None:
    for one in candidates:
        if one.kind in {"district", "village", "station"}:
            lead = one.districts[0] if one.kind == "village" else ""
            first = suggester.find(lead + one.name, 1)[0].candidate
            assert (first.kind, first.name, first.districts) == (one.kind, one.name, one.districts)


def test_every_placed_candidate_has_a_place_in_its_districts(candidates: list[Candidate]) -> None:
    for one in candidates:
        match = one.look_up()
        assert match is not None
        assert match.name == one.name
        assert match.districts == one.districts


def test_a_complete_text_is_answered_as_the_geocoders_do(suggester: Suggester) -> None:
    (found,) = suggester.find("岡山區劉厝里、白米里", 5)
    match = found.candidate.look_up()
    assert (match.name, match.method) == ("劉厝里、白米里", Method.FALLBACK)


def test_a_text_that_names_nothing_has_a_reason(suggester: Suggester) -> None:
    assert suggester.find("無何有之鄉", 5) == []
    assert isinstance(suggester.why_not("無何有之鄉"), NoMatch)
    assert suggester.why_not("岡山區") is None


def test_a_limit_keeps_the_best(suggester: Suggester) -> None:
    everything = suggester.find("山", 20)
    assert [suggester.find("山", limit) for limit in (1, 7)] == [everything[:1], everything[:7]]


def test_a_text_that_says_nothing_has_no_reading() -> None:
    assert [readings(text) for text in ("", " ", "「」", "\u200b")] == [[], [], [], []]


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=100)
    | st.text("高雄市岡山區三民路巷弄號之-~、/與及至()0123４五十R 里國捷運站", max_size=40)
    | st.text("ﷺ㍿臺", max_size=100)
)
def test_any_text_is_answered(suggester: Suggester, typed: str) -> None:
    found = suggester.find(typed, 10)
    assert len(found) <= 10
    assert [one.rank for one in found] == sorted(one.rank for one in found)
    assert found or isinstance(suggester.why_not(typed), NoMatch)
