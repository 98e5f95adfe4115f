"""What a person chose is written byte by byte, or not at all."""

import csv
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from geocode import Boundaries, GazetteerError, GazetteerGeocoder, Method, read_gazetteer
from geocode.accepting import Accepting
from geocode.choice import Position, Signed
from geocode.csv_text import CsvText
from geocode.errors import ChoiceError
from geocode.proposed import proposed

Changed = Callable[[], list[str]]
SIGNED = Signed("王小明", "電話查證, 見「公文」", date(2026, 11, 21))
HERE = Position(120.2955, 22.7964, 300, "電話查證", "park", ("岡山區",))


@pytest.fixture
def accepting(data: Path, boundaries: Boundaries) -> Accepting:
    return Accepting(data, boundaries)


@pytest.fixture(scope="module")
def untouched(root: Path, boundaries: Boundaries, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accepting]:
    """Give a gazetteer to which every choice is refused, and prove at the end that nothing was written."""
    data = tmp_path_factory.mktemp("untouched") / "data"
    data.mkdir()
    for name in ("gazetteer.csv", "geometries.geojson"):
        shutil.copy(root / "data" / name, data)
    yield Accepting(data, boundaries)
    assert (data / "gazetteer.csv").read_bytes() == (root / "data" / "gazetteer.csv").read_bytes()
    assert sorted(path.name for path in data.iterdir()) == ["gazetteer.csv", "geometries.geojson"]


@pytest.fixture
def changed(data: Path, root: Path) -> Callable[[], list[str]]:
    """Give the lines that differ from the published gazetteer, removed ones first."""

    def lines() -> list[str]:
        before, after = (
            (path / "gazetteer.csv").read_bytes().splitlines(keepends=True) for path in (root / "data", data)
        )
        gone, come = set(before) - set(after), set(after) - set(before)
        assert [line for line in before if line not in gone] == [line for line in after if line not in come]
        return [line.decode() for line in (*(b"-" + one for one in gone), *(b"+" + one for one in come))]

    return lines


def read(data: Path, boundaries: Boundaries) -> GazetteerGeocoder:
    return GazetteerGeocoder(read_gazetteer(data, boundaries))


def test_a_text_becomes_an_alias_and_every_other_byte_stays(
    accepting: Accepting, data: Path, changed: Changed, boundaries: Boundaries
) -> None:
    assert accepting.alias("測試別名", "岡山運動中心", SIGNED).startswith("alias: 「測試別名」 is 岡山運動中心 (data/")
    old, new = changed()
    assert new[1:] == old[1:].replace("岡山運動中心,,", "岡山運動中心,測試別名,", 1).replace(
        '設於文化園區"\n', '設於文化園區（2026-11-21 王小明：「測試別名」即此。電話查證, 見「公文」）"\n'
    )
    assert [one.name for one in read(data, boundaries).known("測試 別名")] == ["岡山運動中心"]


def test_an_alias_may_be_given_by_another_alias(accepting: Accepting) -> None:
    assert accepting.alias("測試橋樑", "興龍橋改建", SIGNED).startswith("alias: 「測試橋樑」 is 興龍橋 (data/")


def test_a_new_place_is_a_row_at_the_end(
    accepting: Accepting, data: Path, changed: Changed, boundaries: Boundaries
) -> None:
    accepting.position("測試一號公園", HERE, SIGNED)
    assert changed() == [
        "+測試一號公園,,park,岡山區,120.2955,22.7964,300,,exact,電話查證,"
        '"（2026-11-21 王小明：電話查證, 見「公文」）"\n'
    ]
    found = read(data, boundaries).candidates("測試1號公園")[0]
    assert (found.precision_m, found.method) == (300, Method.EXACT)


def test_a_row_without_position_is_filled(
    accepting: Accepting, data: Path, changed: Changed, boundaries: Boundaries
) -> None:
    accepting.position("興龍橋改建", Position(120.23, 22.82, 600, "電話查證"), SIGNED)
    old, new = changed()
    assert new.startswith("+興龍橋,興龍橋改建,bridge,永安區,120.23,22.82,600,,fallback,電話查證,")
    assert old.rstrip().rsplit(",", 1)[1] in new
    assert read(data, boundaries).candidates("興龍橋")[0].precision_m == 600


def test_a_point_is_replaced_only_when_that_is_asked_for(accepting: Accepting, changed: Changed) -> None:
    better = Position(120.268, 22.772, 100, "電話查證")
    with pytest.raises(ChoiceError, match=r"has a position already .*; --instead replaces it"):
        accepting.position("石螺潭滯洪池", better, SIGNED)
    accepting.position("石螺潭滯洪池", Position(**{**vars(better), "instead": True}), SIGNED)
    assert "原為 120.268494, 22.772588 ±900 公尺。電話查證" in changed()[1]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("愛河", "岡山運動中心", "「愛河」 is 愛河 already"),
        ("岡山運動中心", "岡山運動中心", "「岡山運動中心」 is 岡山運動中心 already"),
        ("興達港", "岡山運動中心", "「興達港」 is 興達漁港 already"),
        ("後勁站", "岡山運動中心", "「後勁站」 is 捷運後勁站 already"),
        ("高雄車站", "臺鐵高雄站", "「高雄車站」 is 臺鐵高雄站 already"),
        ("信義里", "岡山運動中心", "names a district or a village"),
        ("岡山區", "岡山運動中心", "names a district or a village"),
        ("甲;乙", "岡山運動中心", "would not be found as 岡山運動中心"),
        ("", "岡山運動中心", "TEXT: 「」: expected one line of words"),
        ("甲\n乙", "岡山運動中心", "expected one line of words"),
        ("測試", "無何有之鄉", "--is: 「無何有之鄉」 is no row of gazetteer.csv"),
        ("測試", "高雄車站", "is more than one row: "),
    ],
)
def test_an_alias_that_means_something_already_or_nothing_is_refused(
    untouched: Accepting, text: str, name: str, told: str
) -> None:
    with pytest.raises(ChoiceError, match=told) as caught:
        untouched.alias(text, name, SIGNED)
    assert "\n" not in str(caught.value).replace(text, "")


@pytest.mark.parametrize(
    ("text", "change", "told"),
    [
        ("測試公園", {"lon": 121.5}, "lon: 「121.5」: expected a geometry in the city"),
        ("測試公園", {"districts": ("那瑪夏區",)}, "expected a geometry within 300 m of 那瑪夏區"),
        ("測試公園", {"districts": ("岡山",)}, "districts: 「岡山」: expected districts of Kaohsiung"),
        ("測試公園", {"kind": ""}, "kind: 「」: expected some words"),
        ("市4市場用地", {"districts": ()}, "expected the districts in which a placed row lies"),
    ],
)
def test_a_row_that_could_not_be_read_is_not_written(
    untouched: Accepting, text: str, change: dict[str, object], told: str
) -> None:
    with pytest.raises(GazetteerError, match=told):
        untouched.position(text, Position(**{**vars(HERE), **change}), SIGNED)


@pytest.mark.parametrize(
    ("text", "told"),
    [("愛河", "is drawn as a line or an area in geometries.geojson"), ("中正國小", "is more than one")],
)
def test_what_is_drawn_or_tied_takes_no_point(untouched: Accepting, text: str, told: str) -> None:
    with pytest.raises(ChoiceError, match=told):
        untouched.position(text, HERE, SIGNED)


@pytest.mark.parametrize("who", [("", "理由"), (" ", "理由"), ("王小明", ""), ("王小明", "一\n二")])
def test_a_choice_says_who_and_why(who: tuple[str, str]) -> None:
    with pytest.raises(ChoiceError, match="expected one line of words"):
        Signed(*who, date(2026, 11, 21))


def test_a_file_that_was_changed_meanwhile_is_left_alone(accepting: Accepting, data: Path) -> None:
    with (data / "gazetteer.csv").open("a", encoding="utf-8") as file:
        file.write("別人的列,,park,岡山區,120.2955,22.7964,300,,exact,別人,別人\n")
    written = (data / "gazetteer.csv").read_bytes()
    with pytest.raises(ChoiceError, match=r"data/gazetteer\.csv was changed meanwhile"):
        accepting.alias("測試別名", "岡山運動中心", SIGNED)
    assert (data / "gazetteer.csv").read_bytes() == written


def test_a_write_that_fails_leaves_the_file(data: Path, changed: Changed) -> None:
    text = CsvText.read(data / "gazetteer.csv")
    with pytest.raises(RuntimeError), proposed(data, "gazetteer.csv", (text, text.with_row(["甲"]))):
        raise RuntimeError
    assert changed() == []


STRANGE = (
    'a,b\r\n"1","x, ""y"""\r\n2,z\r\n',
    '\ufeffa,b\n1,"two\nlines"\n2,x"y',
    'a,b\r1,\r2,"\u2028,"\r',
)


@pytest.mark.parametrize("whole", STRANGE, ids=["crlf", "bom", "cr"])
def test_a_file_keeps_its_quotes_and_line_ends(whole: str) -> None:
    text = CsvText.parse(whole)
    assert text.whole == whole
    changed = text.with_cells(1, {0: "5;6"}).with_row(["7", "8, 9"]).whole
    rows, before = (list(csv.reader(one.splitlines(keepends=True)[1:])) for one in (changed, whole))
    assert rows[-1] == ["7", "8, 9"]
    assert [row[1] for row in rows[:-1]] == [row[1] for row in before]
    assert CsvText.parse(changed).records[2].rstrip("\r\n") == text.records[2].rstrip("\r\n")
    assert changed.startswith(text.records[0])
