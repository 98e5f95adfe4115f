"""The data block of a project's page: what the record holds, in schema.org's words, and nothing else."""

import json
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from mapapp.portrait.linked import VALUES


@pytest.fixture(scope="module")
def records(client: FlaskClient, recorded: Callable[[str], dict]) -> list[dict]:
    features = client.get("/projects.geojson").get_json()["features"]
    return [recorded(feature["id"]) for feature in features[::4]]


def _told(page: str) -> dict:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block)


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_machines_are_told_what_the_record_holds_and_nothing_else(
    shown: Callable[..., str], records: list[dict], language: str
) -> None:
    for record in records:
        said = record["properties"]
        told = _told(shown(said["id"], language))
        work = told["mainEntity"]
        assert (told["@context"], told["@type"], work["@type"]) == ("https://schema.org", "WebPage", "Place")
        assert told["inLanguage"] == language
        assert (work["name"], work["identifier"]) == (said["name"], said["id"])
        given = {one["propertyID"]: one["value"] for one in work["additionalProperty"]}
        assert given == {name: said[name] for name in VALUES if said[name] is not None}
        assert {one["name"] for one in work["subjectOf"]} == {one["document"]["title"] for one in record["history"]}
        assert ("geo" in work) == record["located"]


def test_no_document_is_given_a_day_that_it_does_not_bear(shown: Callable[..., str], records: list[dict]) -> None:
    for record in records:
        told = _told(shown(record["properties"]["id"]))
        days = {one["document"]["title"]: one["document"]["date"] for one in record["history"]}
        for one in told["citation"]:
            day = days[one["name"]]
            assert one.get("datePublished") == (day if len(day) == 10 else None)


def test_coordinates_for_machines_are_no_finer_than_the_place_is_known(
    shown: Callable[..., str], records: list[dict]
) -> None:
    circles = 0
    for record in records:
        if record["located"]:
            work = _told(shown(record["properties"]["id"]))["mainEntity"]
            for one in work["geo"]:
                if one["@type"] == "GeoCircle":
                    circles += 1
                    assert one["geoRadius"] == record["properties"]["precision_m"]
                    decimals = len(str(one["geoMidpoint"]["latitude"]).partition(".")[2])
                    assert 111_000 / 10**decimals > 0.01 * record["properties"]["precision_m"] or decimals <= 2
    assert circles > 10
