"""What is asked to be printed is read once, and refused in one line where it is unsound."""

from __future__ import annotations

import pytest

from layers import Query
from layers.errors import QueryError
from mapapp.expected import say_expected
from mapapp.paper.order import MOST_OVERLAYS, PARAMETERS, Order
from mapapp.words import Words


def test_an_order_without_wishes_is_the_whole_district_on_a4_in_colour() -> None:
    order = Order.parse("楠梓區", {})
    assert order == Order("楠梓區", query=Query(district=frozenset({"楠梓區"})))
    assert (order.paper, order.landscape, order.scale, order.grey, order.archive) == ("a4", None, None, False, False)


def test_filters_are_read_as_everywhere_else() -> None:
    filters = {"phase": "building,done", "year": "2024..2027", "finished": "recent", "q": "公園", "stands": "2027"}
    assert Order.parse("", filters).query == Query.parse(filters)
    assert Order.parse("岡山區", filters).query == Query.parse({**filters, "district": "岡山區"})


def test_paper_has_wishes_of_its_own() -> None:
    wishes = {"paper": "a3", "landscape": "yes", "scale": "12000", "grey": "yes", "archive": "yes", "flood": "yes"}
    order = Order.parse("楠梓區", {**wishes, "title": " 第三次里民大會 ", "village": "清豐里"})
    assert (order.paper, order.landscape, order.scale, order.title) == ("a3", True, 12000, "第三次里民大會")
    assert (order.grey, order.archive, order.flood, order.village) == (True, True, True, "清豐里")


@pytest.mark.parametrize("said", [{"overlay": "flood"}, {"operator": " 王小明 "}, {"sensors": "on"}])
def test_who_names_an_overlay_or_an_operator_orders_a_situation_sheet(said: dict[str, str]) -> None:
    assert Order.parse("楠梓區", said).is_situation
    assert Order.parse("楠梓區", {"operator": " 王小明 "}).operator == "王小明"
    assert not Order.parse("楠梓區", {"paper": "a3", "flood": "yes"}).is_situation


def test_several_overlays_are_named_once_each_as_the_page_names_them() -> None:
    order = Order.parse("楠梓區", {"overlay": " b,a ,b,", "sensors": "on"})
    assert (order.overlays, order.sensors, order.explained) == (("b", "a"), True, 3)
    with pytest.raises(QueryError, match=f"1 to {MOST_OVERLAYS} ids"):
        Order.parse("楠梓區", {"overlay": "a,b,c,d,e"})


@pytest.mark.parametrize(("text", "lies"), [("yes", True), ("no", False), ("auto", None), ("", None)])
def test_a_page_lies_stands_or_is_turned_as_the_area_wants(text: str, lies: bool | None) -> None:
    assert Order.parse("楠梓區", {"landscape": text}).landscape is lies


def test_what_a_form_sends_empty_is_no_choice() -> None:
    empty = dict.fromkeys([*PARAMETERS, "category", "phase", "year", "q", "stands", "finished"], "")
    assert Order.parse("楠梓區", empty) == Order.parse("楠梓區", {})


def test_a_box_is_printed_without_a_district() -> None:
    order = Order.parse("", {"bbox": "120.3,22.7,120.33,22.74", "district": "楠梓區"})
    assert (order.district, order.query.district) == ("", {"楠梓區"})


UNSOUND = [
    ({"paper": "a5"}, "paper", "a5"),
    ({"landscape": "true"}, "landscape", "true"),
    ({"grey": "1"}, "grey", "1"),
    ({"archive": "on"}, "archive", "on"),
    ({"flood": "yes,no"}, "flood", "yes,no"),
    ({"scale": "999"}, "scale", "999"),
    ({"scale": "400001"}, "scale", "400001"),
    ({"scale": "1:10000"}, "scale", "1:10000"),
    ({"scale": "１００００"}, "scale", "１００００"),
    ({"scale": "9" * 5000}, "scale", "9" * 5000),
    ({"scale": "-5000"}, "scale", "-5000"),
    ({"title": "字" * 61}, "title", "字" * 61),
    ({"title": "一\n二"}, "title", "一\n二"),
    ({"title": "一\u2028二"}, "title", "一\u2028二"),
    ({"title": "\u202e二一"}, "title", "\u202e二一"),
    ({"title": "\ud83d"}, "title", "\ud83d"),
    ({"overlay": "\x00"}, "overlay", "\x00"),
    ({"operator": "字" * 41}, "operator", "字" * 41),
    ({"operator": "一\u2028二"}, "operator", "一\u2028二"),
    ({"village": "\x00"}, "village", "\x00"),
    ({"logo": "x.png"}, "logo", "x.png"),
    ({"phase": "later"}, "phase", "later"),
    ({"bbox": ""}, "bbox", ""),
    ({"bbox": "120,22,121,23"}, "bbox", "120,22,121,23"),
    ({"district": "左營區"}, "district", "左營區"),
]


@pytest.mark.parametrize(("texts", "parameter", "text"), UNSOUND)
def test_what_is_unsound_is_named(texts: dict[str, str], parameter: str, text: str) -> None:
    with pytest.raises(QueryError) as told:
        Order.parse("楠梓區", texts)
    assert (told.value.parameter, told.value.text) == (parameter, text)
    assert say_expected(Words("zh-Hant"), told.value.expected) != told.value.expected
    assert "\n" not in str(told.value)


def test_a_village_needs_its_district() -> None:
    with pytest.raises(QueryError, match=r"village.*district beside it"):
        Order.parse("", {"village": "清豐里"})
