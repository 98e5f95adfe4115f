"""An operator asks the maps that are listed, before readers do: each gives a picture, or is told with its fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapapp.service import Service
from tests.browser.surveyor import TABLE, surveyor
from tests.worksmap.conftest import Type
from worksmap.services_answer import address, answer

LINK = """
[[service]]
id = "own"
kind = "link"
title = { "zh-Hant" = "圖", en = "Map" }
url = "https://own.example.org/map"
source = "測試機關"
"""


@pytest.fixture(scope="module")
def agency() -> Iterator[tuple[str, list[dict[str, str]]]]:
    with surveyor() as served:
        yield served


def listed(folder: Path, host: str, **more: str) -> Path:
    path = folder / "services.toml"
    tables = [TABLE.format(id=name, host=host, more=lines) for name, lines in more.items()]
    path.write_text("".join([*tables, LINK]), encoding="utf-8")
    return path


def test_each_is_asked_as_the_page_asks_and_a_fault_is_told_in_its_servers_words(
    typed: Type, tmp_path: Path, agency: tuple[str, list[dict[str, str]]]
) -> None:
    host, _ = agency
    legend = f'\nlegend = "{host}/legend"'
    path = listed(
        tmp_path, host, new='crs = "EPSG:3826"' + legend, old='crs = "EPSG:3826"\nversion = "1.1.1"', plain=""
    )
    told = typed("services", "check", path)
    assert told.exit_code == 1
    lines = told.output.splitlines()
    assert [line.split(" of ")[0] for line in lines[:3]] == [
        "new: a picture",
        "new: legend 1: no picture but: InvalidSRS",
        "old: a picture",
    ]
    assert lines[3:] == [
        "plain: no picture but: InvalidSRS",
        "own: a link, not asked",
        "services 4 · asked 4 · failed 2",
    ]


def test_a_tile_has_its_row_before_its_column_where_the_template_has() -> None:
    one = Service("a", "wmts", "https://a.org/{z}/{y}/{x}", {}, {}, "")
    assert address(one) == "https://a.org/14/7134/13667"


def test_who_is_sent_on_to_another_host_is_told_as_the_page_would_not_follow(
    agency: tuple[str, list[dict[str, str]]],
) -> None:
    host, asked = agency
    assert answer(f"{host}/moved?to=https://elsewhere.org/wms").words == "sends on to https://elsewhere.org"
    before = len(asked)
    assert answer(f"{host}/moved?to=/wms").words.startswith("no picture but: InvalidSRS")
    assert len(asked) == before + 2


def test_all_well_ends_with_nought_and_what_is_not_there_is_said(
    typed: Type, tmp_path: Path, agency: tuple[str, list[dict[str, str]]]
) -> None:
    well = typed("services", "check", listed(tmp_path, agency[0], new='crs = "EPSG:3826"'), "--json")
    assert well.exit_code == 0
    assert json.loads(well.output)["failed"] == 0
    away = typed("services", "check", listed(tmp_path, "http://127.0.0.1:9", new=""))
    assert away.exit_code == 1
    assert away.output.startswith("new: no answer: ")


def test_a_file_that_is_not_sound_is_one_line_and_asks_nobody(
    typed: Type, tmp_path: Path, agency: tuple[str, list[dict[str, str]]]
) -> None:
    before = len(agency[1])
    told = typed("services", "check", listed(tmp_path, agency[0], new="", bad='crs = "EPSG:4326"'))
    assert told.exit_code == 1
    assert "service 2: crs: 「EPSG:4326」: expected one of EPSG:3857, EPSG:3826" in told.stderr
    assert len(agency[1]) == before
