"""A file is a screen or two, a function less than one: lines of code, without its docstring, blanks and comments."""

from __future__ import annotations

import ast
from pathlib import Path

FILE_LINES = 200
FUNCTION_LINES = 25
WRITTEN_BY_HAND = {".py", ".js", ".css", ".html"}


def _of(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> int:
    """Count the lines of code of a function, its signature among them."""
    start = function.lineno
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    skipped = range(first.lineno, (first.end_lineno or first.lineno) + 1) if documented else range(0)
    counted = [lines[n - 1].strip() for n in range(start, (function.end_lineno or start) + 1) if n not in skipped]
    return sum(1 for line in counted if line and not line.startswith("#"))


def test_no_file_is_longer_than_two_screens(files: list[Path], root: Path) -> None:
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in files
        if path.suffix in WRITTEN_BY_HAND
    }
    assert {name: length for name, length in lengths.items() if length > FILE_LINES} == {}


def test_no_function_is_longer_than_a_screen(files: list[Path], root: Path) -> None:
    too_long = {}
    for path in (path for path in files if path.suffix == ".py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = _of(node, text.splitlines())
                if length > FUNCTION_LINES:
                    too_long[f"{path.relative_to(root)}:{node.lineno} {node.name}"] = length
    assert too_long == {}


def test_no_file_is_named_for_leftovers(files: list[Path]) -> None:
    leftovers = {"utils", "helpers", "common", "misc", "util", "helper"}
    assert [path for path in files if path.stem in leftovers] == []
