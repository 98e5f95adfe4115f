"""What a file says in a reader's language; the words come from whoever knows the reader."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Labels:
    """The words of a file.

    Parameters
    ----------
    language : str
        BCP 47 tag.
    title : str
        What was selected.
    sheets : mapping of str to str
        Names of the sheets ``works``, ``about`` and ``columns``.
    headings : mapping of str to str
        Column to its heading.
    notes : mapping of str to str
        Column to what it means, where its heading does not say it.
    codes : mapping of str to mapping of str to str
        Column to its values and what they are in words.
    about : tuple of (str, str)
        What the file is, from where, as of when, under which filters; in lines of a label and a text.
    lost : mapping of str to str
        What a format cannot hold (`layers.export.loss.LOSSES`) in words, with ``{n}``.
    lost_heading : str
        What stands before these.
    table : tuple of str
        Headings of the sheet ``columns``: heading, name, meaning, values.
    colours : mapping of str to str
        Phase to ``#rrggbb``, for maps.
    """

    language: str
    title: str
    sheets: Mapping[str, str]
    headings: Mapping[str, str]
    notes: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    about: tuple[tuple[str, str], ...]
    lost: Mapping[str, str]
    lost_heading: str
    table: tuple[str, str, str, str]
    colours: Mapping[str, str]
