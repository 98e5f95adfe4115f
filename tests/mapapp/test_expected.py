"""What a question should have been is said in the reader's language, whoever refuses it."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from mapapp.expected import say_expected
from mapapp.words import Words

ROOT = Path(__file__).resolve().parent.parent.parent


def _expectations() -> Iterator[tuple[str, str]]:
    """Find what every `QueryError` of the source expects: file and English sentence, its values filled in."""
    for file in [*(ROOT / "layers").rglob("*.py"), *(ROOT / "mapapp").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QueryError" and len(node.args) == 3:
                said = _said(node.args[2], file)
                if said is not None:
                    yield f"{file.parent.name}/{file.name}:{node.lineno}", said


def _said(node: ast.expr, file: Path) -> str | None:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    if isinstance(node, ast.Name) and node.id.isupper():
        name = file.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        return str(getattr(importlib.import_module(name), node.id))
    return None


def test_what_a_question_should_have_been_is_said_in_chinese_too() -> None:
    expectations = list(_expectations())
    assert len(expectations) > 25
    chinese = Words("zh-Hant")
    assert [(where, said) for where, said in expectations if say_expected(chinese, said) == said] == []


@pytest.mark.parametrize(
    ("query", "chinese", "english"),
    [
        ("year=abc", "year: 「abc」：應為一年（2026）", "year: “abc”: expected a year (2026)"),
        ("near=1", "near: 「1」：應為經度,緯度", "near: “1”: expected longitude,latitude"),
        (
            "nonsense=1",
            "nonsense: 「1」：應為這些參數之一：category",
            "nonsense: “1”: expected one of the parameters category",
        ),
    ],
)
def test_what_is_wrong_is_said_in_the_readers_language(
    client: FlaskClient, query: str, chinese: str, english: str
) -> None:
    said = [
        client.get(f"/projects.geojson?{query}", headers={"Accept-Language": language}).get_json(force=True)["detail"]
        for language in ("zh-TW", "en")
    ]
    assert said[0].startswith(chinese)
    assert said[1].startswith(english)


def test_a_program_is_told_the_parameter_whatever_the_language(client: FlaskClient) -> None:
    for language in ("zh-TW", "en"):
        answer = client.get("/projects.geojson?near=<b>", headers={"Accept-Language": language})
        problem = answer.get_json(force=True)
        assert (problem["parameter"], problem["value"]) == ("near", "<b>")
    assert "parameter" not in client.get("/nowhere").get_json(force=True)
