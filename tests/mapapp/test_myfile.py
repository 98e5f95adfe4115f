"""A reader's file is compared and not kept, as a page and as JSON, in both languages and within bounds."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mapapp import Settings, create_app
from mapapp.myfile import DESK

SQUARE = [[120.28, 22.60], [120.34, 22.60], [120.34, 22.66], [120.28, 22.66], [120.28, 22.60]]
BASIN = json.dumps(
    {"type": "Feature", "properties": {"名稱": "<b>愛河</b>"}, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
).encode()
JSON = {"Accept": "application/json"}


def send(client: FlaskClient, data: bytes = BASIN, name: str = "basin.geojson", **words: str) -> TestResponse:
    lang, accept = words.pop("lang", "zh-Hant"), {"Accept": words.pop("accept", "application/json")}
    parts = [("distance", words.pop("distance", "100")), *words.items()]
    said = "".join(f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{text}\r\n' for key, text in parts)
    head = f'{said}--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = b"".join((head.encode(), data, b"\r\n--x--\r\n"))
    return client.post(
        f"/myfile?lang={lang}", data=body, content_type="multipart/form-data; boundary=x", headers=accept
    )


@pytest.fixture(scope="module")
def small(edition: Path) -> FlaskClient:
    """Ask where little may be sent, by one at a time."""
    settings = Settings(edition=edition, myfile_mb=1, myfile_at_once=1, myfile_features=3, myfile_seconds=30)
    return create_app(settings).test_client(use_cookies=False)


def test_the_answer_says_which_works_it_meets_and_how(client: FlaskClient) -> None:
    answer = send(client, distance="500")
    told = answer.get_json()
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    hows = [one["how"] for one in told["works"]]
    assert set(hows) == {"inside", "touches", "near"}
    assert told["total"] == len(hows) > 10
    assert told["sentence"].startswith(f"500 公尺以內有 {len(hows)} 件建設：{hows.count('inside')} 件完全在範圍內")
    near = next(one for one in told["works"] if one["how"] == "near")
    assert 0 < near["distance_m"] <= 500
    assert near["said"].endswith("公尺")
    assert told["features"]["features"][0]["properties"] == {"名稱": "<b>愛河</b>"}
    assert "GeoJSON" in told["holds"]


def test_a_place_that_is_not_known_exactly_is_told_as_that(client: FlaskClient) -> None:
    told = send(client).get_json()["works"]
    known = {one["id"]: one["loose"] for one in told}
    for name, loose in list(known.items())[:8]:
        precision = client.get(f"/projects/{name}.json").get_json()["properties"]["precision_m"]
        assert bool(loose) == (precision > 100)


def test_without_a_script_it_is_a_page_with_links_and_the_form(client: FlaskClient) -> None:
    assert 'type="file"' in client.get("/myfile").text
    page = send(client, accept="text/html", lang="en")
    assert (page.status_code, page.headers["Cache-Control"], page.mimetype) == (200, "no-store", "text/html")
    assert page.text.count("<tr data-id=") == send(client).get_json()["total"]
    assert 'enctype="multipart/form-data"' in page.text
    assert "<b>愛河" not in page.text
    refused = send(client, b"a,b\n1,2\n", "a.csv", accept="text/html")
    assert refused.status_code == 400
    assert 'role="alert">a.csv：第 1 列：應有坐標欄' in refused.text


def test_a_system_that_the_file_does_not_name_can_be_chosen(client: FlaskClient) -> None:
    rows = b"x,y\n180000,2500000\n"
    assert send(client, rows, "a.csv").get_json(force=True)["detail"] == "a.csv：檔案沒有說明坐標系統，請在下面選一個"
    assert send(client, rows, "a.csv", crs="EPSG:3826").get_json()["total"]


@pytest.mark.parametrize(
    ("words", "parameter"),
    [({"distance": "0"}, "distance"), ({"distance": "nan"}, "distance"), ({"distance": "1,2"}, "distance"),
     ({"crs": "/vsicurl/http://127.0.0.1/"}, "crs"), ({"path": "/etc/passwd"}, "path")],
)  # fmt: skip
def test_a_wrong_field_is_named(client: FlaskClient, words: dict[str, str], parameter: str) -> None:
    problem = send(client, **words)
    assert (problem.status_code, problem.get_json(force=True)["parameter"]) == (400, parameter)


def test_what_is_no_form_or_has_no_file_is_one_line(client: FlaskClient) -> None:
    for data, kind in (
        (b"{}", "application/json"),
        (b"", "multipart/form-data"),
        (b"abc", "multipart/form-data; boundary=x"),
    ):
        problem = client.post("/myfile", data=data, content_type=kind, headers=JSON)
        assert (problem.status_code, "\n" in problem.get_json(force=True)["detail"]) == (400, False)
    parts = {f"part{n}": "1" for n in range(20)}
    assert client.post("/myfile", data=parts, headers=JSON).status_code in (400, 413)
    assert client.get("/myfile?file=/etc/passwd").status_code == 400
    assert client.put("/myfile").status_code == 405


def test_more_than_may_be_sent_is_refused_by_size_and_by_content(small: FlaskClient) -> None:
    assert send(small, bytes(1_100_000)).status_code == 413
    four = b"lon,lat\n" + b"120.3,22.6\n" * 4
    assert send(small, four, "a.csv", lang="en").get_json(force=True)["detail"] == "a.csv: expected at most 3 features"


def test_who_comes_while_all_seats_are_taken_is_asked_to_come_again(small: FlaskClient) -> None:
    with small.application.extensions[DESK].seat():
        problem = send(small)
    assert (problem.status_code, problem.headers["Retry-After"]) == (503, "10")
    assert problem.get_json(force=True)["detail"] == "現在有太多檔案在比對，請 10 秒後再試"
    assert send(small).status_code == 200


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder in which Python would write what it does not hold in memory; it must not be able to."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    yield tmp_path


def test_nothing_is_written_to_a_disk(client: FlaskClient, watched: Path) -> None:
    assert send(client, BASIN + b" " * 2_000_000).status_code == 200
    assert list(watched.iterdir()) == []


def test_a_sender_who_is_too_slow_is_cut_off_and_keeps_no_seat(edition: Path) -> None:
    import socket

    from werkzeug.serving import make_server

    settings = Settings(edition=edition, myfile_seconds=1, myfile_at_once=1)
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=30) as sender:
            head = "POST /myfile HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            sender.sendall(f"{head}Content-Length: 1000\r\n\r\n--x\r\n".encode())
            assert b" 400 " in sender.recv(100)
        with server.app.extensions[DESK].seat():
            pass
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
