"""Door-plate files in all the forms in which cities publish them, and files that are something else."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geocode import Boundaries
from geocode.addresses.columns import TWD97, WGS84, read_columns
from geocode.addresses.csv_file import CsvFile
from geocode.addresses.errors import AddressesError
from geocode.addresses.file_kind import know
from geocode.addresses.plate import RawPlate
from tests.geocode.addresses.conftest import HEADER, Write

ROW = ["64", "64000080", "", "001", "測試一路", "", "12巷", "14弄", "4號之1", "178000", "2502000"]

FORMS = {
    "the Ministry's form": (HEADER, ROW),
    "household registration's codes": (HEADER, ["64000", "6400800", *ROW[2:]]),
    "full-width numbers and a floor": (HEADER, [*ROW[:6], "１２巷", "１４弄", "４號之１三樓", *ROW[9:]]),
    "bare numbers": (HEADER, [*ROW[:6], "12", "14", "4之1", *ROW[9:]]),
    "English headers": (
        "countycode,areacode,village,neighbor,street、road、section,area,lane,alley,number,x_3826,y_3826",
        ROW,
    ),
    "English headers with spaces": (
        "cityCode, districtCode, village, neighborhood, streetRoadSection, area, lane, alley, houseNumber,"
        " coordinateX, coordinateY",
        ROW,
    ),
    "both systems": (f"{HEADER.replace('座', '坐')},WGS84經度,WGS84緯度".replace("橫", "TWD97橫"), None),
    "names of districts": ("縣市,鄉鎮市區,村里,鄰,街、路段,巷,弄,號,橫座標,縱座標", None),
    "one column": ("門牌,X_97,Y_97", ["高雄市苓雅區測試一路十二巷14弄4-1號", *ROW[9:]]),
    "one column, of TGOS": ("FULL_ADDR,經度,緯度", ["802高雄市苓雅區普照里3鄰測試1路12巷14弄4之1號", "120.3", "22.62"]),
    "a settlement without roads": (HEADER, [*ROW[:4], "", "測試庄", "", "", "4之1號", *ROW[9:]]),
}
FORMS["both systems"] = (
    "省市縣市代碼,鄉鎮市區代碼,村里,鄰,街_路段,地區,巷,弄,號,TWD97橫坐標,TWD97縱坐標,WGS84經度,WGS84緯度",
    [*ROW, "120.3", "22.62"],
)
FORMS["names of districts"] = (FORMS["names of districts"][0], ["高雄市", "苓雅區", "", "1", "測試1路", *ROW[6:]])


@pytest.fixture
def read(boundaries: Boundaries) -> Callable[..., tuple[CsvFile, list[RawPlate], list[str]]]:
    """Read a file to its end."""

    def run(path: Path, encoding: str = "auto", more: Path | None = None) -> tuple[CsvFile, list[RawPlate], list[str]]:
        file = CsvFile(know(path, encoding), read_columns(more), boundaries)
        batches = list(file.batches())
        plates = [plate for batch in batches for plate in batch.plates]
        return file, plates, [str(row) for batch in batches for row in batch.refused]

    return run


@pytest.mark.parametrize("form", FORMS)
def test_every_published_form_says_the_same(form: str, read: Callable[..., tuple], write: Write) -> None:
    header, row = FORMS[form]
    file, plates, refused = read(write([row], header))
    line = "測試庄" if "settlement" in form else "測試一路12巷14弄"
    assert refused == []
    assert [(p.place, p.district, p.line, p.number, p.sub) for p in plates] == [("line 2", "苓雅區", line, 4, 1)]
    assert file.crs == (WGS84 if "TGOS" in form else TWD97)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_found(
    encoding: str, delimiter: str, read: Callable[..., tuple], write: Write
) -> None:
    _, plates, refused = read(write([ROW] * 3, encoding=encoding, delimiter=delimiter))
    assert (len(plates), refused) == (3, [])


def test_a_village_is_kept_as_the_file_says_it(read: Callable[..., tuple], write: Write) -> None:
    in_column = write([["", "64000190", "劉厝里", *ROW[3:]]])
    in_words = write([["高雄市岡山區劉厝里5鄰測試路1號", *ROW[9:]]], "地址,橫座標,縱座標", name="words.csv")
    assert [read(path)[1][0].village for path in (in_column, in_words)] == ["劉厝里", "劉厝里"]


def test_empty_lines_do_not_count_and_line_numbers_are_those_of_the_file(
    read: Callable[..., tuple], write: Write
) -> None:
    path = write([ROW])
    path.write_text(path.read_text(encoding="utf-8") + "\n\n" + ',,,"多\n行",,,,,,,\n', encoding="utf-8")
    _, _, refused = read(path)
    assert refused == ["line 6: no position: 「,」: expected two numbers"]


@pytest.mark.parametrize(
    ("header", "rows", "said"),
    [
        (HEADER, [[*ROW[:9], "120.3", "22.6"]], "the header says TWD97 (metres), the values are WGS 84 (degrees)"),
        (HEADER, [[*ROW[:9], "2502000", "178000"]], "the values are TWD97 (metres), the two swapped"),
        (
            "門牌,經度,緯度",
            [["測試路1號", "178000", "2502000"]],
            "says WGS 84 (degrees), the values are TWD97",
        ),
        ("門牌,經度,緯度", [["測試路1號", "22.6", "120.3"]], "the values are WGS 84 (degrees), the two swapped"),
    ],
)
def test_a_file_whose_header_and_values_disagree_is_refused(
    header: str, rows: list[list[str]], said: str, read: Callable[..., tuple], write: Write
) -> None:
    with pytest.raises(AddressesError) as told:
        read(write(rows, header))
    assert said in str(told.value)


@pytest.mark.parametrize("header", ["一,二,三", "地址,X,Y", "橫座標,縱座標", "號,橫座標,縱座標", "地址,橫座標,緯度"])
def test_a_header_that_lacks_something_is_told_what_was_expected(
    header: str, read: Callable[..., tuple], write: Write
) -> None:
    with pytest.raises(AddressesError, match="expected 街路段 or 地區 with 號, or 地址; and 橫座標") as told:
        read(write([], header))
    assert header in str(told.value)


def test_two_columns_that_say_the_same_are_refused(read: Callable[..., tuple], write: Write) -> None:
    with pytest.raises(AddressesError, match="「地址」 and 「門牌」 both say address"):
        read(write([], "地址,門牌,橫座標,縱座標"))


def test_an_operator_adds_names(read: Callable[..., tuple], write: Write, tmp_path: Path) -> None:
    more = tmp_path / "more.toml"
    more.write_text('[address]\n"住所" = "our own list"\n[easting]\n"X" = ""\n[northing]\n"Y" = ""\n', encoding="utf-8")
    _, plates, _ = read(write([["苓雅區測試路1號", *ROW[9:]]], "住所,X,Y"), more=more)
    assert [(plate.district, plate.line) for plate in plates] == [("苓雅區", "測試路")]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[adress]\n", "expected one of county"),
        ('address = "x"\n', "expected lines such as"),
        ("[address]\n門牌 = 3\n", "expected TOML"),
        ('[street]\n"門牌" = ""\n', "「門牌」 says address already"),
    ],
)
def test_a_table_of_an_operator_that_is_wrong_is_refused(toml: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "more.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(AddressesError, match=said):
        read_columns(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plates.csv", b"", "the file is empty"),
        ("plates.csv", b"\0\0\0\r\n\tOSMHeader\x18", "holds an OpenStreetMap extract: name it .osm.pbf"),
        ("plates.osm.pbf", HEADER.encode(), "the file is no OpenStreetMap extract"),
        ("plates.csv", b"PK\x03\x04....", "found a ZIP archive or a workbook"),
        ("plates.csv", gzip.compress(b"x", mtime=0), "compressed by gzip"),
        ("plates.csv", HEADER.encode("utf-16"), "UTF-16: save it as UTF-8"),
        ("plates.csv", HEADER.encode() + b"\n\xff\n", "neither UTF-8 nor Big5 throughout"),
    ],
)
def test_a_file_of_another_kind_is_told_in_one_line(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(AddressesError) as told:
        know(path, "auto")
    assert said in str(told.value)


@pytest.mark.parametrize(("encoding", "codec"), [("big5", "cp950"), ("utf-8", "utf-8")])
def test_where_the_encoding_is_named_only_the_rows_that_do_not_fit_are_refused(
    encoding: str, codec: str, read: Callable[..., tuple], write: Write
) -> None:
    path = write([ROW, [*ROW[:4], "?路", *ROW[5:]], ROW], encoding=codec)
    path.write_bytes(path.read_bytes().replace(b"?", b"\xfe\xfe"))
    _, plates, refused = read(path, encoding)
    assert [plate.place for plate in plates] == ["line 2", "line 4"]
    assert [row.split("「")[0] for row in refused] == ["line 3: letters: "]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300), tail=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_one_line(
    content: bytes, tail: bytes, read: Callable[..., tuple], tmp_path: Path
) -> None:
    path = tmp_path / "any.csv"
    for head in (content, HEADER.encode() + b"\n" + content, HEADER.encode("cp950") + b"\n" + content):
        path.write_bytes(head + tail)
        for encoding in ("auto", "big5", "utf-8"):
            try:
                _, _, refused = read(path, encoding)
            except AddressesError as error:
                refused = [str(error)]
            assert [line for line in refused if len(line.splitlines()) != 1] == []
