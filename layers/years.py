"""Years of completion in a request."""

import re
from dataclasses import dataclass
from typing import Self

from layers.errors import QueryError

EXPECTED = "a year (2026), years (2024..2027) or none, comma-separated"
EXPECTED_ONE = "one year of four figures, such as 2027"
TOKEN = re.compile(r"(\d{4})(?:\.\.(\d{4}))?")


@dataclass(frozen=True)
class Years:
    """Spans of years, and whether works without a stated year are meant too.

    Parameters
    ----------
    spans : tuple of (int, int)
        First and last year of each.
    unstated : bool
    """

    spans: tuple[tuple[int, int], ...]
    unstated: bool

    @classmethod
    def parse(cls, tokens: tuple[str, ...]) -> Self:
        """Read years.

        Raises
        ------
        QueryError
            If a token is no year, no span in order, and not ``none``.

        Examples
        --------
        >>> Years.parse(("2024..2027", "none"))
        Years(spans=((2024, 2027),), unstated=True)
        """
        spans = []
        for token in tokens:
            if token == "none":  # noqa: S105  a word of the query, no secret
                continue
            found = TOKEN.fullmatch(token)
            first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
            if first > last:
                raise QueryError("year", token, EXPECTED)
            spans.append((first, last))
        return cls(tuple(spans), "none" in tokens)


def parse_year(parameter: str, text: str) -> int:
    """Read one year.

    Raises
    ------
    QueryError
        If the text is none; there is no year 0.

    Examples
    --------
    >>> parse_year("stands", "2027")
    2027
    """
    found = TOKEN.fullmatch(text)
    if not found or found[2] or not int(found[1]):
        raise QueryError(parameter, text, EXPECTED_ONE)
    return int(found[1])
