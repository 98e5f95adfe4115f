"""Whether words stand in a document."""

from __future__ import annotations


def squeezed(text: str) -> str:
    """Take out all white space: documents break lines and set spaces where they like."""
    return "".join(text.split())


def occurs(text: str, section: str, said: str) -> bool:
    r"""Tell whether words stand in a text behind the last heading of a section, white space aside.

    Parameters
    ----------
    text : str
        A document's text.
    section : str
        Headings joined by `` / ``.
    said : str
        The words.

    Examples
    --------
    >>> occurs("《防洪》\n正義公園滯洪池預計 113\n年底完工", "《防洪》", "預計 113 年底完工")
    True
    """
    heading = squeezed(section.rsplit(" / ", 1)[-1])
    _, found, rest = squeezed(text).partition(heading)
    return bool(found) and squeezed(said) in rest
