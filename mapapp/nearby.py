"""What is near a place: first in a sentence, then by distance."""

import json
from typing import Any

from flask import Blueprint, Response

from layers import Query
from layers.nearby import Nearby, Reached
from mapapp.answers import answer
from mapapp.asking import asked
from mapapp.sentences import Sentences, told_of
from mapapp.served import served

blueprint = Blueprint("nearby", __name__)


@blueprint.get("/nearby")
def show() -> Response:
    """Answer what the filters mean round ``near``, in the language of the request."""
    query = asked()
    body = json.dumps(told(query, served().store.nearby(query)), ensure_ascii=False, separators=(",", ":"))
    response = answer(body.encode() + b"\n", "application/json")
    response.vary.update(["Accept-Language", "Cookie"])
    return response


def told(query: Query, found: Nearby) -> dict[str, Any]:
    """Say what is near, as the page and the address ``/nearby`` tell it.

    Parameters
    ----------
    query : Query
        It names a place.
    found : Nearby
        What `Store.nearby` answers to it.
    """
    parts = served()
    say = Sentences(parts.words)
    nearest = [(one, _properties(one)) for one in told_of(found)]
    works = [{"id": one.id, "distance_m": one.distance_m, "said": _away(say, one)} for one in found.within]
    return {
        "sentence": say.sentence(query, found, nearest),
        "note": say.note(found, parts.store.finished_before),
        "radius_m": query.near.radius_m if query.near else None,
        "total": len(works),
        "works": works,
        "beyond": _beyond(say, *nearest[0]) if found.beyond else None,
    }


def _beyond(say: Sentences, one: Reached, properties: dict[str, Any]) -> dict[str, Any]:
    return {"id": one.id, "name": properties["name"], "distance_m": one.distance_m, "said": _away(say, one)}


def _away(say: Sentences, one: Reached) -> str:
    return say.away(one.metres, one.precision_m, is_area=one.is_area)


def _properties(one: Reached) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(served().store.get(one.id) or b"{}")["properties"]
    return found
