"""The pictures' colours: those of the light scheme, from the one file that names them."""

import re
from pathlib import Path

from mapapp.portrait.svg import Ink

TOKENS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
"""The one file that names our colours."""
TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6});")
PHASES = ("planned", "building", "done", "stopped", "unstated")
DASHES = re.compile(r"--dash-([a-z]+):\s*([0-9 ]*);")
LINE = {"fill": "none", "stroke-linejoin": "round", "stroke-linecap": "butt"}
WORDS = {"font-family": "Noto Sans TC", "font-size": "12", "paint-order": "stroke"}


def colours(tokens: str) -> dict[str, str]:
    """Read name to colour from ``static/css/tokens.css``, whose first rule is the light scheme.

    Examples
    --------
    >>> colours(":root { --ink: #17232b; } @media { --ink: #ffffff; }")
    {'ink': '#17232b'}
    """
    return dict(TOKEN.findall(tokens.partition("}")[0]))


def ink(tokens: str) -> Ink:
    """Say how each class of a small map is drawn, as ``static/css/project.css`` says it to browsers."""
    first = tokens.partition("}")[0]
    known = colours(tokens)
    dashes = {name: said.strip() or "none" for name, said in DASHES.findall(first)}
    phases = {name: {"color": known[name], "stroke-dasharray": dashes[name]} for name in PHASES}
    symbols = {f"sym-{name}": {"color": known[name]} for name in PHASES}
    return _ground(known) | _work(known) | _furniture(known) | phases | symbols | _marks(known)


def _ground(known: dict[str, str]) -> dict[str, dict[str, str]]:
    return {
        "sea": {"fill": known["sea"]},
        "land": {"fill": known["land"], "stroke": known["border"], "stroke-width": "1"},
        "neighbour": {"fill": known["neighbour"]},
        "stated": {"fill": known["accent-wash"], "stroke": known["accent"], "stroke-width": "1.5"},
        "district": WORDS | {"fill": known["map-label"], "stroke": known["land"], "stroke-width": "2.5"},
    }


def _work(known: dict[str, str]) -> dict[str, dict[str, str]]:
    return {
        "reach": {"fill": known["ink"], "fill-opacity": ".08", "stroke": known["ink"], "stroke-dasharray": "4 3"},
        "route-case": LINE | {"stroke": known["surface"], "stroke-width": "7"},
        "route": LINE | {"stroke": "currentColor", "stroke-width": "4"},
        "area": LINE | {"stroke": "currentColor", "stroke-width": "2.5", "fill": "currentColor", "fill-opacity": ".22"},
    }


def _furniture(known: dict[str, str]) -> dict[str, dict[str, str]]:
    said = WORDS | {"font-size": "11", "fill": known["ink"], "stroke": known["surface"], "stroke-width": "3"}
    return {
        "bar-case": LINE | {"stroke": known["surface"], "stroke-width": "5"},
        "bar": LINE | {"stroke": known["ink"], "stroke-width": "1.8"},
        "bar-said": said,
        "north": {"fill": known["ink"]},
        "north-said": said,
        "inset": {"fill": known["sea"], "stroke": known["quiet"]},
        "inset-city": {"fill": known["land"], "stroke": known["border"]},
        "inset-frame": LINE | {"stroke": known["warn"], "stroke-width": "2"},
    }


def _marks(known: dict[str, str]) -> dict[str, dict[str, str]]:
    """Say how the parts of symbols are drawn."""
    stroke = LINE | {"stroke": "currentColor", "stroke-width": "2.4"}
    return {
        "halo": LINE | {"stroke": known["surface"], "stroke-width": "6"},
        "solid": stroke | {"fill": "currentColor"},
        "cut": stroke | {"stroke": known["surface"]},
        "bar": stroke | {"stroke-width": "4.5"},
        "dashed": stroke | {"fill": known["surface"], "stroke-dasharray": "3.4 2"},
        "hollow": stroke | {"fill": known["surface"]},
        "dot": stroke,
        "warns": stroke | {"fill": known["warn"], "stroke": known["warn"], "stroke-width": "1.5"},
        "warns-cut": LINE | {"stroke": known["warn-wash"], "stroke-width": "1.8", "stroke-linecap": "round"},
        "mark-face": {"fill": known["accent"]},
        "mark-cut": LINE | {"stroke": known["surface"], "stroke-width": "2.2"},
    }
