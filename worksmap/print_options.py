"""What may be chosen of a print: its words are read where those of an address are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar, cast

import click

ON: Final = {"sensors": "on"}
"""Switches that an address turns on with another word than ``yes``: as the page's own does."""
Command = TypeVar("Command", bound=Callable[..., Any])

FILTERS: Final = {
    "category": "Only these, comma-separated, such as mrt,parks.",
    "status": "Only these, such as construction.",
    "phase": "Only these: planned, building, done, stopped, unstated.",
    "year": "Year of completion, promised or actual: 2026, 2024..2027, none.",
    "q": "Only works with these words.",
    "near": "LON,LAT (WGS 84): only works within --radius; without a DISTRICT a map of that circle.",
    "radius": "Metres; 1000 without it.",
    "bbox": "WEST,SOUTH,EAST,NORTH in degrees (WGS 84): a map of this box, in place of a DISTRICT.",
    "stands": "Only what stands, or should, by the end of this year.",
    "finished": "recent: without what was finished long ago; all.",
    "id": "Only these works, by id, comma-separated, such as kw-0004,kw-0007.",
}
WISHES: Final = {
    "paper": "a4, a3; a4 without it.",
    "scale": "The n of 1:n, 1000 to 400000; the largest that fits one page without it.",
    "village": "A village of the DISTRICT, in place of all of it.",
    "title": "A line of the office's own, at most 60 characters.",
    "operator": "Who prints, at most 40 characters; makes a situation sheet, which says the minute.",
}
OVERLAY: Final = (
    "An overlay that lies under the works (`worksmap overlay list`), repeated for more: at most 4, of which one is a "
    "scenario of floods; makes a situation sheet."
)
SWITCHES: Final = {
    "sensors": "Stations of live sensors on the map, and a table of those that tell of water; makes a situation sheet.",
    "flood": "Only works that are flood works.",
    "grey": "Without colour.",
    "archive": "PDF/A-2a besides PDF/UA-1, for keeping.",
}


def filter_options(command: Command) -> Command:
    """Give a command the filters that every address has."""
    return _texts(command, FILTERS)


def paper_options(command: Command) -> Command:
    """Give a command what is chosen of paper."""
    for name, said in reversed(SWITCHES.items()):
        command = click.option(f"--{name}", is_flag=True, help=said)(command)
    held = "Which way the paper is held; as the area wants it without."
    command = click.option("--landscape/--portrait", default=None, help=held)(command)
    command = click.option("--overlay", metavar="ID", multiple=True, help=OVERLAY)(command)
    return _texts(command, WISHES)


def texts_of(given: Mapping[str, object]) -> dict[str, str]:
    """Write what was chosen as `mapapp.paper.order.Order.parse` reads it; what was not chosen is left out.

    Examples
    --------
    >>> texts_of({"paper": "a3", "scale": None, "grey": True, "flood": False, "landscape": False})
    {'paper': 'a3', 'grey': 'yes', 'landscape': 'no'}
    """
    texts = {name: str(given[name]) for name in (*WISHES, *FILTERS) if given.get(name) is not None}
    texts |= {name: ON.get(name, "yes") for name in SWITCHES if given.get(name)}
    if given.get("overlay"):
        texts["overlay"] = ",".join(cast(tuple[str, ...], given["overlay"]))
    if given.get("landscape") is not None:
        texts["landscape"] = "yes" if given["landscape"] else "no"
    return texts


def _texts(command: Command, said: dict[str, str]) -> Command:
    for name, words in reversed(said.items()):
        command = click.option(f"--{name}", metavar="TEXT", help=words)(command)
    return command
