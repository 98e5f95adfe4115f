"""A sheet is of a village, a district, a box, a circle, or the city; its address shows the same on the web."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import shapely

from layers import Query, Store
from layers.errors import QueryError
from mapapp.errors import DistrictUnknownError
from mapapp.expected import say_expected
from mapapp.paper.area import area
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.link import link
from mapapp.paper.order import Order
from mapapp.words import Words

CHINESE, ENGLISH = Words("zh-Hant"), Words("en")
SITE = "https://works.example/"


@pytest.fixture(scope="module")
def ground(edition: Path) -> Ground:
    return Ground.read(Store(edition))


def test_a_district_is_called_as_the_page_calls_it(ground: Ground) -> None:
    order = Order.parse("楠梓區", {})
    assert area(order, ground, CHINESE).name == "楠梓區"
    assert area(order, ground, ENGLISH).name == "Nanzi District"
    assert area(order, ground, CHINESE).shape == ground.districts["楠梓區"]


def test_a_village_is_called_with_its_district(ground: Ground) -> None:
    order = Order.parse("楠梓區", {"village": "清豐里"})
    assert area(order, ground, CHINESE).name == "楠梓區清豐里"
    assert area(order, ground, ENGLISH).name == "清豐里, Nanzi District"
    assert ground.districts["楠梓區"].buffer(300).covers(area(order, ground, CHINESE).shape)


def test_without_a_district_the_ground_is_the_box_the_circle_or_the_city(ground: Ground) -> None:
    box = area(Order.parse("", {"bbox": "120.28,22.7,120.32,22.75"}), ground, CHINESE)
    assert box.name == "地圖範圍（120.28, 22.7 至 120.32, 22.75）"
    assert box.shape.area == pytest.approx(4110 * 5540, rel=0.01)
    circle = area(Order.parse("", {"near": "120.3,22.72", "radius": "500"}), ground, CHINESE)
    assert circle.shape.bounds[2] - circle.shape.bounds[0] == pytest.approx(1000)
    assert area(Order.parse("", {"near": "120.3,22.72"}), ground, ENGLISH).name.startswith("Within 1 km of ")
    city = area(Order.parse("", {"phase": "building"}), ground, CHINESE)
    assert (city.name, city.shape.covers(ground.districts["旗津區"])) == ("高雄市", True)


def test_an_unknown_district_is_told(ground: Ground) -> None:
    with pytest.raises(DistrictUnknownError):
        area(Order.parse("楠梓", {}), ground, CHINESE)


@pytest.mark.parametrize("box", ["120.3,22.7,120.3,22.7", "120.3,22.7,120.3,22.8", "120.3,22.7,120.4,22.7"])
def test_a_box_without_a_width_or_a_height_is_no_map(ground: Ground, box: str) -> None:
    with pytest.raises(QueryError, match=r"bbox: .*: expected a box with a width and a height"):
        area(Order.parse("", {"bbox": box}), ground, CHINESE)


@pytest.mark.parametrize(
    ("district", "texts", "parameter"),
    [
        ("楠梓區", {"village": "劉厝里"}, "village"),
        ("", {"bbox": "0,0,1,1"}, "bbox"),
        ("", {"bbox": "-180,-90,180,90"}, "bbox"),
        ("", {"near": "0,0"}, "near"),
        ("", {"near": "-100,80"}, "near"),
    ],
)
def test_ground_that_no_map_shows_is_told(ground: Ground, district: str, texts: dict[str, str], parameter: str) -> None:
    with pytest.raises(QueryError) as told:
        area(Order.parse(district, texts), ground, CHINESE)
    assert told.value.parameter == parameter
    assert say_expected(CHINESE, told.value.expected) != told.value.expected


def test_a_district_has_its_page(ground: Ground) -> None:
    order = Order.parse("楠梓區", {"paper": "a3", "grey": "yes", "title": "里民大會"})
    assert link(order, ground.districts["楠梓區"], SITE) == f"{SITE}districts/%E6%A5%A0%E6%A2%93%E5%8D%80"
    assert link(order, ground.districts["楠梓區"], "") == ""


def test_the_page_of_a_situation_sheet_shows_its_overlays_and_its_stations(ground: Ground) -> None:
    order = Order.parse("楠梓區", {"overlay": "flood,shelters", "sensors": "on", "operator": "王"})
    shown = dict(parse_qsl(urlsplit(link(order, ground.districts["楠梓區"], SITE)).query))
    assert shown == {"district": "楠梓區", "overlay": "flood,shelters", "sensors": "on", "finished": "all"}


@pytest.mark.parametrize(
    "texts",
    [
        {"phase": "building,done", "category": "parks", "year": "2024..2027,none", "finished": "recent"},
        {"near": "120.3,22.72", "radius": "750.5", "q": "公園 池", "stands": "2027", "status": "none,design"},
        {"year": "2026", "bbox": "120.28123,22.7,120.32,22.75", "district": "左營區,楠梓區"},
    ],
)
def test_an_address_asks_for_the_same_works(texts: dict[str, str]) -> None:
    order = Order.parse("", texts)
    assert Query.parse(dict(parse_qsl(urlsplit(link(order, shapely.Point(), SITE)).query))) == order.query


def test_of_a_village_the_web_shows_the_box_round_it(ground: Ground) -> None:
    order = Order.parse("楠梓區", {"village": "清豐里"})
    shape = ground.villages["楠梓區", "清豐里"]
    shown = Query.parse(dict(parse_qsl(urlsplit(link(order, shape, SITE)).query)))
    assert shown.district == {"楠梓區"}
    assert area(Order(query=Query(bbox=shown.bbox)), ground, CHINESE).shape.buffer(1).covers(shape)


def test_flood_works_are_shown_by_their_categories(edition: Path) -> None:
    order = Order.parse("岡山區", {"flood": "yes"})
    shown = Query.parse(dict(parse_qsl(urlsplit(link(order, shapely.Point(), SITE)).query)))
    assert shown.category == {"detention_ponds", "flood_works"}
    assert Store(edition).count(shown) > 0
