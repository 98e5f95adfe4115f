"""What two reports write differently of one work is the same, and what tells two works apart is not."""

from __future__ import annotations

import pytest

from register.reconciliation.folded import Folding, is_generic, phases

HERE = Folding.of(["南方市政府", "南方市政府水利局"], ["東山區", "西湖區"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("臺東路", "台東路"),
        ("Ｐ１廠", "p1 廠"),
        ("國道七號", "國道 7 號"),
        ("國 10 里溪交流道", "國道 10 號里溪交流道"),
        ("省道台 17 線", "台17"),
        ("第二十四期重劃", "24 期重劃"),
        ("南橋新建工程", "南橋"),
        ("南橋興建計畫", "「南橋」工程案"),
        ("本市東山區南橋", "南方市南橋"),
        ("南方市立美術館", "市立美術館"),
        ("捷運紫線", "紫線"),
        ("綠線(都會線)", "綠線（都會線）"),
        ("左營—橋頭鐵路立體化", "左營橋頭鐵路立體化"),
        ("汙水處理廠", "污水處理廠"),
        ("紫線修正計畫", "紫線"),
        ("紫線第 6 次修正計畫", "紫線"),
        ("翠華路拓寬工程西段", "翠華路拓寬西段"),
    ],
)
def test_one_work_by_two_spellings(one: str, other: str) -> None:
    assert HERE.keys(one) & HERE.keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("南橋改建工程", "南橋新建工程"),
        ("中山路拓寬", "中山路"),
        ("第 111 期重劃", "第 112 期重劃"),
        ("紫線第一階段", "紫線第二階段"),
        ("污水主幹管(第二過港段)", "污水主幹管"),
        ("東山社會住宅", "西湖社會住宅"),
        ("計畫", "工程"),
    ],
)
def test_two_works_stay_two(one: str, other: str) -> None:
    assert not HERE.keys(one) & HERE.keys(other)


@pytest.mark.parametrize("sum_", ["滯洪池", "10 座滯洪池", "特色公園 56 座", "本市社會住宅", "63 件工程案"])
def test_a_kind_of_works_is_no_name(sum_: str) -> None:
    assert is_generic(HERE.key(sum_))


@pytest.mark.parametrize("name", ["北門滯洪池", "星光公園", "東山運動中心"])
def test_a_name_is_no_kind(name: str) -> None:
    assert not is_generic(HERE.key(name))


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("第一階段", {"階1"}),
        ("2A", {"階2a"}),
        ("2Ａ階段", {"階2a"}),
        ("二期", {"期2"}),
        ("西段", {"段西"}),
        ("第二標", {"標2"}),
        ("南橋", set()),
    ],
)
def test_a_phase_is_read_from_its_words(said: str, kinds: set[str]) -> None:
    assert phases(said) == kinds
