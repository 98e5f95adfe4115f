"""The manuals name every setting, route, command, published property and word of the vocabularies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from mapapp.settings import Settings
from register.category import Category
from register.status import Phase, Status
from worksmap.cli import main


def _commands(command: click.Command, name: str) -> Iterator[str]:
    """Walk the tree of commands down to those that do something."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for part in command.list_commands(context):
            below = command.get_command(context, part)
            assert below is not None
            yield from _commands(below, f"{name} {part}")
    else:
        yield name


def _absent(names: set[str], text: str) -> list[str]:
    return sorted(name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


def test_every_setting_is_in_a_manual(manuals: str, files: list[Path]) -> None:
    read = {f"WORKSMAP_{name.upper()}" for name in Settings.model_fields}
    for path in (path for path in files if path.suffix == ".py" or path.name == "Makefile"):
        read |= set(re.findall(r"\bWORKSMAP_[A-Z]+\b", path.read_text(encoding="utf-8")))
    assert _absent(read, manuals) == []


def test_every_route_is_in_a_manual(manuals: str, root: Path) -> None:
    routes = set()
    for path in sorted((root / "mapapp").rglob("*.py")):
        routes |= set(re.findall(r'\.(?:get|route)\(\s*"(/[^"]*)"', path.read_text(encoding="utf-8")))
    plain = {re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", route) for route in routes}
    assert len(plain) > 5
    assert sorted(route for route in plain if f"`{route}" not in manuals and f" {route}" not in manuals) == []


def test_every_command_is_in_a_manual(manuals: str) -> None:
    assert sorted(name for name in _commands(main, "worksmap") if name not in manuals) == []


def test_every_published_property_is_in_a_manual(manuals: str, root: Path) -> None:
    published = set()
    for path in sorted((root / "data" / "layers").glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            published |= set(feature["properties"])
    assert published
    assert _absent(published, manuals) == []


@pytest.mark.parametrize("vocabulary", [Category, Status, Phase])
def test_every_word_of_a_vocabulary_is_in_a_manual(vocabulary: type[Category | Status | Phase], manuals: str) -> None:
    assert _absent({str(word) for word in vocabulary}, manuals) == []


def test_every_published_file_is_a_category_or_the_unplaced(root: Path) -> None:
    published = {path.stem for path in (root / "data" / "layers").glob("*.geojson")}
    assert published == {str(category) for category in Category} | {"unlocated"}
