"""Depth classes, as differently as counties write them."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from layers.errors import OverlayError
from layers.overlays import SCENARIOS, About, Overlays
from layers.overlays.classes import classify
from layers.overlays.depths import depths, read_depth
from tests.layers.overlays.conftest import ABOUT, SQUARES, Add, feature, geojson, ring

MODEL = {"kind": "flood-potential", "scenario": "24h500"}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("0.3-0.5m", 2),
        ("0.3~0.5", 2),
        ("0.3 ～ 0.5 公尺", 2),
        ("0.30–0.50", 2),
        ("30公分至50公分", 2),
        ("0.5≦d<1.0", 3),
        ("1.0-2.0", 4),
        ("2m-3m", 5),
        (">3", 6),
        ("＞3.0m", 6),
        ("3公尺以上", 6),
        ("大於3公尺", 6),
        ("<0.3", 1),
        ("0-0.3", 1),
        ("0.3公尺以下", 1),
    ],
)
def test_words_of_a_depth_are_read(said: str, number: int) -> None:
    found = read_depth(said)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("said", ["0.4-0.6", "淺", "", "3", "1/2", "0.5-0.3", "-0.3", 2, None, "9" * 500])
def test_what_is_no_known_depth_is_not_guessed_at(said: object) -> None:
    assert read_depth(said) is None


def test_codes_one_to_five_begin_at_thirty_centimetres() -> None:
    told = classify([{"GRIDCODE": n} for n in (1, 5)], "flood-potential", "", "")
    assert (told.field, told.codes, told.numbers) == ("GRIDCODE", "five", [2, 6])


def test_a_six_among_the_codes_proves_six_classes() -> None:
    told = classify([{"Class": n} for n in ("1", "5", "6")], "flood-potential", "", "")
    assert (told.codes, told.numbers) == ("six", [1, 5, 6])


def test_an_operator_may_say_how_codes_are_meant() -> None:
    assert classify([{"Class": 1}], "flood-potential", "", "six").numbers == [1]


def test_words_go_before_codes() -> None:
    told = classify([{"gridcode": 1, "depth_type": ">3"}], "flood-potential", "", "")
    assert (told.field, told.numbers, told.codes) == ("depth_type", [6], "")


def test_a_value_that_no_rule_reads_is_told_and_kept(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    squares = [feature([ring(*SQUARES[n])], type=said) for n, said in enumerate(("0.3-0.5", "深", ">3"))]
    told = added(geojson(tmp_path / "a.geojson", *squares), **MODEL)
    assert told.lines == ("no class: 1 features, type is 「深」",)
    assert [(one["number"], one["said"], one["count"]) for one in told.shown.classes] == [
        (2, ("0.3-0.5",), 1),
        (6, (">3",), 1),
        (None, ("深",), 1),
    ]
    found = shelf.find("basins-1")
    assert found is not None
    assert [json.loads(one)["properties"]["overlay_class"] for one in found.features()] == [2, None, 6]


def test_flood_potential_without_a_field_of_depth_asks_for_one(added: Add, tmp_path: Path) -> None:
    path = geojson(tmp_path / "a.geojson", feature([ring(*SQUARES[0])], 代碼="0.3-0.5"))
    with pytest.raises(OverlayError, match=r"expected --class-field, one of 代碼"):
        added(path, **MODEL)
    assert added(path, **MODEL, field="代碼").shown.field == "代碼"


def test_names_class_what_has_no_depth(added: Add, tmp_path: Path) -> None:
    squares = [feature([ring(*SQUARES[n])], basin=said) for n, said in enumerate(("愛河", "典寶溪", "愛河"))]
    told = added(geojson(tmp_path / "a.geojson", *squares), kind="basins", field="basin")
    assert [(one["said"], one["count"]) for one in told.shown.classes] == [(("典寶溪",), 1), (("愛河",), 2)]


def test_a_field_may_be_named_in_small_letters(added: Add, tmp_path: Path) -> None:
    basins = geojson(tmp_path / "a.geojson", feature([120.3, 22.6], "Point", Name="愛河"))
    assert added(basins, kind="basins", field="name").shown.field == "Name"
    both = geojson(tmp_path / "b.geojson", feature([120.3, 22.6], "Point", Name="愛河", NAME="後勁溪"))
    with pytest.raises(OverlayError, match="--class-field: 「name」"):
        added(both, kind="basins", field="name")


def test_the_look_of_depths_needs_no_colour() -> None:
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    greys = [lightness(one.colour) for one in depths()]
    assert all(light - dark > 15 for light, dark in pairwise(greys))
    assert len({one.hatch for one in depths()}) == len(depths())
    assert [one.low_m for one in depths()][1:] == [one.high_m for one in depths()][:-1]


def test_there_are_ten_scenarios() -> None:
    assert len(SCENARIOS) == 10


@pytest.mark.parametrize(
    "said",
    [
        {"id": "projects"},
        {"id": "mrt"},
        {"id": "../x"},
        {"id": "A"},
        {"title": " "},
        {"source": "a\nb"},
        {"date": "113"},
        {"date": "2024-13"},
        {"kind": "flood-potential"},
        {"kind": "flood-potential", "scenario": "24h501"},
        {"scenario": "24h500"},
        {"kind": "floods"},
    ],
)
def test_unsound_facts_are_refused(said: dict[str, str]) -> None:
    with pytest.raises(OverlayError, match=f"--{[*said][-1]}|--scenario"):
        About(**{**ABOUT, **said})
