"""The definition in OpenAPI 3.0: sound by its own rules, complete, true, and nothing it allows breaks the server."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layers import Store
from mapapp import Settings, create_app
from mapapp.ogc.parameters import ITEMS
from tests.mapapp.ogc.conftest import Ask

EXPECTED_BBOX = {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}}


@pytest.fixture(scope="module")
def definition(ask: Ask) -> dict[str, Any]:
    found: dict[str, Any] = ask("/ogc/api")
    return found


def test_it_is_sound_by_the_rules_of_openapi(definition: dict[str, Any]) -> None:
    from openapi_spec_validator import validate

    validate(definition)
    assert definition["openapi"].startswith("3.0.")


def test_every_collection_has_its_four_addresses(definition: dict[str, Any], names: list[str]) -> None:
    for name in names:
        for tail in ("", "/queryables", "/items", "/items/{featureId}"):
            assert f"/collections/{name}{tail}" in definition["paths"]


def test_the_box_is_defined_word_for_word_as_the_standard_wants_it(definition: dict[str, Any]) -> None:
    box = definition["components"]["parameters"]["bbox"]
    assert box["schema"] == EXPECTED_BBOX
    assert (box["in"], box["required"], box["style"], box["explode"]) == ("query", False, "form", False)
    limit = definition["components"]["parameters"]["limit"]["schema"]
    assert (limit["type"], limit["minimum"], limit["maximum"], limit["default"]) == ("integer", 1, 10000, 100)


def test_every_parameter_of_items_is_defined_and_every_property_is_one(definition: dict[str, Any], ask: Ask) -> None:
    listed = definition["paths"]["/collections/mrt/items"]["get"]["parameters"]
    referred = {one["$ref"].rsplit("/", 1)[1] for one in listed if "$ref" in one}
    assert referred == {*ITEMS, "f", "lang"}
    own = {one["name"] for one in listed if "name" in one}
    assert own == set(ask("/ogc/collections/mrt/queryables")["properties"]) - {"geometry"}


def test_refusals_are_defined(definition: dict[str, Any]) -> None:
    for path, said in definition["paths"].items():
        assert {"200", "400", "500"} <= set(said["get"]["responses"]), path
    assert "404" in definition["paths"]["/collections/mrt/items/{featureId}"]["get"]["responses"]


@pytest.fixture(scope="module")
def operations(store: Store) -> list[Any]:
    """Take the addresses of two collections, one with places and one without: those of the others are made alike."""
    import schemathesis

    app = create_app(Settings(edition=store.path))
    whole = schemathesis.openapi.from_wsgi("/ogc/api", app)
    some = whole.include(path_regex=r"^/(api|conformance|collections)?$|^/collections/(mrt|unlocated)(/|$)")
    return [found.ok() for found in some.get_all_operations()]


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_whatever_it_allows_is_answered_as_it_says(operations: list[Any], data: st.DataObject) -> None:
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

    operation = data.draw(st.sampled_from(operations))
    case = data.draw(operation.as_strategy())
    case.call_and_validate(checks=[not_a_server_error, status_code_conformance, content_type_conformance])
