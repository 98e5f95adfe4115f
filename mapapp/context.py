"""What the script of the map's surroundings asks when it begins: its words, and maps of other agencies."""

import json

from flask import Blueprint, Response

from mapapp.answers import answer
from mapapp.asking import none_asked
from mapapp.served import served

blueprint = Blueprint("context", __name__)
SECTIONS = ("context", "sensors", "sensor_kind", "sensor_age", "myfile", "analysis", "analysis_column")
"""Sections of the catalogue that the late script needs (`w` in ``static/js/context/words.js``)."""


@blueprint.get("/context")
def show() -> Response:
    """Answer the words of whatever lies beside the works on the map, and the maps that an operator lists."""
    none_asked()
    words = served().words
    services = [one.told(words.language) for one in served().services.listed]
    body = {"words": {name: words.section(name) for name in SECTIONS}, "services": services}
    response = answer(json.dumps(body, ensure_ascii=False).encode(), "application/json")
    response.vary.update(["Accept-Language", "Cookie"])
    return response
