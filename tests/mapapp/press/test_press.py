"""A press with real processes. Each order says itself what is made of it: the job calls it."""

from __future__ import annotations

import operator
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from mapapp.errors import PressBusyError, PressFailedError
from mapapp.press.__main__ import PATIENCE
from mapapp.press.kept import Kept
from mapapp.press.press import Press, Queue
from tests.mapapp.press.processes import gone, pid

SELF = partial(Path.read_bytes, Path("/proc/self/stat"))
"""The process itself: id and name first, niceness as the 19th (proc_pid_stat(5))."""
QUICK = Queue("tests", limit_s=20, idle_s=20)
Presses = Callable[..., Press]


@pytest.fixture
def presses(tmp_path: Path) -> Iterator[Presses]:
    """Open presses over one folder, and close them."""
    opened: list[Press] = []

    def opening(queue: Queue = QUICK, seats: int = 20) -> Press:
        opened.append(Press(operator.call, queue, Kept(tmp_path / "edition"), threading.Semaphore(seats)))
        return opened[-1]

    yield opening
    for press in opened:
        press.close()


def _shell(text: str, folder: Path) -> Callable[[], bytes]:
    return partial(subprocess.check_output, ["/bin/sh", "-c", text], cwd=folder)


def _print(press: Press, name: str, order: object, edition: str = "first") -> bytes:
    with press.print(edition, name, order) as found:
        return found.read()


def _in_time(press: Press, name: str) -> int:
    """Print within a short limit: a process that a busy machine lets begin too late is stopped, and another tried."""
    for _ in range(40):
        with suppress(PressFailedError):
            return pid(_print(press, name, SELF))
    pytest.fail("no process printed in time")


def test_a_print_is_made_in_another_patient_process_that_is_used_again(presses: Presses) -> None:
    press = presses()
    stat = _print(press, "one", SELF)
    assert pid(stat) not in (os.getpid(), 0)
    assert int(stat.rsplit(b")", 1)[1].split()[16]) == os.nice(0) + PATIENCE
    assert pid(_print(press, "two", SELF)) == pid(stat)


def test_the_same_order_asked_by_many_at_once_is_made_once_by_all_workers_together(
    presses: Presses, tmp_path: Path
) -> None:
    workers = [presses(), presses()]
    order = _shell("echo made >> log; sleep 0.2; echo paper", tmp_path)
    with ThreadPoolExecutor(8) as pool:
        prints = list(pool.map(lambda turn: _print(workers[turn % 2], "same", order), range(8)))
    assert set(prints) == {b"paper\n"}
    assert (tmp_path / "log").read_text() == "made\n"


def test_one_print_is_made_at_a_time_whoever_asks(presses: Presses, tmp_path: Path) -> None:
    workers = [presses(), presses()]
    order = _shell("test ! -e busy && touch busy && sleep 0.1 && rm busy && echo alone", tmp_path)
    with ThreadPoolExecutor(4) as pool:
        prints = list(pool.map(lambda turn: _print(workers[turn % 2], f"order-{turn}", order), range(4)))
    assert prints == [b"alone\n"] * 4


def test_what_was_made_is_kept_for_other_workers_and_later_ones(presses: Presses, tmp_path: Path) -> None:
    assert _print(presses(), "kept", partial(bytes, 3)) == bytes(3)
    assert _print(presses(), "kept", partial(os.abort)) == bytes(3)
    assert presses().kept("first", "other") is None


def test_a_print_that_hangs_is_stopped_and_the_next_is_made(presses: Presses) -> None:
    press = presses(Queue("tests", limit_s=1.5, idle_s=20))
    first = _in_time(press, "one")
    with pytest.raises(PressFailedError, match=r"took longer than 1\.5 s"):
        press.print("first", "two", partial(time.sleep, 60))
    assert gone(first)
    assert _in_time(press, "three") != first


def test_a_process_that_dies_is_told_in_one_line_and_the_next_print_is_made(presses: Presses) -> None:
    press = presses()
    with pytest.raises(PressFailedError, match="ended with -9 while it printed") as told:
        press.print("first", "one", partial(_kill_self))
    assert "\n" not in str(told.value)
    assert _print(press, "two", partial(bytes, 2)) == bytes(2)


_kill_self = partial(signal.raise_signal, signal.SIGKILL)


def test_a_process_that_dies_between_two_prints_is_replaced(presses: Presses) -> None:
    press = presses()
    first = pid(_print(press, "one", SELF))
    os.kill(first, signal.SIGKILL)
    assert gone(first)
    assert pid(_print(press, "two", SELF)) != first


def test_a_job_that_fails_is_told_in_one_line_by_everybody_who_waited(
    presses: Presses, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    press = presses()
    order = _shell("echo made >> log; sleep 0.2; exit 3", tmp_path)
    with ThreadPoolExecutor(3) as pool:
        told = [one.exception() for one in [pool.submit(_print, press, "same", order) for _ in range(3)]]
    assert [type(error) for error in told] == [PressFailedError] * 3
    assert "CalledProcessError" in str(told[0]) and "\n" not in str(told[0])
    assert (tmp_path / "log").read_text() == "made\n"
    assert "Traceback" in capfd.readouterr().err, "the operator reads where it failed"
    assert [path.name for path in (tmp_path / ".edition.prints").glob("*.pdf")] == []


def test_who_finds_no_seat_is_asked_to_come_again(presses: Presses, tmp_path: Path) -> None:
    press = presses(seats=1)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(_print, press, "slow", _shell("touch begun; sleep 0.3; echo slow", tmp_path))
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
        with pytest.raises(PressBusyError) as told:
            press.print("first", "two", partial(bytes, 2))
        assert told.value.retry_s > 0
        assert slow.result() == b"slow\n"
    assert _print(press, "two", partial(bytes, 2)) == bytes(2)


def test_a_process_without_orders_ends_and_another_is_started(presses: Presses) -> None:
    press = presses(Queue("tests", limit_s=20, idle_s=0))
    first = pid(_print(press, "one", SELF))
    assert gone(first)
    assert pid(_print(press, "two", SELF)) != first


def test_an_order_that_comes_when_the_process_ends_is_made(presses: Presses) -> None:
    press = presses(Queue("tests", limit_s=20, idle_s=0.02))
    for turn in range(8):
        assert _print(press, str(turn), partial(bytes, turn)) == bytes(turn)
        time.sleep(0.019)


def test_prints_of_an_older_edition_go(presses: Presses, tmp_path: Path) -> None:
    press = presses()
    _print(press, "same", partial(bytes, 1), edition="old")
    assert _print(press, "same", partial(bytes, 2), edition="new") == bytes(2)
    assert [path.name for path in (tmp_path / ".edition.prints").glob("*.pdf")] == ["new-same.pdf"]


def test_a_worker_that_is_killed_leaves_nobody_behind_not_even_in_the_middle_of_a_print(tmp_path: Path) -> None:
    code = f"""
        import operator, threading
        from functools import partial
        from pathlib import Path
        from mapapp.press.kept import Kept
        from mapapp.press.press import Press, Queue
        kept = Kept(Path({str(tmp_path / "edition")!r}))
        press = Press(operator.call, Queue("tests", 60, 60), kept, threading.Semaphore())
        press.print("first", "one", partial(Path.read_bytes, Path("/proc/self/stat")))
        press.print("first", "two", partial(eval, "(print('hanging', flush=True), __import__('time').sleep(60))"))
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE) as worker:  # noqa: S603
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"hanging\n"
        worker.kill()
    assert gone(pid((tmp_path / ".edition.prints" / "first-one.pdf").read_bytes()))
