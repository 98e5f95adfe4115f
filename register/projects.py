"""The register itself: one row per project, what a person decides and what follows from the passages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from register.category import FLOOD_CATEGORIES, Category, LocationType
from register.table import Row, each, listed, prove_unique, read_table

FILE = "projects.csv"
DECIDED = "id,name,name_en,category,part_of,location_text,location_type,districts,agency,flood_related,aliases".split(
    ","
)
DERIVED = (
    "status,status_said,status_as_of,completion_year,completion,completion_precision,completion_kind,completion_said,"
    "start,budget_twd,budget_said,quantity,quantity_unit,quantity_said,document,section,paragraph,mentions_count,"
    "slipped_months"
).split(",")
COLUMNS = [*DECIDED, *DERIVED]
ID = re.compile(r"kw-[0-9]{4}")


@dataclass(frozen=True)
class Identity:
    """What a person decides of a project.

    Parameters
    ----------
    id : str
        ``kw-`` and four digits, never given twice.
    name, name_en : str
        An English name only where a source gives one.
    category : Category
    part_of : str
        Id of the project this one is a part or phase of, or empty.
    location_text : str
        Where, in words that the geocoder reads.
    location_type : LocationType
    districts, aliases : tuple of str
        Districts that the documents name; other names people use.
    agency : str
    flood_related : bool
    """

    id: str
    name: str
    name_en: str
    category: Category
    part_of: str
    location_text: str
    location_type: LocationType
    districts: tuple[str, ...]
    agency: str
    flood_related: bool
    aliases: tuple[str, ...]


def _category(row: Row) -> Category:
    try:
        return Category(row["category"])
    except ValueError:
        raise row.wrong("category", f"one of {', '.join(Category)}") from None


def _location_type(row: Row) -> LocationType:
    try:
        return LocationType(row["location_type"])
    except ValueError:
        raise row.wrong("location_type", f"one of {', '.join(LocationType)}") from None


def read_identity(row: Row) -> Identity:
    """Read what a person decided of a project.

    Raises
    ------
    RowError
        If the id is malformed, the name missing, or a word outside its vocabulary.
    """
    if not ID.fullmatch(row["id"]):
        raise row.wrong("id", "kw- and four digits, such as kw-0001")
    if not row["name"]:
        raise row.wrong("name", "a name")
    if row["flood_related"] not in ("", "yes"):
        raise row.wrong("flood_related", "yes, or nothing")
    category, location_type = _category(row), _location_type(row)
    if not row["location_text"] and location_type in (LocationType.SPECIFIC, LocationType.AREA):
        raise row.wrong("location_text", "words that say where, as location_type says there are")
    return Identity(
        id=row["id"],
        name=row["name"],
        name_en=row["name_en"],
        category=category,
        part_of=row["part_of"],
        location_text=row["location_text"],
        location_type=location_type,
        districts=listed(row["districts"]),
        agency=row["agency"],
        flood_related=bool(row["flood_related"]) or category in FLOOD_CATEGORIES,
        aliases=listed(row["aliases"]),
    )


def read_identities(folder: Path) -> tuple[tuple[Row, Identity], ...]:
    """Read `projects.csv`, each row with what a person decided in it.

    Raises
    ------
    RegisterError
        With one line for each broken row, id given twice, or `part_of` that names no project or goes in a circle.
    """
    rows = each(read_table(folder / FILE, COLUMNS), lambda row: (row, read_identity(row)))
    parents = {identity.id: identity.part_of for _, identity in rows}
    prove_unique([row for row, _ in rows], "id")
    each(rows, lambda pair: _prove_part_of(*pair, parents))
    return rows


def _prove_part_of(row: Row, identity: Identity, parents: dict[str, str]) -> None:
    if identity.part_of and identity.part_of not in parents:
        raise row.wrong("part_of", "the id of a project")
    trail, above = {identity.id}, identity.part_of
    while above:
        if above in trail:
            raise row.wrong("part_of", "no circle")
        trail.add(above)
        above = parents.get(above, "")
