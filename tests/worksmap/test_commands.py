"""What a person types about the register and about places, and what is told."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pytest

from geocode.services import ServiceSettings
from geocode.services.service import Manners
from tests.worksmap.conftest import Type


def test_the_command_starts_and_tells_its_version() -> None:
    command = [Path(sys.executable).with_name("worksmap"), "--version"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout == f"worksmap, version {version('worksmap')}\n"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ((), ("register", "geocode", "layers")),
        (("register", "reconcile"), ("--write", "--data", "--json")),
        (("geocode",), ("TEXT", "find", "reverse", "import-addresses")),
        (("geocode", "find"), ("TEXT", "--district", "--data", "--vendor", "--json")),
        (("geocode", "reverse"), ("LON", "LAT", "--vendor", "--json")),
        (("layers", "build"), ("--data", "--out", "--edition", "--vendor", "--json")),
        (("layers", "check"), ("--data", "--out", "--vendor", "--json")),
    ],
)
def test_help_is_enough_to_use_it(typed: Type, command: tuple[str, ...], words: tuple[str, ...]) -> None:
    told = typed(*command, "--help").output
    assert [word for word in words if word not in told] == []


def test_a_place_is_told_with_precision_source_and_why(typed: Type) -> None:
    answer = json.loads(typed("geocode", "正義公園滯洪池", "--json").output)
    assert (answer["found"], answer["precision_m"]) == (True, 250)
    assert answer["source"]
    assert answer["evidence"]
    assert "三民區" in answer["districts"]
    assert answer["geometry"]["type"] == "Point"


def test_a_place_is_told_in_lines_that_end_with_a_tally(typed: Type) -> None:
    lines = typed("geocode", "正義公園滯洪池").output.splitlines()
    assert "precision_m  250" in lines
    assert lines[-1] == "places 1 · rivals 0"


@pytest.mark.parametrize(
    "words", [("市4市場用地",), ("無何有之鄉",), ("",), ("正義公園滯洪池", "--district", "旗津區")]
)
def test_where_there_is_no_place_the_reason_is_told_and_the_command_fails(typed: Type, words: tuple[str, ...]) -> None:
    told = typed("geocode", *words, "--json")
    assert told.exit_code == 1
    assert json.loads(told.output)["reason"]
    assert typed("geocode", *words).output.splitlines()[-1].startswith("places 0 · ")


def test_a_subcommand_is_no_place_and_a_place_needs_no_subcommand(typed: Type) -> None:
    assert typed("geocode", "find", "正義公園滯洪池").output == typed("geocode", "正義公園滯洪池").output
    assert typed("geocode", "--json", "正義公園滯洪池").exit_code == 0


def test_a_point_is_told_by_district_and_village(typed: Type) -> None:
    told = typed("geocode", "reverse", "120.2846", "22.6698", "--json")
    assert json.loads(told.output) == {"district": "鼓山區", "village": "雄峰里", "border_m": None}
    assert typed("geocode", "reverse", "120.2846", "22.6698").output.endswith("places 1\n")


def test_a_point_near_a_border_is_told_how_near(typed: Type) -> None:
    told = json.loads(typed("geocode", "reverse", "120.3167", "22.6343", "--json").output)
    assert told == {"district": "新興區", "village": "順昌里", "border_m": 2}


def test_a_point_outside_the_city_fails(typed: Type) -> None:
    told = typed("geocode", "reverse", "121.5", "25.04")
    assert (told.exit_code, told.output) == (1, "places 0\n")
    assert typed("geocode", "reverse", "22.6", "120.3").exit_code == 2


def test_a_district_that_the_city_does_not_have_is_a_slip_of_the_hand(typed: Type) -> None:
    told = typed("geocode", "正義公園滯洪池", "--district", "火星區")
    assert told.exit_code == 2
    assert "「火星區」: expected one of 鹽埕區" in told.stderr


def test_the_committed_register_needs_no_reconciling(typed: Type) -> None:
    told = typed("register", "reconcile")
    assert told.exit_code == 0
    assert told.output.endswith("cells that differ 0\n")


def test_a_cell_that_differs_is_shown_and_written_once(typed: Type, root: Path, data: Path) -> None:
    projects = data / "projects.csv"
    projects.write_text(projects.read_text(encoding="utf-8").replace(",2024-12,", ",2031-12,", 1), encoding="utf-8")
    shown = typed("register", "reconcile", "--data", data)
    assert shown.exit_code == 1
    assert "data/projects.csv:2: completion: 「2031-12」 → 「2024-12」" in shown.output
    assert typed("register", "reconcile", "--data", data, "--write").output.endswith("cells written 1\n")
    assert projects.read_bytes() == (root / "data" / "projects.csv").read_bytes()
    assert typed("register", "reconcile", "--data", data, "--write").output.endswith("cells written 0\n")


def test_a_machine_is_told_the_same_tally(typed: Type) -> None:
    told = json.loads(typed("register", "reconcile", "--json").output)
    spoken = " · ".join(f"{name} {value}" for name, value in told.items() if name != "lines")
    assert typed("register", "reconcile").output.splitlines()[-1] == spoken


def test_every_correction_is_listed_with_who_and_why(typed: Type, data: Path) -> None:
    with (data / "decisions.csv").open("a", encoding="utf-8") as file:
        file.write("kw-0001,status,completed,電話查證,承辦,2026-11-01\n")
    told = typed("register", "reconcile", "--data", data, "--write").output
    assert "decision: kw-0001: status = 「completed」: 電話查證 (承辦, 2026-11-01)\n" in told
    assert " · decisions 1 · " in told


def test_bad_data_are_told_without_a_trace(typed: Type, tmp_path: Path) -> None:
    told = typed("register", "reconcile", "--data", tmp_path)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == "Error: data/documents.toml: expected a file, found none\n"


def test_a_file_that_is_a_folder_is_told_without_a_trace(typed: Type, data: Path) -> None:
    (data / "mentions.csv").unlink()
    (data / "mentions.csv").mkdir()
    told = typed("register", "reconcile", "--data", data)
    assert (told.exit_code, told.stderr.startswith("Error: ")) == (1, True)
    assert "mentions.csv" in told.stderr


def test_a_service_that_does_not_answer_is_told_and_changes_nothing(
    typed: Type, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("worksmap.asking.ROOT", tmp_path)  # what services answer is kept below it
    monkeypatch.setenv("WORKSMAP_NOMINATIM", "http://127.0.0.1:9")
    monkeypatch.setenv("WORKSMAP_CONTACT", "nobody@example.org")
    hurried = partial(ServiceSettings, manners=Manners(delay_s=0, error_wait_s=0))
    monkeypatch.setattr("worksmap.asking.ServiceSettings", hurried)
    told = typed("geocode", "測試一路1號", "--json")
    assert told.exit_code == 1
    assert told.stderr.startswith("Nominatim：")
    assert len(told.stderr.splitlines()) == 1
    assert "reason" in json.loads(told.stdout)


def test_half_a_key_is_a_slip_that_is_told_without_it(typed: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSMAP_TGOS_KEY", "open-sesame")
    told = typed("geocode", "測試一路1號")
    assert (told.exit_code, told.output) == (1, "Error: TGOS needs both its app id and its key\n")
