"""`worksmap bundle` as an operator types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mapapp.bundle.folder import MARK
from mapapp.clock import now
from tests.bundled import DISTRICT, WORKS
from tests.worksmap.conftest import Type


@pytest.fixture(scope="module")
def given(made: Callable[[int], Path]) -> tuple[str | Path, ...]:
    """Name an edition."""
    return "--edition", made(WORKS)


def test_an_office_takes_its_district_along(
    typed: Type, tmp_path: Path, made: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, fewer in (("PAGES", ("/",)), ("TAKEN", ())):
        monkeypatch.setattr(f"mapapp.bundle.plan.{name}", fewer)
    out, spoilt = tmp_path / "stick", tmp_path / "overlays"
    spoilt.mkdir()
    (spoilt / "spoilt.sqlite").write_bytes(b"nothing")
    words = ("bundle", "-o", out, "--district", "岡山區", "--edition", made(WORKS), "--overlays", spoilt)
    told = json.loads(typed(*words, "--url", "https://works.example", "--json").output)
    facts = json.loads((out / MARK).read_text("utf-8"))
    assert told["files"] == len(facts["files"])
    assert told["bytes"] == sum((out / name).stat().st_size for name in facts["files"])
    assert (told["overlays"], told["unreadable"]) == (0, 1)
    assert told["lines"] == ["spoilt: cannot be read, and is not in the copy"]
    assert (facts["made"], facts["districts"], facts["sheets"]) == (now().date().isoformat(), [DISTRICT], [])
    assert "https://works.example" in (out / "README.txt").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("--district", "瑪瑙區"), "no district of the city bears the name '瑪瑙區'"),
        (("--url", "works.example"), "「works.example」: expected https:// or http://"),
        (("--sheets", "a2"), "'a2' is not one of 'a4', 'a3'"),
        (("--operator", "王小明"), "--overlay and --operator go with --sheets"),
        (("--sheets", "a4", "--overlay", "nowhere"), "overlay: 「nowhere」"),
    ],
)
def test_what_is_asked_wrongly_is_one_line_and_makes_nothing(
    typed: Type, tmp_path: Path, given: tuple[str | Path, ...], options: tuple[str, str], line: str
) -> None:
    told = typed("bundle", "-o", tmp_path / "copy", *given, *options)
    assert told.exit_code > 0
    assert line in told.output.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_something_else_is_left_alone(typed: Type, tmp_path: Path, given: tuple[str | Path, ...]) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    told = typed("bundle", "-o", tmp_path, *given)
    assert told.exit_code == 1
    assert "expected a new folder, an empty one, or an older copy: nothing was changed" in told.output
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]
