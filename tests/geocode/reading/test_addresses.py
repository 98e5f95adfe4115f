"""Door-plates as people type them: full or partial, with any numerals, floors, villages and former townships."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocode.reading import Address, Named, Reader, split_plate
from geocode.reading.numerals import chinese


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("高雄市楠梓區藍田路6號", Address("藍田路", 6, district="楠梓區")),
        ("前鎮區中華五路789-1號3樓", Address("中華五路", 789, 1, "前鎮區")),
        ("旗津三路２號５樓", Address("旗津三路", 2)),
        ("四維三路二號", Address("四維三路", 2)),
        ("12巷14弄4號", Address("12巷14弄", 4)),
        ("測試一路12巷14弄4號", Address("測試一路12巷14弄", 4)),
        ("測試一路8之1號", Address("測試一路", 8, 1)),
        ("測試一路8號之1", Address("測試一路", 8, 1)),
        ("測試一路二段3號地下一層", Address("測試一路二段", 3)),
        ("測試一路169號三、四樓", Address("測試一路", 169)),
        ("測試一路3號5F-1", Address("測試一路", 3)),
        ("測試一路3號（備用）", Address("測試一路", 3)),
        ("古亭路廟後巷2號", Address("古亭路廟後巷", 2)),
        ("維新路光明9巷69之10號", Address("維新路光明9巷", 69, 10)),
        ("清水路象寮巷39號", Address("清水路象寮巷", 39)),
        ("中華路國小巷1號", Address("中華路國小巷", 1)),
        ("內埔46號", Address("內埔", 46)),
        ("梅山三十五之八號", Address("梅山", 35, 8)),
        ("測試五里路24-2號", Address("測試五里路", 24, 2)),
    ],
)
def test_a_door_plate_is_read(reader: Reader, text: str, address: Address) -> None:
    assert reader.read(text)[0] == address


@pytest.mark.parametrize(
    "lead",
    [
        "鳳山區",
        "高雄市鳳山區",
        "臺灣省高雄縣鳳山市",
        "高雄縣鳳山市",
        "鳳山市",
        "830高雄市鳳山區",
        "高雄市830鳳山區",
        "83003鳳山區",
        "(830)高雄市鳳山區",
        "鳳山區高雄市鳳山區",
    ],
)
def test_what_leads_an_address_says_the_district(reader: Reader, lead: str) -> None:
    assert reader.read(f"{lead}測試路231號") == (Address("測試路", 231, district="鳳山區"),)


@pytest.mark.parametrize(
    ("former", "today"), [("岡山鎮", "岡山區"), ("林園鄉", "林園區"), ("三民鄉", "那瑪夏區"), ("那瑪夏鄉", "那瑪夏區")]
)
def test_a_township_of_the_former_county_is_a_district_today(reader: Reader, former: str, today: str) -> None:
    assert reader.read(f"高雄縣{former}測試路2號")[0] == Address("測試路", 2, district=today)


def test_village_and_neighbourhood_are_read(reader: Reader) -> None:
    assert reader.read("和安里5鄰測試路2號")[0] == Address("測試路", 2, village="和安里", neighbourhood=5)
    assert reader.read("岡山區大遼里九鄰測試路2號")[0] == Address("測試路", 2, 0, "岡山區", "大遼里", 9)
    assert reader.read("桃源區建山里96號")[0] == Address("建山里", 96, 0, "桃源區", "建山里")


def test_a_village_that_a_district_does_not_have_is_part_of_the_line(reader: Reader) -> None:
    assert reader.read("鹽埕區劉厝里測試路2號")[0] == Address("劉厝里測試路", 2, district="鹽埕區")


def test_a_village_of_a_township_is_one_of_the_district(reader: Reader) -> None:
    assert reader.read("高雄縣三民鄉民權村測試巷220號")[0] == Address("測試巷", 220, 0, "那瑪夏區", "瑪雅里")


def test_a_district_without_its_last_word_is_only_a_second_reading(reader: Reader) -> None:
    assert reader.read("鳳山中山路231號") == (Address("鳳山中山路", 231), Address("中山路", 231, district="鳳山區"))
    assert reader.read("鼓山一路1號") == (Address("鼓山一路", 1),)


def test_a_number_without_its_word_is_only_a_second_reading(reader: Reader) -> None:
    assert reader.read("測試一路2-1") == (Named("測試一路2-1"), Address("測試一路", 2, 1))


def test_a_plate_before_a_name_is_only_a_second_reading(reader: Reader) -> None:
    assert reader.read("測試一路2號市場")[1] == Address("測試一路", 2)


def test_a_settlement_with_a_number_may_be_a_name(reader: Reader) -> None:
    assert reader.read("特貿3號") == (Address("特貿", 3), Named("特貿3號"))


def test_a_provisional_plate_is_not_the_plate_without_the_word(reader: Reader) -> None:
    assert reader.read("測試一路臨12號") == (Address("測試一路臨", 12), Named("測試一路"))


@pytest.mark.parametrize(
    "name", ["國道1號", "市道186號", "橋科1-2號道路", "20號機關用地", "第1號抽水站", "三民一號公園"]
)
def test_a_number_that_is_no_plate_is_a_name(reader: Reader, name: str) -> None:
    assert isinstance(reader.read(name)[0], Named)


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("四維三路12巷14弄4號之1", ("四維三路12巷14弄", 4, 1)),
        ("高雄市鳳山區測試里003鄰測試路0012號", ("測試路", 12, 0)),
        ("測試路4-1", ("測試路", 4, 1)),
        ("測試路4號之13樓", ("測試路", 4, 0)),
        ("測試路", None),
        ("", None),
        ("國道1號", None),
        ("測試路999999號", None),
    ],
)
def test_one_column_is_split(text: str, plate: tuple[str, int, int] | None) -> None:
    assert split_plate(text) == plate


WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")


@st.composite
def spellings(draw: st.DrawFn) -> tuple[Address, str, str]:
    """Draw an address and two ways to write it."""
    digits = st.tuples(
        st.sampled_from(["測試", "範例", "樣本"]), st.integers(0, 29), st.sampled_from(["路", "街", "大道"])
    )
    stem, numeral, kind = draw(digits)
    section, lane, alley = draw(st.tuples(st.integers(0, 5), st.integers(0, 400), st.integers(0, 99)))
    number, sub = draw(st.integers(1, 999)), draw(st.integers(0, 40))
    district = draw(st.sampled_from(["", "苓雅區", "岡山區", "那瑪夏區"]))
    line = stem + (chinese(numeral) if numeral else "") + kind + (f"{chinese(section)}段" if section else "")
    line += (f"{lane}巷" if lane else "") + (f"{alley}弄" if lane and alley else "")

    def written() -> str:
        count = draw(st.sampled_from([str, chinese]))
        parts = [stem, count(numeral) if numeral else "", kind]
        parts += [draw(st.sampled_from(["", "第"])), count(section), "段"] if section else []
        parts += [count(lane), "巷"] if lane else []
        parts += [count(alley), "弄"] if lane and alley else []
        dash = draw(st.sampled_from(["之", "-", "—"]))
        forms = [f"{count(number)}{dash}{count(sub)}號", f"{count(number)}號{dash}{count(sub)}"]
        parts.append(draw(st.sampled_from(forms)) if sub else f"{count(number)}號" + draw(floors))
        said = draw(st.sampled_from(["", "高雄市", "臺灣省高雄市", "台灣高雄市"])) + district + "".join(parts)
        said = said.translate(WIDE) if draw(st.booleans()) else said
        return draw(st.sampled_from(["", " ", "　"])).join(said)

    return Address(line, number, sub, district), written(), written()


floors = st.sampled_from(["", "3樓", "五樓之2", "地下一層", "(1樓)", " 2F"])


@given(spellings())
def test_every_spelling_of_an_address_is_one_address(reader: Reader, drawn: tuple[Address, str, str]) -> None:
    address, one, other = drawn
    assert reader.read(one)[0] == reader.read(other)[0] == address
    assert split_plate(one) == split_plate(other) == (address.line, address.number, address.sub)


def test_every_address_of_the_reference_data_is_a_plate_in_its_district(root: Path, reader: Reader) -> None:
    file = root.parent / "shared/reference/addresses.csv"
    if not file.is_file():
        pytest.skip("the reference data are not here")
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        first = reader.read(row["address"])[0]
        assert isinstance(first, Address), row["address"]
        assert first.district in row["address"]
        assert split_plate(row["address"]) == (first.line, first.number, first.sub)
