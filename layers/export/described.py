"""What is said of a file in its reader's language, in the form that formats with room for one text have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BETWEEN = "："


@dataclass(frozen=True)
class Described:
    """What is said of a file.

    Parameters
    ----------
    title : str
    lines : sequence of (str, str)
        A heading and a text each: what it is, from whom, of when, how it was reckoned.
    caution : str
        What to beware of; empty where there is nothing.
    day : str
        Which the file bears, ISO 8601, so that the same works make the same bytes.
    language : str
        BCP 47 tag.
    """

    title: str
    lines: Sequence[tuple[str, str]]
    caution: str
    day: str
    language: str

    @property
    def text(self) -> str:
        """All of it in lines, the caution behind the title: who reads but the beginning has read that."""
        said = (f"{label}{BETWEEN}{text}" if text else label for label, text in self.lines)
        return "\n".join(filter(None, [self.title, self.caution, *said]))
