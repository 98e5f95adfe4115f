"""Why a work has no place is said in the reader's language, whatever the geocoder answers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from markupsafe import Markup

from geocode.reading.errors import UnreadableError
from mapapp.reasons import say_reason
from mapapp.recognised import recognise
from mapapp.served import KEY
from mapapp.words import Words

ROOT = Path(__file__).resolve().parent.parent.parent
ENGLISH = Words("en")
ZH = Markup(' lang="zh-Hant"')
CALLS = {"NoMatch", "Miss"}
MARKED = re.compile(r'<span lang="zh-Hant">.*?</span>')
CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")


def _reasons() -> Iterator[tuple[str, str]]:
    """Find every reason that the geocoder and the build can give: file, and sentence with its values filled in."""
    for file in [*(ROOT / "geocode").rglob("*.py"), *(ROOT / "layers").glob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS and node.args:
                said = _said(node.args[0])
                if said:
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", said


def _said(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "某處" for part in node.values)
    return ""


def test_every_reason_of_the_geocoder_is_known() -> None:
    reasons = list(_reasons())
    assert len(reasons) > 20
    # what may follow a name where its leaf is unknown stands in a variable of its own
    reasons += [("rest", f"「某處」{rest}") for rest in ("不在地名表與門牌資料", "不在地名表，也沒有載入門牌資料")]
    reasons += [("unreadable", str(UnreadableError("四維三路@2號", at, "門牌號碼"))) for at in (4, 8)]
    unknown = [(where, said) for where, said in reasons if not recognise(ENGLISH, "reason", said)]
    assert [one for one in unknown if not one[1].startswith("「某處」某處")] == []


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("沒有一段文件說它在哪裡", "No passage of a document says where it is"),
        ("「甲」不在地名表與門牌資料；「乙」不是路線，沒有段落", "; "),
        ("知其名而不知其位置：甲；乙", 'where it is: <span lang="zh-Hant">甲；乙</span>'),
        ("換了一種說法", '<span lang="zh-Hant">換了一種說法</span>'),
        ("知其名而不知其位置：<b>{note}", '<span lang="zh-Hant">&lt;b&gt;{note}</span>'),
    ],
)
def test_chinese_in_an_english_reason_is_marked(reason: str, said: str) -> None:
    answer = say_reason(ENGLISH, reason, ZH)
    assert said in answer
    assert not CJK.search(MARKED.sub("", answer))


def _unplaced(client: FlaskClient) -> list[dict[str, str]]:
    return client.application.extensions[KEY].coverage["unplaced"]


def test_a_chinese_page_has_the_geocoders_own_words(client: FlaskClient) -> None:
    unplaced = _unplaced(client)
    page = client.get("/coverage").text
    assert unplaced
    assert all(f"<td>{Markup.escape(one['reason'])}</td>" in page for one in unplaced)


def test_an_english_page_says_each_reason_in_english(client: FlaskClient) -> None:
    number = len(_unplaced(client))
    page = client.get("/coverage", headers={"Accept-Language": "en"}).text
    assert page.count("Known by its name, but not where it is: <span") == number
