"""One place by its name: the plain name first, what it may also mean after."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geocode.boundaries import Boundaries
from geocode.reading import Named, Parcel, Reader, Several
from geocode.reading.vocabulary import DISTRICTS, FORMER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("正義公園滯洪池", "正義公園滯洪池"),
        ("捷運後勁站", "捷運後勁站"),
        ("R20", "r20"),
        ("ＲＫ１", "rk1"),
        ("典寶溪流域", "典寶溪流域"),
        ("岡山都市計畫", "岡山都市計畫"),
        ("第105期市地重劃區", "第105期重劃區"),
        ("105期重劃區", "第105期重劃區"),
        ("中華路第2段", "中華路二段"),
        ("四維３路十二巷", "四維三路12巷"),
        ("臺17線", "台17線"),
        ("高雄市藍田國小【文小2】", "藍田國小(文小2)"),
        ("苓雅區", "苓雅區"),
        ("高雄縣岡山鎮", "岡山區"),
        ("苓雅區全區", "苓雅區全區"),
        ("鳳山區公所", "鳳山區公所"),
        ("大社區段徵收", "大社區段徵收"),
        ("鳳山市場", "鳳山市場"),
        ("至善路", "至善路"),
        ("中和路", "中和路"),
        ("楠梓交流道匝道及聯絡道", "楠梓交流道匝道及聯絡道"),
        ("左營—橋頭鐵路立體化", "左營-橋頭鐵路立體化"),
    ],
)
def test_a_name_is_read_as_a_name_first(reader: Reader, text: str, words: str) -> None:
    assert reader.read(text)[0] == Named(words)


def test_a_district_that_leads_is_no_part_of_the_name(reader: Reader) -> None:
    assert reader.read("高雄市岡山區劉厝滯洪池")[0] == Named("劉厝滯洪池", "岡山區")
    assert reader.read("三民區和平路")[0] == Named("和平路", "三民區")
    assert reader.read("岡山區劉厝里")[0] == Named("劉厝里", "岡山區")


def test_a_name_that_begins_like_a_district_is_kept_as_a_second_reading(reader: Reader) -> None:
    assert Named("美濃鎮中正湖風景特定區") in reader.read("美濃鎮中正湖風景特定區")
    assert Named("左營區中海路(增設箱涵)") in reader.read("左營區中海路(增設箱涵)")


def test_a_name_that_begins_with_a_village_is_whole_first(reader: Reader) -> None:
    first, second = reader.read("本和里滯洪池")
    assert (first, second) == (Named("本和里滯洪池"), Named("滯洪池", village="本和里"))


def test_a_remark_in_brackets_may_be_left_out(reader: Reader) -> None:
    whole, without = reader.read("楠梓再生水廠（楠梓污水處理廠）")
    assert (whole, without) == (Named("楠梓再生水廠(楠梓污水處理廠)"), Named("楠梓再生水廠"))


@pytest.mark.parametrize("text", ["捷運R20站", "R20站", "捷運紅線R20站", "R20後勁"])
def test_a_station_may_be_named_by_its_code(reader: Reader, text: str) -> None:
    assert Named("r20") in reader.read(text)[:2]


def test_a_station_of_two_lines_is_a_name_first_then_both_codes_then_a_crossing(reader: Reader) -> None:
    name, both, _ = reader.read("O5/R10")
    assert name == Named("o5/r10")
    assert both == Several((Named("o5"), Named("r10")))


def test_a_basin_has_two_words(reader: Reader) -> None:
    assert reader.read("典寶溪集水區")[1] == Named("典寶溪流域")


@pytest.mark.parametrize(
    ("text", "parcels"),
    [
        ("信義段46地號", Parcel("信義段", 46)),
        ("信義段 一小段 46之2地號", Parcel("信義段一小段", 46, 2)),
        ("岡山區信義段 46、47 地號", Several((Parcel("信義段", 46, 0, "岡山區"), Parcel("信義段", 47, 0, "岡山區")))),
        ("信義段46地號及47-1地號等2筆土地", Several((Parcel("信義段", 46), Parcel("信義段", 47, 1)))),
    ],
)
def test_land_parcels_are_read(reader: Reader, text: str, parcels: Parcel | Several) -> None:
    assert reader.read(text)[0] == parcels


def test_a_section_alone_is_a_name_first(reader: Reader) -> None:
    assert reader.read("鳳山區中崙段")[:2] == (Named("中崙段", "鳳山區"), Parcel("中崙段", 0, district="鳳山區"))


def test_the_districts_are_those_of_the_boundaries(boundaries: Boundaries) -> None:
    assert set(DISTRICTS) == set(boundaries.districts)
    assert set(FORMER.values()) < set(DISTRICTS)


def test_every_place_of_the_gazetteer_is_read_by_its_whole_name(root: Path, reader: Reader) -> None:
    for row in csv.DictReader((root / "data/gazetteer.csv").read_text(encoding="utf-8").splitlines()):
        readings = reader.read(row["name"])
        first_two = [reading for reading in readings[:2] if isinstance(reading, Named)]
        assert first_two, row["name"]


def test_villages_are_not_opened_before_a_text_may_name_one() -> None:
    class Closed:
        @property
        def villages(self) -> None:
            raise AssertionError("read too early")

    assert Reader(Closed()).read("岡山區測試路2號")  # type: ignore[arg-type]
