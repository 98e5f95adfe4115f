"""Places put together: stretches, ranges, crossings, lists and what is about them."""

from __future__ import annotations

import pytest

from geocode.reading import Address, Asked, Between, Crossing, Named, Reader, Several, Stretch

A, B, C = Named("翠華路"), Named("明潭路"), Named("世運大道")
STRETCH = Stretch(A, B, C)


@pytest.mark.parametrize(
    "text",
    [
        "翠華路（明潭路～世運大道）",
        "翠華路(明潭路~世運大道)",
        "翠華路【明潭路至世運大道】",
        "翠華路〔明潭路－世運大道〕",
        "翠華路[明潭路 到 世運大道]",
        "翠華路(西側，明潭路至世運大道)",
        "翠華路（明潭路至世運大道段）",
        "翠華路(明潭路與世運大道間)",
        "翠華路自明潭路至世運大道",
        "翠華路，自明潭路迄世運大道",
        "翠華路由明潭路到世運大道",
        "翠華路明潭路至世運大道段",
    ],
)
def test_the_part_of_a_road_between_two_others(reader: Reader, text: str) -> None:
    assert reader.read(text)[0] == STRETCH


@pytest.mark.parametrize("text", ["明潭路至世運大道", "明潭路～世運大道", "明潭路-世運大道", "自明潭路至世運大道"])
def test_a_range_without_a_line(reader: Reader, text: str) -> None:
    assert reader.read(text)[0] == Between(B, C)


@pytest.mark.parametrize("text", ["R24—RK1", "捷運岡山路竹延伸線（R24岡山高醫—RK1岡山車站）"])
def test_a_range_of_stations_by_their_codes(reader: Reader, text: str) -> None:
    first = reader.read(text)[0]
    assert isinstance(first, Between | Stretch)
    assert (first.start, first.end) == (Named("r24"), Named("rk1"))


def test_a_range_of_door_plates_keeps_the_road(reader: Reader) -> None:
    ends = Address("測試路", 12), Address("測試路", 20)
    assert reader.read("測試路12號至20號")[0] == Between(*ends)
    assert reader.read("測試路12、20號")[0] == Several(ends)


CROSSING = Crossing(Named("三多三路"), Named("中華五路"))


@pytest.mark.parametrize(
    "text",
    [
        "三多三路與中華五路口",
        "三多3路與中華5路路口",
        "三多三路中華五路口",
        "三多三路、中華五路口",
        "三多三路和中華五路交叉口",
        "三多三路及中華五路交會處",
        "三多三路/中華五路",
        "三多三路／中華五路",
        "三多三路與中華五路路口南側",
        "三多三路與中華五路口（夢時代）",
    ],
)
def test_a_crossing(reader: Reader, text: str) -> None:
    assert reader.read(text)[0] == CROSSING


@pytest.mark.parametrize(
    ("text", "crossing"),
    [
        ("馬卡道路與華安街口", Crossing(Named("馬卡道路"), Named("華安街"))),
        ("鐵路街建國路口", Crossing(Named("鐵路街"), Named("建國路"))),
        ("中華路二段建國路口", Crossing(Named("中華路二段"), Named("建國路"))),
        ("中山路和平路口", Crossing(Named("中山路"), Named("和平路"))),
        ("中山路和和平路口", Crossing(Named("中山路"), Named("和平路"))),
        ("和平路與自由路口", Crossing(Named("和平路"), Named("自由路"))),
        ("中山、中正路口", Crossing(Named("中山路"), Named("中正路"))),
        ("台十七線與德民路口", Crossing(Named("台17線"), Named("德民路"))),
        ("大順三路309巷口", Crossing(Named("大順三路"), Named("大順三路309巷"))),
        ("仕隆路進校巷口", Crossing(Named("仕隆路"), Named("仕隆路進校巷"))),
    ],
)
def test_roads_whose_names_have_signs_in_them_cross(reader: Reader, text: str, crossing: Crossing) -> None:
    assert reader.read(text)[0] == crossing


@pytest.mark.parametrize("name", ["明誠路口", "後勁溪出海口", "鳳鼻頭港口"])
def test_a_mouth_that_no_two_lines_have_is_a_name(reader: Reader, name: str) -> None:
    assert reader.read(name)[0] == Named(name)


def test_two_roads_side_by_side_may_be_a_crossing(reader: Reader) -> None:
    assert reader.read("三多三路中華五路") == (Named("三多三路中華五路"), CROSSING)


ROADS = tuple(map(Named, ("時代南二路", "凱旋四路", "中華五路")))


@pytest.mark.parametrize("word", ["一帶", "附近", "周邊", "週邊", "周遭", "的附近"])
def test_places_with_what_is_about_them(reader: Reader, word: str) -> None:
    assert reader.read(f"時代南二路、凱旋四路及中華五路{word}")[0] == Several(ROADS, around=True)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("測試路2號附近", (Address("測試路", 2),)),
        ("測試路2號對面", (Address("測試路", 2),)),
        ("三多三路與中華五路口附近", (CROSSING,)),
        ("捷運小港林園線RL4站周邊", (Named("rl4"),)),
        ("岡山區附近", (Named("岡山區"),)),
    ],
)
def test_one_place_with_what_is_about_it(reader: Reader, text: str, parts: tuple[Asked, ...]) -> None:
    assert reader.read(text)[0] == Several(parts, around=True)


@pytest.mark.parametrize(
    "text", ["時代南二路、凱旋四路及中華五路", "時代南二路，凱旋四路，中華五路", "時代南2路與凱旋4路、及中華5路"]
)
def test_a_list_of_roads(reader: Reader, text: str) -> None:
    assert reader.read(text)[0] == Several(ROADS)


def test_a_list_of_names_may_be_one_name(reader: Reader) -> None:
    together = Several((Named("三民區"), Named("鳳山區")))
    assert reader.read("三民區、鳳山區") == (Named("三民區、鳳山區"), together)
    assert reader.read("三民區和鳳山區")[1] == together


def test_a_list_of_crossings(reader: Reader) -> None:
    other = Crossing(Named("三多四路"), Named("林森二路"))
    assert reader.read("三多三路與中華五路口、三多四路與林森二路口")[0] == Several((CROSSING, other))


def test_a_lane_or_a_section_keeps_the_road_before_it(reader: Reader) -> None:
    assert reader.read("三多三路12巷、14巷")[0] == Several((Named("三多三路12巷"), Named("三多三路14巷")))
    assert reader.read("中正路二段、三段")[0] == Several((Named("中正路二段"), Named("中正路三段")))


def test_the_district_that_leads_holds_for_every_part(reader: Reader) -> None:
    assert reader.read("左營區翠華路(明潭路~世運大道)")[0] == Stretch(
        Named("翠華路", "左營區"), Named("明潭路", "左營區"), Named("世運大道", "左營區")
    )
    assert reader.read("岡山區劉厝里、白米里")[1] == Several((Named("劉厝里", "岡山區"), Named("白米里", "岡山區")))


def test_a_part_may_name_its_own_district(reader: Reader) -> None:
    roads = Named("測試路", "三民區"), Named("範例路", "鳳山區")
    assert reader.read("三民區測試路與鳳山區範例路口")[0] == Crossing(*roads)


def test_parts_may_name_their_district_without_its_last_word(reader: Reader) -> None:
    ends = Named("台28線", "阿蓮區"), Named("水管路", "仁武區")
    assert Stretch(Named("台39線"), *ends) in reader.read("台39線（阿蓮台28線至仁武水管路）")


@pytest.mark.parametrize(
    "text", ["翠華路(明潭路~世運大道)", "三多三路/中華五路", "時代南二路及凱旋四路一帶", "信義段46地號"]
)
def test_the_whole_is_the_second_reading(reader: Reader, text: str) -> None:
    assert reader.read(text)[1] == Named(text)


def test_an_address_in_brackets_is_a_reading_of_its_own(reader: Reader) -> None:
    assert Address("測試路", 2) in reader.read("某某大樓（測試路2號）")
