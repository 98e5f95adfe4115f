"""What the page sees of very many projects: the numbers, some rows of the list, and a map that can be read."""

import json
from collections.abc import Iterator

from flask import Blueprint, Response, render_template, request

from layers.view import PARAMETERS, View
from layers.viewed import Viewed
from mapapp.answers import answer
from mapapp.asking import asked
from mapapp.roll import Row
from mapapp.served import served

blueprint = Blueprint("view", __name__)


@blueprint.get("/view")
def show() -> Response:
    """Answer a view of what the filters leave."""
    view = View.parse({name: request.args[name] for name in PARAMETERS if name in request.args})
    seen = served().store.view(asked(besides=PARAMETERS), view)
    return answer(b"".join(_parts(seen)), "application/json")


def _rows(seen: Viewed) -> str:
    rows = [Row.read(feature, metres) for feature, metres in seen.page]
    parts = served()
    # the language is found once, and not anew with every word of every row
    return render_template("_rows.html", rows=rows, t=parts.words, say=parts.wording)


def _parts(seen: Viewed) -> Iterator[bytes]:
    """Write the answer; features are finished and are not read again."""
    told = {name: getattr(seen, name) for name in ("edition", "total", "shown", "unlocated", "old", "facets", "extent")}
    told |= {"rows_html": _rows(seen), "more": seen.more}
    yield json.dumps(told, ensure_ascii=False, separators=(",", ":")).removesuffix("}").encode()
    yield b',"chosen":%b' % (seen.chosen or b"null")
    if seen.drawn is None:
        yield b',"features":null,"clusters":null}\n'
        return
    clusters = [vars(cluster) for cluster in seen.drawn.clusters]
    yield b',"features":[%b]' % b",".join(seen.drawn.features)
    yield b',"clusters":%b}\n' % json.dumps(clusters, separators=(",", ":")).encode()
