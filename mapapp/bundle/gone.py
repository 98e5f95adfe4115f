"""What a page has on a server and not in a copy; the table says why."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("gone.toml")
ANY = "*"
Attributes = Mapping[str, str | None]


@dataclass(frozen=True)
class Gone:
    """An element that a copy lacks.

    Parameters
    ----------
    tag, attribute, value : str
        Which it is; `ANY` is every value.
    reason : str
        Why.
    keep : bool
        Whether it stays, hidden, because the page's script looks for it.
    say : str
        Key of the words that stand in its place; empty: nobody misses it.
    """

    tag: str
    attribute: str
    value: str
    reason: str
    keep: bool = False
    say: str = ""

    def is_meant(self, attributes: Attributes) -> bool:
        """Say whether an element of this tag is the one."""
        return self.attribute in attributes and self.value in (ANY, attributes[self.attribute])


@cache
def table() -> Mapping[str, tuple[Gone, ...]]:
    """Read the table: tag to what is gone of it."""
    rows = [Gone(**row) for row in tomllib.loads(TABLE.read_text("utf-8"))["gone"]]
    return {tag: tuple(row for row in rows if row.tag == tag) for tag in {row.tag for row in rows}}


def gone(tag: str, attributes: Attributes) -> Gone | None:
    """Find the row of an element; None where the copy has it."""
    return next((row for row in table().get(tag, ()) if row.is_meant(attributes)), None)
