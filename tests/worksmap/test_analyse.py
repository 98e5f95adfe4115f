"""``worksmap analyse`` as the disaster-prevention team types it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from layers.overlays import Overlays
from tests.mapapp.overlay_files import FLOOD, square, write
from tests.worksmap.conftest import Type

CHOSEN = ("--overlay", FLOOD.id, "--works", "all", "--metres", "200", "--class", "3")


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from layers.overlays.adding import Wanted, add

    folder = tmp_path_factory.mktemp("flooded")
    squares = [square(120.28 + n / 50, 22.62, 級距=text) for n, text in enumerate(["0.3-0.5", "0.5-1", ">3"])]
    add(Wanted(write(folder / "flood.geojson", squares), FLOOD), Overlays(folder / "overlays"))
    return folder / "overlays"


@pytest.fixture
def where(edition: Path, flooded: Path) -> tuple[str, ...]:
    return ("--edition", str(edition), "--overlays", str(flooded))


def test_rows_are_told_with_what_was_asked_and_what_to_beware_of(typed: Type, where: tuple[str, ...]) -> None:
    lines = typed("analyse", "gaps", *CHOSEN, "--lang", "en", *where).output.splitlines()
    assert "Distance: Farther than 200 metres from every work that counts" in lines
    assert "Classes: Class 3 (Water 0.5 to 1 m deep) and deeper" in lines
    assert json.loads(next(line for line in lines if line.startswith("{")))["rank"] == 1
    assert "no forecast" in lines[-2]
    assert lines[-1].startswith("places ")


def test_a_file_has_all_rows_and_json_too(typed: Type, where: tuple[str, ...], tmp_path: Path) -> None:
    out = tmp_path / "works.geojson"
    told = typed("analyse", "works", "--overlay", FLOOD.id, "--works", "all", "-o", out, *where)
    assert told.output.splitlines()[-1].endswith(f"file {out}")
    written = json.loads(out.read_text("utf-8"))
    said = json.loads(typed("analyse", "works", "--overlay", FLOOD.id, "--works", "all", "--json", *where).output)
    assert [one["properties"] for one in written["features"]] == said["rows"]
    assert (written["totals"]["works"], "不是預報" in written["caution"]) == (178, True)


def test_a_file_without_rows_says_what_was_asked_all_the_same(
    typed: Type, where: tuple[str, ...], tmp_path: Path
) -> None:
    out = tmp_path / "none.csv"
    typed("analyse", "works", "--overlay", FLOOD.id, "--works", "all", "--q", "zzzz", "-o", out, *where)
    (row,) = csv.DictReader(out.read_text("utf-8-sig").splitlines())
    assert "不是預報" in row["caution"]


def test_a_result_is_kept_as_an_overlay_with_its_depths_and_its_caution(
    typed: Type, where: tuple[str, ...], flooded: Path
) -> None:
    told = typed("analyse", "gaps", *CHOSEN, "--keep", "gaps-3", *where)
    assert "overlay gaps-3" in told.output
    found = Overlays(flooded).find("gaps-3")
    assert found is not None
    shown = found.shown
    assert (shown.about.kind, shown.about.scenario, shown.about.is_model) == ("flood-analysis", "24h500", True)
    assert [one["low_m"] for one in shown.classes] == [0.5, 3.0]
    properties = json.loads(found.features()[0])["properties"]
    assert (properties["rank"], properties["overlay_class"]) == (1, properties["deepest"])
    assert "a model, no forecast" in typed("overlay", "list", *where[2:]).output


def test_areas_need_no_overlay(typed: Type, where: tuple[str, ...]) -> None:
    told = typed("analyse", "areas", "--district", "楠梓區", *where)
    assert told.exit_code == 0
    assert told.output.splitlines()[-1].startswith("areas 38")
    assert any('"volume_standing_m3": 0' in line for line in told.output.splitlines())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("works",), "overlay: 「」: expected 1 to 3 ids of overlays"),
        (("works", "--overlay", "none"), "expected the id of an overlay: "),
        (("gaps", "--overlay", FLOOD.id, "--metres", "far"), "metres: 「far」: expected metres from 0 to 20000"),
        (("gaps", "--overlay", FLOOD.id, "--keep", "A b"), "--id: 「A b」"),
        (("gaps", "--overlay", FLOOD.id, "-o", "gaps.shp"), "expected a name that ends with one of geojson, csv"),
        (("gaps", "--overlay", FLOOD.id, "-o", "nowhere/gaps.csv"), "nowhere"),
    ],
)
def test_bad_input_gets_one_clear_line(typed: Type, where: tuple[str, ...], words: tuple[str, ...], said: str) -> None:
    told = typed("analyse", *words, *where)
    assert told.exit_code != 0
    assert said in told.output.splitlines()[-1]
