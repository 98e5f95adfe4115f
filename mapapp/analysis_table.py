"""An analysis's rows as a reader's table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from layers.overlays import Shown
from mapapp.overlaid import class_words
from mapapp.wording import Wording
from mapapp.words import Words

LISTED = 100
"""Rows of a page; the files have all."""
NAMED = 4
"""Districts and villages that a cell names."""
WAN = 10_000
"""Cubic metres that volumes are told in, as the city's documents do."""
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Cell:
    """What stands in one cell; all of it is text.

    Parameters
    ----------
    text : str
    href : str
        Where it leads, if anywhere.
    small : str
        What stands below it.
    is_number, is_zh : bool
        Whether it is a number, and whether its text is a document's, and so Chinese.
    """

    text: str
    href: str = ""
    small: str = ""
    is_number: bool = False
    is_zh: bool = False


@dataclass(frozen=True)
class Table:
    """A table.

    Parameters
    ----------
    heads : sequence of (str, bool)
        Heading of each column, and whether it holds numbers.
    rows : sequence of sequences of Cell
    count : int
        All rows, those that are not shown too.
    """

    heads: Sequence[tuple[str, bool]]
    rows: Sequence[Sequence[Cell]]
    count: int


def table(result: Values, overlays: Sequence[Shown], words: Words) -> Table:
    """Make the table of a result.

    Parameters
    ----------
    result : mapping
        As `layers.analysis.document.as_rows` writes it.
    overlays : sequence of Shown
        Those that it was made with.
    words : Words
    """
    say = _Say(words, overlays)
    columns = [(name, make) for name, make in say.columns(result["analysis"]).items() if name in _there(result)]
    rows = [[make(row) for _, make in columns] for row in result["rows"][:LISTED]]
    numbers = [bool(rows) and rows[0][at].is_number for at in range(len(columns))]
    heads = [say.head(name) for name, _ in columns]
    return Table(list(zip(heads, numbers, strict=True)), rows, len(result["rows"]))


ALWAYS = {"place", "where"}


def _there(result: Values) -> set[str]:
    """Name the columns that this result has."""
    known = set(result["columns"])
    return known | ALWAYS | ({"inside"} if "is_inside" in known else set())


Columns = Mapping[str, Callable[[Values], Cell]]


@dataclass(frozen=True)
class _Say:
    words: Words
    overlays: Sequence[Shown]

    def head(self, name: str) -> str:
        is_phase = name in self.words.section("phase")
        return self.words(f"phase.{name}") if is_phase else self.words(f"analysis_column.{name}")

    def columns(self, kind: str) -> Columns:
        """Give the columns of a kind in their order, and what each cell says."""
        return {"works": self._works, "areas": self._areas, "gaps": self._gaps}[kind]()

    def _works(self) -> Columns:
        counts = ("points", "points_before", "points_after", "points_unclear")
        return {
            "name": lambda row: Cell(row["name"], f"/projects/{quote(row['id'])}", is_zh=True),
            "phase": lambda row: Cell(self.words(f"phase.{row['phase']}")),
            "place": self._place,
            "inside": self._inside,
            "deepest": lambda row: Cell(self._depth(row["deepest"])),
            "deepest_within_precision": lambda row: Cell(self._depth(row["deepest_within_precision"])),
            "nearest_m": lambda row: self._metres(row["nearest_m"]),
            **{name: self._number(name) for name in counts},
        }

    def _areas(self) -> Columns:
        counts = ("works", *self.words.section("phase"))
        return {
            "name": lambda row: Cell(Wording(self.words).district(row["name"]), self._district(row["name"])),
            "km2": self._number("km2", 1),
            **{name: self._number(name) for name in counts},
            "volume_standing_m3": lambda row: self._volume(row["volume_standing_m3"]),
            "volume_promised_m3": lambda row: self._volume(row["volume_promised_m3"]),
            "points": self._number("points"),
            "points_per_km2": self._number("points_per_km2", 2),
            "villages": lambda row: self._near(row, "villages"),
            "shelters": lambda row: self._near(row, "shelters"),
        }

    def _gaps(self) -> Columns:
        return {
            "rank": self._number("rank"),
            "where": self._where,
            "ha": self._hectares,
            "deepest": lambda row: Cell(self._depth(row["deepest"])),
            "points": self._number("points"),
            "nearest": self._nearest,
        }

    def _number(self, name: str, places: int = 0) -> Callable[[Values], Cell]:
        def make(row: Values) -> Cell:
            return Cell("" if row[name] is None else f"{row[name]:,.{places}f}", is_number=True)

        return make

    def _metres(self, metres: float | None) -> Cell:
        return Cell("" if metres is None else self.words("analysis.metres_of", n=f"{metres:,.0f}"), is_number=True)

    def _volume(self, cubic_metres: float) -> Cell:
        return Cell(self.words("analysis.volume_of", n=f"{cubic_metres / WAN:,g}"), is_number=True)

    def _near(self, row: Values, name: str) -> Cell:
        return Cell(self.words("analysis.near_of", n=row[f"{name}_near"], of=row[name]), is_number=True)

    def _depth(self, number: int | None) -> str:
        known = [one for shown in self.overlays for one in shown.classes if one["number"] == number]
        return class_words(known[0], self.words) if known and number is not None else ""

    def _place(self, row: Values) -> Cell:
        if row["precision_m"] is None:
            return Cell(self.words("analysis.place_none"))
        name = "area" if row["location_type"] == "area" else "exact"
        return Cell(self.words(f"analysis.place_{name}", n=f"{row['precision_m']:,g}"))

    def _inside(self, row: Values) -> Cell:
        if row["is_inside"] is None:
            return Cell("")
        if not row["is_inside"]:
            return Cell(self.words("analysis.inside_not"))
        if row["shape"] == "point":
            return Cell(self.words("analysis.inside_spot"))
        unit, amount = ("hectares", row["inside_ha"]) if row["shape"] == "area" else ("metres", row["inside_m"])
        said = self.words(f"analysis.{unit}_of", n=f"{amount:,.2f}" if unit == "hectares" else f"{amount:,.0f}")
        return Cell(self.words("analysis.inside_of", amount=said, share=f"{row['inside_share']:.0%}"))

    def _where(self, row: Values) -> Cell:
        districts = Wording(self.words).districts(row["districts"], NAMED)
        villages, more = row["villages"][:NAMED], "…" if len(row["villages"]) > NAMED else ""
        return Cell(districts, small=self.words("analysis.between").join(villages) + more, is_zh=False)

    def _hectares(self, row: Values) -> Cell:
        said = "" if row["ha"] is None else self.words("analysis.hectares_of", n=f"{row['ha']:,.2f}")
        return Cell(said, small=self.words("analysis.rest") if row["is_rest"] else "", is_number=True)

    def _nearest(self, row: Values) -> Cell:
        if row["nearest"] is None:
            return Cell(self.words("analysis.no_nearest"))
        far = self.words("analysis.metres_of", n=f"{row['nearest_m']:,.0f}")
        known = self.words("analysis.place_exact", n=f"{row['nearest_precision_m']:,g}")
        small = self.words("analysis.inside_of", amount=far, share=known)
        return Cell(row["nearest_name"], f"/projects/{quote(row['nearest'])}", small, is_zh=True)

    def _district(self, name: str) -> str:
        return f"/districts/{quote(name)}" if name in self.words.section("district") else ""
