"""What the tags of an address say, and what they call a road."""

from __future__ import annotations

import pytest

from geocode.addresses.osm_names import names_of
from geocode.addresses.osm_tags import Said, read
from geocode.addresses.plate import RawPlate
from geocode.addresses.refused import Refused

Plate = tuple[str, int, int]


def said(**tags: str) -> Said:
    return Said(**{field: tags.get(field, "") for field in Said._fields})


def plates(**tags: str) -> list[RawPlate]:
    found = read("node 1", said(**tags), 120.3, 22.6)
    assert not isinstance(found, Refused), str(found)
    return found


def refused(**tags: str) -> str:
    found = read("node 1", said(**tags), 120.3, 22.6)
    assert isinstance(found, Refused)
    return str(found)


@pytest.mark.parametrize(
    ("street", "number", "expected"),
    [
        ("測試一路", "12", ("測試一路", 12, 0)),
        ("測試1路", "12號", ("測試一路", 12, 0)),
        ("測試路2段", "12之3號", ("測試路二段", 12, 3)),
        ("測試路二段", "12-3", ("測試路二段", 12, 3)),
        ("測試路二段", "12號之3", ("測試路二段", 12, 3)),
        ("測試一路１２巷14弄", "４號", ("測試一路12巷14弄", 4, 0)),
        ("測試一路", "5號3樓", ("測試一路", 5, 0)),
        ("測試一路", "5號3,4樓", ("測試一路", 5, 0)),
        ("測試一路", "十二號", ("測試一路", 12, 0)),
        ("高雄市鳳山區測試一路", "5", ("測試一路", 5, 0)),
    ],
)
def test_street_and_number_are_a_door_plate(street: str, number: str, expected: Plate) -> None:
    (plate,) = plates(street=street, number=number)
    assert (plate.line, plate.number, plate.sub) == expected


@pytest.mark.parametrize("number", ["12;14", "12號、14號", "12,14號", "12；14;12"])
def test_a_house_with_several_numbers_is_several_door_plates(number: str) -> None:
    assert [(one.line, one.number) for one in plates(street="測試一路", number=number)] == [
        ("測試一路", 12),
        ("測試一路", 14),
    ]


@pytest.mark.parametrize(
    ("tags", "line"),
    [
        ({"place": "測試庄"}, "測試庄"),
        ({"hamlet": "測試庄"}, "測試庄"),
        ({"neighbourhood": "測試庄"}, "測試庄"),
        ({"place": "測試庄", "street": "12巷"}, "測試庄12巷"),
        ({"place": "測試庄", "street": "測試一路"}, "測試一路"),
        ({"full": "高雄市鳳山區測試一路7號2樓"}, "測試一路"),
    ],
)
def test_where_no_street_is_named_the_settlement_is_the_line(tags: dict[str, str], line: str) -> None:
    (plate,) = plates(number="7", **tags)
    assert (plate.line, plate.number) == (line, 7)


@pytest.mark.parametrize(
    ("tags", "district", "village"),
    [
        ({"city": "高雄市", "district": "鳳山區", "village": "測試里"}, "鳳山區", "測試里"),
        ({"city": "高雄市", "district": "鳳山市"}, "鳳山區", ""),
        ({"city": "高雄市", "district": "高雄市"}, "", ""),
        ({"city": "鳳山區", "neighbourhood": "測試里5鄰"}, "鳳山區", "測試里"),
        ({"city": "高雄市", "district": "鳳山"}, "鳳山區", ""),
        ({"city": "Kaohsiung", "suburb": "鳳山區"}, "鳳山區", ""),
        ({"city": "Kaohsiung", "suburb": "鳳山"}, "", ""),
        ({"city": "高雄縣", "suburb": "測試社區"}, "", ""),
    ],
)
def test_district_and_village_are_taken_where_they_are_named(tags: dict[str, str], district: str, village: str) -> None:
    (plate,) = plates(street="測試一路", number="7", **tags)
    assert (plate.district, plate.village) == (district, village)


@pytest.mark.parametrize(
    "tags", [{"city": "臺南市"}, {"city": "台南市"}, {"district": "歸仁區"}, {"district": "屏東市"}]
)
def test_what_says_that_it_is_in_another_county_is_refused(tags: dict[str, str]) -> None:
    assert refused(street="測試一路", number="7", **tags).startswith("node 1: another county")


@pytest.mark.parametrize(
    "tags",
    [
        {"street": "測試一路", "number": "1 2"},
        {"street": "測試一路", "number": "1 2號"},
        {"street": "測試一路", "number": "12A"},
        {"street": "測試一路", "number": "0"},
        {"street": "測試一路7號", "number": "7"},
        {"street": "12巷", "number": "7"},
        {"neighbourhood": "測試里", "number": "7"},
        {"number": "7"},
        {"number": "7", "full": "鳳山區"},
    ],
)
def test_what_is_no_door_plate_is_refused(tags: dict[str, str]) -> None:
    assert refused(**tags).startswith("node 1: no door-plate")


@pytest.mark.parametrize(
    ("tags", "own"),
    [
        ({"highway": "residential", "name": "測試2路"}, ("測試二路",)),
        ({"highway": "residential", "name": "測試一路十二巷;測試巷"}, ("測試一路12巷", "測試巷")),
        ({"highway": "motorway", "name": "測試高速公路", "ref": "1"}, ("測試高速公路", "國道1號")),
        ({"highway": "trunk", "ref": "61"}, ("台61線",)),
        ({"highway": "primary", "ref": "17;19甲"}, ("台17線", "台19甲線")),
        ({"highway": "secondary", "ref": "186"}, ("市道186線",)),
        ({"highway": "tertiary", "ref": "高41"}, ("高41線",)),
        ({"highway": "primary", "ref": "3", "ref:zh": "台3線"}, ("台3線",)),
    ],
)
def test_a_road_is_called_by_its_name_and_its_number(tags: dict[str, str], own: tuple[str, ...]) -> None:
    assert names_of(tags) == (own, ())


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "residential"},
        {"highway": "secondary", "ref": "17"},
        {"highway": "primary", "ref": "186"},
        {"highway": "tertiary", "ref": "41"},
        {"highway": "motorway_link", "ref": "1"},
        {"highway": "construction", "name": "測試一路"},
        {"highway": "platform", "name": "測試一路"},
        {"highway": "pedestrian", "area": "yes", "name": "測試廣場"},
    ],
)
def test_a_number_that_may_be_of_several_kinds_and_what_is_no_road_have_no_name(tags: dict[str, str]) -> None:
    assert names_of(tags) is None


def test_what_a_road_is_called_besides_is_kept_apart() -> None:
    tags = {"highway": "residential", "name": "測試一路", "old_name": "舊測試路", "alt_name": "測試路1段;測試大道"}
    assert names_of(tags) == (("測試一路",), ("測試路一段", "測試大道", "舊測試路"))
