"""What is asked to be printed, read once from an address or a command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Self

from layers import Query

Paper = Literal["a4", "a3"]


@dataclass(frozen=True)
class Order:
    """An order of one sheet.

    Parameters
    ----------
    district : str
        A district's name; empty where `query.bbox` or nothing says the area.
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

    @classmethod
    def parse(cls, district: str, texts: Mapping[str, str]) -> Self:
        """Read an order. `layers.errors.QueryError` says which parameter is unsound."""
        raise NotImplementedError
