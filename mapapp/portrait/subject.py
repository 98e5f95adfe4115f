"""What a project's picture says: the values that its template sets."""

from typing import Any
from xml.etree import ElementTree

from mapapp.portrait.land import Land
from mapapp.portrait.locator import Locator
from mapapp.portrait.svg import Node, node
from mapapp.portrait.symbols import symbol, warning
from mapapp.portrait.work import Work
from mapapp.wording import Wording
from mapapp.words import Words

MAP = (500, 630)
MAP_SCALE = 1.5
"""Letters and symbols of the small map are so many times as large in the picture, which is shown much reduced."""


def subject(work: Work, record: dict[str, Any], land: Land, words: Words, colours: dict[str, str]) -> dict[str, Any]:
    """Say a project in words and drawings for its picture.

    Parameters
    ----------
    work : Work
    record : dict
    land : Land
    words : Words
        Of the picture's language.
    colours : dict of str to str
    """
    said, wording = work.properties, Wording(words)
    size = (round(MAP[0] / MAP_SCALE), round(MAP[1] / MAP_SCALE))
    return {
        "language": words.language.split("-")[0],
        "colours": colours,
        "site": words("site.name"),
        "category": words(f"category.{said['category']}"),
        "name": said["name"],
        "phase": said["phase"],
        "phase_said": words("project.unstated" if said["phase"] == "unstated" else f"phase.{said['phase']}"),
        "status_said": words(f"status.{said['status']}") if said["status"] else "",
        "kind": (said["completion_kind"] or "promised") if said["completion_year"] else "",
        "when": wording.when(said),
        "overdue": words("when.overdue") if said["overdue"] else "",
        "place": words("project.next").join([*_districts(said, words), wording.place(said)]),
        "source": _source(record, words),
        "map": Locator(work, land, words, *size).draw(title="", description=""),
        "symbol": _alone(symbol(said["phase"], 12, 12, 24), 24),
        "warning": _alone(warning(8, 9, 16), 16),
        "mark": _mark(),
    }


def _districts(said: dict[str, Any], words: Words) -> list[str]:
    names = words.section("district")
    named = [str(names.get(one, one)) for one in said["districts"][:3]]
    return [words("project.and").join(named)] if named else []


def _source(record: dict[str, Any], words: Words) -> str:
    newest = record["history"][-1]["document"]
    for passage in record["history"]:
        if passage["document"]["id"] == record["properties"]["document"]:
            newest = passage["document"]
    return words("project.picture_source", date=newest["date"], title=newest["title"])


def _alone(drawn: Node, size: int) -> Node:
    return node("svg", drawn, viewBox=f"0 0 {size} {size}")


def _mark() -> Node:
    """Draw the site's mark, as the masthead does."""
    return ElementTree.fromstring(  # noqa: S314  ours
        '<svg viewBox="0 0 32 32"><path class="mark-face" d="M16 4 28 26H4Z"/>'
        '<path class="mark-cut" d="M9.5 20.500h13M12.800 15h6.400"/></svg>'
    )
