"""What is asked to be printed, read once from an address or a command line."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Self

from layers import Query
from layers.errors import QueryError
from layers.query import sound
from mapapp.paper.scales import LEAST, MOST

Paper = Literal["a4", "a3"]
PAPERS: tuple[Paper, ...] = ("a4", "a3")
LONGEST_TITLE = 60
"""Characters that fit one line of the heading on A4."""
LONGEST_OPERATOR = 40
"""Characters of who printed a situation sheet: a name and an office."""
MOST_OVERLAYS = 4
"""Of one sheet: so many kinds of points are told apart without colour, and so many legends have room below a map."""
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Controls, what turns a line round, halves of characters, and breaks: none belongs in a title."""
NEVER_EMPTY = ("near", "radius", "bbox")
"""Parameters that no form sends empty; any other that stands empty is no choice."""


@dataclass(frozen=True)
class Order:
    """An order of one sheet.

    Parameters
    ----------
    district : str
        A district's name; empty where `query.bbox`, `query.near` or nothing says the area.
    village : str
        A village of it, printed instead of the whole district.
    query : Query
        Which works; it names the district too, so that the same works are on paper and in the data.
    paper : str
    landscape : bool or None
        None: whichever shows the area larger.
    scale : int or None
        1:n, on as many pages as that takes; None: the largest of the series that fits one page.
    grey : bool
        Without colour.
    archive : bool
        PDF/A-2 instead of PDF/UA-1.
    title : str
        A line of the office's own.
    logo : bytes
        PNG or SVG of the office's own; only the command line has it. Empty: none.
    flood : bool
        Only those of the query that are published as ``flood_related``: today the categories ``detention_ponds`` and
        ``flood_works``, and whatever else its row in the register says so of. The data have no such filter.
    overlays : tuple of str
        Ids of overlays that lie under the works, at most `MOST_OVERLAYS`; at most one of them is a scenario of floods
        (`mapapp.paper.leaf.underlays`).
    sensors : bool
        With the stations that live sensors have on its maps, and a table of those that tell of water.
    operator : str
        Who prints it.
    """

    district: str = ""
    village: str = ""
    query: Query = field(default_factory=Query)
    paper: Paper = "a4"
    landscape: bool | None = None
    scale: int | None = None
    grey: bool = False
    archive: bool = False
    title: str = ""
    logo: bytes = b""
    flood: bool = False
    overlays: tuple[str, ...] = ()
    sensors: bool = False
    operator: str = ""

    @property
    def is_situation(self) -> bool:
        """Whether it is of a situation sheet, which says by whom and at which minute it was printed."""
        return bool(self.overlays or self.sensors or self.operator)

    @property
    def explained(self) -> int:
        """How much a situation sheet explains besides its works: overlays and stations; 0 of any other sheet."""
        return max(1, len(self.overlays)) + self.sensors if self.is_situation else 0

    @classmethod
    def parse(cls, district: str, texts: Mapping[str, str]) -> Self:
        """Read an order.

        Parameters
        ----------
        district : str
            Its name; empty where the parameters say the area. Whether there is such a district, and such a village,
            `mapapp.paper.area` finds out.
        texts : mapping of str to str
            Filters as everywhere, and `PARAMETERS`: ``paper`` (``a4`` ``a3``), ``landscape`` (``yes`` ``no``, or
            ``auto``: whichever shows the area larger), ``scale`` (the n of 1:n), ``grey`` ``archive`` ``flood``
            (``yes`` ``no``), ``title``, ``village``, ``overlay`` (ids with commas between them), ``sensors`` (``on``)
            and ``operator``. What stands empty, as forms send it, is no choice.

        Raises
        ------
        layers.errors.QueryError
            If a parameter is unknown, its value unsound, or two do not go together.

        Examples
        --------
        >>> Order.parse("楠梓區", {"paper": "a3", "landscape": "yes", "phase": "building"}).landscape
        True
        """
        given = {name: text for name, text in texts.items() if text or name in NEVER_EMPTY}
        own = {FIELDS.get(name, name): READERS[name](given[name]) for name in PARAMETERS if name in given}
        filters = {name: text for name, text in given.items() if name not in PARAMETERS}
        if district:
            strange = next((name for name in ("district", "bbox") if name in filters), None)
            if strange:
                raise QueryError(strange, filters[strange], f"no {strange} beside the district that is printed")
            filters["district"] = district
        elif "village" in own:
            raise QueryError("village", given["village"], "district beside it")
        return cls(district=district, query=Query.parse(filters), **own)  # type: ignore[arg-type]  # as in `Query.parse`


def _paper(text: str) -> str:
    if text not in PAPERS:
        raise QueryError("paper", text, f"one of {', '.join(PAPERS)}")
    return text


def _one_of(name: str, known: Mapping[str, bool | None]) -> Callable[[str], bool | None]:
    def read(text: str) -> bool | None:
        if text not in known:
            raise QueryError(name, text, f"one of {', '.join(known)}")
        return known[text]

    return read


def _scale(text: str) -> int:
    scale = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) else 0
    if not LEAST <= scale <= MOST:
        raise QueryError("scale", text, f"a whole number from {LEAST} to {MOST}")
    return scale


def _ids(text: str) -> tuple[str, ...]:
    ids = dict.fromkeys(filter(None, (one.strip() for one in sound("overlay", text).split(","))))
    if len(ids) > MOST_OVERLAYS:
        raise QueryError("overlay", text, f"1 to {MOST_OVERLAYS} ids of overlays, comma-separated")
    return tuple(ids)


def _line(name: str, longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        line = sound(name, text).strip()
        if len(line) > longest:
            raise QueryError(name, text, f"at most {longest} characters")
        if any(unicodedata.category(letter) in UNSEEN for letter in line):
            raise QueryError(name, text, "no control characters and no halves of characters")
        return line

    return read


_SWITCH = {"yes": True, "no": False}
READERS: Mapping[str, Callable[[str], object]] = {
    "paper": _paper,
    "landscape": _one_of("landscape", {**_SWITCH, "auto": None}),
    "scale": _scale,
    "grey": _one_of("grey", _SWITCH),
    "archive": _one_of("archive", _SWITCH),
    "title": _line("title", LONGEST_TITLE),
    "village": lambda text: sound("village", text).strip(),
    "flood": _one_of("flood", _SWITCH),
    "overlay": _ids,
    "sensors": _one_of("sensors", {"on": True}),
    "operator": _line("operator", LONGEST_OPERATOR),
}
PARAMETERS = tuple(READERS)
"""What an order has beside the filters."""
FIELDS: Mapping[str, str] = {"overlay": "overlays"}
"""Parameters that an order has under another name."""
