"""From the data to layers and edition: both or neither, and one clear line for each problem."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from layers import Store
from tests.worksmap.conftest import Type

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return tmp_path / "var" / "edition.sqlite"


@pytest.fixture
def built(published: Path, data: Path, edition: Path) -> Tree:
    """Have the data built, as the command does it."""
    shutil.copytree(published / "data", data, dirs_exist_ok=True)
    edition.parent.mkdir()
    shutil.copy(published / "edition.sqlite", edition)
    return tree(data.parent)


def test_a_build_ends_with_a_tally_and_writes_what_the_server_answers_from(
    typed: Type, data: Path, edition: Path
) -> None:
    told = typed("layers", "build", "--data", data, "--edition", edition)
    tally = told.output.splitlines()[-1].split(" · ")
    assert [item.rsplit(" ", 1)[0] for item in tally] == [
        *("documents", "projects", "placed", "approximate", "unplaced", "tied", "files changed", "edition")
    ]
    assert Store(edition).edition == tally[-1].removeprefix("edition ")
    assert sorted(path.name for path in edition.parent.iterdir()) == [edition.name]


def test_every_project_without_a_place_is_told_with_the_reason(typed: Type, data: Path, edition: Path) -> None:
    told = json.loads(typed("layers", "build", "--data", data, "--edition", edition, "--json").output)
    assert len(told["lines"]) == told["unplaced"] == told["projects"] - told["placed"]
    assert all(line.startswith("no place: kw-") and line.count(": ") > 1 for line in told["lines"])


def test_a_second_build_changes_no_byte(typed: Type, data: Path, edition: Path, built: Tree) -> None:
    again = json.loads(typed("layers", "build", "--data", data, "--edition", edition, "--json").output)
    assert again["files changed"] == 0
    assert {name: text for name, text in tree(data.parent).items() if name.endswith(".geojson")} == {
        name: text for name, text in built.items() if name.endswith(".geojson")
    }


def test_the_committed_layers_are_what_the_data_say(typed: Type) -> None:
    told = typed("layers", "check")
    assert (told.exit_code, told.output.endswith("stale files 0\n")) == (0, True)


def test_layers_can_stand_elsewhere(typed: Type, tmp_path: Path, edition: Path) -> None:
    out = tmp_path / "elsewhere"
    assert typed("layers", "build", "--out", out, "--edition", edition).exit_code == 0
    assert typed("layers", "check", "--out", out).exit_code == 0


@pytest.mark.parametrize(
    ("spoil", "name"),
    [
        (lambda path: path.write_bytes(path.read_bytes().replace(b"2024-12", b"2024-11", 1)), "detention_ponds"),
        (lambda path: path.unlink(), "culture"),
        (lambda path: path.with_name("tunnels.geojson").write_text("{}", encoding="utf-8"), "tunnels"),
    ],
)
def test_a_layer_that_is_stale_missing_or_foreign_is_named(
    typed: Type, data: Path, spoil: Callable[[Path], object], name: str
) -> None:
    spoil(data / "layers" / ("culture.geojson" if name == "tunnels" else f"{name}.geojson"))
    told = typed("layers", "check", "--data", data)
    assert told.exit_code == 1
    assert f"stale: {name}.geojson: run make layers\n" in told.output


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (
            ("mentions.csv", "預計 113 年底完工", "預計 約"),
            "data/mentions.csv:2: completion_said: 「預計 約」: expected",
        ),
        (("projects.csv", ",detention_ponds,", ",ponds,"), "data/projects.csv:2: category: 「ponds」: expected one of"),
        (("aggregates.csv", ",25,座,", ",26,座,"), "data/aggregates.csv:2: quantity: 「26」: expected 25 座"),
        (("decisions.csv", "project,", "projects,"), "data/decisions.csv:1: header: "),
        (("documents.toml", "\nas_of = ", "\nas_off = "), "data/documents.toml: as_of: expected a date"),
        (("gazetteer.csv", ",120.307487,", ",abc,"), ": lon: 「abc」: expected"),
        (("geometries.geojson", '"LineString"', '"Line"'), "data/geometries.geojson:2: geometry: 「Line」: expected"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_build_that_fails_tells_where_and_leaves_layers_and_edition_as_they_were(
    typed: Type, built: Tree, data: Path, broken: tuple[str, str, str], told: str
) -> None:
    file, right, wrong = broken
    text = (data / file).read_text(encoding="utf-8")
    assert right in text
    (data / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    answer = typed("layers", "build", "--data", data, "--edition", data.parent / "var" / "edition.sqlite")
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert told in answer.stderr
    (data / file).write_text(text, encoding="utf-8", newline="")
    assert tree(data.parent) == built


def test_a_district_that_is_none_stops_the_build(typed: Type, data: Path, edition: Path, built: Tree) -> None:
    path = data / "projects.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",正義公園滯洪池,specific,,", ",正義公園滯洪池,specific,火星區,", 1), encoding="utf-8")
    answer = typed("layers", "build", "--data", data, "--edition", edition)
    assert (answer.exit_code, "「火星區」: expected a district" in answer.stderr) == (1, True)
    path.write_text(text, encoding="utf-8", newline="")
    assert tree(data.parent) == built


def test_where_the_edition_cannot_be_written_the_layers_stay_too(
    typed: Type, data: Path, edition: Path, built: Tree
) -> None:
    layer = data / "layers" / "culture.geojson"
    layer.write_bytes(b"{}")
    answer = typed("layers", "build", "--data", data, "--edition", data / "projects.csv" / "edition.sqlite")
    assert (answer.exit_code, answer.stderr.startswith("Error: ")) == (1, True)
    assert layer.read_bytes() == b"{}"


def test_where_the_layers_cannot_be_written_the_edition_stays_too(
    typed: Type, data: Path, edition: Path, built: Tree
) -> None:
    before = edition.read_bytes()
    (data / "documents.toml").write_bytes((data / "documents.toml").read_bytes().replace(b"2026-11-21", b"2027-01-01"))
    answer = typed("layers", "build", "--data", data, "--edition", edition, "--out", data / "projects.csv" / "layers")
    assert (answer.exit_code, answer.stderr.startswith("Error: ")) == (1, True)
    assert edition.read_bytes() == before
    assert sorted(path.name for path in edition.parent.iterdir()) == [edition.name]


@pytest.mark.parametrize("command", [("layers", "build"), ("layers", "check"), ("geocode", "岡山區")])
def test_without_the_polygons_the_set_up_is_named(typed: Type, tmp_path: Path, command: tuple[str, ...]) -> None:
    told = typed(*command, "--vendor", tmp_path)
    assert (told.exit_code, "make serve" in told.stderr) == (1, True)
