"""What a service answers is judged by its own number and gated by district."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geocode import Boundaries, Method
from geocode.services import Service, ServiceError

from .conftest import LINGYA, QIANZHEN, Loopback, row

Opened = Callable[..., Service]


def test_the_same_number_is_exact_to_ten_metres(service: Opened, server: Loopback) -> None:
    server.says_rows(row())
    (found,) = service().ask("測試一路2號", "苓雅區")
    assert (found.method, found.precision_m, found.districts) == (Method.EXACT, 10, ("苓雅區",))
    assert (found.geometry.x, found.geometry.y) == LINGYA
    assert (found.source, found.evidence) == (
        "TGOS 門牌位置比對服務",
        "TGOS 答「高雄市苓雅區測試里4鄰測試一路2號」，是同一門牌",
    )


@pytest.mark.parametrize(
    "said",
    [
        "苓雅區測試一路8之1號",
        "高雄市苓雅區測試1路８-１號",
        "苓雅區 測試一路8之1號3樓",
    ],
)
def test_every_spelling_is_one_question(service: Opened, server: Loopback, said: str) -> None:
    server.says_rows(row("8號之1"))
    (found,) = service().ask(said, "")
    assert found.method is Method.EXACT
    assert server.asked[0].form["oAddress"] == ["高雄市苓雅區測試一路8之1號"]


def test_a_village_and_neighbourhood_in_the_text_change_nothing(
    service: Opened, server: Loopback, boundaries: Boundaries
) -> None:
    village = next(name for district, name in boundaries.villages if district == "苓雅區")
    server.says_rows(row("8號", VILLAGE=village))
    (found,) = service().ask(f"苓雅區{village}4鄰測試一路八號", "")
    assert found.method is Method.EXACT
    assert server.asked[0].form["oAddress"] == ["高雄市苓雅區測試一路8號"]


def test_a_neighbour_on_the_same_side_is_a_fallback_with_its_precision(service: Opened, server: Loopback) -> None:
    server.says_rows(row("6號"), OutMatchType="模糊比對")
    (found,) = service().ask("測試一路2號", "苓雅區")
    assert (found.method, found.precision_m) == (Method.FALLBACK, 50)
    assert "是同側的鄰近門牌" in found.evidence


@pytest.mark.parametrize(
    "other",
    [{"number": "3號"}, {"number": "14號"}, {"FULL_ADDR": "高雄市苓雅區測試二路2號"}, {"FULL_ADDR": "測試一路"}],
)
def test_another_side_a_far_number_or_another_road_is_no_answer(
    service: Opened, server: Loopback, other: dict[str, str]
) -> None:
    server.says_rows(row(**other))
    assert service().ask("測試一路2號", "苓雅區") == ()


def test_two_points_of_one_number_are_a_tie(service: Opened, server: Loopback) -> None:
    server.says_rows(row(), row(at=(120.33, 22.62)), row())
    assert len(service().ask("測試一路2號", "苓雅區")) == 2


def test_without_a_district_two_districts_answer(service: Opened, server: Loopback) -> None:
    server.says_rows(row(), row(at=QIANZHEN, TOWN="前鎮區"))
    assert [match.districts for match in service().ask("測試一路2號", "")] == [("苓雅區",), ("前鎮區",)]


def test_a_point_outside_the_district_named_is_no_answer_whatever_the_service_calls_it(
    service: Opened, server: Loopback
) -> None:
    server.says_rows(row(at=QIANZHEN))
    with pytest.raises(ServiceError, match=r"^TGOS：答案在前鎮區，不在苓雅區，不採用$"):
        service().ask("測試一路2號", "苓雅區")


@pytest.mark.parametrize("at", [(121.5, 25.04), (0, 0), (-180, 90)])
def test_a_point_outside_the_city_is_no_answer(service: Opened, server: Loopback, at: tuple[float, float]) -> None:
    server.says_rows(row(at=at))
    with pytest.raises(ServiceError, match="市外，不在苓雅區"):
        service().ask("測試一路2號", "苓雅區")
    with pytest.raises(ServiceError, match=r"^TGOS：答案在市外，不在高雄市，不採用$"):
        service().ask("測試一路2號", "")


def test_a_point_as_near_to_the_district_as_its_border_is_known_is_in_it(
    service: Opened, server: Loopback, boundaries: Boundaries
) -> None:
    """A point 20 m beyond the border of 苓雅區 and 前鎮區 counts for both."""
    border = boundaries.districts["苓雅區"].intersection(boundaries.districts["前鎮區"].boundary)
    spot = border.interpolate(0.5, normalized=True) if border.geom_type == "LineString" else border.geoms[0].centroid
    beyond = next(
        (spot.x, spot.y - step * 0.00002)
        for step in range(1, 20)
        if boundaries.locate(spot.x, spot.y - step * 0.00002).district == "前鎮區"
    )
    server.says_rows(row(at=beyond))
    (found,) = service().ask("測試一路2號", "苓雅區")
    assert found.districts == ("苓雅區", "前鎮區")


@pytest.mark.parametrize("said", ["範例圖書館", "測試一路與範例街口", "測試一路", "苓雅區", "測試一路@2號"])
def test_what_is_no_door_plate_is_not_asked(service: Opened, server: Loopback, said: str) -> None:
    assert service().ask(said, "苓雅區") == ()
    assert server.asked == []


def test_a_text_that_names_another_district_than_the_project_is_not_asked(service: Opened, server: Loopback) -> None:
    assert service().ask("前鎮區測試一路2號", "苓雅區") == ()
    assert server.asked == []
