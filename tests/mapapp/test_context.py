"""What lies beside the works costs the page nothing before it is asked for, and has words in both languages."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from mapapp import Settings, create_app
from mapapp.context import SECTIONS
from mapapp.words import Words
from tests.mapapp.overlay_files import store

TALLY = re.compile(r'<p class="tally"[^>]*>([^<]+)<')
LATE_WORDS = re.compile(r"\bw\('(\w+)\.(\w+)'")


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_the_late_script_gets_the_words_that_it_names(client: FlaskClient, root: Path, lang: str) -> None:
    told = client.get(f"/context?lang={lang}")
    words = told.get_json()["words"]
    assert set(words) == set(SECTIONS)
    assert "Accept-Language" in told.headers["Vary"]
    named = {
        key for path in (root / "static/js/context").glob("*.js") for key in LATE_WORDS.findall(path.read_text("utf-8"))
    }
    assert named
    assert [key for key in named if key[1] not in words.get(key[0], {})] == []
    assert words["context"] == Words(lang).section("context")


def test_the_page_has_a_closed_part_and_takes_its_parameters_for_no_filters(client: FlaskClient) -> None:
    bare = client.get("/").text
    assert re.search(
        r'<details class="context scripted" id="context" data-script="/static/v-[^"]*/built/context.js">', bare
    )
    for query in ("overlay=a,b", "service=x", "sensors=on", "analysis=works"):
        told = client.get(f"/?{query}")
        assert (told.status_code, TALLY.findall(told.text)) == (200, TALLY.findall(bare)), query
    assert client.get("/context?overlay=a").status_code == 400


def test_the_late_script_is_kept_when_it_is_used_and_not_before(client: FlaskClient) -> None:
    assert "built/context.js" not in client.get("/sw.js").text.splitlines()[0]


def test_an_overlay_that_is_damaged_inside_hides_no_other(edition: Path, tmp_path: Path) -> None:
    folder = store(tmp_path)
    with closing(sqlite3.connect(folder / "gauges.sqlite")) as file:
        file.execute("DROP TABLE works")
    told = create_app(Settings(edition=edition, overlays=folder)).test_client().get("/overlays").get_json()
    assert [one["id"] for one in told["overlays"]] == ["flood-24h500"]
    assert told["unreadable"] == ["gauges"]
