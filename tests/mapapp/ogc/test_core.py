"""The abstract tests of OGC API – Features Part 1 (conformance classes core, geojson, html), over every collection."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import shapely
from flask.testing import FlaskClient
from geojson_pydantic import FeatureCollection

from tests.mapapp.ogc.conftest import CRS84, Answer, Ask

WHOLE = {"limit": "10000"}
SPAN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def rels(document: dict[str, Any]) -> set[str]:
    return {link["rel"] for link in document["links"]}


def items(ask: Ask, name: str, **texts: str) -> Answer:
    return ask(f"/ogc/collections/{name}/items", **texts)


@pytest.mark.parametrize("path", ["/ogc", "/ogc/"])
def test_the_landing_page_leads_to_everything(ask: Ask, path: str) -> None:
    assert rels(ask(path)) >= {"self", "alternate", "service-desc", "service-doc", "conformance", "data"}
    described = next(link for link in ask(path)["links"] if link["rel"] == "service-desc")
    assert described["type"] == "application/vnd.oai.openapi+json;version=3.0"


def test_every_link_of_the_documents_leads_somewhere_of_the_type_that_it_says(ask: Ask, client: FlaskClient) -> None:
    documents = [ask("/ogc"), ask("/ogc/collections"), ask("/ogc/collections/mrt")]
    documents += [*documents[1]["collections"], items(ask, "mrt", limit="2", offset="2")]
    for link in [link for document in documents for link in document["links"]]:
        response = client.get(link["href"].removeprefix("http://localhost"))
        assert response.status_code == 200, link
        assert response.mimetype == link["type"].split(";")[0], link


def test_what_is_kept_to_is_listed(ask: Ask) -> None:
    kept = ask("/ogc/conformance")["conformsTo"]
    for name in ("core", "geojson", "html", "oas30"):
        assert f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" in kept
    assert "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs" in kept


def test_each_collection_is_described_alike_by_itself_and_in_the_list(ask: Ask) -> None:
    for listed in ask("/ogc/collections")["collections"]:
        alone = ask(f"/ogc/collections/{listed['id']}")
        assert {**alone, "links": []} == {**listed, "links": []}
        assert rels(alone) >= {"self", "alternate", "items"}
        assert {link["type"] for link in alone["links"] if link["rel"] == "items"} == {
            "application/geo+json",
            "text/html",
        }


def test_extents_hold_all_items_have_six_decimals_at_most_and_real_times(ask: Ask, names: list[str]) -> None:
    for name in names:
        extent = ask(f"/ogc/collections/{name}").get("extent", {})
        features = items(ask, name, **WHOLE)["features"]
        if "spatial" in extent:
            assert extent["spatial"]["crs"] == CRS84
            box = shapely.box(*extent["spatial"]["bbox"][0])
            assert all(box.covers(shapely.from_geojson(json.dumps(one["geometry"]))) for one in features)
            assert all(re.fullmatch(r"-?\d+(\.\d{1,6})?", str(side)) for side in extent["spatial"]["bbox"][0])
        else:
            assert {one["geometry"] for one in features} == {None}
        if "temporal" in extent:
            assert all(SPAN.fullmatch(moment) for moment in extent["temporal"]["interval"][0])


def test_items_are_geojson_by_somebody_elses_reading(ask: Ask, names: list[str]) -> None:
    for name in names:
        found = items(ask, name, **WHOLE)
        FeatureCollection.model_validate(found)
        assert all(one["id"] == one["properties"]["id"] for one in found["features"])


def test_counts_are_exact_page_after_page(ask: Ask, names: list[str], client: FlaskClient) -> None:
    for name in names:
        seen: list[str] = []
        path: str | None = f"/ogc/collections/{name}/items?limit=7"
        while path:
            page = client.get(path).get_json(force=True)
            assert page["numberReturned"] == len(page["features"]) <= 7
            seen += [one["id"] for one in page["features"]]
            following = [link["href"] for link in page["links"] if link["rel"] == "next"]
            path = following[0].removeprefix("http://localhost") if following else None
        assert len(seen) == len(set(seen)) == page["numberMatched"]


def test_the_time_stamp_is_now(ask: Ask) -> None:
    stamp = datetime.fromisoformat(items(ask, "mrt", limit="1")["timeStamp"].replace("Z", "+00:00"))
    assert abs(datetime.now(UTC) - stamp) < timedelta(seconds=10)


def test_a_box_finds_exactly_what_meets_it(ask: Ask, names: list[str]) -> None:
    box = shapely.box(120.28, 22.6, 120.36, 22.75)
    for name in names:
        everything = items(ask, name, **WHOLE)["features"]
        meant = [
            one["id"]
            for one in everything
            if one["geometry"] is None or shapely.from_geojson(json.dumps(one["geometry"])).intersects(box)
        ]
        assert [one["id"] for one in items(ask, name, bbox="120.28,22.6,120.36,22.75", **WHOLE)["features"]] == meant
        assert items(ask, name, bbox="120.28,22.6,-50,120.36,22.75,9000", **WHOLE)["numberMatched"] == len(meant)


def test_a_time_finds_what_is_about_it_or_about_none(ask: Ask, names: list[str]) -> None:
    for name in names:
        everything = items(ask, name, **WHOLE)["features"]
        dated = [one for one in everything if one["properties"]["completion"]]
        past = items(ask, name, datetime="../1990-01-01T00:00:00Z", **WHOLE)["features"]
        assert len(past) == len(everything) - len(dated)
        assert items(ask, name, datetime="1990-01-01/2100-01-01", **WHOLE)["numberMatched"] == len(everything)


def test_an_item_alone_is_the_item_of_the_list_and_links_to_where_it_belongs(ask: Ask, names: list[str]) -> None:
    for name in names:
        listed = items(ask, name, limit="1")["features"][0]
        alone = ask(f"/ogc/collections/{name}/items/{listed['id']}")
        assert rels(alone) >= {"self", "alternate", "collection"}
        assert {key: alone[key] for key in listed} == listed


@pytest.mark.parametrize(
    "path",
    [
        *("/ogc", "/ogc/conformance", "/ogc/api", "/ogc/collections", "/ogc/collections/mrt"),
        *("/ogc/collections/mrt/queryables", "/ogc/collections/mrt/items", "/ogc/collections/mrt/items/kw-0059"),
    ],
)
def test_an_unknown_parameter_is_refused_and_a_page_is_to_be_had_everywhere(client: FlaskClient, path: str) -> None:
    refused = client.get(path, query_string={"qwertz": "1"})
    assert (refused.status_code, refused.mimetype) == (400, "application/problem+json")
    assert client.get(path, query_string={"f": "xml"}).status_code == 400
    for asked in ({"query_string": {"f": "html"}}, {"headers": {"Accept": "text/html"}}):
        shown = client.get(path, **asked)
        assert (shown.status_code, shown.mimetype) == (200, "text/html")
        assert "<h1>" in shown.text
    english = client.get(path, query_string={"f": "html", "lang": "en"})
    assert 'lang="en"' in english.text


@pytest.mark.parametrize(
    "query",
    [
        *("limit=0", "limit=x", "bbox=1,2,3", "bbox=a,b,c,d", "datetime=now", "offset=-1", "phase=soon"),
        *("filter=name%20=", "mentions_count=x", "mentions_count=99999999999999999999"),
    ],
)
def test_an_unsound_value_is_refused_in_every_collection(client: FlaskClient, names: list[str], query: str) -> None:
    assert {client.get(f"/ogc/collections/{name}/items?{query}").status_code for name in names} == {400}


def test_what_there_is_not_is_not_found(client: FlaskClient) -> None:
    for path in ("/ogc/collections/nix", "/ogc/collections/nix/items", "/ogc/collections/mrt/items/nix"):
        assert client.get(path).status_code == 404
    assert client.get("/ogc/collections/parks/items/kw-0059").status_code == 404


def test_any_web_page_may_read_it(client: FlaskClient) -> None:
    assert client.get("/ogc/collections/mrt/items").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/").headers


def test_hostile_words_are_text_on_its_pages(client: FlaskClient) -> None:
    shown = client.get("/ogc/collections/mrt/items", query_string={"f": "html", "name": "<script>alert(1)</script>"})
    assert shown.status_code == 200
    assert "<script>alert" not in shown.text
