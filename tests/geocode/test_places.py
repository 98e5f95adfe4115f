"""Words that say where become one match, or the reason why there is none."""

import csv
from pathlib import Path

import pytest
import shapely

from geocode import Boundaries, DistrictGeocoder, Match, Method, NoMatch, Places, read_gazetteer
from geocode.gazetteer import GazetteerGeocoder
from geocode.services.errors import ServiceError


@pytest.mark.parametrize("said", ["台39線延伸", "臺 39 線延伸", "台３９線延伸", "高雄市 台39線延伸"])
def test_every_spelling_finds_the_same_place(places: Places, said: str) -> None:
    assert places.match(said).name == "台39線高鐵橋下道路延伸（阿蓮台28線至仁武水管路）"


@pytest.mark.parametrize(
    ("said", "name"),
    [("黃線", "捷運都會線（黃線）"), ("RK2", "捷運RK2站（岡山農工）"), ("台積電 P1 廠", "台積電高雄廠 P1")],
)
def test_residents_names_are_understood(places: Places, said: str, name: str) -> None:
    assert places.match(said).name == name


def test_a_match_says_how_precisely_and_from_what(places: Places) -> None:
    found = places.match("岡山運動中心")
    assert isinstance(found, Match)
    assert (found.method, found.precision_m, found.districts) == (Method.EXACT, 250, ("岡山區",))
    assert found.source
    assert found.evidence


def test_a_district_may_lead_the_name(places: Places) -> None:
    assert places.match("高雄市岡山區岡山運動中心").name == "岡山運動中心"


def test_a_name_that_begins_with_its_district_is_still_a_name(places: Places) -> None:
    assert places.match("楠梓區右昌地區").name == "楠梓區右昌地區"


def test_an_answer_outside_the_district_that_the_text_names_is_none(places: Places) -> None:
    answer = places.match("楠梓區岡山運動中心")
    assert isinstance(answer, NoMatch)
    assert "楠梓區" in answer.reason
    assert answer.rivals == ("岡山運動中心（岡山區）",)


def test_an_answer_outside_the_projects_districts_is_none(places: Places) -> None:
    assert isinstance(places.match("岡山運動中心", ("楠梓區", "左營區")), NoMatch)
    assert isinstance(places.match("岡山運動中心", ("楠梓區", "岡山區")), Match)


def test_the_texts_district_and_the_projects_must_both_hold(places: Places) -> None:
    assert isinstance(places.match("岡山區岡山運動中心", ("楠梓區",)), NoMatch)


def test_a_tie_names_its_rivals(places: Places) -> None:
    answer = places.match("高雄車站")
    assert isinstance(answer, NoMatch)
    assert sorted(answer.rivals) == ["捷運高雄車站（三民區）", "臺鐵高雄站（三民區）"]


def test_a_district_breaks_a_tie_and_the_rival_is_kept(places: Places) -> None:
    assert isinstance(places.match("信義里"), NoMatch)
    found = places.match("信義里", ("岡山區",))
    assert (found.districts, found.rivals) == (("岡山區",), ("信義里（前鎮區）",))


def test_a_place_known_by_name_only_says_so(places: Places) -> None:
    answer = places.match("永安區興龍橋")
    assert isinstance(answer, NoMatch)
    assert answer.reason.startswith("知其名而不知其位置：永安區")


@pytest.mark.parametrize("said", ["亞特蘭提斯", "岡山區亞特蘭提斯", "", "高雄市", "台", "線"])
def test_nothing_is_guessed_from_half_a_name(places: Places, said: str) -> None:
    assert isinstance(places.match(said), NoMatch)


def test_a_whole_district_is_drawn_as_the_district(places: Places, boundaries: Boundaries) -> None:
    found = places.match("苓雅區全區", ("苓雅區",))
    assert found.geometry.equals(boundaries.districts["苓雅區"])


def test_every_placed_row_is_found_by_its_own_name_in_its_own_districts(places: Places) -> None:
    for entry in places.gazetteer.entries:
        answer = places.match(entry.name, entry.districts)
        assert isinstance(answer, Match if entry.geometry is not None else NoMatch), entry.name


def test_every_reference_place_is_in_the_gazetteer(root: Path, boundaries: Boundaries) -> None:
    reference = root.parent / "shared/reference/places.csv"
    if not reference.exists():
        pytest.skip("the reference data are not here")
    gazetteer = GazetteerGeocoder(read_gazetteer(root / "data", boundaries))
    with reference.open(encoding="utf-8") as stream:
        names = [row["place"] for row in csv.DictReader(stream) if row["kind"] != "district_wide"]
    assert [name for name in names if not gazetteer.known(name)] == []


class Neighbour:
    """A service that answers every question alike, or fails."""

    name = "鄰居"

    def __init__(self, *found: Match, error: str = "") -> None:
        self.found = found
        self.error = error
        self.asked: list[tuple[str, str]] = []

    def ask(self, text: str, district: str) -> tuple[Match, ...]:
        self.asked.append((text, district))
        if self.error:
            raise ServiceError(self.name, self.error)
        return self.found


DOOR = Match(shapely.Point(120.2950, 22.7960), "測試一路1號", Method.EXACT, 10, "鄰居", ("岡山區",))


def _with(places: Places, boundaries: Boundaries, *services: Neighbour) -> Places:
    return Places(places.gazetteer, (DistrictGeocoder(boundaries),), boundaries.districts, services)


def test_a_service_is_asked_only_for_what_is_not_known_here(places: Places, boundaries: Boundaries) -> None:
    service = Neighbour(DOOR)
    asked = _with(places, boundaries, service)
    assert asked.match("岡山運動中心").name == "岡山運動中心"
    assert asked.match("中正國小").rivals  # a tie is an answer
    assert service.asked == []
    assert asked.match("岡山區測試一路1號") == DOOR
    assert service.asked == [("岡山區測試一路1號", "岡山區")]


def test_a_service_never_answers_outside_the_district_named(places: Places, boundaries: Boundaries) -> None:
    asked = _with(places, boundaries, Neighbour(DOOR))
    assert isinstance(asked.match("鳳山區測試一路1號"), NoMatch)
    assert isinstance(asked.match("測試一路1號", ("鳳山區",)), NoMatch)


def test_a_service_that_fails_is_told_and_the_next_is_asked(places: Places, boundaries: Boundaries) -> None:
    asked = _with(places, boundaries, Neighbour(error="逾時"), Neighbour(DOOR))
    assert asked.match("測試一路1號").notes == ("鄰居：逾時",)
    assert asked.match("測試一路1號") == DOOR
    alone = _with(places, boundaries, Neighbour(error="逾時"))
    assert alone.match("測試一路1號").notes == ("鄰居：逾時",)
    assert isinstance(alone.match("測試一路1號"), NoMatch)


@pytest.mark.parametrize(
    "said", ["台39線（台19甲～大莊路）", "台39線(台19甲至大莊路)", "台39線(台19甲-大莊路)", "台39線自台19甲至大莊路"]
)
def test_a_range_is_one_however_it_is_said(places: Places, said: str) -> None:
    assert places.match(said).name == "台39線（台19甲～大莊路）"


@pytest.mark.parametrize("said", ["範例四路1號(臺南市)", "台南市岡山運動中心", "屏東縣後勁站", "新北市板橋區中山路1號"])
def test_what_is_in_another_county_is_no_place_here(places: Places, said: str) -> None:
    answer = places.match(said)
    assert isinstance(answer, NoMatch)
    assert "不是高雄市" in answer.reason
    assert places.candidates(said) == ()
