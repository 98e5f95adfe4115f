"""What a person must still place, with suggestions; and how a choice is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from register import load
from tests.worksmap.conftest import Type
from worksmap.cli import main

SIGNED = ("--by", "王小明", "--reason", "電話查證", "--date", "2026-11-21")
AT = ("--at", "120.2955", "22.7964", "--precision-m", "300", "--source", "電話查證")


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def reviewed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Review a register in which the words of one project are tied."""
    data = shutil.copytree(root / "data", tmp_path_factory.mktemp("tied") / "data")
    projects = data / "projects.csv"
    text = projects.read_text(encoding="utf-8")
    assert ",岡山運動中心,specific," in text
    projects.write_text(text.replace(",岡山運動中心,specific,", ",高雄車站,specific,", 1), encoding="utf-8", newline="")
    told = CliRunner().invoke(main, ["geocode", "review", "--data", str(data), "--json"])
    assert told.exit_code == 0, told.output
    return json.loads(told.output)["projects"]


def test_every_project_that_the_layers_count_as_open_is_listed(typed: Type) -> None:
    told = typed("geocode", "review").output.splitlines()
    counted = dict(item.rsplit(" ", 1) for item in typed("layers", "check").output.splitlines()[-1].split(" · "))
    tally = dict(item.rsplit(" ", 1) for item in told[-1].split(" · "))
    assert int(tally["unplaced"]) + int(tally["tied"]) == int(counted["unplaced"])
    assert [tally[name] for name in ("approximate", "tied")] == [counted[name] for name in ("approximate", "tied")]
    assert all(line.startswith(("unplaced: kw-", "approximate: kw-", "tied: kw-", "    ")) for line in told[:-1])


def test_each_project_says_why_and_has_up_to_three_suggestions(reviewed: list[Any]) -> None:
    assert all(one["why"] and len(one["proposals"]) <= 3 for one in reviewed)
    basin = next(one for one in reviewed if one["location_text"] == "典寶溪流域")
    assert basin["why"].startswith("±1500 m (")
    assert "典寶溪" in [one["name"] for one in basin["proposals"]]
    assert all(one["precision_m"] < 1500 for one in basin["proposals"])
    assert set(basin["proposals"][0]) == {"name", "kind", "districts", "score", "precision_m"}


def test_the_rivals_of_a_tie_are_its_suggestions(reviewed: list[Any]) -> None:
    (tied,) = [one for one in reviewed if one["group"] == "tied"]
    assert {one["name"] for one in tied["proposals"]} == {"捷運高雄車站", "臺鐵高雄站"}
    assert "捷運高雄車站（三民區）" in tied["why"]


def test_one_group_alone(typed: Type) -> None:
    lines = typed("geocode", "review", "--only", "unplaced").output.splitlines()
    assert all(line.startswith(("unplaced: ", "    ")) for line in lines[:-1])
    assert lines[-1].startswith("unplaced ")
    assert typed("geocode", "review", "--only", "all").exit_code == 2


def test_an_alias_is_written_and_then_refused(typed: Type, data: Path) -> None:
    words = ("geocode", "accept", "測試別名", "--is", "岡山運動中心", *SIGNED, "--data", data)
    told = typed(*words)
    assert (told.exit_code, told.output.splitlines()[-1]) == (0, "written 1")
    assert typed("geocode", "測試別名", "--data", data).exit_code == 0
    after = tree(data)
    again = typed(*words)
    assert (again.exit_code, again.stderr.startswith("Error: 「測試別名」 is 岡山運動中心 already (data/gaz")) == (
        1,
        True,
    )
    assert tree(data) == after


def test_a_position_is_written_to_the_row_that_has_none(typed: Type, data: Path) -> None:
    at = ("--at", "120.23", "22.82", *AT[3:])
    assert typed("geocode", "accept", "興龍橋", *at, *SIGNED, "--data", data).exit_code == 0
    found = json.loads(typed("geocode", "興龍橋", "--data", data, "--json").output)
    assert (found["at"], found["precision_m"], found["source"]) == ([120.23, 22.82], 300, "電話查證")
    assert "（2026-11-21 王小明：電話查證）" in found["evidence"]


def test_without_a_date_it_is_today(typed: Type, data: Path) -> None:
    words = ("測試一號公園", *AT, "--kind", "park", "--district", "岡山區", *SIGNED[:4])
    assert json.loads(typed("geocode", "accept", *words, "--data", data, "--json").output)["written"] == 1
    assert "王小明：電話查證" in (data / "gazetteer.csv").read_text(encoding="utf-8").splitlines()[-1]


def test_one_project_alone_is_placed_by_a_decision(typed: Type, data: Path, root: Path) -> None:
    words = ("geocode", "accept", "--project", "kw-0135", "--is", "苓雅運動中心", *SIGNED, "--data", data)
    assert typed(*words).output.startswith("decision: kw-0135 苓雅分隊耐震補強 is at 苓雅運動中心（苓雅區）")
    before, after = tree(root / "data"), tree(data)
    row = "kw-0135,location_text,苓雅運動中心,電話查證,王小明,2026-11-21\n"
    assert after == before | {"decisions.csv": before["decisions.csv"] + row.encode()}
    assert {one.id: one.location_text for one in load(data).projects}["kw-0135"] == "苓雅運動中心"
    assert (
        "decision: kw-0135: location_text = 「苓雅運動中心」" in typed("register", "reconcile", "--data", data).output
    )
    assert (typed(*words).exit_code, tree(data)) == (1, after)


@pytest.mark.parametrize(
    ("project", "name", "expected"),
    [
        ("kw-9999", "愛河", "project: 「kw-9999」: expected the id of a project"),
        ("kw-0090", "愛河", "--is: 「愛河」: 不在文字或計畫所指的永安區"),
        ("kw-0172", "信義里", "不只一處叫這個名字"),
        ("kw-0172", "無何有之鄉", "expected one place"),
    ],
)
def test_a_decision_that_gives_no_place_is_refused(
    typed: Type, data: Path, project: str, name: str, expected: str
) -> None:
    before = tree(data)
    told = typed("geocode", "accept", "--project", project, "--is", name, *SIGNED, "--data", data)
    assert (told.exit_code, told.stdout, len(told.stderr.splitlines())) == (1, "", 1)
    assert expected in told.stderr
    assert tree(data) == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("測試", "--is", "愛河"),
        ("測試", "--is", "愛河", "--by", "王小明"),
        ("測試", *SIGNED),
        ("測試", "--is", "愛河", *AT, *SIGNED),
        ("測試", "--at", "120.3", "22.6", *SIGNED),
        ("測試", "--is", "愛河", "--source", "電話", "--precision-m", "5", *SIGNED),
        ("測試", "--project", "kw-0001", "--is", "愛河", *SIGNED),
        ("--project", "kw-0001", *AT, *SIGNED),
        ("測試", "--is", "愛河", *SIGNED[:4], "--date", "昨天"),
        ("測試", *AT[:3], "--precision-m", "0", "--source", "電話", *SIGNED),
    ],
)
def test_options_that_do_not_go_together_are_a_slip_of_the_hand(
    typed: Type, data: Path, words: tuple[str, ...]
) -> None:
    before = tree(data)
    assert typed("geocode", "accept", *words, "--data", data).exit_code == 2
    assert tree(data) == before


@pytest.mark.parametrize("who", [("--by", " ", "--reason", "查證"), ("--by", "王小明", "--reason", "")])
def test_a_choice_without_who_or_why_is_refused(typed: Type, data: Path, who: tuple[str, ...]) -> None:
    told = typed("geocode", "accept", "測試", "--is", "愛河", *who, "--data", data)
    assert (told.exit_code, "expected one line of words" in told.stderr) == (1, True)
