"""What a map of a result needs beside the result: words and colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Legend:
    """Words and colours of a map.

    Parameters
    ----------
    language : str
        BCP 47 tag.
    headings : mapping of str to str
        Of the columns.
    phases : mapping of str to (str, str)
        Each phase to its words and its colour, ``#rrggbb``.
    unclassed : str
        What has no class.
    """

    language: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    phases: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    unclassed: str = ""
