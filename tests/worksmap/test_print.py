"""Area maps from the command line: whole files or none, a tally at the end, one clear line for each problem."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image
from pypdf import PdfReader

from layers import Query, Store
from tests.mapapp import overlay_files
from tests.worksmap.conftest import Type

Print = Type


@pytest.fixture
def printed(typed: Type, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Print:
    """Print from a folder that is empty."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path) -> Result:
        return typed("print", *words, "--edition", edition)

    return run


def test_a_district_is_printed_under_its_name_in_the_current_folder(
    printed: Print, tmp_path: Path, edition: Path
) -> None:
    told = printed("彌陀區")
    assert told.exit_code == 0, told.output
    assert [path.name for path in tmp_path.iterdir()] == ["彌陀區.pdf"]
    assert told.output.splitlines()[0] == "彌陀區.pdf: a4, 1:40000"
    assert "彌陀區" in PdfReader(tmp_path / "彌陀區.pdf").pages[0].extract_text()


def test_a_print_ends_with_a_tally_and_json_says_the_same(printed: Print, tmp_path: Path, edition: Path) -> None:
    told = json.loads(printed("鹽埕區", "--paper", "a3", "-o", "maps/salt.pdf", "--json").output)
    assert told.pop("bytes") == (tmp_path / "maps" / "salt.pdf").stat().st_size
    works = Store(edition).count(Query.parse({"district": "鹽埕區"}))
    assert told == {
        **{"files": 1, "sheets": 1, "maps": 1, "works": works, "on a map": works},
        "lines": ["maps/salt.pdf: a3, 1:7500"],
    }


def test_a_situation_sheet_says_overlay_operator_and_minute(printed: Print, tmp_path: Path, once: Type) -> None:
    folder = once("context", overlay_files.store) / "overlays"
    wishes = ("--overlay", "gauges", "--overlay", "flood-24h500", "--sensors", "--operator", "Wang", "--lang", "en")
    told = printed("永安區", *wishes, "-o", "one.pdf", "--overlays", folder)
    assert told.exit_code == 0, told.output
    words = PdfReader(tmp_path / "one.pdf").pages[0].extract_text()
    assert "Operator: Wang" in words and "Live sensors: none" in words and "雨量站" in words and "淹水潛勢" in words
    assert re.search(r"Printed .*\d\d:\d\d", words)


def test_an_overlay_that_there_is_not_is_told_in_one_line(printed: Print, tmp_path: Path, once: Type) -> None:
    folder = once("context", overlay_files.store) / "overlays"
    told = printed("永安區", "--overlay", "flood", "--overlays", folder)
    assert (told.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert told.output.splitlines() == [
        "Error: overlay: 「flood」: expected the id of an overlay: flood-24h500, gauges"
    ]


def test_several_districts_have_a_sheet_each_in_a_folder(printed: Print, tmp_path: Path) -> None:
    told = printed("彌陀區", "鹽埕區", "彌陀區", "-o", "maps")
    assert told.exit_code == 0, told.output
    assert sorted(path.name for path in (tmp_path / "maps").iterdir()) == ["彌陀區.pdf", "鹽埕區.pdf"]
    assert told.output.splitlines()[-1].startswith("files 2 · sheets 2 · maps 2 · ")


def test_several_districts_in_a_file_are_an_atlas(printed: Print, tmp_path: Path) -> None:
    told = printed("鹽埕區", "彌陀區", "-o", "two.pdf")
    assert told.exit_code == 0, told.output
    assert told.output.splitlines()[-1].startswith("files 1 · sheets 2 · maps 2 · ")
    said = "".join(page.extract_text() for page in PdfReader(tmp_path / "two.pdf").pages)
    assert "鹽埕區" in said
    assert "彌陀區" in said


def test_choices_are_read_where_those_of_an_address_are(printed: Print, tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "red").save(tmp_path / "logo.png")
    wishes = ["--scale", "75000", "--landscape", "--flood", "--grey", "--title", "里民大會", "--logo", "logo.png"]
    told = printed("岡山區", *wishes, "-o", "x.PDF")
    assert told.exit_code == 0, told.output
    page = PdfReader(tmp_path / "x.PDF").pages[0]
    assert float(page.mediabox.width) > float(page.mediabox.height)
    assert "里民大會" in page.extract_text()
    assert len(page.images) == 1


def test_a_box_is_printed_without_a_district(printed: Print, tmp_path: Path) -> None:
    told = printed("--bbox", "120.28,22.7,120.32,22.75", "-o", "box.pdf", "--lang", "en")
    assert told.exit_code == 0, told.output
    assert (tmp_path / "box.pdf").exists()


WRONG = [
    (["楠梓"], 1, "楠梓"),
    (["楠梓區", "--paper", "a5"], 1, "Error: paper: 「a5」: expected one of a4, a3"),
    (["楠梓區", "--scale", "10"], 1, "Error: scale: 「10」: expected a whole number from 1000 to 400000"),
    (["楠梓區", "--scale", "1000"], 1, "expected at least"),
    (["楠梓區", "--village", "劉厝里"], 1, "Error: village: 「劉厝里」: expected a village of 楠梓區"),
    (["楠梓區", "--phase", "later"], 1, "Error: phase: 「later」"),
    (["楠梓區", "--title", "\U0001f6b2"], 1, "U+1F6B2"),
    (["楠梓區", "--logo", "logo.png"], 1, "logo"),
    (["楠梓區", "--lang", "fr"], 2, "「fr」: expected one of en, zh-Hant"),
    (["楠梓區", "左營區", "--village", "清豐里"], 2, "--village goes with one DISTRICT"),
    (["楠梓區", "--bbox", "120.28,22.7,120.32,22.75"], 2, "expected either DISTRICT or --bbox"),
    (["楠梓區", "--all"], 2, "expected either DISTRICT or --all"),
    ([], 2, "expected one of DISTRICT, --all, --bbox, --near"),
]


@pytest.mark.parametrize(("words", "code", "line"), WRONG)
def test_what_is_wrong_is_one_line_and_a_file_that_was_there_stays(
    printed: Print, tmp_path: Path, words: list[str], code: int, line: str
) -> None:
    (tmp_path / "logo.png").write_bytes(b"no picture")
    (tmp_path / "map.pdf").write_bytes(b"as it was")
    told = printed(*words, "-o", "map.pdf")
    assert told.exit_code == code
    assert line in told.output.splitlines()[-1]
    assert code == 2 or len(told.output.splitlines()) == 1
    assert (tmp_path / "map.pdf").read_bytes() == b"as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logo.png", "map.pdf"]


def test_an_edition_that_is_not_there_is_told(typed: Type, tmp_path: Path) -> None:
    told = typed("print", "楠梓區", "--edition", tmp_path / "none.sqlite")
    assert (told.exit_code, told.output.count("\n")) == (1, 1)
    assert "worksmap layers build" in told.output


def test_a_font_that_is_not_there_is_told(printed: Print, tmp_path: Path) -> None:
    told = printed("彌陀區", "--static", tmp_path)
    assert (told.exit_code, told.output.count("\n")) == (1, 1)
    assert "make setup" in told.output


def test_a_folder_that_bears_the_files_name_is_told(printed: Print, tmp_path: Path) -> None:
    (tmp_path / "map.pdf").mkdir()
    told = printed("彌陀區", "-o", "map.pdf")
    assert (told.exit_code, told.output) == (1, "Error: map.pdf: Is a directory\n")


def test_a_person_sees_how_far_it_is_and_a_pipe_does_not(root: Path, edition: Path, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("worksmap")), "print", "彌陀區", "--edition", str(edition)]
    screen, behind = pty.openpty()
    with os.fdopen(screen, "rb", buffering=0) as seen, os.fdopen(behind, "wb") as shown:
        told = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=shown, check=True)  # noqa: S603
        bar = seen.read(1000).decode()
    assert "100%" in bar
    assert "彌陀區" in bar
    assert told.stdout.decode().startswith("彌陀區.pdf: a4, 1:40000\nfiles 1 · ")


def test_what_prints_is_loaded_only_by_who_prints(root: Path) -> None:
    loaded = _loaded("import worksmap.print_commands", root)
    assert {"typst", "flask", "fontTools", "mapapp.paper"} & loaded == set()


def test_what_prints_needs_no_server(root: Path) -> None:
    loaded = _loaded("import worksmap.printing, mapapp.paper.bindery, mapapp.paper.typeset", root)
    assert {"flask", "folium", "geopandas", "pyogrio"} & loaded == set()


def _loaded(code: str, root: Path) -> set[str]:
    run = subprocess.run(  # noqa: S603  ourselves
        [sys.executable, "-c", f"{code}, sys; print(*sys.modules)"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())
