"""What an operator wants in a copy."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mapapp.paper.order import Paper
from mapapp.settings import ROOT


@dataclass(frozen=True)
class Wish:
    """What is to be copied.

    Parameters
    ----------
    edition : Path
        The edition's file.
    overlays : Path
        Folder of the overlays; all that can be read are copied.
    made : date
        The day that the copy bears.
    districts : tuple of str
        Official names of those whose pages, and sheets, are wanted; all without any.
    sheets : tuple of str
        Sizes of paper on which each of these districts' sheets is printed, and the atlas where all are wanted; none
        without them.
    url : str
        Where the map is on the web, which the copy then names; empty: nowhere.
    """

    edition: Path
    overlays: Path = ROOT / "var" / "overlays"
    made: date = date.min
    districts: tuple[str, ...] = ()
    sheets: tuple[Paper, ...] = ()
    url: str = ""
