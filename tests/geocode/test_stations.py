"""A station has many spellings and one place."""

import pytest

from geocode import Entry, Match, NoMatch, Places
from geocode.stations import SYSTEMS, spellings


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (
            "捷運美麗島站",
            ["R10", "r10", "Ｏ5", "美麗島捷運站", "高捷美麗島站", "高雄捷運美麗島站（R10/O5）", "O5/R10美麗島站"],
        ),
        ("捷運哈瑪星站", ["O1", "捷運哈瑪星", "西子灣站", "捷運西子灣站", "西子灣捷運站"]),
        ("捷運前金站", ["O4", "市議會站", "捷運市議會站（舊址）", "前金捷運站"]),
        ("捷運岡山高醫站", ["R24", "南岡山站", "高捷南岡山站"]),
        ("輕軌哈瑪星站", ["C14", "哈瑪星輕軌站", "輕軌 哈瑪星"]),
        ("臺鐵鳳山站", ["台鐵鳳山站", "鳳山火車站", "鳳山車站", "臺鐵鳳山"]),
        ("高鐵左營站", ["左營高鐵站", "左營高鐵", "高鐵左營"]),
    ],
)
def test_every_spelling_is_the_same_station(places: Places, name: str, written: list[str]) -> None:
    for text in (name, *written):
        found = places.match(text)
        assert isinstance(found, Match), (text, found)
        assert found.name == name


def test_what_names_the_system_names_one_station(places: Places) -> None:
    stations = [entry for entry in places.gazetteer.entries if entry.kind in SYSTEMS and entry.geometry is not None]
    assert len(stations) > 97
    for entry in stations:
        led = [form for form in spellings(entry) if form.startswith(SYSTEMS[entry.kind][0])]
        assert not [form for form in led if isinstance(places.match(form), NoMatch)]


def test_a_short_name_alone_is_no_station() -> None:
    station = Entry("捷運鳳山站", ("O12", "鳳山站"), "mrt_station", ("鳳山區",), None, 0, None, "", "")
    assert "鳳山" not in spellings(station)
    assert "鳳山站" in spellings(station)


def test_what_is_no_station_has_no_such_spellings() -> None:
    assert spellings(Entry("捷運公園站", (), "park", (), None, 0, None, "", "")) == frozenset()
