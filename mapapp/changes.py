"""What the documents changed: for everyone as a page, for machines as JSON."""

import json
from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from layers import Query
from layers.change import Turn
from layers.changed import Account, Wanted
from layers.errors import QueryError
from layers.outcomes import Outcome
from mapapp.answers import answer
from mapapp.asking import asked, given
from mapapp.chapters import chapters, ends, meant
from mapapp.following import filters
from mapapp.saying import say_query
from mapapp.served import served
from mapapp.turning import Turning

blueprint = Blueprint("changes", __name__)
OWN = ("what", "document")
"""Parameters of this address beside the filters of all."""


@blueprint.get("/changes")
def show() -> Response:
    """Answer what each document changed, newest first, and what became of its promises."""
    parts, wanted = served(), _wanted()
    found = chapters(parts.store, parts.coverage["documents"], wanted)
    content = {
        "chapters": found,
        "ends": ends(parts.store.account(wanted)),
        "outcomes": list(Outcome),
        "turns": list(Turn),
        "turning": Turning(parts.words),
        "wanted": wanted,
        "chosen": _chosen(wanted),
        "documents": {one["id"]: one for one in reversed(parts.coverage["documents"])},
        "districts": sorted(parts.rolls.of(parts.store).districts),
        "filters": filters(),
        "link": _link,
        "as_of": parts.coverage["as_of"],
        "edition": parts.store.edition,
    }
    return answer(render_template("changes.html", **content).encode(), "text/html")


@blueprint.get("/changes.json")
def record() -> Response:
    """Answer the same for machines: every change, with its words and its passage."""
    parts, wanted = served(), _wanted()
    account = parts.store.account(wanted)
    told: dict[str, list[str]] = {}
    for document, change in parts.store.written_changes(wanted):
        told.setdefault(document, []).append(change)
    documents = [
        _spliced(_counted(one, account), "changes", told.get(one["id"], []))
        for one in reversed(meant(parts.coverage["documents"], wanted))
    ]
    head = {"edition": parts.store.edition, "as_of": parts.coverage["as_of"]}
    body = _spliced(head, "corrections", told.get("", []), _array("documents", documents))
    return answer(body.encode() + b"\n", "application/json")


def _counted(document: dict[str, Any], account: Account) -> dict[str, Any]:
    name = document["id"]
    counted = {"counts": account.turns.get(name, {}), "promises": account.fates.get(name, {})}
    return document | {"named": account.named.get(name, 0)} | counted


def _spliced(head: dict[str, Any], name: str, rows: Sequence[str], *before: str) -> str:
    """Write an object whose last member is an array of what is written already: thousands of rows are not read anew."""
    written = json.dumps(head, ensure_ascii=False).removesuffix("}")
    return ", ".join([written, *before, _array(name, rows)]) + "}"


def _array(name: str, rows: Sequence[str]) -> str:
    return f'"{name}": [{", ".join(rows)}]'


def _wanted() -> Wanted:
    query = asked(besides=OWN)
    known = [one["id"] for one in served().coverage["documents"]]
    return Wanted(query, _among("document", known), _among("what", [str(turn) for turn in Turn]))


def _among(name: str, known: Collection[str]) -> frozenset[str]:
    """Read a parameter of this address; a field that a form sends empty is no filter.

    Raises
    ------
    QueryError
        At the first value that is none of those that are known.
    """
    values = [value.strip() for value in ",".join(request.args.getlist(name)).split(",") if value.strip()]
    strange = next((value for value in values if value not in known), None)
    if strange is not None:
        raise QueryError(name, strange, f"one of {', '.join(known)}")
    return frozenset(values)


def _chosen(wanted: Wanted) -> str:
    """Say in words what is filtered; nothing where nothing is."""
    parts = served()
    documents = [one["title"] for one in parts.coverage["documents"] if one["id"] in wanted.document]
    said = [parts.words(f"changes.{turn}") for turn in Turn if turn in wanted.what]
    listed = [parts.words("asked.or").join(some) for some in (said, documents) if some]
    asked_for = [] if wanted.query == Query() else [say_query(wanted.query, parts.words)]
    return parts.words("asked.and").join([*listed, *asked_for])


def _link(path: str, **changed: str) -> str:
    """Give an address with the filters of this page, of which some may change; an empty text takes one away."""
    texts = given()
    own = {name: texts[name] for name in OWN if texts.get(name)}
    query = urlencode({name: text for name, text in {**filters(), **own, **changed}.items() if text}, safe=",/")
    return f"{path}?{query}" if query else path
