"""A service fails in one line, is asked rarely, and is asked once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from geocode.services import Manners, Secret, Service, ServiceError

from .conftest import APP_ID, KEY, QIANZHEN, Loopback, row, send

Opened = Callable[..., Service]


@pytest.mark.parametrize(
    ("status", "line"), [(500, "TGOS：HTTP 500"), (503, "TGOS：HTTP 503"), (403, "TGOS：不讓我們問（HTTP 403）")]
)
def test_a_failure_is_one_line_with_the_services_name(
    service: Opened, server: Loopback, status: int, line: str
) -> None:
    server.says("<html>", status)
    with pytest.raises(ServiceError) as raised:
        service().ask("測試一路2號", "苓雅區")
    assert (str(raised.value), raised.value.name) == (line, "TGOS")
    assert isinstance(raised.value, ConnectionError)


def test_a_question_is_asked_again_once_and_then_no_more(service: Opened, server: Loopback) -> None:
    server.says("", 500)
    with pytest.raises(ServiceError):
        service().ask("測試一路2號", "苓雅區")
    assert len(server.asked) == 2


def test_a_service_that_recovers_is_heard(service: Opened, server: Loopback) -> None:
    def once(handler: object) -> None:
        server.says_rows(row())
        send(handler, "", 503)

    server.answer = once
    assert len(service().ask("測試一路2號", "苓雅區")) == 1


def test_a_service_that_failed_is_left_in_peace(service: Opened, server: Loopback) -> None:
    server.says("", 500)
    asked = service(manners=Manners(0, 0, rest_s=60))
    for line in ("HTTP 500", "剛才沒有回答，暫時不再問"):
        with pytest.raises(ServiceError, match=line):
            asked.ask("測試一路2號", "苓雅區")
    assert len(server.asked) == 2


def test_between_two_questions_passes_the_least_delay(service: Opened, server: Loopback) -> None:
    server.says_rows()
    # the delay counts from question to question: an answer that is slow to come is a part of it
    asked, began = service(manners=Manners(delay_s=0.2)), time.monotonic()
    for number in (2, 4, 6):
        asked.ask(f"測試一路{number}號", "苓雅區")
    assert len(server.asked) == 3
    assert time.monotonic() - began >= 0.39


def test_threads_wait_for_each_other(service: Opened, server: Loopback) -> None:
    server.says_rows()
    asked, began = service(manners=Manners(delay_s=0.15)), time.monotonic()
    threads = [threading.Thread(target=asked.ask, args=(f"測試一路{number}號", "苓雅區")) for number in (2, 4, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.asked) == 3
    assert time.monotonic() - began >= 0.29


def test_nothing_is_asked_twice_not_even_by_another_process_or_in_another_spelling(
    service: Opened, server: Loopback
) -> None:
    server.says_rows(row())
    first = service().ask("測試一路2號", "苓雅區")
    assert service().ask("苓雅區測試1路２號", "") == first
    assert len(server.asked) == 1


def test_that_there_is_no_such_place_is_remembered_too(service: Opened, server: Loopback) -> None:
    server.says_rows()
    assert service().ask("測試一路2號", "苓雅區") == service().ask("測試一路2號", "苓雅區") == ()
    assert len(server.asked) == 1


def test_another_district_is_another_question(service: Opened, server: Loopback) -> None:
    server.says_rows()
    service().ask("測試一路2號", "苓雅區")
    service().ask("測試一路2號", "前鎮區")
    assert len(server.asked) == 2


def test_a_failure_is_not_remembered(service: Opened, server: Loopback) -> None:
    server.says("", 500)
    with pytest.raises(ServiceError):
        service().ask("測試一路2號", "苓雅區")
    server.says_rows(row())
    assert len(service().ask("測試一路2號", "苓雅區")) == 1


def test_what_is_remembered_is_gated_like_any_other_answer(service: Opened, server: Loopback) -> None:
    server.says_rows(row(at=QIANZHEN))
    for _ in range(2):
        with pytest.raises(ServiceError, match="不在苓雅區"):
            service().ask("測試一路2號", "苓雅區")
    assert len(server.asked) == 1


def test_the_file_of_answers_holds_no_key(service: Opened, server: Loopback, tmp_path: Path) -> None:
    server.says_rows(row())
    service(tgos_key=Secret(KEY)).ask("測試一路2號", "苓雅區")
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert "測試一路2號".encode() in written
    assert KEY.encode() not in written
    assert APP_ID.encode() not in written
