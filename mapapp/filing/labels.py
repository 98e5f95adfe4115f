"""The words of a file, from the catalogue."""

from collections.abc import Iterator, Mapping
from functools import cache

from layers.export import WGS84, Labels
from mapapp.filing.found import Found
from mapapp.portrait.ink import PHASES, TOKENS, colours
from mapapp.words import Text, Words

TRUTHS = ("overdue", "flood_related")


def labels(found: Found, words: Words) -> Labels:
    """Give the words of a file in a language.

    Parameters
    ----------
    found : Found
    words : Words
    """
    return Labels(
        language=words.language,
        title=words("file.title", filters=found.said),
        sheets={name: words(f"file.{name}") for name in ("works", "about", "columns")},
        headings=_plain(words.section("column")),
        notes=_plain(words.section("column_note")),
        codes=_codes(found, words),
        about=tuple(_about(found, words)),
        lost=_plain(words.section("lost")),
        lost_heading=words("file.lost"),
        table=(
            words("file.table_heading"),
            words("file.table_name"),
            words("file.table_meaning"),
            words("file.table_values"),
        ),
        colours=phase_colours(),
    )


def _plain(section: Mapping[str, Text]) -> dict[str, str]:
    return {name: str(text) for name, text in section.items()}


def _codes(found: Found, words: Words) -> dict[str, Mapping[str, str]]:
    """Give the columns whose values are codes, and each code in words."""
    plain: dict[str, Mapping[str, str]] = {
        "category": _plain(words.section("category")),
        "phase": _plain(words.section("phase")),
        "completion_kind": _plain(words.section("completion_kind")),
        "completion_precision": _plain(words.section("completion_precision")),
        "location_type": _plain(words.section("location_type")),
        "geometry_type": _plain(words.section("geometry_type")),
    }
    plain |= {name: _plain(words.section("truth")) for name in TRUTHS}
    plain["flood_kind"] = _plain(words.section("flood_kind"))
    plain |= {"match_method": _plain(words.section("method")), "quantity_unit": _plain(words.section("unit"))}
    # a status that nobody states is no value: its cell is empty
    plain["status"] = {code: said for code, said in _plain(words.section("status")).items() if code != "none"}
    plain["document"] = {document["id"]: document["title"] for document in found.documents}
    return plain


def _about(found: Found, words: Words) -> Iterator[tuple[str, str]]:
    """Say what the file is, line by line: what a reader needs who has nothing but the file."""
    crs = "crs_4326" if found.crs == WGS84 else "crs_3826"
    n, placed = len(found.features), found.placed
    yield words("file.what"), words("file.what_text")
    yield words("file.chosen"), found.said
    yield words("file.count"), words("file.count_text", n=n, placed=placed, unplaced=n - placed)
    yield words("file.as_of"), found.as_of
    yield words("file.edition"), found.edition
    if found.numbers is not None:
        yield words("file.number"), words("file.number_text")
    yield words("file.crs"), words(f"file.{crs}")
    yield words("file.promise"), words("file.promise_text")
    yield words("file.place"), words("file.place_text")
    for document in found.documents:
        said = {name: document[name] for name in ("id", "title", "publisher", "date")}
        yield words("file.source"), " ".join(filter(None, [words("file.source_text", **said), document["url"]]))
    yield words("file.placed_by"), words("file.placed_by_text")


@cache
def phase_colours() -> dict[str, str]:
    """Give each phase its colour, ``#rrggbb``, as the page has it on a light ground."""
    known = colours(TOKENS.read_text(encoding="utf-8"))
    return {phase: known[phase] for phase in PHASES}
