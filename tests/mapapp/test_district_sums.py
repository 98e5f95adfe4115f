"""Sums that are true: over districts they are the city's, and no budget is added twice, nor one that nobody states."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from html import unescape

import pytest
from flask.testing import FlaskClient

from layers import Query, Store
from mapapp.district.budget import Budget
from mapapp.district.city import COUNTED, City
from mapapp.district.wholes import Wholes
from mapapp.offered import offered
from mapapp.portrait.land import Land
from mapapp.portrait.work import Work
from mapapp.wording import Wording
from mapapp.words import Words

SAY = Wording(Words("zh-Hant"))
QUERIES = ({}, {"phase": "planned"}, {"category": "industrial_parks,land_development"}, {"year": "none"}, {"q": "zzzz"})


@pytest.fixture(scope="module")
def names(store: Store) -> list[str]:
    return list(Land.read(store).districts)


@pytest.fixture(scope="module")
def works(store: Store) -> list[Work]:
    return [Work.read(feature) for feature in store.query(Query())]


class Family:
    """A register that knows of works nothing but what each is part of."""

    def __init__(self, parents: dict[str, str | None]) -> None:
        self._parents = parents

    def get(self, project: str) -> bytes | None:
        return json.dumps({"properties": {"part_of": self._parents.get(project)}}).encode()


def _made(like: Work) -> Callable[..., Work]:
    def make(name: str, twd: float | None) -> Work:
        return Work(like.properties | {"id": name, "budget_twd": twd}, None, None)

    return make


@pytest.mark.parametrize("asked", QUERIES)
def test_the_districts_add_up_to_the_city_in_every_column(store: Store, names: list[str], asked: dict) -> None:
    city = City.read(Query.parse(asked), store, names)
    for what in COUNTED:
        assert city.sum.counts[what] - city.again.counts[what] + city.without.counts[what] == city.whole.counts[what]
    assert city.sum.twd - city.again.twd + city.without.twd == city.whole.twd
    assert city.whole.counts["works"] == store.count(Query.parse(asked))


def test_what_is_counted_again_is_named_and_so_is_what_names_no_district(
    client: FlaskClient, works: list[Work], names: list[str]
) -> None:
    page = unescape(client.get("/districts").text)
    times = {work.id: len(set(work.properties["districts"]) & set(names)) for work in works}
    again, without = sum(max(n - 1, 0) for n in times.values()), sum(n == 0 for n in times.values())
    assert again > 0
    assert without > 0
    identity = re.findall(r'class="identity">(.*?)</p>', page)[0]
    assert [int(n) for n in re.findall(r"\d+", identity)] == [sum(times.values()), again, without, len(works)]
    several, nowhere = (page.partition(f'id="{name}"')[2].partition("</section>")[0] for name in ("several", "nowhere"))
    listed = Counter(dict(re.findall(r'<li data-id="([^"]+)">(.*?)</li>', several)))
    assert {name: row.count("/districts/") for name, row in listed.items()} == {k: n for k, n in times.items() if n > 1}
    assert set(re.findall(r'<li data-id="([^"]+)"', nowhere)) == {name for name, n in times.items() if n == 0}


def test_the_index_shows_the_rows_that_add_up(client: FlaskClient) -> None:
    page = unescape(client.get("/districts").text)
    rows = {
        name: {what: int(n) for what, n in re.findall(r'data-what="(\w+)">.*?<span>[−+]?(\d+)</span>', row)}
        for name, row in re.findall(r'<tr role="row" data-(?:district|row)="([^"]+)">(.*?)</tr>', page, re.DOTALL)
    }
    total, again, without, whole = (rows.pop(name) for name in ("sum", "again", "without", "city"))
    for what, n in total.items():
        assert n == sum(row[what] for row in rows.values())
        assert n - again[what] + without[what] == whole[what]
    assert whole["works"] == len(client.get("/projects.geojson").get_json(force=True)["features"])


def test_a_part_is_not_added_where_its_whole_is_and_is_where_it_is_not(works: list[Work]) -> None:
    make = _made(works[0])
    whole, part, piece, other = make("whole", 100), make("part", 30), make("piece", 5), make("other", None)
    wholes = Wholes(Family({"part": "whole", "piece": "part", "other": "whole"}))  # type: ignore[arg-type]
    every = [whole, part, piece, other]
    assert wholes.within(every) == {"part": "whole", "piece": "part"}
    assert Budget.of(every, wholes.within(every)) == Budget(twd=100, stated=3, works=4, within=2)
    assert Budget.of([part, piece], wholes.within([part, piece])) == Budget(twd=30, stated=2, works=2, within=1)
    # what lies between two need not be among them, nor state anything
    assert wholes.within([whole, piece]) == {"piece": "whole"}
    assert Budget.of([piece, other], wholes.within([piece, other])) == Budget(twd=5, stated=1, works=2)


def test_a_whole_that_states_no_budget_hides_none(works: list[Work]) -> None:
    make = _made(works[0])
    found = [make("whole", None), make("part", 30)]
    assert Wholes(Family({"part": "whole"})).within(found) == {}  # type: ignore[arg-type]


def test_a_register_that_runs_in_a_circle_ends(works: list[Work]) -> None:
    assert Wholes(Family({"a": "b", "b": "a"})).of("a") == ("b", "a")  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_real_register_has_a_part_that_is_stated_and_not_added(client: FlaskClient, language: str) -> None:
    works = client.get("/projects.geojson?district=苓雅區").get_json(force=True)["features"]
    said = {one["id"]: one["properties"] for one in works}
    stating = {name: one["budget_twd"] for name, one in said.items() if one["budget_twd"] is not None}
    within = {name for name in stating if said[name]["part_of"] in stating}
    assert within
    page = unescape(client.get(f"/districts/苓雅區?lang={language}").text)
    words = Words(language)
    figure = page.partition('data-figure="budget"')[2].partition("</dd>")[0]
    assert Wording(words).money(sum(twd for name, twd in stating.items() if name not in within)) in figure
    assert words("districts.stated", n=len(stating), of=len(works)) in figure
    assert words("districts.within", n=len(within)) in figure
    assert words("districts.budgets_note") in page
    listed = page.partition('id="budgets"')[2]
    assert set(re.findall(r'<li data-id="([^"]+)"', listed)) == set(stating)
    for name in within:
        assert said[said[name]["part_of"]]["name"] in listed.partition(f'data-id="{name}"')[2].partition("</li>")[0]


@pytest.mark.parametrize("name", ["楠梓區", "苓雅區", "左營區", "桃源區"])
def test_the_budgets_of_each_kind_of_group_add_up_to_the_district_s(store: Store, name: str) -> None:
    from mapapp.district.page import DistrictPage

    query = Query.parse({"district": name})
    page = DistrictPage.read(name, query, store, Land.read(store), Words("zh-Hant"))
    for groups in (page.phases, page.years, page.categories):
        assert sum(group.budget.twd for group in groups) == page.budget.twd
        assert sum(group.budget.stated for group in groups) == page.budget.stated
        assert sum(len(group.entries) for group in groups) == page.budget.works == store.count(query)


def test_a_hostile_name_is_text_on_both_pages(store: Store, names: list[str], client: FlaskClient) -> None:
    from flask import render_template

    from mapapp.district.links import Links

    name = '</script><img src=x onerror=alert(1)>{{ 7 * 7 }}"'
    work = Work.read(store.get("kw-0054") or b"")
    marred = Work(work.properties | {"name": name, "districts": ["苓雅區", "前鎮區"]}, work.geometry, work.place)
    city = City(tuple(names), (marred,), Wholes(store))
    with client.application.test_request_context("/districts"):
        told = {"years": [], "phases": [], "files": (), "most": 99, "offered": offered()}
        page = render_template("districts.html", city=city, links=Links("", {}, "http://localhost/"), **told)
    assert "<img" not in page
    assert name in unescape(page)
