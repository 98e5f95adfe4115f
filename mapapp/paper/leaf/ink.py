"""How maps on paper look, in millimetres: in the page's colours, or in greys where no colour is to be had."""

import re
from collections.abc import Mapping

from mapapp.paper.leaf.stripes import MOST
from mapapp.portrait.ink import DASHES, LINE, PHASES, colours
from mapapp.portrait.ink import ink as screen
from mapapp.portrait.svg import Ink

COLOUR = re.compile(r"#[0-9a-f]{6}")
GREYS = {
    "surface": "#ffffff",
    "land": "#ffffff",
    "beyond": "#ececec",
    "neighbour": "#d6d6d6",
    "sea": "#f4f4f4",
    "border": "#8c8c8c",
    "map-label": "#4a4a4a",
    "quiet": "#4a4a4a",
    "water": "#8f8f8f",
}
"""Token to grey; every other token is `DARK`: on paper shape, hatch and dash tell works apart."""
DARK = "#1a1a1a"
WATER, BEYOND = "#5b94ad", "#efece4"
"""A river, darker than the token ``sea``; and the city outside the sheet's area, between ``land`` and ``neighbour``."""
SENSORS = {
    "sensor-calm": "#14667a",
    "sensor-notice": "#964405",
    "sensor-warning": "#b91c1c",
    "sensor-dead": "#5b6470",
}
"""Of stations, as ``static/css/sensors.css`` has them by day."""
MM_PER_PX = 0.225
"""The dashes of tokens.css belong to a line of 4 px; on paper it is 0.9 mm wide."""
ROUTE_MM, CASE_MM = 0.9, 0.5
"""A line's width, and the white round it."""
STEP_MM = 1.4
"""So much wider is a line that others run on: a stripe of 0.45 mm shows on either side of their white."""
HATCHED = {
    "planned": {"stroke-dasharray": "0.9 0.6"},
    "unstated": {"stroke-dasharray": "0 1.2", "stroke-linecap": "round", "stroke-width": "0.36"},
}
"""Phases whose hatch is not of whole lines: dashes, and dots."""
Known = Mapping[str, str]
Classes = dict[str, dict[str, str]]


def look(tokens: str, *, grey: bool = False) -> Ink:
    """Say how each class of a map is drawn.

    Parameters
    ----------
    tokens : str
        ``static/css/tokens.css``.
    grey : bool
        Without any colour.
    """
    light = tokens.partition("}")[0]
    known = {"water": WATER, "beyond": BEYOND, **SENSORS} | colours(light)
    if grey:
        known = {name: GREYS.get(name, DARK) for name in known}
        light = f"{COLOUR.sub('', light)} {''.join(f'--{name}: {value};' for name, value in known.items())}"
    drawn = {**screen(light), **_base(known), **_lines(known), **_works(known, _dashes(light)), **_marks(known)}
    drawn |= _gauges(known)
    return drawn | _hollow(known, drawn) if grey else drawn


def _dashes(light: str) -> Known:
    """Give the dash of each phase in millimetres."""
    said = {name: [float(step) * MM_PER_PX for step in steps.split()] for name, steps in DASHES.findall(light)}
    return {name: " ".join(f"{step:.2f}" for step in steps) or "none" for name, steps in said.items()}


def _line(colour: str, width: float, **more: str) -> dict[str, str]:
    return LINE | {"stroke": colour, "stroke-width": f"{width:g}"} | {k.replace("_", "-"): v for k, v in more.items()}


def _base(known: Known) -> Classes:
    edge = known["quiet"]
    return {
        "sea": {"fill": known["sea"]},
        "shore": _line(known["water"], 0.1),
        "neighbour": {"fill": known["neighbour"]},
        "beyond": {"fill": known["beyond"]},
        "area": {"fill": known["land"]},
        "coast": _line(known["water"], 0.2),
        "village": _line(known["border"], 0.18),
        "district": _line(edge, 0.3, stroke_dasharray="2.4 0.6 0.3 0.6"),
        "area-band": _line(known["map-label"], 1.6, stroke_opacity=".22"),
        "area-edge": _line(known["ink"], 0.4),
    }


def _lines(known: Known) -> Classes:
    dark = known["quiet"]
    return {
        "river": _line(known["water"], 0.7),
        "road-case": _line(dark, 0.9),
        "road": _line(known["surface"], 0.6),
        "railway-case": _line(dark, 0.7),
        "railway": _line(known["surface"], 0.42, stroke_dasharray="1.6 1.6"),
        "mrt-case": _line(dark, 1.2),
        "mrt": _line(known["surface"], 0.9),
        "mrt-core": _line(dark, 0.45),
    }


def _works(known: Known, dashes: Known) -> Classes:
    phases: Classes = {}
    for name in PHASES:
        phases[f"route-{name}"] = _line(known[name], ROUTE_MM, stroke_dasharray=dashes[name])
        phases[f"edge-{name}"] = _line(known[name], 0.45, stroke_dasharray=dashes[name])
        phases[f"hatch-{name}"] = _line(known[name], 0.16) | HATCHED.get(name, {})
    phases |= {"route-any": _line(known["ink"], ROUTE_MM), "edge-any": _line(known["ink"], 0.45)}
    phases["hatch-any"] = _line(known["ink"], 0.16)
    for step in range(MOST + 1):
        phases[f"wide-{step}"] = {"stroke-width": f"{ROUTE_MM + step * STEP_MM:g}"}
        phases[f"case-{step}"] = {"stroke-width": f"{ROUTE_MM + step * STEP_MM + CASE_MM:g}"}
    return phases | {
        "route-case": _line(known["surface"], ROUTE_MM + CASE_MM),
        "edge-case": _line(known["surface"], 0.9),
        "reach": _line(known["quiet"], 0.16, stroke_dasharray="1.1 0.7"),
        "plate": {"fill": known["surface"], "fill-opacity": ".85"},
        "hair": _line(known["ink"], 0.15),
        "inset": _line(known["ink"], 0.35),
        "flood-plate": {"fill": known["ink"]},
        "flood-figure": _line(known["surface"], 0.38),
    }


def _marks(known: Known) -> Classes:
    return {"crosses": _line(known["ink"], 0.3, stroke_linecap="round"), "crosses-case": _line(known["surface"], 0.9)}


def _gauges(known: Known) -> Classes:
    """Say how stations look: later classes of a sign win, so that what is hollow has the colour of its rim alone."""
    looks = {name: known[f"sensor-{name}"] for name in ("calm", "notice", "warning", "dead")}
    signs: Classes = {f"gauge-{name}": _line(colour, 0.3) | {"fill": colour} for name, colour in looks.items()}
    return signs | {
        "gauge-case": _line(known["surface"], 1.0) | {"fill": known["surface"]},
        "gauge-hollow": {"fill": known["surface"]},
        "gauge-post": {"fill": "none"},
        "gauge-dot": {"fill": known["surface"]},
        "gauge-speck": _line(known["surface"], 0.15) | {"fill": known["ink"]},
    }


def _hollow(known: Known, drawn: Ink) -> Classes:
    """Say how what warns looks without its colour: hollow, for the full triangle is a work that is being built."""
    cut = {**drawn["warns-cut"], "stroke": known["ink"]}
    return {"warns": {**drawn["warns"], "fill": known["surface"]}, "warns-cut": cut}
