"""Situation sheets over HTTP: the real application, the real press."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from layers.overlays import Overlays
from mapapp import Settings, create_app, sheets
from mapapp.clock import KAOHSIUNG
from tests.mapapp.paper.reading import Paper

SHEET = "/districts/永安區.pdf?overlay=flood-24h500&operator=王小明"


@pytest.fixture(scope="module")
def folder(context: Overlays, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give overlays of one's own, of which one is broken."""
    own = Path(shutil.copytree(context.folder, tmp_path_factory.mktemp("own") / "overlays"))
    (own / "broken.sqlite").write_bytes(b"no database")
    return own


@pytest.fixture(scope="module")
def printer(edition: Path, folder: Path) -> Iterator[FlaskClient]:
    own = Path(shutil.copyfile(edition, folder.parent / "edition.sqlite"))
    app = create_app(Settings(edition=own, overlays=folder))
    yield app.test_client(use_cookies=False)
    app.extensions["worksmap"].shop.close()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let it be a minute of ours."""
    monkeypatch.setattr(sheets, "now", lambda: datetime(2026, 11, 21, 21, 34, tzinfo=KAOHSIUNG))
    return monkeypatch


def _etag(printer: FlaskClient, address: str = SHEET) -> str:
    answer = printer.head(address)
    assert answer.status_code == 200
    return answer.headers["ETag"]


def test_a_situation_sheet_is_printed_with_overlay_operator_and_minute(
    printer: FlaskClient, at: pytest.MonkeyPatch
) -> None:
    with printer.get(SHEET) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        said = Paper(answer.data).text(0)
    for words in ("操作人員：王小明", "21:34", "淹水潛勢（24小時500毫米）", "不是預報", "即時感測器：無"):
        assert words in said


def test_each_minute_has_its_own_situation_sheet_and_each_day_its_own_of_any_other(
    printer: FlaskClient, at: pytest.MonkeyPatch
) -> None:
    before, plain = _etag(printer), _etag(printer, "/districts/永安區.pdf")
    assert _etag(printer) == before
    at.setattr(sheets, "now", lambda: datetime(2026, 11, 21, 21, 35, tzinfo=KAOHSIUNG))
    assert _etag(printer) != before
    assert _etag(printer, "/districts/永安區.pdf") == plain


def test_an_overlay_that_was_added_anew_makes_another_sheet(
    printer: FlaskClient, folder: Path, at: pytest.MonkeyPatch
) -> None:
    before = _etag(printer)
    _rename(folder / "flood-24h500.sqlite", "another")
    assert _etag(printer) != before
    with printer.get(SHEET) as answer:
        assert answer.status_code == 200


def _rename(path: Path, name: str) -> None:
    """Put a changed overlay in the place of another, as adding does."""
    beside = Path(shutil.copyfile(path, path.with_name("beside")))
    with sqlite3.connect(beside) as file:
        (facts,) = file.execute("SELECT value FROM facts WHERE name = 'overlay'").fetchone()
        file.execute("UPDATE facts SET value = ?", [json.dumps(json.loads(facts) | {"name": name})])
    file.close()
    beside.replace(path)


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("overlay=nope", 400, "一份圖資的代號：broken, flood-24h500, gauges"),
        ("overlay=../edition", 400, "一份圖資的代號"),
        ("overlay=broken", 503, "資料"),
        ("operator=%F0%9F%98%80", 400, "字型裡有的字"),
        (f"operator={'a' * 41}", 400, "40"),
    ],
)
def test_what_cannot_lie_under_the_works_is_told_in_one_line(
    printer: FlaskClient, query: str, status: int, said: str
) -> None:
    answer = printer.get(f"/districts/永安區.pdf?{query}")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json and said in answer.json["detail"] and "\n" not in answer.json["detail"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("overlay=gauges,flood-24h500&overlay=nope", "一份圖資的代號"),
        ("overlay=a,b,c,d,e", "1 到 4 份圖資的代號"),
        ("sensors=yes", "應為這些之一：on"),
    ],
)
def test_what_a_sheet_cannot_lay_together_is_told_in_one_line(printer: FlaskClient, query: str, said: str) -> None:
    answer = printer.get(f"/districts/永安區.pdf?{query}")
    assert answer.status_code == 400
    assert answer.json and said in answer.json["detail"] and "\n" not in answer.json["detail"]


def test_an_atlas_of_overlays_is_one_whatever_the_minute_and_one_of_stations_for_ten(
    printer: FlaskClient, at: pytest.MonkeyPatch
) -> None:
    atlas, sensed = "/atlas.pdf?overlay=flood-24h500&operator=W", "/atlas.pdf?overlay=gauges&sensors=on&operator="
    plain, before, beside = (_etag(printer, address) for address in ("/atlas.pdf", atlas, sensed))
    assert len({plain, before, beside}) == 3
    at.setattr(sheets, "now", lambda: datetime(2026, 11, 21, 21, 39, tzinfo=KAOHSIUNG))
    assert (_etag(printer, atlas), _etag(printer, sensed)) == (before, beside)
    at.setattr(sheets, "now", lambda: datetime(2026, 11, 21, 21, 40, tzinfo=KAOHSIUNG))
    assert (_etag(printer, atlas), _etag(printer, sensed) == beside) == (before, False)


def test_a_districts_page_offers_one_scenario_and_any_of_the_other_overlays_that_can_be_read(
    printer: FlaskClient, client: FlaskClient
) -> None:
    for path, action in (
        ("/districts/永安區", "/districts/%E6%B0%B8%E5%AE%89%E5%8D%80.pdf"),
        ("/districts", "/print.pdf"),
    ):
        form = printer.get(path).text.partition('class="sheet-form"')[2].partition("</form>")[0]
        assert f'action="{action}"' in form
        chosen = form.partition('<select name="overlay"')[2].partition("</select>")[0]
        assert re.findall(r'<option value="([^"]*)">', chosen) == ["", "flood-24h500"]
        assert re.findall(r'type="checkbox" name="overlay" value="([^"]*)"', form) == ["gauges"]
        assert 'name="operator"' in form and 'name="sensors"' not in form
        assert 'name="overlay"' not in client.get(path).text
    assert 'formaction="/atlas.pdf"' in form


def test_what_a_form_sends_is_what_an_order_takes(printer: FlaskClient) -> None:
    """A choice that is left, and a box that is ticked, come under one name."""
    sent = "paper=a4&overlay=&overlay=gauges&operator="
    assert _etag(printer, f"/districts/永安區.pdf?{sent}") == _etag(printer, "/districts/永安區.pdf?overlay=gauges")
    assert printer.head(f"/atlas.pdf?{sent}&flood=yes").status_code == 200
