"""What is like a text is suggested to a person, who chooses."""

import pytest

from geocode import Boundaries, Places
from geocode.review import LEAST_SCORE, Proposals, rivals
from geocode.suggest import areas, named_places


@pytest.fixture(scope="module")
def proposals(places: Places, boundaries: Boundaries) -> Proposals:
    return Proposals([*named_places(places.gazetteer), *areas(boundaries)])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("正義公園滯宏池", "正義公園滯洪池"),
        ("岡山運動中心新建工程", "岡山運動中心"),
        ("捷運候勁站", "捷運後勁站"),
        ("岡山區流厝里", "劉厝里"),
        ("岡山區", "岡山區"),
    ],
)
def test_what_is_like_a_text_is_suggested_first(proposals: Proposals, text: str, name: str) -> None:
    found = proposals.find(text)
    assert found[0].name == name
    assert len(found) <= 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.score >= LEAST_SCORE and one.districts and one.precision_m > 0 for one in found)


def test_a_district_is_suggested_when_nothing_in_it_is_like(proposals: Proposals) -> None:
    assert [one.name for one in proposals.find("消防局苓雅分隊", ("苓雅區",))] == ["苓雅區"]


def test_nothing_is_suggested_for_what_nothing_is_like(proposals: Proposals) -> None:
    assert proposals.find("亞特蘭提斯") == proposals.find("") == ()


def test_a_suggestion_lies_in_the_districts_and_is_known_better(proposals: Proposals) -> None:
    everywhere = proposals.find("信義里")
    assert {one.districts for one in everywhere[:2]} == {("前鎮區",), ("岡山區",)}
    assert all("岡山區" in one.districts for one in proposals.find("信義里", ("岡山區",)))
    assert all(one.precision_m < 100 for one in proposals.find("典寶溪流域", better_than_m=100))


def test_names_that_count_differently_are_two_places(proposals: Proposals) -> None:
    assert not [one for one in proposals.find("大寮82期公辦都更") if "81" in one.name]
    assert [one for one in proposals.find("大寮81期都更") if "81" in one.name]


def test_of_a_tie_the_rivals_are_the_suggestions(places: Places) -> None:
    assert {one.name for one in rivals(places.candidates("高雄車站"))} == {"捷運高雄車站", "臺鐵高雄站"}
