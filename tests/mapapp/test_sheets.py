"""Sheets over HTTP: the real application, the real press."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.http import parse_options_header
from werkzeug.test import TestResponse

from mapapp import Settings, analysis_job, create_app, serving
from mapapp.filing import cabinet
from mapapp.press import shop

SHEET = "/districts/楠梓區.pdf"
MAP_THREADS = 8


class _ToTheEnd(FlaskClient):
    """Reads each answer to its end, as a browser does: a print's file is closed then."""

    def open(self, *asked: Any, **options: Any) -> TestResponse:  # noqa: ANN401
        return super().open(*asked, **{"buffered": True, **options})


@pytest.fixture(scope="module")
def own(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an edition beside which nothing has been printed."""
    return Path(shutil.copyfile(edition, tmp_path_factory.mktemp("own") / "edition.sqlite"))


@pytest.fixture(scope="module")
def printer(own: Path) -> Iterator[FlaskClient]:
    app = create_app(Settings(edition=own))
    app.test_client_class = _ToTheEnd
    yield app.test_client(use_cookies=False)
    app.extensions["worksmap"].shop.close()


def _kept(edition: Path) -> set[str]:
    return {path.name for path in edition.parent.glob(".edition.sqlite.prints/*.pdf")}


def _change(edition: Path, statement: str) -> None:
    """Put a changed edition in the place of another, as the build does."""
    beside = Path(shutil.copyfile(edition, edition.with_name("beside")))
    with sqlite3.connect(beside) as connection:
        connection.execute(statement)
    connection.close()
    beside.replace(edition)


def test_who_asks_only_for_the_head_waits_for_no_print(printer: FlaskClient, own: Path) -> None:
    answer = printer.head(SHEET)
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/pdf", b"")
    assert "Content-Length" not in answer.headers
    assert _kept(own) == set()


def test_a_district_is_printed_once_and_kept(printer: FlaskClient, own: Path) -> None:
    answer = printer.get(SHEET)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.data.startswith(b"%PDF-") and answer.content_length == len(answer.data)
    assert answer.headers["ETag"] == printer.head(SHEET).headers["ETag"]
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["Content-Language"] == "zh-Hant"
    assert len(_kept(own)) == 1
    assert printer.get("/districts/楠梓區.pdf?paper=&landscape=&title=").data == answer.data, (
        "a form sends what is empty"
    )
    assert len(_kept(own)) == 1


def test_a_print_that_a_browser_has_is_not_sent_again(printer: FlaskClient) -> None:
    etag = printer.head(SHEET).headers["ETag"]
    assert printer.get(SHEET, headers={"If-None-Match": etag}).status_code == 304
    english = printer.get(f"{SHEET}?lang=en", headers={"If-None-Match": etag})
    assert (english.status_code, english.headers["Content-Language"]) == (200, "en")


def test_a_part_of_a_print_can_be_had(printer: FlaskClient) -> None:
    whole, part = printer.get(SHEET), printer.get(SHEET, headers={"Range": "bytes=0-4"})
    assert (part.status_code, part.data, part.headers["Content-Range"]) == (
        206,
        b"%PDF-",
        f"bytes 0-4/{len(whole.data)}",
    )


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/districts/楠梓區.pdf", "楠梓區建設地圖.pdf"),
        ("/districts/楠梓區.pdf?village=宏南里", "楠梓區宏南里建設地圖.pdf"),
        ("/districts/楠梓區.pdf?lang=en", "Works in Nanzi District.pdf"),
        ("/print.pdf", "高雄建設地圖.pdf"),
        ("/atlas.pdf", "高雄建設地圖集.pdf"),
    ],
)
def test_the_file_is_named_after_what_it_shows(printer: FlaskClient, address: str, file: str) -> None:
    said = printer.head(address).headers["Content-Disposition"]
    assert parse_options_header(said) == ("inline", {"filename": file})
    assert said.isascii()


def test_each_site_has_its_own_prints_as_their_codes_lead_to_it(printer: FlaskClient) -> None:
    tags = {printer.head(SHEET, base_url=f"http://{host}/").headers["ETag"] for host in ("a.example", "b.example")}
    assert len(tags) == 2


@pytest.mark.parametrize(
    ("address", "parameter", "said"),
    [
        (f"{SHEET}?paper=a9", "paper", "應為這些之一：a4, a3"),
        (f"{SHEET}?papier=a4", "papier", "這些參數之一"),
        (f"{SHEET}?year=soon", "year", "一年"),
        (f"{SHEET}?village=nowhere", "village", "楠梓區的里"),
        (f"{SHEET}?title=%F0%9F%98%80", "title", "字型裡有的字"),
        ("/print.pdf?bbox=1,2,3,4", "bbox", "高雄"),
        ("/atlas.pdf?paper=a9", "paper", "應為這些之一：a4, a3"),
        ("/atlas.pdf?scale=1000", "scale", "沒有它"),
    ],
)
def test_what_cannot_be_ordered_is_told_in_the_readers_language(
    printer: FlaskClient, address: str, parameter: str, said: str
) -> None:
    answer = printer.get(address)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json and answer.json["parameter"] == parameter
    assert said in answer.json["detail"]


def test_a_district_that_there_is_not_is_told(printer: FlaskClient) -> None:
    answer = printer.get("/districts/信義區.pdf")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_an_atlas_that_another_worker_has_made_is_answered(printer: FlaskClient, own: Path) -> None:
    edition = printer.get("/healthz").json["edition"]  # type: ignore[index]
    name = printer.head("/atlas.pdf").headers["ETag"].strip('"')
    (own.parent / ".edition.sqlite.prints" / f"{edition}-{name}.pdf").write_bytes(b"%PDF-made by another")
    answer = printer.get("/atlas.pdf")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/pdf", b"%PDF-made by another")


def test_an_area_without_a_district_is_printed(printer: FlaskClient) -> None:
    answer = printer.get("/print.pdf?bbox=120.30,22.70,120.33,22.73&paper=a3")
    assert (answer.status_code, answer.data[:5]) == (200, b"%PDF-")


def test_a_letter_that_the_font_lacks_stops_the_print_and_no_other_editions_is_answered(
    printer: FlaskClient, own: Path
) -> None:
    assert printer.get(SHEET).status_code == 200
    before = _kept(own)
    _change(own, "UPDATE facts SET value = 'broken' WHERE name = 'edition'")
    _change(own, 'UPDATE works SET feature = CAST(replace(feature, \'"name":"\', \'"name":"𠀁\') AS BLOB)')
    answer = printer.get(SHEET)
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.json and "U+20001" in answer.json["detail"]
    assert re.search(r"編號 [0-9a-f]{8}", answer.json["detail"])
    assert _kept(own) == before


def test_who_finds_the_press_full_is_asked_to_come_again(
    edition: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shop, "SEATS", 0)
    full = create_app(Settings(edition=Path(shutil.copyfile(edition, tmp_path / "edition.sqlite")))).test_client()
    answer = full.get(SHEET, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (503, "text/html")
    assert int(answer.headers["Retry-After"]) > 0
    assert f"{answer.headers['Retry-After']} 秒後" in answer.text


def test_threads_are_left_for_the_map_when_every_seat_is_taken() -> None:
    seats = (shop.SEATS, shop.ATLAS_SEATS, cabinet.SEATS, analysis_job.SEATS, Settings().myfile_at_once)
    assert serving.threads >= sum(seats) + MAP_THREADS


@pytest.mark.parametrize("path", ["Makefile", "bench/server.py", "tests/mapapp/ogc/conftest.py"])
def test_it_is_served_everywhere_as_one_file_says(root: Path, path: str) -> None:
    told = (root / path).read_text()
    assert "python:mapapp.serving" in told
    assert "--threads" not in told
