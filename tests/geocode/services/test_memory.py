"""The file in which answers of services are remembered."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from geocode.services.memory import Key, Memory

QUESTION = Key("TGOS", 1, "高雄市苓雅區測試一路2號")
TOLD = [{"FULL_ADDR": "高雄市苓雅區測試一路2號", "X": 120.3254}]
DAY = 86400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "services.sqlite"


def test_what_is_kept_is_recalled_as_it_was(path: Path) -> None:
    Memory(path).keep(QUESTION, TOLD)
    assert Memory(path).recall(QUESTION) == TOLD


@pytest.mark.parametrize("other", [Key("Nominatim", 1, QUESTION.words), Key("TGOS", 2, QUESTION.words)])
def test_another_service_or_another_version_of_its_question_is_not_known(path: Path, other: Key) -> None:
    Memory(path).keep(QUESTION, TOLD)
    assert Memory(path).recall(other) is None


@pytest.mark.parametrize(("told", "days"), [(TOLD, 90), ([], 7)])
def test_an_answer_holds_for_its_time_and_no_answer_for_less(
    path: Path, told: list[dict[str, object]], days: int
) -> None:
    Memory(path, now=lambda: 0).keep(QUESTION, told)
    assert Memory(path, now=lambda: days * DAY).recall(QUESTION) == told
    assert Memory(path, now=lambda: days * DAY + 1).recall(QUESTION) is None


def test_what_is_too_old_is_forgotten_when_something_new_is_kept(path: Path) -> None:
    Memory(path, now=lambda: 0).keep(QUESTION, TOLD)
    Memory(path, now=lambda: 100 * DAY).keep(Key("TGOS", 1, "高雄市苓雅區測試一路4號"), [])
    with closing(sqlite3.connect(path)) as store:
        assert store.execute("SELECT count(*) FROM answers").fetchone() == (1,)


def _torn(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\0" * 100 + b"\xff" * 4000)


def _no_database(path: Path) -> None:
    path.write_text("測試" * 1000, encoding="utf-8")


def _other_format(path: Path) -> None:
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA user_version = 99")


def _no_json(path: Path) -> None:
    with closing(sqlite3.connect(path)) as store, store:
        store.execute("UPDATE answers SET told = '['")


@pytest.mark.parametrize("damage", [_torn, _no_database, _other_format, _no_json])
def test_a_damaged_file_is_set_aside_with_one_line(
    path: Path, caplog: pytest.LogCaptureFixture, damage: object
) -> None:
    memory = Memory(path)
    memory.keep(QUESTION, TOLD)
    damage(path)
    assert memory.recall(QUESTION) is None or not path.exists()
    assert [record.message.partition(":")[0] for record in caplog.records] == [
        "the memory of the services, services.sqlite, is set aside as .broken"
    ]
    assert (path.parent / "services.sqlite.broken").exists()
    memory.keep(QUESTION, TOLD)
    assert memory.recall(QUESTION) == TOLD


def test_the_file_of_another_program_is_left_alone(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as store, store:
        store.execute("CREATE TABLE plates (number INTEGER)")
    before = path.read_bytes()
    Memory(path).keep(QUESTION, TOLD)
    assert Memory(path).recall(QUESTION) is None
    assert path.read_bytes() == before
    assert "is not used: it is the file of something else" in caplog.text


def test_a_place_where_nothing_can_be_written_is_done_without(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.write_text("a file stands where the folder should be")
    Memory(path).keep(QUESTION, TOLD)
    assert Memory(path).recall(QUESTION) is None
    assert "is not used" in caplog.text


def test_several_processes_may_use_it_at_once(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from geocode.services.memory import Key, Memory\n"
        "memory = Memory(Path(sys.argv[1]))\n"
        "for number in range(20): memory.keep(Key('TGOS', 1, f'{sys.argv[2]} {number}'), [{'number': number}])"
    )
    command = [sys.executable, "-W", "error", "-c", script, str(path)]
    started = [subprocess.Popen([*command, name], stderr=subprocess.PIPE) for name in ("甲", "乙")]  # noqa: S603
    assert [process.communicate()[1] for process in started] == [b"", b""]
    for name in ("甲", "乙"):
        assert all(Memory(path).recall(Key("TGOS", 1, f"{name} {number}")) for number in range(20))
